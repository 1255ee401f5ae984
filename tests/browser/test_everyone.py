"""For everyone: nothing that the accessibility rules forbid in any widget, a whole topic by keyboard alone, 200 % zoom,
reduced motion.
"""

from pathlib import Path

import nbformat
import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.explorers import OVERLAPS
from browser.jupyter import KERNEL_IS_IDLE
from browser.page import Page
from browser.test_layout import WALK
from playwright.sync_api import expect

from dnn_lab.worksheet.network import Network

SETUP = """import numpy as np
import dnn_lab as lab
net = lab.Network([2, 3, 1], hidden="sigmoid", output="sigmoid", seed=1)
step = net.training_trace([0.4, -2.0], [1], learning_rate=0.5)
row = lab.Graph.parse("u = x*w + 1; u*u*exp(u)", x=1.0, w=-0.5)
digits = lab.load_data("digits")
reader = lab.Network([64, 32, 10], hidden="relu", output="softmax", seed=1)"""
WIDGETS = {
    "a network": "lab.Stepper(step, at=5)",
    "layers": "lab.Stepper(reader.forward_trace(digits.inputs[3] / 16))",
    "a graph": "lab.Stepper(row.forward_trace() + row.backward_trace(), mode='by hand')",
    "shares": "lab.Stepper(net.error_trace([0.4, -2.0], [1]), at=1)",
    "a list": "lab.Stepper(lab.memo_trace(6), mode='by hand')",
    "a hunt": "lab.Stepper(lab.bug_hunt(net, [0.4, -2.0], [1], seed=3))",
    "neuron": "lab.explore_neuron(weights=[1.0, -0.8], bias=0.6)",
    "playground": "lab.playground(data='xor', hidden=[2])",
    "curve": "lab.explore_curve('two hills', bumps=2)",
    "layers fold": "lab.explore_layers('rings', layers=2, width=3)",
    "vanishing": "lab.explore_vanishing(depth=20, activation='sigmoid')",
    "weight": "lab.explore_weight(net, np.array([0.4, -2.0]), np.array([1.0]), 'w2_1_1')",
    "paths": "lab.explore_paths(width=4, depth=4)",
    "formula": "lab.explore_formula('log(x1) + x1*x2', x1=2.0, x2=5.0)",
    "share": "lab.explore_shares(error=0.6, first=3, second=-2)",
    "relevance": "lab.explore_relevance(reader, digits.inputs[3], rule='epsilon', epsilon=0.0)",
    "calls": "lab.explore_fibonacci(5)",
    "memo": "lab.explore_memo(lab.Graph.parse('u = x*x; v = u*u; v*v', x=1.1))",
    "machines": "lab.explore_machines('sine', 'square', x=0.6)",
    "checked": "def softmax(z):\n    return np.exp(z)\n\nlab.check('softmax', softmax)",
    "hint": "lab.hint('softmax')",
    "solution": "lab.solution('softmax')",
    "progress": "lab.mark(step[0], '1', keep=True)\nlab.progress()",
    "map": "lab.course_map()",
    "figure": "lab.figures.histogram(np.arange(9.0), xlabel='a number');",
    "sheet": "lab.sheet('forward', seed=6)",
}
OUTPUTS = ".jp-Cell-outputArea"


@pytest.fixture
def widgets(lab):
    lab.page.set_viewport_size({"width": 1500, "height": 16_000})
    lab.open_cells(SETUP, *WIDGETS.values())
    lab.wait_idle(timeout=120_000)
    for place, name in enumerate(WIDGETS):
        expect(lab.output(place + 1).locator(".jp-OutputArea-output").first, name).to_be_visible()
    return lab


def test_no_widget_breaks_an_accessibility_rule_in_either_theme(widgets):
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        widgets.set_theme(theme)
        results = Axe().run(widgets.page, context=OUTPUTS)
        assert _found(results) == [], theme


def _found(results):
    """What was found, each with its rule and the element."""
    return [(one["id"], node["html"][:400]) for one in results.response["violations"] for node in one["nodes"]]


