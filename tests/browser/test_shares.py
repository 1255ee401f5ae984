"""An error shared out by hand in JupyterLab: two outputs, an equal split named, ε changed; and the drawing on its own.

The numbers a learner types are worked out here from the textbook's rule, in plain Python.
"""

import pytest
from browser.test_by_hand import Learner
from browser.test_layout import WALK
from playwright.sync_api import expect

from dnn_lab.worksheet.network import Network

W1, W2, B2 = [[1, 0.5], [0.1, 0.2]], [[1.5, 4], [0.5, 6]], [0.1, 0.1]
X, Y = [1, 2], [5.8, 3.7]
TWO = f"""import dnn_lab as lab
two = lab.Network.from_parameters(weights=[{W1}, {W2}], biases=[[0, 0], {B2}], hidden="relu", output="linear")
lab.Stepper(two.error_trace({X}, {Y}), mode="by hand")"""
CANCELS = """cancels = lab.Network.from_parameters(weights=[[[3, -3]]], biases=[[0]])
lab.Stepper(cancels.error_trace([1, 1], [0.6], rule="epsilon", epsilon=0), mode="by hand")"""


def passed_back(W, values, errors):
    """Each row's error in proportion to weight times value, added up at each node."""
    sent = [[w * v for w, v in zip(row, values, strict=True)] for row in W]
    nodes = range(len(values))
    return [sum(e * row[i] / sum(row) for e, row in zip(errors, sent, strict=True)) for i in nodes]


def by_hand():
    hidden = [max(0, sum(w * x for w, x in zip(row, X, strict=True))) for row in W1]
    outputs = [sum(w * a for w, a in zip(row, hidden, strict=True)) + b for row, b in zip(W2, B2, strict=True)]
    errors = [y - out for y, out in zip(Y, outputs, strict=True)]
    shares = passed_back(W2, hidden, errors)
    return errors, shares, passed_back(W1, X, shares)


def test_two_outputs_by_hand_with_an_equal_split_named(lab):
    lab.open_cells(TWO)
    expect(lab.widget.locator(".st-count")).to_have_text("1 of 6", timeout=60_000)
    learner = Learner(lab)
    errors, shares, inputs = by_hand()
    learner.field.click()
    learner.answer(str(round(-errors[0], 4)), "the order of the difference")
    for error in errors:
        learner.answer(f"{error:.4f}", "Right")
        learner.go_on()
    learner.answer(f"{sum(errors) / 2:.4f}", "equal split among 2")
    expect(learner.verdict).to_contain_text("The error was split equally")
    learner.answer(f"{errors[0] * 3 / 5:.4f}", "leaves out a path")
    band = lab.widget.locator('.band.now[data-line="c2_1_1"]')
    expect(band).to_have_count(0)
    lab.widget.get_by_role("button", name="Show: Quantities").click()
    expect(band).to_have_count(1)
    learner.answer("0.7*3/5 - 0.4*1/4", "Right")
    learner.go_on()
    learner.answer(f"{shares[1]:.4f}", "Right")
    learner.go_on()
    for place, share in enumerate(inputs):
        learner.answer(f"{share:.4g}", "Right")
        if place == 0:
            learner.go_on()
    learner.keys.press("Enter")
    expect(lab.widget.locator(".st-summary")).to_contain_text("The error was split equally")
    lab.page.keyboard.press("Escape")
    lab.widget.locator('[data-edge="c2_2_1"]').click(force=True)
    expect(lab.widget.locator(".st-what")).to_have_text("Share of hidden node 1")


def test_what_cancels_has_no_value_until_epsilon_is_changed(lab):
    lab.open_cells("import dnn_lab as lab", CANCELS)
    expect(lab.widget.locator(".st-count")).to_have_text("1 of 3", timeout=60_000)
    learner = Learner(lab)
    learner.field.click()
    learner.answer("0.6", "Right")
    learner.go_on()
    learner.answer("0.3", "No value here. This step has no value. What was sent to neuron 1 adds up to 0 (3 and −3)")
    assert "∞" not in lab.widget.inner_text() and "NaN" not in lab.widget.inner_html()
    lab.widget.get_by_role("button", name="Change numbers").click()
    row = lab.widget.get_by_label("ε", exact=True)
    row.fill("0.5")
    row.press("Enter")
    expect(learner.field).to_have_value("", timeout=30_000)
    learner.answer("3.6", "Right")


@pytest.mark.parametrize("width", [1100, 760, 420])
def test_every_step_of_shares_at_every_width(alone, width):
    two = Network([2, 3, 2], hidden="tanh", output="linear", seed=3).error_trace([0.5, -0.8], [1, 0], detail="full")
    many = Network([3, 4, 4, 2], hidden="tanh", output="linear", seed=3).error_trace(
        [0.5, -0.8, 1], [1, 0], "alpha_beta"
    )
    wide = Network([64, 32, 10], seed=1).error_trace([0.5] * 64, [1] + 9 * [0])
    for trace in (two, many, wide):
        for predict in (False, True):
            seen = alone.show(trace, width).evaluate(WALK, {"paths": False, "predict": predict})
            assert not seen["found"], (trace.subtitle, predict)
            assert len(seen["heights"]) <= 1, f"the picture jumps: {seen['heights']}"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_accessibility_rules(alone, theme):
    from axe_playwright_python.sync_playwright import Axe

    trace = Network([2, 3, 2], hidden="tanh", output="linear", seed=3).error_trace([0.5, -0.8], [1, 0])
    page = alone.show(trace, 1100, theme, at=3, modes=["watch", "hand", "mixed"])
    page.locator('[data-edge="c2_1_2"]').click(force=True)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
