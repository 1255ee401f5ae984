"""A browser and a JupyterLab, started once for all browser tests. Without a browser they say loudly that they skipped."""

import os
import shutil

import pytest
from browser.jupyter import CHROMIUM_FLAGS, Lab, Server
from browser.page import Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser_path():
    named = os.environ.get("DNN_LAB_BROWSER")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    path = browser_path()
    if not path:
        message = "NO BROWSER FOUND: the browser tests did not run. Install one: sudo apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    started = Server(tmp_path_factory.mktemp("jupyter"))
    yield started
    started.close()


@pytest.fixture
def lab(chromium, server):
    page = chromium.new_page(viewport={"width": 1500, "height": 1000})
    opened = Lab(server, page)
    yield opened
    page.close()
    assert not opened.errors, opened.errors


@pytest.fixture
def alone(chromium):
    page = Page(chromium)
    yield page
    page.close()
