"""A figure in JupyterLab: its description is the picture's alternative text, and no window is too narrow for it."""

from playwright.sync_api import expect


def test_a_figure_is_described_and_fits(lab):
    lab.open_cells("import dnn_lab as lab\nlab.figures.activation_functions();")
    picture = lab.output(0).get_by_role("img", name="ReLU: from 0 at z = −4 to 4 at z = 4; steepest slope 1.")
    expect(picture).to_be_visible(timeout=60_000)
    lab.set_width(420)
    assert picture.bounding_box()["width"] <= 420
    ratio = "img => [img.clientWidth / img.clientHeight, img.naturalWidth / img.naturalHeight]"
    shown, drawn = picture.evaluate(ratio)
    assert abs(shown / drawn - 1) < 0.01, "it keeps its proportions"
