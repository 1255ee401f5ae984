// The geometry: numbers, paths, and pictures whose texts never overlap.

import assert from "node:assert/strict";
import test from "node:test";

import { aligned, short } from "../../dnn_lab/views/static/picture/numbers.mjs";
import { pathsOf } from "../../dnn_lab/views/static/picture/paths.mjs";
import { draw } from "../../dnn_lab/views/static/picture/picture.mjs";
import { measure, sheet } from "./fixtures.mjs";

test("numbers are as short as their place allows", () => {
  const table = [
    [0.5, 6, "0.5"], [-0.18, 6, "−0.18"], [1 / 3, 6, "0.333"], [-1 / 3, 5, "−0.33"], [12345, 6, "12345"], [0.00012, 7, "1.2e−4"],
    [1234567, 6, "1.2e6"], [-0, 6, "0"], [null, 6, ""], [2.999999, 6, "3.00"], [-1.5e-12, 6, "−2e−12"], [-1.5e-12, 4, "…"], [Infinity, 6, "∞"],
  ];
  for (const [value, max, text] of table) assert.equal(short(value, max), text, `${value} in ${max}`);
  assert.deepEqual(aligned([0.5, -0.25, 1]), ["0.50", "−0.25", "1.00"]);
});

test("a short number is the number, to the figures shown", () => {
  for (let i = 1; i < 2000; i++) {
    const value = Math.sin(i) * 10 ** ((i % 13) - 6);
    const read = +short(value, 7).replaceAll("−", "-");
    assert.ok(Math.abs(read - value) <= 0.06 * Math.abs(value), `${value} was written ${short(value, 7)}`);
  }
});

test("the products of all paths add up to the chain rule's result", () => {
  for (const sizes of [[2, 3, 1], [2, 2, 2, 2], [3, 4, 2], [1, 1, 1]]) {
    const made = sheet(sizes), value = (name) => made.quantities[name].value, depth = sizes.length - 1;
    const back = (l, j) => value(`da${l}_${j}/dz${l}_${j}`) * (l === depth ? value(`dL/da${l}_${j}`)
      : Array.from({ length: sizes[l + 1] }, (_, k) => value(`w${l + 1}_${k + 1}_${j}`) * back(l + 1, k + 1)).reduce((a, b) => a + b));
    for (const edge of made.picture.edges.filter((one) => one.enter)) {
      const found = pathsOf(made, edge.id);
      const [l, j] = edge.to.slice(1).split("_").map(Number);
      const expected = value(edge.enter) * back(l, j);
      assert.ok(Math.abs(found.total - expected) < 1e-9 * Math.max(1, Math.abs(expected)), edge.id);
      assert.ok(Math.abs(found.paths.reduce((sum, one) => sum + one.product, 0) - found.total) < 1e-9 * Math.max(1, Math.abs(found.total)));
      assert.equal(found.paths.length, sizes.slice(l + 1).reduce((a, b) => a * b, 1));
    }
  }
});

test("too many paths are counted, summed and not listed", () => {
  const made = sheet([2, 4, 4, 4, 4]);
  const all = pathsOf(made, "w1_1_1", 1000), some = pathsOf(made, "w1_1_1", 10);
  assert.equal(all.paths.length, 64);
  assert.equal(some.paths.length, 10);
  assert.equal(some.more, 54);
  assert.ok(Math.abs(all.total - some.total) < 1e-9 * Math.abs(all.total));
});

const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

function faults(made, at, view) {
  const drawn = draw(made, at, view);
  const outside = drawn.boxes.filter((box) => box.x < -1 || box.x + box.w > drawn.width + 1 || box.y + box.h > drawn.height + 1);
  const over = drawn.boxes.flatMap((a, i) => drawn.boxes.slice(i + 1).filter((b) => overlap(a, b)).map((b) => [a.text, b.text]));
  return { drawn, found: [...outside.map((box) => [box.text, "outside"]), ...over] };
}

test("no text overlaps another, at any step, width or rung", () => {
  let wanted = 0, placed = 0;
  for (const sizes of [[2, 3, 1], [2, 3, 2], [3, 4, 2], [4, 8, 3], [2, 2, 2, 2], [1, 1]]) {
    const made = sheet(sizes);
    for (const width of [676, 900, 720, 516, 396, 376]) {
      const heights = new Set();
      made.steps.forEach((step, at) => {
        for (const hints of [0, 1, 4]) {
          const known = (name) => made.steps.findIndex((one) => one.name === name) < at + (hints === 4);
          const paths = hints === 4 && step.name.startsWith("dL/dw") ? pathsOf(made, step.edges[0]) : null;
          const { drawn, found } = faults(made, at, { width, measure, known, hints, paths, row: 0 });
          assert.deepEqual(found, [], `${sizes} at ${width}: ${step.name}, rung ${hints}`);
          heights.add(drawn.height);
          wanted += drawn.wanted;
          placed += drawn.drawn;
        }
      });
      assert.equal(heights.size, 1, `${sizes} at ${width} jumps`);
    }
  }
  assert.ok(placed / wanted > 0.95, `only ${placed} of ${wanted} edge numbers found a place`);
});

test("what is not worked out yet is never shown", () => {
  const made = sheet([2, 3, 1]);
  for (const quantity of Object.values(made.quantities)) quantity.value = 77.7;
  const at = made.steps.findIndex((step) => step.name === "a1_1");
  const known = (name) => made.quantities[name]?.given ?? true;
  for (const step of made.steps) assert.ok(!made.quantities[step.name].given);
  const { svg } = draw(made, at, { width: 700, measure, known, hints: 1, paths: null, row: 0 });
  for (const step of made.steps) {
    const cell = svg.split(`data-q="${step.name}"`)[1]?.split("</g>")[0] ?? "";
    assert.ok(!cell.includes("77.7"), step.name);
  }
});
