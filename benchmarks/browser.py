"""The Stepper in JupyterLab beside what a teacher would write instead: `interact` with a matplotlib picture.

Both are used in one notebook in one browser, in turns. A step is drawn when the page has laid it out after the click;
a changed input when the new picture stands.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.rows import Row

ROOT = Path(__file__).parents[1]
STEPS, CHANGES, FRAME_MILLISECONDS = 120, 12, 16.7
OURS = """import dnn_lab as lab
net = lab.Network([4, 8, 3], hidden="sigmoid", output="softmax", seed=0)
lab.Stepper(net.training_trace([0.9, -0.4, 0.2, 0.7], [0, 1, 0], learning_rate=0.1))"""
THEIRS = """%matplotlib inline
import matplotlib.pyplot as plt, numpy as np
from ipywidgets import interact, IntSlider
def show(step):
    values = np.array(net.forward([0.9, -0.4, 0.2, 0.7 + step / 100]))
    fig, ax = plt.subplots(figsize=(6, 4))
    for layer, width in enumerate(net.sizes):
        ax.scatter([layer] * width, range(width), s=300)
    for layer, W in enumerate(net.weights):
        for (j, i), w in np.ndenumerate(W):
            ax.plot([layer, layer + 1], [i, j], color="b" if w > 0 else "r", lw=abs(w))
    ax.set_title(f"step {step}: {values.round(3)}")
    plt.show()
interact(show, step=IntSlider(min=0, max=200, step=1, value=0));"""

# Milliseconds from a press of the button to the step laid out, STEPS times.
STEPPING = """async (count) => {
  const button = document.querySelector('.st-icon[aria-label="Forward one step"]');
  const root = document.querySelector(".st"), times = [];
  for (let i = 0; i < count; i++) {
    await new Promise((frame) => requestAnimationFrame(frame));
    const start = performance.now();
    button.click();
    root.getBoundingClientRect();
    times.push(performance.now() - start);
  }
  return times;
}"""
# Milliseconds from now until the element's markup changes.
CHANGED = """(selector) => new Promise((done) => {
  const start = performance.now();
  const watch = new MutationObserver(() => { watch.disconnect(); done(performance.now() - start); });
  watch.observe(document.querySelector(selector), {
    childList: true, subtree: true, attributes: true, attributeFilter: ["src"],
  });
})"""

# Milliseconds from the next Enter until a verdict with its sign stands under the field.
VERDICT = """() => new Promise((done) => {
  let start;
  addEventListener("keydown", () => { start = performance.now(); }, { capture: true, once: true });
  const watch = new MutationObserver(() => {
    if (start && document.querySelector(".st-try .st-sign")) { watch.disconnect(); done(performance.now() - start); }
  });
  watch.observe(document.querySelector(".st-try .st-verdict"), { childList: true, subtree: true });
})"""


def rows():
    path = browser()
    if not path:
        yield Row("click → next step drawn, 4-8-3", "interact + matplotlib", "no browser was found")
        return
    stepping, changing, theirs, marking = in_lab(path, [OURS, THEIRS], _in_turns)
    middle, high = statistics.median(stepping), p95(stepping)
    ratio = statistics.median(theirs) / middle
    yield Row("click → next step drawn, 4-8-3", "interact + matplotlib", f"{ratio:.0f} × faster", "≥ 50 ×", ratio >= 50)
    yield Row("the same, 95th percentile", "one frame", f"{high:.1f} ms", "≤ 16.7 ms", high <= FRAME_MILLISECONDS)
    ratio = statistics.median(theirs) / statistics.median(changing)
    yield Row(
        "changed input → new pass drawn, 4-8-3", "interact + matplotlib", f"{ratio:.1f} × faster", "≥ 4 ×", ratio >= 4
    )
    middle = statistics.median(marking)
    yield Row("Enter → verdict seen, 4-8-3", "", f"{middle:.0f} ms", "≤ 50 ms", middle <= 50)


def browser():
    """Path of a Chromium, "" if there is none."""
    if path := os.environ.get("DNN_LAB_BROWSER"):
        return path
    script = ROOT / "scripts" / "setup.sh"
    return subprocess.run(["bash", script, "browser"], capture_output=True, text=True).stdout.strip()


def p95(values):
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def in_lab(path, cells, measure, shown=".st"):
    """What `measure(page)` gives in a JupyterLab with these cells, once it shows something, by default a Stepper."""
    sys.path.insert(0, str(ROOT / "tests"))
    from browser.jupyter import CHROMIUM_FLAGS, Lab, Server
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as home, sync_playwright() as driver:
        server = Server(Path(home))
        browser = driver.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        try:
            lab = Lab(server, browser.new_page(viewport={"width": 1500, "height": 1000}))
            lab.open_cells(*cells)
            lab.page.locator(shown).first.wait_for(timeout=60_000)
            return measure(lab.page)
        finally:
            browser.close()
            server.close()


def _in_turns(page):
    page.locator(".jupyter-widgets-output-area img, .widget-output img").first.wait_for(timeout=60_000)
    stepping = page.evaluate(STEPPING, STEPS)
    changing, theirs = [], []
    page.locator("button.st-change").click()
    field = page.locator('.st-change-rows input[name="x"]')
    handle = page.locator(".widget-slider .noUi-handle, .jupyter-widgets .noUi-handle").first
    for turn in range(CHANGES):
        field.fill(f"0.9 -0.4 0.2 {0.7 + turn / 100:.2f}1")
        changing.append(_time(page, ".st-draw", lambda: field.press("Enter")))
        handle.focus()
        theirs.append(_time(page, ".widget-output", lambda: page.keyboard.press("ArrowRight")))
    return stepping, changing, theirs, _marking(page)


def _marking(page):
    """Milliseconds from Enter to the verdict, through the kernel."""
    page.locator("button.st-change").click()
    page.get_by_role("radio", name="By hand").click()
    page.locator(".st-tile").first.click()
    field, times = page.locator(".st-answer .st-field"), []
    for turn in range(CHANGES):
        field.fill(f"{turn + 5}.5")
        page.evaluate("source => { window.seen = eval(source)(); }", VERDICT)
        field.press("Enter")
        times.append(page.evaluate("() => window.seen"))
    return times


def _time(page, selector, act):
    """Milliseconds from an act of the learner to the change it makes in the page."""
    page.evaluate("([source, selector]) => { window.changed = eval(source)(selector); }", [CHANGED, selector])
    act()
    return page.evaluate("() => window.changed")
