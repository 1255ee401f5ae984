// The drawing by layer: over shapes, steps, rows, rungs and widths. Numbers are worked out again from the payload.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { heat } from "../../dnn_lab/views/static/picture/layers-cells.mjs";
import { ZONE } from "../../dnn_lab/views/static/picture/layers-layout.mjs";
import { placeOf } from "../../dnn_lab/views/static/picture/layers-names.mjs";
import { drawLayers } from "../../dnn_lab/views/static/picture/layers.mjs";
import { layerCells, layerRow } from "../../dnn_lab/views/static/picture/matrices.mjs";
import { viewOf } from "./worksheets.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const python = process.env.DNN_LAB_PYTHON ?? here("../../.venv/bin/python");
const options = { env: { ...process.env, PYTHONPATH: here("../..") }, maxBuffer: 1e8 };
const sheets = JSON.parse(execFileSync(python, [here("layer_payloads.py")], options));
const wide = Object.entries(sheets).filter(([name]) => name !== "4-8-3");
const WIDTHS = { all: [676, 760, 560, 396, 336], narrow: [336, 318] };

const widthsOf = (name) => (name === "4-8-3" ? WIDTHS.narrow : WIDTHS.all);
const at = (sheet, name) => sheet.steps.findIndex((step) => step.name === name);
const draw = (sheet, step, width, hints = 4, row = 0) => drawLayers(sheet, step, viewOf(sheet, step, width, { hints, row }));
const close = (a, b, by, what) => assert.ok(Math.abs(a - b) <= by, `${what}: ${a} is not ${b}`);
const sumOf = (values) => values.reduce((sum, value) => sum + value, 0);
const layersOf = (sheet) => [{ a: sheet.matrices.x }, ...sheet.matrices.layers];

// Attributes of the elements of a kind with a class.
function elements(svg, tag, cls = "") {
  const found = [...svg.matchAll(new RegExp(`<${tag} ([^>]*)>`, "g"))];
  const read = ([, text]) => Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));
  return found.map(read).filter((one) => cls.split(" ").every((name) => !name || one.class.split(" ").includes(name)));
}

const boxOf = ({ x, y, width, height }) => ({ x: +x, y: +y, w: +width, h: +height });
const apart = (a, b) => a.x >= b.x + b.w || b.x >= a.x + a.w || a.y >= b.y + b.h || b.y >= a.y + a.h;
const within = (a, b, slack) => a.x >= b.x - slack && a.y >= b.y - slack && a.x + a.w <= b.x + b.w + slack && a.y + a.h <= b.y + b.h + slack;

function faults({ svg, boxes, width, height }) {
  const page = { x: 0, y: 0, w: width, h: height };
  const cells = elements(svg, "rect", "cell").map(boxOf);
  const frames = elements(svg, "rect").map(boxOf);
  return [
    ...boxes.filter((box) => !within(box, page, 0)).map(({ text }) => `${text} is outside`),
    ...frames.filter((box) => !within(box, page, 0.1)).map((box) => `a frame is outside: ${JSON.stringify(box)}`),
    ...cells.flatMap((a, i) => cells.slice(i + 1).filter((b) => !apart(a, b)).map(() => "cells overlap")),
    ...boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => !apart(a, b)).map((b) => `${a.text} over ${b.text}`)),
    ...boxes.flatMap((a) => cells.filter((cell) => !apart(a, cell) && !within(a, cell, 0.5)).map(() => `${a.text} over the edge of a cell`)),
  ];
}

for (const [name, sheet] of Object.entries(sheets)) {
  test(`${name}: nothing overlaps, sticks out or jumps, at any step, row, rung or width`, () => {
    for (const width of widthsOf(name)) {
      const sizes = new Set();
      sheet.steps.forEach((step, i) => {
        for (const [hints, row] of [[0, 0], [2, 99], [3, 3], [4, 99]]) {
          const drawn = draw(sheet, i, width, hints, row);
          assert.deepEqual(faults(drawn), [], `${step.name} at ${width}, rung ${hints}, row ${row}`);
          sizes.add(`${drawn.width} × ${drawn.height}`);
        }
      });
      assert.equal(sizes.size, 1, `jumps at ${width}: ${[...sizes]}`);
    }
  });
}

