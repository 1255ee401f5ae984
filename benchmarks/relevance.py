"""Which pixels made the digit: relevance worked out and drawn, in the explorer and as a figure, beside both by hand."""

import io

import matplotlib

matplotlib.use("agg")

import numpy as np  # noqa: E402

from benchmarks.rows import Row, takes  # noqa: E402
from benchmarks.timing import side_by_side  # noqa: E402
from dnn_lab.engine.datasets import load_data  # noqa: E402
from dnn_lab.engine.network import Network  # noqa: E402
from dnn_lab.views.explorers.relevance import RelevanceExplorer  # noqa: E402
from dnn_lab.views.figures import relevance_images  # noqa: E402
from dnn_lab.views.figures.style import png  # noqa: E402

MOST = 50


def rows():
    net, image = Network([64, 32, 10], seed=0), load_data("digits").inputs[3] / 16
    explorer = RelevanceExplorer(net, image)
    turn = iter(np.tile([0.1, 0.2], 100_000))

    def explored():
        explorer.controls["epsilon"].value = next(turn)
        return explorer.still()

    yield _drawn("a digit's relevance, drawn in the explorer", explored, net, image)
    yield _drawn("a digit's relevance, drawn as a figure", lambda: _figure(net, image), net, image)
    (ratios,) = side_by_side(lambda: net.relevance(image), lambda: _by_hand(net, image), rounds=60)
    yield takes("a digit's relevance, LRP-0", "numpy written out", ratios)


def _drawn(work, draw, net, image):
    (ratios,) = side_by_side(draw, lambda: _plain_figure(net, image), rounds=9)
    milliseconds = 1e3 * ratios.seconds
    found = f"{milliseconds:.1f} ms, {ratios.quartiles[1]:.2f} × its time"
    return Row(work, "numpy and matplotlib written out", found, f"≤ {MOST} ms", milliseconds <= MOST)


def _figure(net, image):
    from matplotlib import pyplot as plt

    figure = relevance_images(image, {"shares": net.relevance(image).inputs})[0].figure
    made = png(figure)
    plt.close(figure)
    return made


def _by_hand(net, image):
    values = [image]
    for W, b in zip(net.weights, net.biases, strict=True):
        values.append(np.maximum(W @ values[-1] + b, 0))
    R = np.where(np.arange(10) == values[-1].argmax(), values[-1], 0)
    for W, a in zip(net.weights[::-1], values[-2::-1], strict=True):
        z = W @ a
        R = a * (W.T @ (R / np.where(z == 0, 1, z)))
    return R


def _plain_figure(net, image):
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(1, 2)
    axes[0].imshow(image.reshape(8, 8))
    axes[1].imshow(_by_hand(net, image).reshape(8, 8))
    figure.savefig(made := io.BytesIO(), format="png")
    plt.close(figure)
    return made.getvalue()
