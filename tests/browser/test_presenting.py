"""A Stepper before a class: the whole page at a projector's sizes, by keys alone, and back as it was."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dnn_lab.worksheet.network import Network

NET = Network([2, 3, 1], hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=0)
IMPORT = "import dnn_lab as lab\nnet = lab.Network([2, 3, 1], seed=0)"
CELL = "stepper = lab.present(net.forward_trace([0.5, 0.8]))\nstepper"
OUTSIDE = """() => { const seen = (e) => e.checkVisibility() && e.getClientRects().length;
  const parts = [...document.querySelectorAll('.st-svg, .st-line, .st-try, .st-ladder, .st-strip, .st-head *')];
  return parts.filter(seen).map((e) => [e.className.baseVal ?? e.className, e.getBoundingClientRect()])
    .filter(([, r]) => r.left < -1 || r.top < -1 || r.right > innerWidth + 1 || r.bottom > innerHeight + 1)
    .map(([name]) => name).concat([...document.querySelectorAll('.st-work, .st-canvas')]
      .filter((e) => e.scrollHeight > e.clientHeight + 1).map((e) => `scrolls: ${e.className}`)) }"""


@pytest.mark.parametrize("width, height, mode", [(1280, 720, "hand"), (1920, 1080, "watch"), (1024, 768, "hand")])
def test_every_step_fits_on_a_projector(alone, width, height, mode):
    alone.page.set_viewport_size({"width": width, "height": height})
    trace = NET.training_trace([0.4, -2.0], [1.0], learning_rate=0.5)
    page = alone.show(trace, width=1000, mode=mode, modes=["watch", "hand"], present=True)
    expect(page.locator("dialog")).to_be_visible()
    for place in range(len(trace)):
        for _ in range(3):
            page.keyboard.press("H")
        assert page.evaluate(OUTSIDE) == [], (place, trace[place].name)
        page.keyboard.press("ArrowRight")


def test_it_is_large_and_uncovers_one_thing_at_a_time(alone):
    alone.page.set_viewport_size({"width": 1280, "height": 720})
    page = alone.show(NET.forward_trace([0.4, -2.0]), width=1000, mode="watch", modes=["watch", "hand"], at=3)
    page.get_by_role("button", name="Present").click()
    expect(page.locator("dialog")).to_be_visible()
    assert page.locator(".st-svg").evaluate("e => e.getBoundingClientRect().width") > 600
    expect(page.locator(".st-result")).to_have_count(0)
    for seen in ("Formula", "Numbers", "Result"):
        page.keyboard.press("PageDown")
        expect(page.locator(".st-rungs button")).to_contain_text(seen)
    page.keyboard.press("PageDown")
    expect(page.locator(".st-result")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.locator(".st-count")).to_have_text("5 of 8")
    expect(page.locator(".st-result")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator(".st-groups")).to_be_visible()
    expect(page.locator(".st-result")).to_be_visible()
    assert page.evaluate("document.activeElement.classList.contains('st')"), "the keys go on in the widget"


def test_the_keyboard_stays_in_it(alone):
    page = alone.show(NET.forward_trace([0.4, -2.0]), width=1000, mode="hand", modes=["watch", "hand"], present=True)
    expect(page.locator("dialog")).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    assert Axe().run(page).violations_count == 0
    page.locator(".st-try .st-field").fill("0.5")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)


def test_in_jupyterlab_it_lies_over_the_page_and_survives_being_drawn_anew(lab):
    lab.open_cells(IMPORT, CELL)
    dialog = lab.page.locator("dialog")
    expect(dialog).to_be_visible(timeout=60_000)
    size = lab.page.viewport_size
    box = dialog.bounding_box()
    assert (box["width"], box["height"]) == (size["width"], size["height"])
    lab.page.keyboard.press("PageDown")
    lab.wait_idle()
    lab.run_all()
    lab.wait_idle()
    expect(dialog).to_have_count(1)
    expect(dialog).to_be_visible()
    lab.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(lab.widget.locator(".st-groups")).to_be_visible()