test("every neuron of a layer can be opened: by its row, or by its own step", () => {
  for (const [name, sheet] of Object.entries(sheets)) {
    sheet.steps.forEach((step, i) => {
      const { layer, row, what, col } = placeOf(step);
      const count = what === "L" ? null : sheet.matrices?.layers[layer - 1].z.length ?? sheet.picture.columns[layer].nodes.length;
      if (count === null) return;
      const spots = elements(draw(sheet, i, widthsOf(name)[0]).svg, "rect", "row-spot");
      assert.equal(spots.length, count, step.name);
      if (row === null) assert.deepEqual(spots.map((spot) => +spot["data-row"]), [...spots.keys()]);
      else assert.deepEqual(spots.map((spot) => placeOf({ name: spot["data-q"] })), spots.map((_, j) => ({ layer, what, row: j, col })));
    });
  }
});

test("a row that is clicked lies on its own cells of the matrix and of the vectors", () => {
  const sheet = sheets["3-9-2"];
  const { svg, boxes } = draw(sheet, at(sheet, "z1"), 676);
  const { W, b, z } = sheet.matrices.layers[0];
  elements(svg, "rect", "row-spot").map(boxOf).forEach((spot, j) => {
    const texts = boxes.filter((box) => within(box, spot, 0.5)).map(({ text }) => +text.replace("−", "-"));
    [...W[j], b[j], z[j]].forEach((value, i) => close(texts[i], value, 0.05 * Math.abs(value), `row ${j + 1}`));
  });
});

// The lengths of all bars, with their signs, in order, as parts of the longest. along: "v" (upright) or "h".
function lengths(svg, pattern, flip) {
  return elements(svg, "path", "bar").flatMap(({ d }) => [...d.matchAll(pattern)]
    .map(([, place, length]) => ({ place: +place, length: flip * +length }))).sort((a, b) => a.place - b.place);
}
const upright = (svg) => lengths(svg, /M(\S+) \S+h\S+v(-?[\d.]+)h/g, -1);
const lying = (svg) => lengths(svg, /M\S+ (\S+)v[\d.]+h(-?[\d.]+)v/g, 1);

// Bars are drawn to a tenth of a pixel; the longest is `most` of a pixel long.
function holdBars(bars, products, total, most, what) {
  const longest = Math.max(...products.map(Math.abs));
  assert.equal(bars.length, products.filter(Boolean).length, `${what}: bars`);
  const [drawn, there] = [bars.map(({ length }) => length), products.filter(Boolean)];
  drawn.forEach((length, i) => close((length / most) * longest, there[i], (longest / most) * 0.06, `${what}, bar ${i}`));
  close((sumOf(drawn) / most) * longest, total, (longest / most) * 0.06 * drawn.length + 2e-3 * (longest + Math.abs(total)), what);
}

test("the bars of a row are its products, and add up to z less the bias", () => {
  for (const [name, sheet] of wide) {
    if (!sheet.matrices) continue;
    const layers = layersOf(sheet);
    for (const [i, step] of sheet.steps.entries()) {
      const { layer, what, row: own } = placeOf(step);
      if (what !== "z") continue;
      const { W, b, z } = layers[layer];
      for (const row of own === null ? [0, Math.floor(z.length / 2), z.length - 1] : [own]) {
        const products = W[row].map((w, k) => w * layers[layer - 1].a[k]);
        for (const width of WIDTHS.all) {
          const bars = upright(draw(sheet, i, width, 4, row).svg);
          holdBars(bars, products, z[row] - b[row], ZONE.bar, `${name}, ${step.name}, row ${row + 1} at ${width}`);
        }
      }
    }
  }
});

test("on the way back the bars are a column of the next W times ∂z, and add up to ∂a", () => {
  for (const name of ["64-32-10", "64-64-64-10", "30-12-2", "6-12-12-12-12-4"]) {
    const sheet = sheets[name], layers = layersOf(sheet);
    for (const [i, step] of sheet.steps.entries()) {
      const { layer, what } = placeOf(step);
      if (what !== "da" || layer === layers.length - 1) continue;
      for (const row of [0, layers[layer].z.length - 1]) {
        const products = layers[layer + 1].W.map((weights, k) => weights[row] * layers[layer + 1].dz[k]);
        const bars = lying(draw(sheet, i, 676, 4, row).svg);
        const most = Math.max(...bars.map(({ length }) => Math.abs(length)));
        holdBars(bars, products, layers[layer].da[row], most, `${name}, ${step.name}, column ${row + 1}`);
      }
    }
  }
});

