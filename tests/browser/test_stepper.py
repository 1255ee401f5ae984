"""The Stepper in JupyterLab, used as a person would: by mouse, by keys, with a dead kernel, in both themes."""

import pytest
from playwright.sync_api import expect

IMPORT = "import dnn_lab as lab"
NET = """net = lab.Network.from_parameters(
    weights=[[[0.5, -0.4], [-0.3, 0.8], [0.6, 0.2]], [[0.7, -0.5, 0.3]]], biases=[[0.1, 0.2, -0.1], [0.1]],
    hidden="sigmoid", output="sigmoid", loss="half_squared_error")"""
STEPPER = "lab.Stepper(net.training_trace([0.4, -2.0], [1], learning_rate=0.5))"
STEPS = 47


@pytest.fixture
def stepper(lab):
    lab.open_cells(IMPORT, NET, STEPPER)
    expect(lab.widget.locator(".st-count")).to_contain_text("1 of 47", timeout=60_000)
    return lab


def count(lab):
    return lab.widget.locator(".st-count")


def title(lab):
    return lab.widget.locator(".st-what")


def walk(lab, forward):
    """From the first step to the last; the titles met on the way."""
    met = [title(lab).inner_text()]
    for number in range(2, STEPS + 1):
        forward()
        expect(count(lab)).to_have_text(f"{number} of {STEPS}")
        met.append(title(lab).inner_text())
    return met


def test_a_whole_pass_by_mouse(stepper):
    button = stepper.widget.get_by_role("button", name="Forward one step")
    met = walk(stepper, button.click)
    assert met[0] == "Weighted sum of neuron 1" and met[-1] == "New bias of neuron 1"
    expect(button).to_be_disabled()
    stepper.widget.locator(".st-tile", has_text="w⁺").first.click()
    expect(title(stepper)).to_have_text("New weight to 1 from 1")
    expect(stepper.widget.locator(".st-result")).to_have_text("0.5020")


def test_a_whole_pass_by_keys_and_after_the_kernel_is_killed(stepper):
    stepper.kill_kernel()
    stepper.widget.locator("[aria-current=step]").focus()
    met = walk(stepper, lambda: stepper.page.keyboard.press("ArrowRight"))
    assert "Slope of the activation of neuron 2" in met
    stepper.page.keyboard.press("Home")
    expect(count(stepper)).to_have_text(f"1 of {STEPS}")
    stepper.page.keyboard.press("End")
    expect(count(stepper)).to_have_text(f"{STEPS} of {STEPS}")
    stepper.widget.locator('[data-edge="w1_2_1"]').click(force=True)
    expect(stepper.widget.locator(".st-path-rows tbody tr")).to_have_count(1)
    expect(stepper.widget.locator("[aria-current=step]")).to_be_visible()


def test_paths_of_a_weight_add_up_to_its_gradient(lab):
    kinds = 'hidden="sigmoid", output="sigmoid", loss="half_squared_error"'
    lab.open_cells(IMPORT, f"net = lab.Network([2, 3, 2], {kinds}, seed=2)",
                   "trace = net.training_trace([0.5, 0.8], [1, 0], 0.5)\nlab.Stepper(trace, at='L')")  # fmt: skip
    expect(title(lab)).to_have_text("Loss", timeout=60_000)
    lab.widget.locator('[data-edge="w1_2_1"]').click(force=True)
    expect(title(lab)).to_have_text("Gradient of the weight to 2 from 1")
    expect(lab.widget.get_by_role("button", name="Paths to the loss")).to_have_attribute("aria-pressed", "true")
    products = lab.widget.locator(".st-path-rows .st-product").all_inner_texts()
    total = lab.widget.locator(".st-path-rows tfoot b").inner_text()
    assert len(products) == 2
    number = lambda text: float(text.replace("−", "-"))  # noqa: E731
    assert sum(map(number, products)) == pytest.approx(number(total), rel=0.01)
    result = lab.widget.locator(".st-result").text_content()
    assert number(result) == pytest.approx(number(total), rel=0.01)


def test_clicking_a_cell_goes_to_its_step(stepper):
    stepper.widget.locator('g[data-q="a1_3"]').click()
    expect(title(stepper)).to_have_text("Activation of neuron 3")
    stepper.widget.get_by_role("button", name="Last step").click()
    stepper.widget.locator('g[data-q="dL/dz1_2"]').click()
    expect(title(stepper)).to_have_text("Slope at z of neuron 2")


