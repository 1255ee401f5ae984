"""scikit-learn's numbers for probes and calibration, stored as a small table so that the tests need no scikit-learn.

    python tests/engine/sklearn_reference.py    makes sklearn_reference.json anew; needs scikit-learn and numpy only

Data are the course's own files, read by the course's own `load_data` and `split`.
"""

import json
import sys
from pathlib import Path

import numpy as np

TABLE = Path(__file__).with_suffix(".json")


def made_probabilities():
    """500 probabilities and their outcomes, drawn so that they are not calibrated."""
    rng = np.random.default_rng(0)
    P = rng.uniform(size=500).round(3)
    return P, (rng.uniform(size=500) < P**2).astype(int)


def probe_of(name, classes, ridge):
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    from dnn_lab.engine.datasets import load_data, split

    train, test = (part.take(part.labels < classes) for part in split(load_data(name)))
    scaler = StandardScaler().fit(train.inputs)
    model = LogisticRegression(C=1 / ridge, tol=1e-9, max_iter=50_000).fit(scaler.transform(train.inputs), train.labels)
    parts = [model.score(scaler.transform(part.inputs), part.labels) for part in (train, test)]
    coefficients = model.coef_ if classes > 2 else np.vstack([-model.coef_ / 2, model.coef_ / 2])
    return {"data": name, "classes": classes, "ridge": ridge, "accuracy": parts, "weights": coefficients.tolist()}


def main():
    from sklearn.calibration import calibration_curve

    P, outcomes = made_probabilities()
    curve = [part.tolist() for part in calibration_curve(outcomes, P, n_bins=10)]
    probes = [probe_of("penguins", 3, 1.0), probe_of("penguins", 3, 0.1), probe_of("digits", 10, 1.0)]
    TABLE.write_text(json.dumps({"probes": probes, "curve": curve}, indent=1) + "\n")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main()
