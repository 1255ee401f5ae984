"""Nothing overlaps, nothing sticks out, nothing jumps: measured in the browser's own fonts, step by step.

The worksheets are 2-3-1, 3-4-2 and 4-8-3, every step, at the widths of a desk, a tablet and a phone.
On a phone a long formula scrolls in its own line, and the longest of shares do everywhere.
"""

import numpy as np
import pytest

from dnn_lab.worksheet.graph import Graph
from dnn_lab.worksheet.network import Network

WIDTHS = [1100, 760, 420]
# Walks through all steps of the mounted Stepper; for each, texts that overlap, stick out or make the page scroll.
WALK = """async ({ paths, predict, fits }) => {
  const root = document.querySelector(".st"), found = [], heights = new Set();
  const box = (e) => e.getBoundingClientRect();
  const press = (key) => root.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  if (predict) root.querySelector(".st-predict").click();
  const count = +root.querySelector(".st-count").textContent.split(" of ")[1];
  press("Home");
  for (let at = 0; at < count; at++) {
    if (at) press("ArrowRight");
    const button = root.querySelector("button.st-paths");
    if (paths && !button.hidden) button.click();
    const name = root.querySelector("[aria-current] .st-sr")?.textContent;
    const picture = root.querySelector(".st-svg"), frame = box(picture);
    if (!paths) heights.add(`${frame.width} x ${frame.height}`);
    const written = [...picture.querySelectorAll("text")].filter((t) => t.textContent.trim());
    const texts = written.map((t) => [t.textContent, box(t)]);
    const inset = 2;
    texts.forEach(([text, a], i) => {
      const outside = a.left < frame.left - 1 || a.right > frame.right + 1 || a.bottom > frame.bottom + 1;
      if (outside) found.push(`${name}: ${text} sticks out`);
      for (const [other, b] of texts.slice(i + 1)) {
        const beside = a.left + inset >= b.right || b.left + inset >= a.right;
        const above = a.top + 2 * inset >= b.bottom || b.top + 2 * inset >= a.bottom;
        if (!beside && !above) found.push(`${name}: ${text} over ${other}`);
      }
    });
    for (const shape of picture.querySelectorAll("g.spot")) {
      const cell = box(shape.querySelector("path")), label = shape.querySelector("text");
      for (const text of shape.querySelectorAll("text")) {
        const b = box(text);
        const wider = b.left < cell.left - 1 || b.right > cell.right + 1;
        if (wider) found.push(`${name}: ${text.textContent} is wider than its cell`);
      }
    }
    for (const badge of picture.querySelectorAll("path.op")) {
      const sign = badge.nextElementSibling, [outer, inner] = [box(badge), box(sign)];
      const wider = inner.left < outer.left || inner.right > outer.right;
      if (wider) found.push(`${sign.textContent} is wider than its badge`);
    }
    if (root.scrollWidth > root.clientWidth + 1) found.push(`${name}: scrolls sideways`);
    const edge = box(root.querySelector(".st-explain")).right;
    const over = Math.max(...[...root.querySelectorAll(".st-explain *")].map((e) => box(e).right)) - edge;
    if (fits && over > 1) found.push(`${name}: the work is ${over} px wider than its place`);
    const seen = picture.parentElement, neurons = root.querySelector(".sign-size");
    if (neurons && seen.scrollHeight > seen.clientHeight + 1) found.push(`${name}: the picture is cut off below`);
    if (!picture.querySelector(".now, .now-line")) found.push(`${name}: nothing is yellow`);
  }
  return { found: found.slice(0, 8), heights: [...heights], count };
}"""


def traces():
    squared = {"hidden": "sigmoid", "output": "sigmoid", "loss": "half_squared_error"}
    yield "2-3-1", Network([2, 3, 1], **squared, seed=1), [0.4, -2.0], [1]
    yield "3-4-2", Network([3, 4, 2], hidden="tanh", output="softmax", seed=2), [0.5, -0.8, 1.2], [0, 1]
    yield "4-8-3", Network([4, 8, 3], hidden="relu", output="softmax", seed=3), [0.9, -0.4, 0.2, 0.7], [0, 1, 0]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name, net, x, y", traces(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_step_of_a_training_pass(alone, width, name, net, x, y):
    page = alone.show(net.training_trace(x, y, 0.5), width)
    for paths, predict in ((False, False), (True, False), (False, True)):
        seen = page.evaluate(WALK, {"paths": paths, "predict": predict, "fits": width > 700})
        assert not seen["found"], (paths, predict)
        assert len(seen["heights"]) <= 1, f"the picture jumps: {seen['heights']}"
        page = alone.show(net.training_trace(x, y, 0.5), width)


@pytest.mark.parametrize("width", WIDTHS)
def test_large_networks_by_layer(alone, width):
    digits = Network([64, 32, 10], hidden="relu", output="softmax", seed=1)
    deep = Network([12, 9, 9, 3], hidden="tanh", output="softmax", seed=1)
    for net in (digits, deep):
        x, y = np.linspace(-1, 1, net.sizes[0]), np.eye(net.sizes[-1])[1]
        seen = alone.show(net.training_trace(x, y, 0.1), width).evaluate(WALK, {"paths": False, "predict": False})
        assert not seen["found"] and len(seen["heights"]) == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_graphs(alone, width):
    graph = Graph.parse("u = x*w + 1; u*u*exp(u) - max(x, 0.5)/w", x=1.0, w=0.5)
    network = Network([2, 2, 1], hidden="sigmoid", output="sigmoid", seed=1).graph([0.4, -2.0], [1.0])
    passes = graph.forward_trace() + graph.backward_trace(), network.backward_trace()
    for trace in (*passes, graph.tangent_trace("x"), graph.path_trace("x")):
        for paths in (False, True):
            seen = alone.show(trace, width).evaluate(WALK, {"paths": paths, "predict": False})
            assert not seen["found"] and len(seen["heights"]) <= 1, (trace.title, paths, seen)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_accessibility_rules(alone, theme):
    from axe_playwright_python.sync_playwright import Axe

    net = Network([2, 3, 2], hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=1)
    page = alone.show(net.training_trace([0.4, -2.0], [1, 0], 0.5), 1100, theme, at=30)
    page.locator("button.st-change").click()
    page.locator("button.st-help").click()
    page.locator('[data-edge="w1_2_1"]').click(force=True)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