test("bars of a gradient show it, and bars of a new row show which way each weight goes", () => {
  const sheet = sheets["30-12-2"];
  const { W, dW, Wnew } = sheet.matrices.layers[0];
  const gradient = upright(draw(sheet, at(sheet, "dL/dW1"), 676, 4, 2).svg);
  holdBars(gradient, dW[2], sumOf(dW[2]), ZONE.bar, "∂W");
  const moved = upright(draw(sheet, at(sheet, "W1_new"), 676, 4, 2).svg);
  const there = [...W[2].keys()].filter((i) => dW[2][i]);
  assert.equal(moved.length, there.length);
  there.forEach((i, bar) => {
    const by = Wnew[2][i] - W[2][i];
    if (by) assert.equal(Math.sign(moved[bar].length), Math.sign(by), `weight ${i + 1}`);
  });
});

test("shades say sign and size, equal neighbours are one stroke, and what is not known has none", () => {
  const svg = heat([[1, 1, -1, null, 0.5, 0, -0.04]], { x: 10, y: 0, w: 5, h: 4 }, 1);
  const strokes = Object.fromEntries(elements(svg, "path").map((one) => [one.class, one.d]));
  assert.deepEqual(strokes, {
    "heat p4": "M10 2H20", "heat m4": "M20 2H25", "heat p3": "M30 2H35", "heat p0": "M35 2H45",
  });
});

// The sheet with every number that step `i` does not know yet turned into another; a single number into its opposite,
// as the whole vector sets the scale of the shades. Whether ∂z of the outputs is a mean is told by the sent numbers.
function changed(sheet, i, open) {
  const copy = structuredClone(sheet);
  const here = placeOf(sheet.steps[i]), last = sheet.matrices?.layers.length ?? 2;
  const other = (value) => (Array.isArray(value) ? value.map(other) : value === null ? null : -2 * value - 1);
  for (const step of sheet.steps.slice(i + open)) {
    const { layer, what } = placeOf(step);
    const layers = copy.matrices?.layers;
    if (what === "dz" && here.what === "dz" && layer === here.layer && layer === last) continue;
    if (!layers) copy.quantities[step.name].value *= -1;
    else if (what === "L") copy.matrices.loss = other(copy.matrices.loss);
    else {
      const key = { W: "Wnew", b: "bnew" }[what] ?? what;
      layers[layer - 1][key] = other(layers[layer - 1][key]);
    }
  }
  return copy;
}

for (const [name, sheet] of Object.entries(sheets).filter(([name]) => name !== "one neuron")) {
  test(`${name}: what is not worked out yet leaves no trace in the drawing`, () => {
    sheet.steps.forEach((step, i) => {
      for (const hints of [1, 3, 4]) {
        const [width] = widthsOf(name);
        const drawn = draw(sheet, i, width, hints, 1).svg;
        const same = draw(changed(sheet, i, hints === 4), i, width, hints, 1).svg === drawn;
        assert.ok(same, `${step.name}, rung ${hints}`);
      }
    });
  });
}

test("an empty matrix says not yet, and its row asks", () => {
  const sheet = sheets["30-12-2"], step = at(sheet, "dL/dW1");
  const texts = (hints) => draw(sheet, step, 676, hints).boxes.map(({ text }) => text);
  assert.ok(texts(1).includes("not yet"));
  assert.ok(!texts(4).includes("not yet"));
  assert.equal(elements(draw(sheet, step, 676, 1).svg, "rect", "frame now").length, 1);
});

test("one thing is yellow: the cell or row that is worked out, and its number", () => {
  for (const [name, sheet] of Object.entries(sheets)) {
    sheet.steps.forEach((step, i) => {
      for (const hints of [0, 4]) {
        const { svg } = draw(sheet, i, widthsOf(name)[0], hints, 2);
        const frames = [...elements(svg, "rect", "frame now"), ...elements(svg, "rect", "frame now-line")];
        const { what } = placeOf(step);
        assert.equal(frames.length, what === "L" ? 0 : 1, `${name}, ${step.name}, rung ${hints}`);
        const cells = elements(svg, "rect", "cell now");
        assert.ok(cells.length <= 2 && (what !== "L" || cells.length), `${name}, ${step.name}: ${cells.length} cells`);
      }
    });
  }
});

