"""The tree of calls beside its memo table in JupyterLab: stepped with mouse and keys, both counts in sight."""

from browser.jupyter import TWO_FRAMES
from playwright.sync_api import expect

ROWS = """memo => [...memo.querySelectorAll('dl > *')].map((one) => {
  const box = one.getBoundingClientRect();
  return [Math.round(box.top), box.left, box.right];
})"""


def test_calls_are_stepped_and_both_counts_stand_in_rows_of_their_own(lab):
    lab.open_cells("import dnn_lab as lab\nlab.explore_fibonacci(5)")
    memo = lab.page.get_by_role("region", name="F(5): every call")
    expect(memo).to_contain_text("1 of 15", timeout=60_000)
    memo.get_by_role("button", name="Forward one step").click()
    lab.page.keyboard.press("ArrowRight")
    expect(memo.get_by_role("status")).to_contain_text("F(2) = F(1) + F(0) = 1: worked out for the first time")
    lab.page.keyboard.press("End")
    expect(memo.locator("dl")).to_have_text("without a table7 additionswith the table4 additions")
    expect(memo.locator("tbody tr")).to_have_count(6)
    for width in (1100, 760, 420):
        lab.set_width(width)
        lab.page.evaluate(TWO_FRAMES)
        (top, _, end), (same, start, _), (below, _, last), (level, begin, _) = memo.evaluate(ROWS)
        assert top == same < below == level and end <= start and last <= begin, width
