// Where things stand in drawings of Python's own worksheets: at every step, rung and width each number has a place of
// its own, measured in a wide font.

import assert from "node:assert/strict";
import test from "node:test";

import { layout } from "../../dnn_lab/views/static/picture/layout.mjs";
import { pathsOf } from "../../dnn_lab/views/static/picture/paths.mjs";
import { draw } from "../../dnn_lab/views/static/picture/picture.mjs";
import { onEdge } from "../../dnn_lab/views/static/picture/state.mjs";
import { faults, holds } from "./faults.mjs";
import { viewOf, worksheets } from "./worksheets.mjs";

const WIDTHS = [858, 674, 658, 518, 378, 318];
// Every step as it is asked and as it is solved, with its paths where it has any; and while numbers are changed.
function* drawings(sheet, width) {
  for (const [at, step] of sheet.steps.entries()) {
    const own = onEdge(sheet, step);
    const paths = own && pathsOf(sheet, own.id);
    const looks = [{ hints: 0 }, { hints: 1 }, { hints: 4 }, ...(paths ? [{ hints: 0, paths }, { paths }] : [])];
    if (at % 4 === 0) looks.push({ hints: 0, editing: true });
    for (const look of looks) yield { step, look, paths: look.paths, drawn: draw(sheet, at, viewOf(sheet, at, width, look)) };
  }
}

for (const [name, sheet] of Object.entries(worksheets)) {
  test(`${name}: every number has its place, at every step and width`, () => {
    for (const width of WIDTHS) {
      const places = layout(sheet, width);
      const cells = places.fits ? [...places.nodes.values()].flatMap((place) => [...place.cells, place.target].filter(Boolean)) : [];
      const sizes = new Set();
      let wanted = 0, found = 0;
      for (const { step, look, drawn } of drawings(sheet, width)) {
        const where = `${step.name} at ${width}, ${JSON.stringify(Object.keys(look))} ${look.hints ?? ""}`;
        assert.deepEqual(faults(drawn, cells), [], where);
        if (!name.endsWith("tiny")) assert.ok(!drawn.boxes.some(({ text }) => text.includes("…")), `${where}: a number became dots`);
        sizes.add(`${drawn.width} × ${drawn.height}`);
        wanted += drawn.wanted;
        found += drawn.drawn;
      }
      assert.equal(sizes.size, 1, `the picture jumps at ${width}`);
      assert.ok(found === wanted || (found > 0.95 * wanted && !name.includes("2-3-2")), `${found} of ${wanted} edge numbers at ${width}`);
    }
  });
}

test("what a weighted sum is given can be read before the first rung, and nothing of it is lit", () => {
  const names = (drawn) => [...drawn.svg.matchAll(/data-label="(.*?)"/g)].map(([, id]) => id).sort();
  for (const [name, sheet] of Object.entries(worksheets).filter(([, { kind }]) => kind === "network")) {
    for (const [at, step] of sheet.steps.entries()) {
      if (step.name[0] !== "z") continue;
      const [asked, lit] = [0, 1].map((hints) => draw(sheet, at, viewOf(sheet, at, 674, { hints })));
      assert.deepEqual(names(asked), names(lit), `${name}, ${step.name}`);
      assert.ok(names(asked).length, `${name}, ${step.name}`);
      assert.ok(asked.svg.includes(`data-q="${step.name.replace("z", "b")}" class="spot"><path class="tab`), `${name}, ${step.name}: its bias`);
      assert.ok(!/(edge lit|t-edge (pos|neg)|(cell|tab) used)/.test(asked.svg), `${name}, ${step.name}`);
    }
  }
});

test("on the way back, too, the weights that a slope needs can be read before the first rung", () => {
  const sheet = worksheets["t-2-3-2"];
  const at = sheet.steps.findIndex(({ name }) => name === "dL/da1_2");
  const { svg } = draw(sheet, at, viewOf(sheet, at, 674, { hints: 0 }));
  assert.deepEqual([...svg.matchAll(/data-label="(.*?)"/g)].map(([, id]) => id).sort(), ["w2_1_2", "w2_2_2"]);
});

