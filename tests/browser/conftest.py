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
def browser(pytestconfig):
    """The path of the browser."""
    path = browser_path()
    if not path:
        pytestconfig.stash[_browserless] = True
        (pytest.fail if os.environ.get("CI") else pytest.skip)(NO_BROWSER)
    return path


@pytest.fixture(scope="session")
def driver(browser):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started.chromium


@pytest.fixture(scope="session")
def chromium(driver, browser):
    launched = driver.launch(executable_path=browser, args=CHROMIUM_FLAGS)
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def window(driver, browser, tmp_path_factory):
    """One window for every JupyterLab: its scripts are read and compiled once, and kept as a person's browser does."""
    size = {"width": 1500, "height": 1000}
    folder = tmp_path_factory.mktemp("window")
    opened = driver.launch_persistent_context(folder, executable_path=browser, args=CHROMIUM_FLAGS, viewport=size)
    yield opened
    opened.close()


def pytest_terminal_summary(terminalreporter, config):
    if _browserless in config.stash:
        terminalreporter.section(NO_BROWSER, red=True, bold=True)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    started = Server(tmp_path_factory.mktemp("jupyter"))
    yield started
    started.close()


def forget(window, url):
    """Takes away what pages of this address kept in the browser, but not their scripts."""
    kept = {"origin": url, "storageTypes": "cookies,local_storage,indexeddb,cache_storage"}
    window.new_cdp_session(window.pages[0]).send("Storage.clearDataForOrigin", kept)


@pytest.fixture
def lab(window, server):
    opened = Lab(server, window.new_page())
    yield opened
    opened.page.close()
    forget(window, server.url)
    server.end_sessions()
    assert not opened.errors and not opened.elsewhere, (opened.errors, opened.elsewhere)


@pytest.fixture
def alone(chromium):
    page = Page(chromium)
    yield page
    page.close()
