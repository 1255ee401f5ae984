"""Notebook 00 as somebody new meets it: all cells run, five minutes with the Stepper, and one's place on the map."""

from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect

START = Path(__file__).parents[2] / "notebooks" / "00_start.ipynb"
DIRTY = "() => jupyterapp.shell.currentWidget.context.model.dirty"
WEIGHTED_SUM, ACTIVATION = "0.5*(-1) - 0.4*0.5 + 0.3", "0.401"  # 1/(1 + e^0.4) = 0.4013…


@pytest.fixture
def start(lab, tmp_path):
    """The notebook as it is, but with this learner's progress in a folder of its own."""
    notebook = nbformat.read(START, as_version=4)
    first = next(cell for cell in notebook.cells if cell.cell_type == "code")
    first.source = f"import os\nos.environ['DNN_LAB_HOME'] = {str(tmp_path)!r}\n{first.source}"
    nbformat.write(notebook, lab.server.folder / START.name)
    lab.open(START.name)
    lab.wait_idle()
    return lab


def cell(lab, source):
    return lab.page.locator(".jp-CodeCell", has=lab.page.locator(".cm-content", has_text=source))


def test_five_minutes_with_the_stepper_and_a_place_on_the_map(start):
    assert start.page.locator('.jp-OutputArea-output[data-mime-type*="error"]').count() == 0
    watch(start, cell(start, "lab.Stepper(today)"))
    course = cell(start, "lab.course_map()")
    expect(course).to_contain_text("Begin with 00 · Start here.")
    expect(place(course)).to_contain_text("not begun")
    work_by_hand(start, cell(start, "lab.Stepper(other_day"))
    save_from_the_answer_field(start)
    course.locator(".cm-content").click()
    start.page.keyboard.press("Control+Enter")
    expect(course).to_contain_text("Next in the order of the course: 01 · A neuron.")
    expect(place(course)).to_contain_text("2 of 2")
    expect(place(course)).not_to_contain_text("not begun")


def save_from_the_answer_field(start):
    """The Stepper keeps the keys that are typed in it, but for the one that saves the notebook."""
    assert start.page.evaluate(DIRTY)
    start.page.keyboard.press("Control+s")
    start.page.wait_for_function(f"() => !({DIRTY})()")


def place(course):
    """What the map's list says of notebook 01."""
    return course.locator("tr", has=course.page.get_by_role("link", name="01 · A neuron"))


def watch(start, shown):
    """The keys of the table in the notebook, and the answer to its prediction."""
    count, press = shown.locator(".st-count"), start.page.keyboard.press
    shown.locator(".st-svg").click()
    press("ArrowRight")
    expect(count).to_have_text("2 of 2")
    expect(shown.locator(".st-result")).to_have_text("0.7109")
    for key, says in (("ArrowLeft", "1 of 2"), ("End", "2 of 2"), ("Home", "1 of 2")):
        press(key)
        expect(count).to_have_text(says)


def work_by_hand(start, shown):
    """Wrong on purpose, right with a calculation, then a hint, as the notebook asks for."""
    field, verdict = shown.locator(".st-try .st-field"), shown.locator(".st-try .st-verdict")
    press = start.page.keyboard.press
    field.click()
    for typed, says in (("-0.7", "bias was not added"), (WEIGHTED_SUM, "Right")):
        press("Control+A")
        start.page.keyboard.type(typed)
        press("Enter")
        expect(verdict).to_contain_text(says)
    press("Enter")
    expect(shown.locator(".st-count")).to_have_text("2 of 2")
    press("Escape")
    press("h")
    expect(shown.locator(".st-rungs .open")).to_have_count(1)
    field.click()
    start.page.keyboard.type(ACTIVATION)
    press("Enter")
    expect(verdict).to_contain_text("Right")