test("the products along all paths add up to the gradient that Python worked out", () => {
  for (const [name, sheet] of Object.entries(worksheets)) {
    for (const { id, g } of sheet.picture.edges.filter((edge) => edge.g)) {
      const [found, gradient] = [pathsOf(sheet, id), sheet.quantities[g].value];
      const sum = found.paths.reduce((total, { product }) => total + product, 0);
      assert.ok(Math.abs(sum - gradient) <= 1e-9 * Math.abs(gradient), `${name}: ${id} ${sum} for ${gradient}`);
    }
  }
});

test("an edge begins and ends beside cells, never under one", () => {
  const sheet = worksheets["t-2-3-2"];
  const places = layout(sheet, 674);
  const cells = [...places.nodes.values()].flatMap((place) => [...place.cells, place.target].filter(Boolean));
  const { svg } = draw(sheet, 0, viewOf(sheet, 0, 674));
  const ends = [...svg.matchAll(/class="edge [^>]*? d="M(\S+) (\S+)C.*? (\S+) (\S+)"/g)].map((match) => match.slice(1).map(Number));
  assert.equal(ends.length, sheet.picture.edges.length);
  for (const [x1, y1, x2, y2] of ends) {
    for (const end of [{ x: x1, y: y1, w: 0, h: 0 }, { x: x2, y: y2, w: 0, h: 0 }]) {
      assert.deepEqual(cells.filter((cell) => holds({ ...cell, x: cell.x + 2, w: cell.w - 4 }, end)).map(({ q }) => q), []);
    }
  }
});

test("a weight's sign is colour and dash, its size is width; what is lit lies over what is quiet", () => {
  const sheet = worksheets["t-3-4-2"];
  const { svg } = draw(sheet, 1, viewOf(sheet, 1, 674, { hints: 1 }));
  const edges = [...svg.matchAll(/class="edge (lit|quiet) (pos|neg)" d="[^"]*" stroke-width="(.*?)"( stroke-dash)?[^>]* data-line="(.*?)"/g)];
  assert.equal(edges.length, 3 * 4 + 4 * 2);
  const shown = edges.map(([, lit, sign, width, dash, id]) => ({ lit, sign, width: +width, dash: Boolean(dash), value: sheet.quantities[id].value }));
  for (const { sign, dash, value } of shown) assert.deepEqual([sign, dash], value < 0 ? ["neg", true] : ["pos", false]);
  for (const kind of ["lit", "quiet"]) {
    const bySize = shown.filter(({ lit }) => lit === kind).sort((a, b) => Math.abs(a.value) - Math.abs(b.value));
    assert.deepEqual(bySize.map(({ width }) => width), bySize.map(({ width }) => width).sort((a, b) => a - b));
    assert.ok(bySize.at(-1).width > bySize[0].width);
  }
  assert.deepEqual(shown.map(({ lit }) => lit), [...Array(17).fill("quiet"), ...Array(3).fill("lit")]);
});

test("what is not worked out yet leaves no trace in the drawing", () => {
  const sheet = worksheets["t-2-3-2"];
  for (const [at, step] of sheet.steps.entries()) {
    for (const hints of [0, 1, 3, 4]) {
      const view = viewOf(sheet, at, 674, { hints });
      const others = Object.entries(sheet.quantities).map(([name, quantity]) => [name, view.known(name) ? quantity : { ...quantity, value: -98.7 }]);
      const changed = draw({ ...sheet, quantities: Object.fromEntries(others) }, at, view).svg;
      assert.ok(changed === draw(sheet, at, view).svg, `${step.name}, rung ${hints}`);
    }
  }
});

test("one thing is yellow, the step's own", () => {
  for (const sheet of Object.values(worksheets)) {
    for (const { step, drawn } of drawings(sheet, 674)) {
      const yellow = drawn.svg.match(/class="(cell|zone|tab|pill)( now\b|[^"]* now\b)/g) ?? [];
      assert.equal(yellow.length, 1, `${step.name}: ${yellow}`);
    }
  }
});

test("everything that can be clicked is there once: cells, gradients, biases, weights", () => {
  const sheet = worksheets["t-2-3-2"];
  const { svg } = draw(sheet, 0, viewOf(sheet, 0, 674));
  const targets = [...svg.matchAll(/data-(?:q|edge)="(.*?)"/g)].map((match) => match[1]).sort();
  const nodes = sheet.picture.columns.flatMap((column) => column.nodes);
  const cells = nodes.flatMap(({ cells, bias, target }) => [...cells.flatMap(({ q, g }) => [q, g]), bias, target]);
  const edges = sheet.picture.edges.map((edge) => edge.q);
  assert.deepEqual(targets, [...cells, ...edges].filter(Boolean).sort());
});

test("a path's number stands on an edge of that path alone", () => {
  const sheet = worksheets["t-2-2-2-2"];
  const [paths, at] = [pathsOf(sheet, "w1_1_1"), sheet.steps.findIndex(({ name }) => name === "dL/dw1_1_1")];
  const { svg } = draw(sheet, at, viewOf(sheet, at, 1200, { paths }));
  const numbered = [...svg.matchAll(/<g data-label="([^"]*)">(?:(?!<\/g>).)*?class="t-badge"[^>]*><tspan>(\d)/g)];
  assert.deepEqual(numbered.map(([, , number]) => number).sort(), ["1", "2", "3", "4"]);
  for (const [, id, number] of numbered) {
    assert.deepEqual(paths.paths.map(({ edges }, i) => edges.includes(id) && i + 1).filter(Boolean), [+number]);
  }
});

test("with paths lit, the slopes that stand over cells are the paths' factors", () => {
  const sheet = worksheets["t-2-3-2"];
  for (const [at, step] of sheet.steps.entries()) {
    const paths = onEdge(sheet, step) && pathsOf(sheet, step.edges[0]);
    if (!paths) continue;
    const { svg } = draw(sheet, at, viewOf(sheet, at, 674, { paths }));
    const factors = new Set(paths.paths.flatMap((one) => one.factors.map(({ q }) => q)).filter((q) => q.startsWith("da")));
    assert.deepEqual([...svg.matchAll(/data-q="(da.*?)"/g)].map((match) => match[1]).sort(), [...factors].sort(), step.name);
  }
});

test("the arrow points the way the pass goes", () => {
  const sheet = worksheets["t-2-3-1"];
  for (const [width, forward, backward] of [[674, "l-8 ", "l8 "], [378, "l-4 -7", "l-4 7"]]) {
    for (const [at, step] of sheet.steps.entries()) {
      const { phase } = sheet.groups[step.group];
      const head = draw(sheet, at, viewOf(sheet, at, width)).svg.match(/class="axis-head" d="M[\d. ]+(.*?)"/)[1];
      assert.ok(head.startsWith(phase === "backward" ? backward : forward), `${step.name} at ${width}: ${head}`);
    }
  }
});

test("by layer where cells would be too small to read or too many", () => {
  const by = (name, width) => draw(worksheets[name], 0, viewOf(worksheets[name], 0, width)).by;
  assert.deepEqual([by("t-4-8-3", 674), by("t-4-8-3", 518), by("t-4-8-3", 318), by("t-3-4-2", 318)], ["neurons", "neurons", "layers", "neurons"]);
});

test("what may be changed is marked while numbers are changed", () => {
  const sheet = worksheets["t-2-3-1"];
  const marked = (editing) => draw(sheet, 0, viewOf(sheet, 0, 674, { editing })).svg.match(/data-q="[^"]*" class="spot"><path class="[^"]*editable/g) ?? [];
  assert.deepEqual(marked(true).map((text) => text.split('"')[1]).sort(), ["b1_1", "b1_2", "b1_3", "b2_1", "x1", "x2", "y1"]);
  assert.equal(marked(false).length, 0);
});