def test_typing_in_the_widget_does_not_reach_the_notebook(stepper):
    cells = stepper.page.locator(".jp-Notebook .jp-Cell")
    before = cells.count()
    stepper.widget.locator("[aria-current=step]").focus()
    for key in ("b", "a", "d", "d", "x", "m"):
        stepper.page.keyboard.press(key)
    stepper.page.keyboard.press("ArrowRight")
    expect(count(stepper)).to_have_text(f"2 of {STEPS}")
    assert cells.count() == before


def test_predict_first_uncovers_rung_by_rung(stepper):
    stepper.widget.get_by_role("button", name="Predict first").click()
    work = stepper.widget.locator(".st-explain")
    expect(work.locator("math")).to_have_count(0)
    expect(stepper.widget.locator('g[data-q="z1_1"]')).to_contain_text("?")
    stepper.page.keyboard.press("h")
    expect(stepper.widget.locator('[data-line="w1_1_1"]')).to_have_class("edge lit pos")
    stepper.page.keyboard.press("h")
    expect(work.locator("mtr")).to_have_count(1)
    stepper.page.keyboard.press("h")
    expect(work.locator("mtr")).to_have_count(2)
    assert "1.1" not in stepper.widget.inner_text()
    stepper.page.keyboard.press("h")
    expect(work.locator(".st-result")).to_have_text("1.1")


def test_play_and_pause(stepper):
    stepper.widget.locator("[aria-current=step]").focus()
    stepper.page.keyboard.press("p")
    expect(count(stepper)).to_have_text(f"3 of {STEPS}", timeout=10_000)
    stepper.widget.get_by_role("button", name="Pause").click()
    expect(stepper.widget.get_by_role("button", name="Play")).to_be_visible()


def test_a_changed_weight_makes_the_pass_again_and_a_wrong_text_changes_nothing(stepper):
    widget = stepper.widget
    widget.get_by_role("button", name="Change numbers").click()
    widget.locator('g[data-q="x1"]').click()
    field = widget.get_by_label("inputs x")
    expect(field).to_be_focused()
    field.fill("1 2 3")
    field.press("Enter")
    expect(widget.locator(".st-change-message.refused")).to_have_text("x takes 2 numbers, 3 were given: '1 2 3'")
    expect(field).to_have_value("1 2 3")
    expect(widget.locator('g[data-q="x1"]')).to_contain_text("0.4")
    field.fill("1 −2")
    field.press("Enter")
    expect(widget.locator('g[data-q="x1"]')).to_contain_text("1")
    expect(widget.locator(".st-result")).to_have_text("1.4")
    expect(widget.get_by_label("inputs x")).to_be_focused()


def test_a_busy_kernel_is_told_and_answers_later(stepper):
    widget = stepper.widget
    widget.get_by_role("button", name="Change numbers").click()
    stepper.server.stop_kernels()
    try:
        widget.get_by_label("inputs x").fill("1 -2")
        widget.get_by_label("inputs x").press("Enter")
        expect(widget.locator(".st-change-message.waiting")).to_contain_text("Python is busy or not running")
        widget.get_by_role("button", name="Forward one step").click()
        expect(count(stepper)).to_have_text(f"2 of {STEPS}")
        expect(widget.get_by_label("inputs x")).to_have_value("1 -2")
    finally:
        stepper.server.stop_kernels(on=False)
    expect(widget.locator('g[data-q="x1"]')).to_contain_text("1", timeout=10_000)
    expect(count(stepper)).to_have_text(f"2 of {STEPS}")


def test_dark_and_light(stepper):
    expect(stepper.widget).to_have_attribute("data-theme", "light")
    stepper.set_theme("JupyterLab Dark")
    expect(stepper.widget).to_have_attribute("data-theme", "dark")
    stepper.set_theme("JupyterLab Light")
    expect(stepper.widget).to_have_attribute("data-theme", "light")


def test_a_large_network_goes_by_layer_and_opens_a_neuron(lab):
    lab.open_cells(IMPORT, 'net = lab.Network([64, 32, 10], output="softmax", seed=0)',
                   "lab.Stepper(net.forward_trace(lab.load_data('digits').inputs[0] / 16))")  # fmt: skip
    expect(title(lab)).to_have_text("All weighted sums of layer 1", timeout=60_000)
    lab.widget.locator('[data-row="4"]').click()
    chosen, column = lab.widget.locator(".st-chooser input"), lab.widget.locator(".st-column")
    expect(chosen).to_have_value("5")
    expect(column.locator("tbody tr")).to_have_count(65)
    fifth = column.inner_text()
    chosen.press("Control+a")
    chosen.press_sequentially("7")
    chosen.press("Enter")
    expect(column).not_to_have_text(fifth, use_inner_text=True)
    expect(chosen).to_be_focused()
