// Paths through graphs: listed, counted and added up as by brute force; what a click means; slopes shown only when asked for.

import assert from "node:assert/strict";
import test from "node:test";

import { graphPaths } from "../../dnn_lab/views/static/picture/graph-paths.mjs";
import { draw } from "../../dnn_lab/views/static/picture/picture.mjs";
import { grouped } from "../../dnn_lab/views/static/stepper/counts.mjs";
import { placeOf } from "../../dnn_lab/views/static/stepper/pointing.mjs";
import { within } from "../../dnn_lab/views/static/stepper/scroller.mjs";
import { initial, knower } from "../../dnn_lab/views/static/stepper/state.mjs";
import { countOf, subject } from "../../dnn_lab/views/static/stepper/subject.mjs";
import { measure } from "./font.mjs";
import { FORMULAS, sheetOf } from "./formulas.mjs";

const sheets = Object.entries(FORMULAS).map(([name, text]) => [name, sheetOf(text)]);
const close = (a, b, what) => assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)), `${what}: ${a} for ${b}`);

function everyPath(sheet, id, edges = []) {
  if (id === sheet.picture.output) return [edges];
  return sheet.picture.edges.filter(({ from }) => from === id).flatMap((edge) => everyPath(sheet, edge.to, [...edges, edge]));
}

test("every path is found, with its slopes, its product and the sum of all", () => {
  for (const [name, sheet] of sheets) {
    for (const { id, kind } of sheet.picture.nodes) {
      if (kind === "constant" || id === sheet.picture.output) continue;
      const all = everyPath(sheet, id), found = graphPaths(sheet, id, sheet.picture.output, 1e6);
      const products = all.map((edges) => edges.reduce((product, { value }) => product * value, 1));
      assert.deepEqual(found.paths.map(({ edges }) => edges.join()).sort(), all.map((edges) => edges.map((edge) => edge.id).join()).sort(), `${name} ${id}`);
      close(found.total, products.reduce((a, b) => a + b, 0), `${name} ${id}`);
      close(found.paths.reduce((sum, { product }) => sum + product, 0), found.total, `${name} ${id}`);
      assert.equal(found.count, BigInt(all.length));
      assert.deepEqual([...new Set(found.edges)].sort(), [...new Set(all.flat().map((edge) => edge.id))].sort());
      assert.deepEqual([...found.nodes].sort(), [...new Set([id, ...all.flat().map(({ to }) => to)])].sort());
    }
  }
});

test("a doubled node has two paths each time: counted exactly where nobody could list them", () => {
  const sheet = sheetOf(`${Array.from({ length: 200 }, (_, i) => `u${i + 1} = ${i ? `u${i}*u${i}` : "x*x"}`).join(";")};u200*u200`);
  const found = graphPaths(sheet, "x", sheet.picture.output, 12);
  assert.equal(found.count, 2n ** 201n);
  assert.equal(found.paths.length, 12);
  assert.equal(found.more, found.count - 12n);
  assert.equal(found.edges.length, 402);
  assert.equal(countOf(found), `${grouped(2n ** 201n)} paths`);
  assert.equal(grouped(1234567n), "1\u2009234\u2009567");
});

test("from an input to a node on the way: what a tangent adds up", () => {
  const sheet = sheetOf("u = x*x; v = u*x; v*v");
  const [u, v] = [sheet.picture.nodes[1].id, sheet.picture.nodes[2].id];
  assert.equal(graphPaths(sheet, "x", u).count, 2n);
  assert.equal(graphPaths(sheet, "x", v).count, 3n);
  assert.equal(graphPaths(sheet, v, u), null);
});

test("slopes stand on lit edges once the numbers are asked for, and on every path that is opened", () => {
  const sheet = sheetOf(FORMULAS.seed);
  const at = sheet.steps.findIndex(({ name }) => name === "df/dx2");
  const view = { width: 674, measure, known: () => true, hints: 1, paths: null, row: 0, editing: false };
  const labels = (look) => [...draw(sheet, at, { ...view, ...look }).svg.matchAll(/data-label="(.*?)"/g)].map((match) => match[1]).sort();
  assert.deepEqual(labels({ hints: 2 }), []);
  assert.deepEqual(labels({ hints: 3 }), [...sheet.steps[at].edges].sort());
  const paths = graphPaths(sheet, "x2", sheet.picture.output);
  assert.deepEqual(labels({ hints: 0, paths }), [...paths.edges].sort());
});

test("one thing is yellow, and lit edges are drawn over quiet ones", () => {
  for (const [name, sheet] of sheets) {
    for (const at of sheet.steps.keys()) {
      const { svg } = draw(sheet, at, { width: 674, measure, known: () => true, hints: 4, paths: null, row: 0, editing: false });
      assert.equal(svg.match(/class="(cell|zone|pill) now\b/g)?.length, 1, `${name}: ${sheet.steps[at].name}`);
      const lit = [...svg.matchAll(/class="edge (lit|quiet)/g)].map((match) => match[1]);
      assert.ok(lit.lastIndexOf("quiet") < lit.indexOf("lit") || !lit.includes("lit") || !lit.includes("quiet"));
    }
  }
});

test("a click goes to the step of what was clicked; an input, or a second click, opens paths", () => {
  const sheet = sheetOf(FORMULAS.seed);
  const at = (name) => sheet.steps.findIndex((step) => step.name === name);
  const click = (name, state = {}) => placeOf(sheet, { at: 0, paths: null, ...state }, null, name);
  assert.deepEqual(click("v2"), { at: at("v2"), paths: null });
  assert.deepEqual(click("df/dv2"), { at: at("df/dv2"), paths: "v2" });
  assert.deepEqual(click("x1"), { at: at("df/dx1"), paths: "x1" });
  assert.deepEqual(click("x1", { at: at("df/dx1"), paths: "x1" }), { at: at("df/dx1"), paths: null });
  const forward = { ...sheet, steps: sheet.steps.filter(({ group }) => group === 0), picture: { ...sheet.picture } };
  assert.deepEqual(placeOf(forward, { at: 2, paths: null }, null, "x2"), { at: 2, paths: "x2" });
  assert.equal(click("nothing of that name"), null);
});

test("paths are offered where all values on them are known, and name what they add up to", () => {
  const sheet = sheetOf(FORMULAS.seed);
  const state = { ...initial(sheet, { mode: "hand" }), at: sheet.steps.length - 1 };
  const own = subject(sheet, sheet.steps[state.at], null);
  assert.deepEqual([own.key, own.sum, own.words], ["x1", "df/dx1", "paths_graph"]);
  assert.equal(own.known(own.find(), knower(sheet, state)), false, "by hand, with no value worked out");
  assert.equal(own.known(own.find(), knower(sheet, { ...state, mode: "watch" })), true);
  assert.equal(subject(sheet, sheet.steps[0], null), null);
  assert.equal(subject(sheet, sheet.steps[0], "x2").key, "x2");
});

test("what a step is about is scrolled into sight, and nothing is scrolled that is seen", () => {
  assert.equal(within(0, 600, 100, 60), 0);
  assert.equal(within(0, 600, 700, 60), 184);
  assert.equal(within(500, 600, 100, 60), 76);
  assert.equal(within(500, 600, 0, 60), 0);
});
