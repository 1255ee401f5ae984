"""What is done in the Stepper is kept: answers, a hint, a result shown; still there when the kernel was killed."""

import os

from playwright.sync_api import expect

BEGIN = """import os
os.environ.pop("DNN_LAB_HOME")
import dnn_lab as lab
trace = lab.practice("forward", 2, seed=6)"""
STEPPER = 'lab.Stepper(trace, mode="by hand")'
PROGRESS = "lab.progress()"
NUMBERS = 'print(trace["z1_1"].value, trace["z1_1"].value - trace.source.net.biases[0][0])'


def test_answers_hints_and_shown_results_are_kept_and_outlive_the_kernel(lab):
    assert os.environ["DNN_LAB_HOME"], "the tests' own folder; here the kernel keeps to Jupyter's"
    lab.open_cells(BEGIN, STEPPER, PROGRESS, NUMBERS)
    expect(lab.output(2)).to_contain_text("Nothing is kept yet", timeout=60_000)
    lab.wait_idle()
    right, without_bias = lab.output(3).inner_text().split()
    field, verdict = lab.widget.locator(".st-try .st-field"), lab.widget.locator(".st-try .st-verdict")
    field.fill(without_bias)
    field.press("Enter")
    expect(verdict).to_contain_text("bias")
    news = lab.widget.locator(".st-news")
    expect(news).to_contain_text("kept on this computer only")
    expect(news).to_contain_text("progress.sqlite")
    field.fill(right)
    field.press("Enter")
    expect(verdict).to_contain_text("Right")
    field.press("Enter")
    lab.widget.get_by_role("button", name="Show: Quantities").click()
    lab.widget.get_by_role("button", name="Show me").click()
    expect(verdict).to_contain_text("was shown to you")
    lab.kill_kernel()
    lab.run_all()
    shown = lab.output(2)
    expect(shown).to_contain_text("2 steps worked out on 1 day, 0 of them right at the first try.", timeout=60_000)
    rows = shown.locator("table").first.locator("tbody tr")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("weighted sums")
    assert [cell.inner_text() for cell in rows.first.locator("td").all()][2:5] == ["0", "1", "1"]
    expect(shown).to_contain_text("the bias was not added")
    assert shown.locator("img").evaluate("image => image.complete && image.naturalWidth > 300")
    expect(news).to_be_empty()
