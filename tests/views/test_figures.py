"""Figures by their data: what is drawn is what was measured, in colours that can be seen, with words for who cannot."""

from io import BytesIO

import matplotlib

matplotlib.use("agg")

import numpy as np  # noqa: E402
import pytest  # noqa: E402
from matplotlib import pyplot as plt  # noqa: E402
from matplotlib.colors import to_rgb  # noqa: E402

from dnn_lab.engine.by_layer import parameter_count  # noqa: E402
from dnn_lab.engine.calibration import calibration  # noqa: E402
from dnn_lab.engine.network import Network  # noqa: E402
from dnn_lab.views import figures  # noqa: E402
from dnn_lab.views.figures.relevance import AGAINST_TO_FOR  # noqa: E402
from dnn_lab.views.figures.style import CLASSES, COLOURS, INK, PAPER, SOFT, number, png  # noqa: E402

XOR = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float), np.array([[0], [1], [1], [0]], float)


@pytest.fixture(autouse=True)
def nothing_is_left_open():
    yield
    plt.close("all")


def luminance(colour):
    rgb = np.array(to_rgb(colour))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4) @ [0.2126, 0.7152, 0.0722]


def contrast(one, other):
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def line(ax, label):
    return next(one for one in ax.get_lines() if one.get_label() == label)


def test_every_colour_stands_out_from_the_paper():
    assert min(contrast(colour, PAPER) for colour in COLOURS) >= 3
    assert min(contrast(colour, PAPER) for colour in (INK, SOFT)) >= 4.5


def test_an_own_figure_looks_the_same_whatever_style_the_notebook_has():
    with plt.style.context("dark_background"):
        ax = figures.loss_curves({"a": [1, 2], "b": [2, 1]})
        ax.figure.canvas.draw()
        assert ax.figure.get_facecolor()[:3] == to_rgb(PAPER) == ax.get_facecolor()[:3]
        words = [*ax.get_xticklabels(), ax.xaxis.label, ax.yaxis.label, *ax.get_legend().get_texts()]
        assert {to_rgb(word.get_color()) for word in words} == {to_rgb(INK)}


def test_activation_functions_are_drawn_with_their_true_slopes():
    drawn = figures.activation_functions(["sigmoid", "tanh", "relu", "step"])
    for ax, at_two in zip(drawn, [1 / (1 + np.exp(-2)), np.tanh(2), 2, 1], strict=True):
        z, a = line(ax, "f(z)").get_data()
        _, d = line(ax, "slope").get_data()
        assert np.interp(2, z[101:], a[101:]) == pytest.approx(at_two, abs=1e-3)
        for side in (slice(0, 100), slice(101, None)):
            assert np.allclose(np.gradient(a[side], z[side])[1:-1], d[side][1:-1], atol=2e-3)
        assert np.isnan(z[100]), "a corner or leap is a gap, not an upright line"
    assert "sigmoid: from 0.018 at z = −4 to 0.98 at z = 4; steepest slope 0.25." in drawn[0].figure.description


def test_regions_take_the_colour_of_their_class_and_the_border_lies_where_the_outputs_are_even():
    ax = figures.decision_regions(lambda points: points[:, 0], limits=(0, 1, 0, 1))
    pixels = ax.get_images()[0].get_array()
    left, right = pixels[80, 5], pixels[80, -5]
    for pixel, colour in ((left, CLASSES[0]), (right, CLASSES[1])):
        assert np.argmin(pixel) == np.argmin(to_rgb(colour)) and np.ptp(pixel) > 0.2
    assert np.ptp(pixels[80, 80]) < np.ptp(left), "paler where it is less sure"
    border = np.concatenate([path.vertices for path in ax.collections[-1].get_paths()])
    assert np.allclose(border[:, 0], 0.5, atol=0.01)
    assert ax.figure.description == "The plane by class: class 0 50%; class 1 50%."


THREE = Network([2, 3, 3], output="softmax", seed=0)


@pytest.mark.parametrize("model", [lambda X: X, lambda X: X[:, :1], lambda X: X[:, [0, 1, 0]], THREE, THREE.forward])
def test_regions_take_any_function_of_two_numbers(model):
    figures.decision_regions(model, limits=(0, 1, 0, 1))


def test_a_model_that_is_no_function_of_points_is_told():
    with pytest.raises(ValueError, match=r"the model gives shape \(\) for 25921 points"):
        figures.decision_regions(lambda X: 3.0)


