"""Worksheets without a network's drawing, in JupyterLab: counting by hand, and a hunt through a count."""

import pytest
from playwright.sync_api import expect

CELLS = (
    'import dnn_lab as lab\nlab.Stepper(lab.parameter_trace([4, 8, 3]), mode="by hand")',
    'lab.Stepper(lab.bug_hunt(lab.parameter_trace([64, 32, 16, 10], detail="compact"), seed=11))',
)
FITS = """widget => [...widget.querySelectorAll('.st-tile-name, .st-svg text')].every((name) => {
    const frame = (name.closest('.st-tile') ?? widget).getBoundingClientRect(), box = name.getBoundingClientRect();
    return box.left >= frame.left - 1 && box.right <= frame.right + 1;
})"""


def test_counting_by_hand(lab):
    lab.open_cells(*CELLS)
    field = lab.widget.locator("input.st-field")
    verdict = lab.widget.locator(".st-try .st-verdict")
    expect(field).to_be_visible(timeout=60_000)
    expect(lab.widget.get_by_text("a whole number, exactly")).to_be_visible()
    for cell, value in (("n0", "4"), ("n1", "8"), ("n2", "3")):
        expect(lab.widget.locator(f'.st-svg [data-q="{cell}"]')).to_contain_text(value)
    for typed, said in (("12", "Sizes were added, not multiplied."), ("31", "Not yet."), ("8*4", "Right")):
        field.fill(typed)
        field.press("Enter")
        expect(verdict).to_contain_text(said)
    field.press("Enter")
    expect(lab.widget.locator(".st-what")).to_have_text("Biases of layer 1")
    field.fill("4")
    field.press("Enter")
    expect(verdict).to_contain_text("uses n₀ where n₁ is meant")


@pytest.mark.parametrize("width", [1100, 420])
def test_a_hunt_through_a_count(lab, width):
    lab.open_cells("import dnn_lab as lab", CELLS[1])
    expect(lab.widget.locator(".st-hunt")).to_contain_text("Which is the first wrong one?", timeout=60_000)
    lab.wait_idle()
    lab.set_width(width)
    lab.widget.locator('.st-svg [data-q="layer_2"]').click()
    lab.widget.get_by_role("button", name="This is the first wrong step").click()
    expect(lab.widget.locator(".st-hunt")).to_contain_text("parameters₂ is the first wrong step")
    assert lab.widget.evaluate(FITS)
    lab.widget.get_by_role("button", name="the biases were not counted one for each neuron").click()
    expect(lab.widget.locator(".st-hunt strong")).to_have_text("Right. ")