FORWARD = Path(__file__).parents[2] / "notebooks" / "06_forward_pass.ipynb"
LESSON = ("import numpy", "penguins =", "W1 =", "pass_ =", "your_turn =")
LESSON += ("lab.Stepper(lab.bug_hunt", "digits =", "def accuracy")
SOLUTION = "accuracy = lambda outputs, labels: np.mean(outputs.argmax(axis=1) == labels); "
SOLUTION += "lab.check('accuracy', accuracy)"
W1, B1 = np.array([[0.5, -0.4], [-0.3, 0.8], [0.6, 0.2]]), np.array([0.1, 0.2, -0.1])
W2, B2 = np.array([[0.7, -0.5, 0.3]]), np.array([0.1])
FOCUSED = "selector => !!document.activeElement.closest(selector)"
PLACE = """() => { const cell = document.activeElement.closest('.jp-Cell');
  return [...document.querySelectorAll('.jp-Notebook .jp-Cell')].indexOf(cell) }"""


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def pass_by_numpy(x):
    z1 = W1 @ x + B1
    z2 = W2 @ sigmoid(z1) + B2
    return [f"{number:.5f}" for number in (*z1, *sigmoid(z1), *z2, *sigmoid(z2))]


class Keys:
    """Somebody without a mouse: keys only, and what is seen."""

    def __init__(self, lab):
        self.lab, self.page, self.press, self.type = lab, lab.page, lab.page.keyboard.press, lab.page.keyboard.type

    def open(self, name):
        self.page.goto(f"{self.lab.server.url}/lab/tree/{name}?token={self.lab.server.token}")
        self.page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        self.page.wait_for_function(KERNEL_IS_IDLE, timeout=60_000)

    def tab_to(self, selector, key="Tab", most=40):
        for _ in range(most):
            if self.page.evaluate(FOCUSED, selector):
                return
            self.press(key)
        raise AssertionError(f"{most} times {key} did not lead to {selector}")

    def go_to(self, cell):
        """From wherever the focus is in the notebook to this cell itself."""
        self.tab_to(".jp-Cell:focus", "Shift+Tab")
        for _ in range(20):
            at = self.page.evaluate(PLACE)
            if at == cell:
                return self.lab.output(cell)
            self.press("ArrowDown" if at < cell else "ArrowUp")
        raise AssertionError(f"the arrow keys did not lead to cell {cell}")


@pytest.fixture
def keys(lab):
    notebook = nbformat.read(FORWARD, as_version=4)
    cells = [next(cell for cell in notebook.cells if cell.source.startswith(begin)) for begin in LESSON]
    notebook.cells = [nbformat.v4.new_code_cell(cell.source) for cell in cells]
    nbformat.write(notebook, lab.server.folder / "keys.ipynb")
    keys = Keys(lab)
    keys.lesson = [cell.source for cell in cells]
    keys.open("keys.ipynb")
    for _ in LESSON:
        keys.press("Shift+Enter")
    keys.press("Escape")
    lab.wait_idle()
    return keys


def test_a_whole_topic_by_keyboard_alone(keys):
    watch(keys, keys.go_to(3))
    work_by_hand(keys, keys.go_to(4))
    hunt(keys, keys.go_to(5))
    explore(keys, keys.go_to(6))
    write_code(keys, keys.go_to(7))


def watch(keys, shown):
    keys.tab_to(".st")
    keys.press("Escape")
    expect(shown.locator(".st")).to_be_focused()
    for _ in range(3):
        keys.press("ArrowRight")
    expect(shown.locator(".st-count")).to_have_text("4 of 8")
    keys.press("Home")
    expect(shown.locator(".st-count")).to_have_text("1 of 8")


def work_by_hand(keys, shown):
    """A mistake that is named, a hint, one step on the sheet, and on to the end."""
    numbers, verdict = pass_by_numpy(np.array([-1.0, 0.5])), shown.locator(".st-try .st-verdict")
    keys.tab_to(".st-try .st-field")
    keys.type("-0.7")
    keys.press("Enter")
    expect(verdict).to_contain_text("bias was not added")
    keys.press("Control+A")
    for place, number in enumerate(numbers):
        if place == 2:
            keys.press("h")
            expect(shown.locator(".st-rungs .open")).to_have_count(1)
        if place == 4:
            one_on_the_sheet(keys, shown, place, number)
        else:
            keys.type(number)
            keys.press("Enter")
            expect(verdict).to_contain_text("Right")
        keys.press("Enter")
        if place + 1 < len(numbers):
            expect(shown.locator(".st-count")).to_have_text(f"{place + 2} of 8")
    expect(shown.locator(".st-summary")).to_contain_text("of 8 right at the first try")
    expect(shown.locator(".st-summary")).to_contain_text("1 with a hint")


