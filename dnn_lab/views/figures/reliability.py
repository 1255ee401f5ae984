"""The reliability diagram: of the samples at which a network says 80 %, how many does it get right?"""

from dnn_lab.views.figures.style import COLOURS, INK, PAPER, axes, describe, legend


def reliability(calibration, ax=None, title=None):
    """Accuracy in each bin of confidence as bars, and what a calibrated network would have as a dashed line.

    calibration  what `lab.calibration` gives. The hatched part of a bar is how far the network is surer than right.
    """
    ax = axes(4.4, 4.0) if ax is None else ax
    filled = calibration.counts > 0
    width = calibration.edges[1] - calibration.edges[0]
    places = (calibration.edges[:-1] + width / 2)[filled]
    accuracy, confidence = calibration.accuracy[filled], calibration.confidence[filled]
    bars = {"width": width, "edgecolor": PAPER, "linewidth": 1}
    ax.bar(places, accuracy, color=COLOURS[0], label="right", **bars)
    gaps = {**bars, "edgecolor": COLOURS[1], "facecolor": "none", "hatch": "///"}
    ax.bar(places, confidence - accuracy, bottom=accuracy, label="gap to confidence", **gaps)
    ax.plot([0, 1], [0, 1], color=INK, linestyle="--", linewidth=1.5, label="calibrated")
    ax.set(xlabel="confidence", ylabel="part that is right", xlim=(0, 1), ylim=(0, 1.02), aspect="equal")
    error = f"expected calibration error {calibration.error:.1%}"
    ax.set_title(f"{title}\n{error}" if title else error)
    legend(ax, loc="upper left", fontsize=9)
    rows = zip(confidence, accuracy, calibration.counts[filled], strict=True)
    said = "; ".join(f"{sure:.0%} sure, {right:.0%} right ({count})" for sure, right, count in rows)
    return describe(ax, f"Reliability diagram{f', {title}' if title else ''}: {error}. By bin: {said}.")
