"""Marks the first step of notebook 00 as a newcomer would: Shift + Enter from the top, a wrong answer, a right one.

Works in whatever JupyterLab has the notebook open, however it was started. On the command line (with tests/ on Python's
path) it opens an address, which must lead to the path PLACE where one is given, and keeps a picture of how it ended:

    python -m browser.first_step ADDRESS [PLACE [PICTURE]]
"""

import re
import sys
from contextlib import suppress

from browser.jupyter import CHROMIUM_FLAGS, browser_path
from playwright.sync_api import expect, sync_playwright

WRONG, NAMED = "-0.7", "The bias was not added"
RIGHT = "0.5*(-1) - 0.4*0.5 + 0.3"
NUMBER = "data-windowed-list-index"
TRIES, HEARD = 4, 20_000
PATIENCE = 120_000  # of Python in the page; a server's kernel takes a few seconds


def mark_first_step(page):
    """In a page where notebook 00 is open or about to open. Returns the Stepper that asked."""
    expect(page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').first).to_be_attached(timeout=PATIENCE)
    run_to(page, 'mode="by hand"')
    widget = page.locator(".st", has=page.locator(".st-try .st-field:visible")).first
    field, verdict = widget.locator(".st-try .st-field"), widget.locator(".st-try .st-verdict")
    field.fill(WRONG, timeout=PATIENCE)
    field.press("Enter")
    expect(verdict).to_contain_text(NAMED, timeout=PATIENCE)
    field.fill(RIGHT)
    field.press("Enter")
    expect(verdict).to_contain_text("Right")
    return widget


def run_to(page, text):
    """Runs cell after cell by Shift + Enter, to the first in which `text` stands."""
    page.locator(".jp-Notebook .jp-Cell").first.click(timeout=PATIENCE)
    cell = page.locator(".jp-Notebook .jp-Cell.jp-mod-active")
    ran = ""
    while text not in ran:
        ran = cell.inner_text()
        run_on(page, cell)


def run_on(page, cell):
    """Shift + Enter, once more where JupyterLab was too busy to hear it; then waits until the cell has been run."""
    number = cell.get_attribute(NUMBER)
    for _ in range(TRIES):
        page.keyboard.press("Shift+Enter")
        with suppress(AssertionError):
            expect(cell).not_to_have_attribute(NUMBER, number, timeout=HEARD)
            break
    prompt = page.locator(f'.jp-CodeCell[{NUMBER}="{number}"] .jp-InputPrompt')
    if prompt.count():
        expect(prompt.first).to_have_text(re.compile(r"\[\d+\]"), timeout=PATIENCE)


def main(address, place="", picture=None):
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=browser_path() or None, args=CHROMIUM_FLAGS)
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        try:
            page.goto(address)
            page.wait_for_url(re.compile(re.escape(place)))
            mark_first_step(page)
        finally:
            if picture:
                page.screenshot(path=picture)
        print(f"{WRONG}: {NAMED}. {RIGHT}: Right. In {page.url.split('?')[0]}")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