test("frames of what is used wait for the first rung, bars and the sum for the third", () => {
  const sheet = sheets["64-32-10"], step = at(sheet, "z1");
  const count = (hints, tag, cls) => elements(draw(sheet, step, 676, hints).svg, tag, cls).length;
  assert.deepEqual([0, 1].map((hints) => count(hints, "rect", "frame")), [1, 4]);
  assert.deepEqual([0, 2, 3].map((hints) => count(hints, "path", "bar") > 0), [false, false, true]);
  assert.deepEqual([2, 3, 4].map((hints) => count(hints, "path", "lead") > 0), [false, true, true]);
});

test("the thumbnails lead to each layer's first step of the phase", () => {
  const sheet = sheets["64-64-64-10"];
  const leads = (name) => elements(draw(sheet, at(sheet, name), 676).svg, "g", "jump").map((one) => one["data-q"]);
  assert.deepEqual(leads("a2"), ["z1", "z2", "z3", "L"]);
  assert.deepEqual(leads("dL/dW2"), ["dL/da1", "dL/da2", "dL/dz3", "L"]);
  assert.deepEqual(leads("b1_new"), ["W1_new", "W2_new", "W3_new", "L"]);
});

test("one neuron's numbers add up to its value, for each kind of vector", () => {
  for (const name of ["64-32-10", "30-12-2", "3-9-2", "64-10"]) {
    const sheet = sheets[name], layers = layersOf(sheet);
    sheet.steps.forEach((step, i) => {
      const { layer, what } = placeOf(step);
      const one = what === "L" ? null : layerRow(sheet, i, 1);
      if (!one) return assert.ok(["L", "dW", "W"].includes(what), step.name);
      const value = layers[layer][what === "b" ? "bnew" : what][1];
      assert.equal(one.result, value, step.name);
      assert.ok(one.terms.every(({ factors, value: product }) => Math.abs(factors.reduce((p, f) => p * f, 1) - product) < 1e-12));
      if (one.applied) return assert.equal(one.terms.length, 1);
      const size = Math.max(...one.terms.map(({ value: product }) => Math.abs(product)), Math.abs(value));
      close(sumOf(one.terms.map((term) => term.value)), value, 2e-3 * size, `${name}, ${step.name}`);
      close(one.sum + (one.bias ?? 0), value, 2e-3 * size, `${name}, ${step.name}, bias apart`);
      assert.equal(one.bias, what === "z" ? layers[layer].b[1] : null);
    });
  }
});

test("the entries of a row of ∂W and of the new W are worked out one by one", () => {
  const sheet = sheets["3-9-2"];
  const { x, layers: [{ W, dz, dW, Wnew }] } = sheet.matrices;
  const gradient = layerCells(sheet, at(sheet, "dL/dW1"), 4), moved = layerCells(sheet, at(sheet, "W1_new"), 4);
  x.forEach((value, i) => {
    assert.deepEqual(gradient.cells[i].terms[0].factors, [dz[4], value]);
    assert.equal(gradient.cells[i].result, dW[4][i]);
    assert.deepEqual(moved.cells[i].terms.map((term) => term.value), [W[4][i], -0.25 * dW[4][i]]);
    close(sumOf(moved.cells[i].terms.map((term) => term.value)), Wnew[4][i], 1e-3, `weight ${i + 1}`);
  });
});

test("a row chosen in a larger layer opens the last neuron of a smaller one", () => {
  const sheet = sheets["64-32-10"], step = at(sheet, "z2");
  assert.equal(layerRow(sheet, step, 31).name, "z2_10");
  assert.equal(draw(sheet, step, 676, 4, 31).svg, draw(sheet, step, 676, 4, 9).svg);
});

test("no text is smaller than 12 px, on the narrowest page too", () => {
  for (const [name, sheet] of Object.entries(sheets)) {
    for (const { h, text } of draw(sheet, 0, widthsOf(name).at(-1)).boxes) assert.ok(h >= 12, `${name}: ${text}`);
  }
});
