"""The site that `make site` builds: its pages, and the course in the browser alone, stepped through and marked.

Without a built site (its folder is in DNN_LAB_SITE, or build/site) these tests say loudly that they did not run.
"""

import functools
import http.server
import json
import os
import threading
from pathlib import Path

import pytest
from browser.jupyter import KERNEL_IS_IDLE
from playwright.sync_api import expect

SITE = Path(os.environ.get("DNN_LAB_SITE", Path(__file__).parents[2] / "build" / "site"))
NOTEBOOKS = sorted(path.stem for path in (Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))

RUN_TO = """place => {
  const notebook = jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = place + 1;
  jupyterapp.commands.execute("notebook:run-all-above").then(() => notebook.scrollToItem(place, "start"));
}"""
FORWARD = Path(__file__).parents[2] / "notebooks" / "06_forward_pass.ipynb"


def by_hand_cell():
    """The number of the first cell whose Stepper asks."""
    cells = json.loads(FORWARD.read_text(encoding="utf-8"))["cells"]
    return next(at for at, cell in enumerate(cells) if 'mode="by hand"' in "".join(cell["source"]))


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def address():
    if not (SITE / "lite").is_dir():
        pytest.skip("NO SITE: run `make site` to build the site and to test it")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=SITE))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def page(chromium, address):
    opened = chromium.new_page(viewport={"width": 1400, "height": 1000})
    elsewhere = []
    opened.on("request", lambda one: one.url.startswith((address, "data:", "blob:")) or elsewhere.append(one.url))
    yield opened
    opened.close()
    assert elsewhere == []


def test_every_notebook_is_a_page_with_a_way_into_the_browser(page, address):
    page.goto(f"{address}/index.html")
    for name in NOTEBOOKS:
        page.goto(f"{address}/notebooks/{name}.html")
        link = page.get_by_role("link", name="Work through this notebook in the browser")
        assert link.get_attribute("href") == f"../lite/lab/index.html?path={name}.ipynb"
        expect(page.locator("mjx-container").first).to_be_visible()


def test_the_browser_alone_steps_and_marks(page, address):
    page.goto(f"{address}/lite/lab/index.html?path=06_forward_pass.ipynb")
    page.wait_for_function(KERNEL_IS_IDLE, timeout=120_000)
    page.evaluate(RUN_TO, by_hand_cell() + 1)
    widget = page.locator(".st", has=page.locator(".st-field:visible")).first
    field = widget.locator(".st-try .st-field")
    field.fill("-0.7", timeout=180_000)
    field.press("Enter")
    expect(widget.locator(".st-try")).to_contain_text("bias was not added", ignore_case=True, timeout=60_000)
    field.fill("0.5*(-1)-0.4*0.5+0.1")
    field.press("Enter")
    expect(widget.locator(".st-try")).to_contain_text("Right", timeout=60_000)
    field.press("Enter")
    expect(widget.locator(".st-count")).to_contain_text("2 of")
