// The layered drawing of graphs: thirty formulas at every width, their crossings counted, nothing over anything else.

import assert from "node:assert/strict";
import test from "node:test";

import { layered } from "../../dnn_lab/views/static/picture/graph-layers.mjs";
import { graphLayout } from "../../dnn_lab/views/static/picture/graph-layout.mjs";
import { placesFor } from "../../dnn_lab/views/static/picture/graph.mjs";
import { crossings, ordered } from "../../dnn_lab/views/static/picture/graph-order.mjs";
import { TALLEST } from "../../dnn_lab/views/static/picture/graph-ways.mjs";
import { draw } from "../../dnn_lab/views/static/picture/picture.mjs";
import { boxesOf, faults, overlap } from "./faults.mjs";
import { measure } from "./font.mjs";
import { FORMULAS, graphOf, sheetOf } from "./formulas.mjs";

const WIDTHS = [858, 674, 658, 518, 378, 318];
const sheets = Object.entries(FORMULAS).map(([name, text]) => [name, sheetOf(text)]);

test("every edge leads to a later layer, and each occurrence of an operand arrives on its own", () => {
  for (const [name, text] of Object.entries(FORMULAS)) {
    const { nodes, edges } = graphOf(text);
    const { layers, segments } = layered({ nodes, edges });
    const items = new Map(layers.flat().map((item) => [item.id, item]));
    assert.deepEqual([...items.values()].filter(({ node }) => node).map(({ id }) => id).sort(), nodes.map(({ id }) => id).sort(), name);
    for (const { from, to } of segments) assert.equal(items.get(to).layer, items.get(from).layer + 1, `${name}: ${from} to ${to}`);
    const ends = segments.filter(({ last }) => last);
    assert.deepEqual(ends.flatMap((segment) => segment.edges).sort(), edges.map(({ id }) => id).sort(), name);
    for (const edge of edges) {
      const way = segments.filter((segment) => segment.edges.includes(edge.id)).sort((a, b) => items.get(a.to).layer - items.get(b.to).layer);
      assert.equal(way[0].from, edge.from);
      assert.equal(way.at(-1).to, edge.to);
      way.slice(1).forEach((segment, i) => assert.equal(segment.from, way[i].to, `${name}: the way of ${edge.id} is broken`));
    }
  }
});

// The least crossings of all orders, where these are few enough to try.
function fewest(layers, segments) {
  const orders = layers.map(permutations);
  if (orders.reduce((product, list) => product * list.length, 1) > 30000) return null;
  const all = (done) => (done.length === orders.length ? crossings(done, segments) : Math.min(...orders[done.length].map((one) => all([...done, one]))));
  return all([]);
}

const permutations = (list) =>
  list.length < 2 ? [list] : list.length > 6 ? Array(40000) : list.flatMap((one, i) => permutations(list.toSpliced(i, 1)).map((rest) => [one, ...rest]));

test("crossings: never more than as typed, a third of them in all, the fewest possible where all orders can be tried", () => {
  let [before, after, tried] = [0, 0, 0];
  for (const [name, text] of Object.entries(FORMULAS)) {
    const graph = layered(graphOf(text));
    const [typed, found] = [crossings(graph.layers, graph.segments), crossings(ordered(graph), graph.segments)];
    assert.ok(found <= typed, `${name}: ${found} for ${typed}`);
    const least = fewest(graph.layers, graph.segments);
    if (least !== null) assert.equal(found, least, `${name} has an order with ${least} crossings`);
    tried += least !== null;
    before += typed;
    after += found;
  }
  assert.ok(after <= before / 3, `${after} of ${before}`);
  assert.ok(tried >= 12, `only ${tried} could be tried`);
});

test("crossings are counted as lines that meet between two layers", () => {
  const items = (ids) => [...ids].map((id) => ({ id }));
  const count = (pairs) => crossings([items("abc"), items("xyz")], pairs.map(([from, to]) => ({ from, to })));
  assert.equal(count(["ax", "by", "cz"]), 0);
  assert.equal(count(["az", "by", "cx"]), 3);
  assert.equal(count(["ax", "ay", "bx", "by"]), 1);
  assert.equal(count(["ax", "bx", "cx", "cx"]), 0);
});



for (const [name, sheet] of sheets) {
  test(`${name}: nodes stand apart and inside at every width; only what cannot fit is scrolled`, () => {
    for (const width of WIDTHS) {
      const places = graphLayout(sheet, width);
      const boxes = [...places.nodes.values()];
      boxes.forEach((a, i) => {
        assert.ok(a.x >= 0 && a.y >= 0 && a.x + a.w <= places.width && a.y + a.h <= places.height, `${a.id} is outside at ${width}`);
        for (const b of boxes.slice(i + 1)) assert.ok(!overlap(a, b), `${a.id} over ${b.id} at ${width}`);
      });
      for (const { curve, edges } of places.wires) {
        for (let t = 0; t <= 1; t += 0.05) {
          const at = { ...curve.at(t), w: 0, h: 0 };
          const under = boxes.filter((box) => overlap(at, { x: box.x + 1, y: box.y + 1, w: box.w - 2, h: box.h - 2 }));
          assert.deepEqual(under.map(({ id }) => id), [], `${edges} runs under a node at ${width}`);
        }
      }
      const tall = places.height > TALLEST;
      assert.ok(places.width <= (tall ? width - 16 : width) || boxes.length > 10, `${name} is scrolled sideways at ${width}`);
    }
  });

  test(`${name}: every number has its place at every step`, () => {
    for (const width of [674, 518, 378]) {
      const places = graphLayout(sheet, width);
      const cells = [...places.nodes.values()].map(({ cell }) => cell);
      const sizes = new Set();
      for (const at of sheet.steps.keys()) {
        for (const hints of [0, 1, 4]) {
          const known = (one) => { const i = sheet.steps.findIndex((step) => step.name === one); return i < at + (hints === 4); };
          const drawn = draw(sheet, at, { width, measure, known, hints, paths: null, row: 0, editing: at % 5 === 0 });
          assert.deepEqual(faults(drawn, cells), [], `${sheet.steps[at].name} at ${width}, rung ${hints}`);
          sizes.add(`${drawn.width} × ${drawn.height}`);
          if (hints < 3) assert.deepEqual(boxesOf(drawn.svg, "pill"), [], "slopes before the numbers are asked for");
        }
      }
      assert.equal(sizes.size, 1, `the picture jumps at ${width}`);
    }
  });
}

test("another number moves nothing: graphs of one form share their places, others do not", () => {
  const [one, other] = [sheetOf(FORMULAS.seed, 5), sheetOf(FORMULAS.seed, 8)];
  assert.equal(placesFor(one, 674), placesFor(other, 674));
  assert.notEqual(placesFor(one, 674), placesFor(one, 518));
  assert.notEqual(placesFor(one, 674), placesFor(sheetOf("log(x1) + x1*x2 - cos(x2)"), 674));
});
