"""Explorers in JupyterLab: from a slider to the decision regions, and how smoothly the playground plays.

The regions of one neuron over 60 × 60 places are drawn by our explorer and, in turns, by what a teacher would write
instead: `interact` with matplotlib. Times run from the key that moves a slider to the new picture, through the kernel.
"""

import statistics

from benchmarks.browser import browser, in_lab, p95
from benchmarks.rows import Row

TURNS, PLAY_MILLISECONDS, CONTROLS = 30, 8000, 20
SETTLED = 250  # milliseconds in which what the turn before has set going ends
OURS = "import dnn_lab as lab\nlab.explore_neuron()"
THEIRS = """%matplotlib inline
import matplotlib.pyplot as plt, numpy as np
from ipywidgets import interact, FloatSlider
X = np.stack(np.meshgrid(np.linspace(-3, 3, 60), np.linspace(-3, 3, 60)), axis=-1)
def show(b):
    a = 1 / (1 + np.exp(-(X @ [1.0, -0.8] + b)))
    fig, ax = plt.subplots(figsize=(4, 4))
    ax.imshow(a, origin="lower", extent=(-3, 3, -3, 3), cmap="RdBu", vmin=0, vmax=1)
    plt.show()
interact(show, b=FloatSlider(min=-3, max=3, step=0.05, value=0.6));"""
PLAYED = 'import dnn_lab as lab\nlab.playground("spiral", hidden=(16, 16))'
UPDATES_AN_EPOCH = 15  # 150 points for training, ten in a batch

# Milliseconds from the next key to a picture painted on the canvas with `selector`.
PAINTED = """(selector) => new Promise((done) => {
  let start;
  addEventListener("keydown", () => { start = performance.now(); }, { capture: true, once: true });
  const { prototype } = CanvasRenderingContext2D, paint = prototype.putImageData;
  prototype.putImageData = function (...picture) {
    paint.apply(this, picture);
    if (!start || !this.canvas.matches(selector)) return;
    prototype.putImageData = paint;
    done(performance.now() - start);
  };
})"""
# Milliseconds from the next key until what lies below `selector` is another.
CHANGED = """(selector) => new Promise((done) => {
  let start;
  addEventListener("keydown", () => { start = performance.now(); }, { capture: true, once: true });
  const watch = new MutationObserver(() => {
    if (start) { watch.disconnect(); done(performance.now() - start); }
  });
  const options = { childList: true, subtree: true, attributes: true, attributeFilter: ["src"] };
  watch.observe(document.querySelector(selector), options);
})"""
# Pictures of the plane painted from now on.
COUNT = """() => {
  const { prototype } = CanvasRenderingContext2D, paint = prototype.putImageData;
  window.pictures = 0;
  prototype.putImageData = function (...picture) {
    if (this.canvas.matches(".xp-canvas")) window.pictures++;
    return paint.apply(this, picture);
  };
}"""
EPOCHS = "() => +[...document.querySelectorAll('.xp-title')].at(-1).textContent.match(/\\d+/)[0]"


def rows():
    path = browser()
    what, beside = "slider → decision regions, 60 × 60", "interact + matplotlib"
    if not path:
        yield Row(what, beside, "no browser was found")
        return
    ours, theirs = in_lab(path, [OURS, THEIRS], _in_turns, ".xp-status")
    ratio, high = statistics.median(theirs) / statistics.median(ours), p95(ours)
    yield Row(what, beside, f"{ratio:.1f} × faster", "≥ 4 ×", ratio >= 4)
    yield Row("the same, 95th percentile", "", f"{high:.0f} ms", "≤ 50 ms", high <= 50)
    yield from _played(*in_lab(path, [PLAYED], _playing, ".xp-status"))


def _played(pictures, updates, answers):
    yield Row("playing two spirals, 2-16-16-1", "", f"{pictures:.0f} pictures a second", "≥ 25", pictures >= 25)
    yield Row("… updates of the weights a picture", "", f"{updates:.0f}", "≥ 20", updates >= 20)
    high = p95(answers)
    yield Row("… a layer more or less, 95th percentile", "", f"{high:.0f} ms", "≤ 100 ms", high <= 100)


def _in_turns(page):
    page.locator(".widget-output img").first.wait_for(timeout=60_000)
    bias = page.locator(".xp-slider", has_text="bias b").get_by_role("slider")
    other = page.locator(".jupyter-widgets.widget-slider:not(.xp-slider) .noUi-handle").last
    ours, theirs = [], []
    for turn in range(TURNS):
        key = "ArrowRight" if turn % 4 < 2 else "ArrowLeft"
        ours.append(_time(page, PAINTED, ".xp-canvas", bias, key))
        theirs.append(_time(page, CHANGED, ".widget-output", other, key))
    return ours, theirs


def _playing(page):
    """(pictures a second, updates a picture, milliseconds of a control's answers while it plays)."""
    explorer = page.locator(".xp-explorer").first
    explorer.get_by_role("button", name="Play").click()
    page.wait_for_timeout(1500)  # what is compiled and laid out at first is over
    page.evaluate(COUNT)
    before = page.evaluate(EPOCHS)
    page.wait_for_timeout(PLAY_MILLISECONDS)
    pictures, epochs = page.evaluate("() => window.pictures"), page.evaluate(EPOCHS) - before
    layers = explorer.locator(".xp-slider", has_text="hidden layers").get_by_role("slider")
    answers = []
    for turn in range(CONTROLS):
        answers.append(_time(page, CHANGED, ".xp-units", layers, "ArrowRight" if turn % 2 else "ArrowLeft"))
    return pictures / PLAY_MILLISECONDS * 1000, epochs * UPDATES_AN_EPOCH / max(pictures, 1), answers


def _time(page, watch, selector, handle, key):
    handle.focus()
    page.wait_for_timeout(SETTLED)
    page.evaluate("([source, selector]) => { window.seen = eval(source)(selector); }", [watch, selector])
    page.keyboard.press(key)
    return page.evaluate("() => window.seen")
