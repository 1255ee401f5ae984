"""A browser and a JupyterLab, started once for all browser tests.

Without a browser the browser tests say loudly that they did not run; where CI is set, they fail.
"""

import os

import pytest
from browser.jupyter import CHROMIUM_FLAGS, Lab, Server, browser_path
from browser.page import Page

NO_BROWSER = "NO BROWSER: the browser tests did not run. On Debian or Ubuntu: sudo apt-get install chromium"
_browserless = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def chromium(pytestconfig):
    from playwright.sync_api import sync_playwright

    path = browser_path()
    if not path:
        pytestconfig.stash[_browserless] = True
        (pytest.fail if os.environ.get("CI") else pytest.skip)(NO_BROWSER)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


def pytest_terminal_summary(terminalreporter, config):
    if _browserless in config.stash:
        terminalreporter.section(NO_BROWSER, red=True, bold=True)


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
    server.end_sessions()
    assert not opened.errors and not opened.elsewhere, (opened.errors, opened.elsewhere)


@pytest.fixture
def alone(chromium):
    page = Page(chromium)
    yield page
    page.close()
