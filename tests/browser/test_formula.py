"""A formula of one's own in JupyterLab: typed, refused with a caret, stepped by hand forward and backward with a
mistake named, paths opened from an input, a number changed. The numbers typed are worked out here, by plain arithmetic.
"""

import math

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

START = 'import dnn_lab as lab\nbox = lab.explore_formula("x*x", x=3.0)\nbox'
FORMULA = "log(x1) + x1*x2 - sin(x2)"
X1, X2 = 2.0, 3.0
V1, V2, V3 = math.log(X1), X1 * X2, math.sin(X2)
STEPS = {"v1": V1, "v2": V2, "v3": V3, "v4": V1 + V2, "y": V1 + V2 - V3}
STEPS |= dict.fromkeys(["dy/dy", "dy/dv4", "dy/dv1", "dy/dv2"]) | {"dy/dv3": -1.0}
STEPS |= {"dv1/dx1": 1 / X1, "dy/dx1": 1 / X1 + X2, "dv3/dx2": math.cos(X2), "dy/dx2": X1 - math.cos(X2)}
PATHS = {"x2-v2-1", "x2-v3-0", "v2-v4-1", "v3-y-1", "v4-y-0"}
PRODUCT_OF_PATHS = X1 * -math.cos(X2)


class Box:
    """The formula box and the Stepper under it, used with mouse and keys."""

    def __init__(self, lab):
        self.lab, self.page, self.keys = lab, lab.page, lab.page.keyboard
        self.field, self.stepper = lab.page.locator(".fb"), lab.page.locator(".st:not(.fb)")
        self.formula, self.said = self.field.get_by_label("formula", exact=True), self.field.locator(".fb-said")
        self.answer, self.verdict = (self.stepper.locator(f".st-try .st-{part}") for part in ("field", "verdict"))
        self.paths, self.total = self.stepper.locator(".st-routes"), self.stepper.locator(".st-routes tfoot td")

    def type_formula(self, text):
        self.formula.click()
        self.keys.press("Control+A")
        self.keys.type(text)

    def go_to(self, name):
        tile = self.stepper.locator(f'.st-tile[data-at="{list(STEPS).index(name)}"]')
        if tile.get_attribute("aria-current") is None:
            tile.click()

    def solve(self, name, value, says="Right"):
        self.go_to(name)
        self.answer.fill(f"{value:#.6g}")
        self.answer.press("Enter")
        expect(self.verdict).to_contain_text(says)

    def cell(self, name):
        return self.stepper.locator(f'.st-svg [data-q="{name}"]')


@pytest.fixture
def box(lab):
    lab.open_cells(START)
    made = Box(lab)
    expect(made.stepper.locator(".st-count")).to_have_text("1 of 3", timeout=60_000)
    return made


def test_a_formula_typed_worked_out_by_hand_and_changed(box):
    box.type_formula("log(x1) + x1*x2")
    expect(box.stepper.locator(".st-sub")).to_have_text("y = log(x1) + x1*x2")
    box.keys.type(" - sin(")
    expect(box.said).to_contain_text("ends too early")
    assert box.field.locator(".fb-marked").inner_text().splitlines()[1].index("^") == 4 + len("log(x1) + x1*x2 - sin(")
    expect(box.stepper.locator(".st-sub")).to_contain_text("y = log(x1) + x1*x2")
    box.keys.type("x2)")
    expect(box.stepper.locator(".st-sub")).to_have_text(f"y = {FORMULA}")
    expect(box.stepper.locator(".st-count")).to_have_text(f"1 of {len(STEPS)}")
    assert [field.input_value() for field in box.field.locator(".fb-number").all()] == ["2", "3"]
    assert Axe().run(box.page, context=".jp-OutputArea-output").violations_count == 0

    box.stepper.get_by_role("radio", name="By hand").click()
    for name, value in STEPS.items():
        if name == "dy/dx2":
            box.solve(name, PRODUCT_OF_PATHS, says="multiplies the paths")
            open_paths(box)
        if value is not None:
            box.solve(name, value)
    expect(box.total).to_have_text(f"{STEPS['dy/dx2']:.3g}")
    box.keys.press("Enter")
    expect(box.stepper.locator(".st-summary")).to_contain_text("9 of 10 right at the first try")
    change_a_number(box)


def open_paths(box):
    """Two paths with their slopes; what they add up to stays a question, and looking counts as a hint."""
    box.stepper.get_by_role("button", name="Paths to the result").click()
    expect(box.paths.locator("tbody tr")).to_have_count(2)
    expect(box.total).to_have_text("?")
    assert [row.inner_text() for row in box.paths.locator(".st-product").all()] == ["2", "0.990"]
    expect(box.stepper.locator(".st-rungs .open")).to_have_count(1)
    assert {one.get_attribute("data-label") for one in box.stepper.locator(".st-svg [data-label]").all()} == PATHS


def change_a_number(box):
    """Another number for an input: the pass follows, values and slopes."""
    box.stepper.get_by_role("radio", name="Watch").click()
    box.field.get_by_label("x2 =").fill("0.5")
    expect(box.cell("y").locator(".t-lit, .t-val").last).to_have_text(f"{V1 + X1 * 0.5 - math.sin(0.5):.3g}")
    box.field.get_by_label("x2 =").press("ArrowUp")
    expect(box.field.get_by_label("x2 =")).to_have_value("0.6")
    expect(box.cell("y").locator(".t-lit, .t-val").last).to_have_text(f"{V1 + X1 * 0.6 - math.sin(0.6):.3g}")
    expect(box.paths.locator("tbody tr")).to_have_count(2)


def test_naive_calls_and_the_memo_table_beside_them(lab):
    """Stepped by keys: 7 additions for F(5), 4 with the table, in which each number is worked out once."""
    lab.open_cells("import dnn_lab as lab\nlab.explore_fibonacci(5)")
    memo = lab.page.locator(".m")
    expect(memo.locator(".st-count")).to_have_text("1 of 15", timeout=60_000)
    expect(memo.locator(".m-said")).to_contain_text("known from the start")
    memo.get_by_role("button", name="Forward one step").click()
    for _ in range(2):
        lab.page.keyboard.press("ArrowRight")
    expect(memo.locator(".m-said")).to_contain_text("F(1) again: the table has 1")
    lab.page.keyboard.press("End")
    assert memo.locator(".m-counts dd").all_inner_texts() == ["7 additions", "4 additions"]
    assert memo.locator("tbody td:nth-child(2)").all_inner_texts() == ["1", "0", "1", "2", "3", "5"]
    assert Axe().run(lab.page, context=".jp-OutputArea-output").violations_count == 0


def test_an_inputs_paths_forward_mode_and_a_mouse(box):
    box.type_formula("u = x*w + 1; u*u*exp(u)")
    expect(box.stepper.locator(".st-sub")).to_have_text("u = x*w + 1; u*u*exp(u)")
    box.cell("w").click()
    expect(box.paths.locator("tbody tr")).to_have_count(3)
    box.cell("w").click()
    expect(box.paths).to_have_count(0)
    box.field.get_by_label("slopes forward").check()
    expect(box.stepper.locator(".st-name")).to_have_text("Forward mode, by x")
    box.field.get_by_label("by which input").select_option("w")
    expect(box.stepper.locator(".st-name")).to_have_text("Forward mode, by w")
    box.type_formula("u*u")
    expect(box.stepper.locator(".st-name")).to_have_text("Forward mode, by u")
    box.type_formula("3 + 4")
    expect(box.said).to_contain_text("no input")
    expect(box.stepper.locator(".st-sub")).to_have_text("y = u*u")
