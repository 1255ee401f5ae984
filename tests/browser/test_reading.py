"""What a reader sees at once in a Stepper: given numbers, what is pointed at, tidy tables, text within its place."""

import pytest
from playwright.sync_api import expect

from dnn_lab.worksheet.network import Network

MODES = ["watch", "hand", "mixed"]
# JupyterLab's own rules for lists in outputs.
JUPYTER = """.jp-RenderedHTMLCommon dl dt { float: left; clear: left; width: 20%; font-weight: bold }
.jp-RenderedHTMLCommon dl dd { float: left; width: 80%; padding-left: 0.5em }
.jp-RenderedHTMLCommon kbd { border: 1px solid red; padding: 4px }"""
WRONG = """(number) => receive({
  id: sent.find((one) => one.kind === "mark").id, kind: "verdict", follows: {},
  verdict: { kind: "wrong", correct: false, title: "Not yet", message: "Look again.", mistakes: [], number },
})"""
INSIDE = """tile => {
  const range = document.createRange();
  range.selectNodeContents(tile.querySelector(".st-tile-value"));
  const [text, box] = [range.getBoundingClientRect(), tile.getBoundingClientRect()];
  return Math.min(text.left - box.left, box.right - text.right);
}"""


@pytest.fixture
def trace():
    kinds = {"hidden": "sigmoid", "output": "sigmoid", "loss": "half_squared_error"}
    return Network([2, 3, 1], **kinds, seed=1).training_trace([0.4, -2.0], [1], 0.5)


def box(locator):
    return locator.evaluate("e => { const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height]; }")


def test_given_weights_can_be_read_before_any_hint_and_by_pointing(alone, trace):
    page = alone.show(trace, modes=MODES, mode="hand")
    labels = page.locator(".st-svg [data-label]")
    expect(labels).to_have_count(2)
    expect(labels.first).to_contain_text("0.219")
    expect(page.locator(".st-svg .lit")).to_have_count(0)
    weight = page.locator('[data-edge="w2_1_2"]')
    weight.hover(force=True)
    expect(page.locator(".st-svg .tip")).to_have_text("w1,2 = 0.4109")
    weight.click(force=True)
    expect(page.locator(".st-count")).to_have_text("1 of 47")
    page.locator(".st-what").hover()
    expect(page.locator(".st-svg .tip")).to_have_count(0)
    asked = page.evaluate("sent.filter((one) => one.kind === 'note').length")
    assert asked == 0, "pointing is no hint"


def test_what_is_pointed_at_lights_up_in_formula_and_picture(alone, trace):
    page = alone.show(trace, modes=MODES)
    page.locator(".st-tile.now").focus()
    in_picture = page.locator('.st-svg [data-label="w1_1_2"]')
    for place in page.locator('.st-explain [data-q="w1_1_2"]').all():
        place.hover()
        expect(in_picture).to_have_class("pointed")
        page.locator(".st-kicker").hover()
        expect(in_picture).not_to_have_class("pointed")
    page.locator('.st-explain [data-q="w1_1_2"]').first.hover()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".st-count")).to_have_text("2 of 47")
    expect(page.locator('.st-svg .pointed[data-line="w1_1_2"]')).to_have_count(0)
    page.keyboard.press("ArrowLeft")
    page.locator('.st-svg g[data-q="x2"]').hover()
    lit = page.locator('.st-explain [data-q="x2"]')
    expect(lit).to_have_count(2)
    assert all("pointed" in one.get_attribute("class") for one in lit.all())


def test_a_wrong_answer_stays_inside_its_tile(alone, trace):
    page = alone.show(trace, modes=MODES, mode="hand")
    page.locator(".st-answer .st-field").fill("-0.12345")
    page.keyboard.press("Enter")
    page.wait_for_function("sent.some((one) => one.kind === 'mark')")
    page.evaluate(WRONG, -0.12345)
    tile = page.locator(".st-tile").first
    expect(tile).to_contain_text("× −0.12")
    assert tile.evaluate(INSIDE) >= 2
    page.get_by_role("button", name="Show me").click()
    expect(tile).to_contain_text("−0.952")
    assert tile.evaluate(INSIDE) >= 2


@pytest.mark.parametrize("width", [1100, 860])
def test_head_and_help_are_tidy_within_jupyterlabs_own_style(alone, trace, width):
    trace.title = "Practice: a whole training step of a network with hidden neurons, level 4, seed 2026"
    alone.page.add_style_tag(content=JUPYTER)
    alone.page.locator("#place").evaluate("place => place.classList.add('jp-RenderedHTMLCommon')")
    page = alone.show(trace, width, modes=MODES, mode="hand")
    tops = {box(button)[1] + box(button)[3] / 2 for button in page.locator(".st-tools > :visible").all()}
    assert max(tops) - min(tops) < 2, "the buttons stand in one row"
    page.locator(".st-help").click()
    for table in page.locator(".st-help-panel dl").all():
        names, words = table.locator("dt").all(), table.locator("dd").all()
        assert len({round(box(one)[0]) for one in words}) == 1, "the words begin in one column"
        assert all(abs(box(a)[1] - box(b)[1]) < 8 for a, b in zip(names, words, strict=True))
    assert all(box(key)[3] < 24 for key in page.locator(".st-help-panel kbd").all()), "a key is one line"


def test_the_sheet_says_what_is_given_and_how_many_digits(alone, trace):
    page = alone.show(trace, modes=MODES, mode="hand")
    page.get_by_role("button", name="Sheet").click()
    given = page.locator(".st-given")
    for words in ("0.4 −2", "0.218567 0.519637", "learning rate η"):
        expect(given).to_contain_text(words)
    expect(page.locator(".st-sheet .st-field").first).to_have_attribute("placeholder", "2 digits")
    expect(page.get_by_role("button", name="How did it go?")).to_have_count(1)