def test_points_are_counted_and_drawn_in_their_class():
    ax = figures.decision_regions(lambda X: (X[:, 0] > 0.5) * 1.0, *XOR, names=["no", "yes"])
    drawn = {one.get_label(): one.get_offsets().data for one in ax.collections if one.get_label() in ("no", "yes")}
    assert drawn["yes"].tolist() == [[0, 1], [1, 0]] and drawn["no"].tolist() == [[0, 0], [1, 1]]
    assert "2 of 4 points lie in the region of their class" in ax.figure.description


def test_parameter_counts_are_counted():
    deeper, wider = figures.parameter_counts(inputs=3, width=8, depth=2, most=10)
    assert line(deeper, "parameters").get_ydata()[4] == parameter_count([3, 8, 8, 8, 8, 8, 1])
    assert line(wider, "parameters").get_ydata()[4] == parameter_count([3, 5, 5, 1])
    assert np.allclose(line(deeper, "parameters").get_ydata(), line(deeper, "a straight line").get_ydata())
    assert line(wider, "parameters").get_ydata()[-1] > 1.5 * line(wider, "a straight line").get_ydata()[-1]


def test_the_reliability_diagram_shows_accuracy_and_the_gap_to_confidence():
    made = calibration([[0.9, 0.1], [0.8, 0.2], [0.3, 0.7]], [[1, 0], [0, 1], [0, 1]], bins=5)
    ax = figures.reliability(made, title="as trained")
    right, gap = ([bar.get_height() for bar in bars] for bars in ax.containers[:2])
    assert right == pytest.approx([0.5, 1]) and gap == pytest.approx([0.25, -0.1])
    assert "75% sure, 50% right (2)" in ax.figure.description


def test_gradients_stand_over_their_layer_and_a_zero_at_the_foot():
    ax = figures.gradients_by_layer({"sigmoid": [1e-6, 1e-3, 1], "dead": [0, 0, 1e-2]})
    assert ax.get_yscale() == "log"
    assert line(ax, "sigmoid").get_xydata().tolist() == [[1, 1e-6], [2, 1e-3], [3, 1]]
    crosses = [one for one in ax.get_lines() if one.get_marker() == "x" and len(one.get_xdata())]
    assert [one.get_xdata().tolist() for one in crosses] == [[1, 2]]


def test_what_is_read_wrong_is_framed_and_said():
    images, outputs = np.eye(2, 64) * 16, np.eye(10)[[3, 5]] * 0.8 + 0.02
    right, wrong = figures.digit_images(images, [3, 7], outputs)
    assert right.get_title() == "3 · 82%" and wrong.get_title() == "5 · 82%\n× is 7"
    assert wrong.spines["left"].get_linewidth() > right.spines["left"].get_linewidth()
    assert right.get_images()[0].get_array()[0, 0] == 16 and wrong.get_images()[0].get_array()[0, 1] == 16
    assert "Digit read as 5 · 82% × is 7." in right.figure.description


def test_digits_without_outputs_fill_rows_and_leave_the_rest_empty():
    ax = figures.digit_images(np.zeros((3, 64)), [1, 2, 3], columns=2)
    assert ax.shape == (2, 2) and not ax[1, 1].spines["left"].get_visible()
    with pytest.raises(ValueError, match=r"images have shape \(2, 9\); digits have 64 pixels"):
        figures.digit_images(np.zeros((2, 9)))


def test_representations_show_each_hidden_layer_with_its_probe():
    weights = [[[20, 20], [20, 20]], [[20, -20]]]
    net = Network.from_parameters(weights=weights, biases=[[-10, -30], [-10]], hidden="sigmoid", output="sigmoid")
    inputs, hidden = figures.representations(net, *XOR)
    places = np.concatenate([points.get_offsets().data for points in hidden.collections])
    assert np.allclose(np.sort(places, axis=0), [[0, 0], [1, 0], [1, 0], [1, 1]], atol=0.01)
    assert hidden.get_title() == "layer 1: 2 wide\nprobe 100% right"


def test_figures_draw_on_axes_they_are_given_and_return_them():
    _, given = plt.subplots()
    assert figures.loss_curves({"a": [1, 2]}, ax=given) is given
    assert figures.decision_regions(lambda X: X[:, 0], ax=given) is given
    pair = figures.axes(columns=2)
    assert figures.parameter_counts(pair) is pair


