"""Typing into the formula box in JupyterLab: from a key to the graph drawn anew, through the kernel."""

import statistics

from benchmarks.browser import browser, in_lab
from benchmarks.rows import Row

KEYS, PAUSE = 16, 200
FORMULA = (
    "a = x*y; b = a + z; c = sin(b); d = c*a; q = exp(d/10); f = q + b; g = log(f^2 + 1); h = g*c - d; i = h/f; "
    "j = tanh(i + a); k = j*q; l = k - g; m = sqrt(l^2 + 1); n = m*j; n + k*h - i*l"
)
OURS = f"""import dnn_lab as lab
box = lab.explore_formula({FORMULA!r}, x=0.5, y=1.2, z=-0.7)
print(len(box.graph.form.nodes) - len(box.graph.inputs), "operations")
box"""
# Milliseconds from the next key in the formula's field until the picture under it is another one and laid out.
DRAWN = """() => new Promise((done) => {
  let start;
  document.querySelector(".fb-text").addEventListener("input", () => { start = performance.now(); }, { once: true });
  const picture = document.querySelector(".st:not(.fb) .st-draw");
  const watch = new MutationObserver(() => {
    if (!start) return;
    watch.disconnect();
    picture.getBoundingClientRect();
    done(performance.now() - start);
  });
  watch.observe(picture, { childList: true, subtree: true, characterData: true });
})"""


def rows():
    what, beside = "key → graph of 30 operations drawn", "a tenth of a second"
    path = browser()
    if not path:
        yield Row(what, beside, "no browser was found")
        return
    times = in_lab(path, [OURS], _typing)
    middle = statistics.median(times)
    yield Row(what, beside, f"{middle:.0f} ms ({min(times):.0f} to {max(times):.0f})", "≤ 100 ms", middle <= 100)


def _typing(page):
    """Turns the last digit of a number in the formula: each key makes another graph."""
    page.locator(".st:not(.fb) .st-svg").wait_for(timeout=60_000)
    field = page.locator(".fb-text")
    field.click()
    page.keyboard.press("End")
    page.keyboard.press("Control+End")
    page.keyboard.type(" + 0.5")
    times = []
    for turn in range(KEYS):
        for key in (str(1 + turn % 9), "Backspace"):
            page.wait_for_timeout(PAUSE)  # what the key before has set going is over
            page.evaluate("source => { window.drawn = eval(source)(); }", DRAWN)
            page.keyboard.press(key)
            times.append(page.evaluate("() => window.drawn"))
    return times
