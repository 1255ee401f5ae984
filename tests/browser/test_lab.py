"""The harness itself: a JupyterLab that runs cells, shows a widget, and is watched, with nothing of dnn_lab in it."""

import pytest
from playwright.sync_api import expect

COUNTER = '''
import anywidget, traitlets
class Counter(anywidget.AnyWidget):
    _esm = """export default { render({ model, el }) {
        const button = document.createElement("button");
        const show = () => { button.textContent = `pressed ${model.get("times")}`; };
        button.addEventListener("click", () => { model.set("times", model.get("times") + 1); model.save_changes(); });
        model.on("change:times", show);
        show();
        el.append(button);
    } }"""
    times = traitlets.Int(0).tag(sync=True)
counter = Counter()
counter
'''


@pytest.fixture
def counter(lab):
    return lab.open_cells(COUNTER, "print('times', counter.times)")


def test_a_widget_is_seen_used_and_heard_of_in_python(counter):
    button = counter.output(0).get_by_role("button")
    button.click(timeout=30_000)
    expect(button).to_have_text("pressed 1")
    counter.wait_idle()
    counter.page.locator(".jp-Cell").nth(1).locator(".cm-content").click()
    counter.page.keyboard.press("Control+Enter")
    expect(counter.output(1)).to_have_text("times 1")


def test_a_killed_kernel_has_forgotten_and_a_restarted_one_too(counter):
    expect(counter.output(1)).to_have_text("times 0", timeout=30_000)
    (before,) = counter.server.kernels()
    counter.kill_kernel()
    (after,) = counter.server.kernels()
    assert after.pid != before.pid and not before.is_running()
    counter.run_all()
    counter.wait_idle()
    counter.restart_kernel()
    expect(counter.output(0).get_by_role("button")).to_be_visible()


def test_themes_and_widths(counter):
    expect(counter.output(1)).to_have_text("times 0", timeout=30_000)
    for name, light in (("JupyterLab Dark", "false"), ("JupyterLab Light", "true")):
        counter.set_theme(name)
        assert counter.page.locator("body").get_attribute("data-jp-theme-light") == light
    for width in (1100, 760, 420):
        counter.set_width(width)
        assert counter.output(0).locator(".jp-OutputArea-output").evaluate("output => output.clientWidth") == width


def test_nothing_pops_up(counter):
    expect(counter.output(1)).to_have_text("times 0", timeout=30_000)
    expect(counter.page.get_by_title("No notifications")).to_be_visible()
    expect(counter.page.get_by_text("Jupyter news")).to_have_count(0)


def test_what_goes_wrong_in_a_page_is_noted(lab):
    wrong = 'console.error("written"); setTimeout(() => { throw Error("thrown"); });'
    with lab.page.expect_event("pageerror", timeout=60_000):
        lab.open_cells(COUNTER.replace("el.append(button);", wrong))
    assert [error.splitlines()[0] for error in lab.errors] == ["written", "thrown"]
    lab.errors.clear()


def test_what_a_page_asks_of_others_is_noted(lab):
    address = "https://example.invalid/picture.svg"
    lab.page.route(address, lambda route: route.fulfill(body="<svg xmlns='http://www.w3.org/2000/svg'/>"))
    lab.open_cells("from IPython.display import HTML", f"HTML('<img src=\"{address}\">')")
    expect(lab.output(1).locator("img")).to_be_attached(timeout=30_000)
    lab.wait_idle()
    assert set(lab.elsewhere) == {address}
    lab.elsewhere.clear()