def one_on_the_sheet(keys, shown, place, number):
    keys.tab_to(".st-sheet_button", "Shift+Tab")
    keys.press("Enter")
    line = shown.locator(".st-sheet tbody tr").nth(place)
    keys.tab_to(f".st-sheet tbody tr:nth-child({place + 1}) .st-field")
    keys.type(number)
    keys.press("Enter")
    expect(line.locator(".st-verdict")).to_contain_text("Right")
    keys.tab_to(".st-sheet_button", "Shift+Tab")
    keys.press("Enter")
    keys.tab_to(".st-try .st-field")


def hunt_of(lesson):
    """The hunt that the notebook's own cell makes, from the cells before it."""
    *before, cell = lesson[: LESSON.index("lab.Stepper(lab.bug_hunt") + 1]
    names = {}
    exec("\n".join(before), names)
    return eval(cell, names).hunt


def hunt(keys, shown):
    hunted = hunt_of(keys.lesson)
    keys.tab_to(".st")
    keys.press("Escape")
    expect(shown.locator(".st")).to_be_focused()
    for _ in range(hunted.trace.names.index(hunted.wrong_step)):
        keys.press("ArrowRight")
    keys.press("Enter")
    causes, said = shown.locator(".st-causes button"), shown.locator(".st-hunt strong")
    expect(causes.first).to_be_visible()
    offered = [cause.key for cause in hunted.causes(hunted.wrong_step)]
    expect(causes).to_have_count(len(offered))
    right = offered.index(hunted.mistake)
    for number, says in ((right - 1) % len(offered), "Not yet. "), (right, "Right. "):
        keys.press(str(number + 1))
        expect(said).to_have_text(says)


def explore(keys, shown):
    keys.tab_to(".st-explain input")
    keys.press("Control+A")
    keys.type("5")
    keys.press("Enter")
    expect(shown.locator(".st-explain")).to_contain_text("w5,1 · x1")


def write_code(keys, shown):
    expect(shown).to_contain_text("not answered yet", ignore_case=True)
    keys.press("Enter")
    keys.press("Control+A")
    keys.type(SOLUTION)
    keys.press("Control+Enter")
    expect(shown).not_to_contain_text("not answered yet", ignore_case=True)
    expect(shown).to_contain_text("right", ignore_case=True)


CONTROLS = ".st-head button, .st-modes label, .st-title, .st-what, .st-icon, .st-count, .st-tile, .st-rungs li"


@pytest.mark.parametrize("pixels", [640, 320])
def test_twice_as_large_nothing_overlaps_or_scrolls_sideways(chromium, pixels):
    """A window of 1280 and of 640 pixels at 200 % zoom."""
    zoomed = Page(chromium, viewport={"width": pixels, "height": 450}, device_scale_factor=2)
    trace = Network([2, 3, 1], hidden="sigmoid", output="sigmoid", seed=1).training_trace([0.4, -2.0], [1], 0.5)
    for mode in ("watch", "hand"):
        page = zoomed.show(trace, pixels, mode=mode, modes=["watch", "hand", "mixed"])
        seen = page.evaluate(WALK, {"paths": False, "predict": False})
        assert not seen["found"], mode
        assert page.locator(".st").evaluate(OVERLAPS, CONTROLS) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), mode
    zoomed.close()


MOVES = """() => document.getAnimations().length + [...document.querySelectorAll('.st *')].filter((e) => {
  const style = getComputedStyle(e);
  const moves = style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
  return moves || style.scrollBehavior === 'smooth';
}).length"""


def test_nothing_moves_for_who_asked_for_stillness(alone):
    trace = Network([2, 3, 1], hidden="sigmoid", output="sigmoid", seed=1).forward_trace([0.4, -2.0])
    page = alone.show(trace)
    assert page.evaluate(MOVES) > 0, "else this test sees nothing"
    page.emulate_media(reduced_motion="reduce")
    page.locator(".st-icon").nth(3).click()
    expect(page.locator(".st-count")).to_have_text("2 of 8")
    assert page.evaluate(MOVES) == 0
