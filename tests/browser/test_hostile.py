"""What people type is text: hostile strings in answers, numbers and formulas run nothing and make no element, in a real
JupyterLab.
"""

import pytest
from playwright.sync_api import expect

HOSTILE = (
    "<img src=x onerror=\"window.hit='tag'\">",
    "\"'><svg onload=\"window.hit='svg'\">",
    "{{window.hit='template'}}",
    "__import__('pathlib').Path('hit').touch()",
)
MARKS = "import dnn_lab as lab\n[lab.mark(lab.practice('forward', seed=1)[0], text) for text in {texts!r}]"
STEPPER = "lab.Stepper(lab.practice('forward', seed=1), mode='by hand')"
FORMULA = "lab.explore_formula('x*x', x=2.0)"


@pytest.fixture
def hostile(lab):
    cells = [MARKS.format(texts=HOSTILE), "lab.progress().to_csv('kept.csv')", "lab.progress()", STEPPER, FORMULA]
    lab.open_cells(*cells)
    expect(lab.widget).to_be_visible(timeout=60_000)
    yield lab
    assert lab.page.evaluate("() => window.hit ?? null") is None
    assert lab.page.locator('.jp-OutputArea img[src="x"]').count() == 0
    assert not (lab.server.folder / "hit").exists()


def test_answers_numbers_and_formulas_are_text(hostile):
    page, widget = hostile.page, hostile.widget
    field = widget.locator(".st-try .st-field")
    for text in HOSTILE:
        field.fill(text)
        field.press("Enter")
        expect(widget.locator(".st-verdict")).not_to_be_empty(timeout=30_000)
        expect(field).to_have_value(text)
    widget.get_by_role("button", name="Change numbers").click()
    row = widget.locator(".st-change input, form input[name]").first
    for text in HOSTILE:
        row.fill(text)
        row.press("Enter")
        expect(row).to_have_attribute("aria-invalid", "true", timeout=30_000)
    box = hostile.output(4).locator("input").first
    for text in HOSTILE:
        box.fill(text)
        expect(box).to_have_value(text)
    page.wait_for_function("() => new Promise((drawn) => requestAnimationFrame(() => drawn(true)))")