def test_the_picture_carries_its_description_as_text_in_html_and_in_metadata():
    ax = figures.histogram([1.0, 2.0, 4.0], xlabel='"share"')
    data, metadata = ax.figure.mimebundle()
    said = 'Histogram of 3 values, "share": from 1 to 4, half of them below 2.'
    assert data["text/plain"] == metadata["image/png"]["alt"] == said
    assert 'alt="Histogram of 3 values, &quot;share&quot;: from 1' in data["text/html"]
    assert data["image/png"] in data["text/html"] and len(data["image/png"]) < 20_000


def test_a_figure_that_nobody_described_says_its_names():
    left, right = figures.axes(columns=2)
    left.plot([1, 2], label="5 bumps")
    right.set(title="later", xlabel="epoch", ylabel="loss")
    assert left.figure.mimebundle()[0]["text/plain"] == "y over x, 5 bumps. later, loss over epoch."


def test_what_a_notebook_shows_is_the_described_picture():
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    InteractiveShell.instance()
    ax = figures.histogram([1.0, 2.0])
    with capture_output() as captured:
        ax.figure._ipython_display_()
    (shown,) = captured.outputs
    assert set(shown.data) == {"text/plain", "text/html", "image/png"}
    InteractiveShell.clear_instance()


def test_the_picture_is_a_png_with_few_colours():
    assert png(figures.loss_curves({"a": [1, 2]}).figure)[:8] == b"\x89PNG\r\n\x1a\n"


def test_few_points_in_a_large_picture_keep_their_colours():
    ax = figures.axes(width=7.2, height=3.2, columns=2)
    for one in ax:
        figures.decision_regions(Network([2, 1], output="sigmoid", seed=0), *XOR, ax=one, limits=(-0.4, 1.4, -0.4, 1.4))
    pixels = plt.imread(BytesIO(png(ax[0].figure)))[..., :3].reshape(-1, 3)
    for colour in CLASSES[:2]:
        assert np.abs(pixels - to_rgb(colour)).max(axis=1).min() < 0.03


@pytest.mark.parametrize("seed", range(6))
def test_pixels_that_answer_for_nothing_are_shown_neither_for_nor_against(seed):
    rng = np.random.default_rng(seed)
    four = {str(place): np.where(rng.random(64) < 0.4, rng.normal(size=64), 0) for place in range(4)}
    pixels = plt.imread(BytesIO(png(figures.relevance_images(np.zeros(64), four)[0].figure)))[..., :3]
    colours, counts = np.unique(pixels[:, 300:].reshape(-1, 3), axis=0, return_counts=True)
    assert np.allclose(colours[counts.argmax()], AGAINST_TO_FOR(0.5)[:3], atol=1 / 255)


@pytest.mark.parametrize(("value", "text"), [(0.0, "0"), (-4, "−4"), (0.0182, "0.018"), (1234, "1200"), (1e-9, "1e−9")])
def test_numbers_are_said_shortly(value, text):
    assert number(value) == text


def test_blame_bars_are_the_numbers_given_and_their_sums():
    ax = figures.blame_bars({"share": [0.36, 0.24], "gradient": [0.5, -0.1]}, 0.6, names=["a", "b"])
    heights = [[bar.get_height() for bar in bars] for bars in ax.containers]
    assert np.allclose(heights, [[0.36, 0.24, 0.6], [0.5, -0.1, 0.4]])
    assert line(ax, "to be shared").get_ydata().tolist() == [0.6, 0.6]
    assert [text.get_text() for text in ax.get_xticklabels()] == ["a", "b", "all together"]
    assert "share: 0.36, 0.24, all together 0.6" in ax.figure.description
    assert len({bars[0].get_hatch() for bars in ax.containers}) == 2


def test_relevance_images_have_the_pixels_signs_and_sums():
    values = np.zeros(64)
    values[[9, 20]] = 2.0, -1.5
    image, shades = figures.relevance_images(np.arange(64), {"shares": values})
    assert np.array_equal(shades.images[0].get_array(), values.reshape(8, 8))
    assert shades.images[0].get_clim() == (-2, 2) and "adds up to 0.5" in shades.get_title()
    assert sorted((text.get_position(), text.get_text()) for text in shades.texts) == [((1, 1), "+"), ((4, 2), "−")]
    assert "adds up to 0.5" in image.figure.description
    with pytest.raises(ValueError, match="square"):
        figures.relevance_images(np.ones(7), {})
