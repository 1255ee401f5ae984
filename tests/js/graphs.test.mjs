// Python's own worksheets of graphs: at every step, rung and width each number has its place, and nothing is told early.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { graphLayout } from "../../dnn_lab/views/static/picture/graph-layout.mjs";
import { graphPaths } from "../../dnn_lab/views/static/picture/graph-paths.mjs";
import { draw } from "../../dnn_lab/views/static/picture/picture.mjs";
import { workTable } from "../../dnn_lab/views/static/stepper/formula.mjs";
import { initial, kindOf, knower, nextRung, RUNGS } from "../../dnn_lab/views/static/stepper/state.mjs";
import { subject } from "../../dnn_lab/views/static/stepper/subject.mjs";
import { faults } from "./faults.mjs";
import { viewOf } from "./worksheets.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const python = process.env.DNN_LAB_PYTHON ?? here("../../.venv/bin/python");
const options = { env: { ...process.env, PYTHONPATH: here("../..") }, maxBuffer: 1e8 };
const sheets = JSON.parse(execFileSync(python, [here("graph_payloads.py")], options));

for (const [name, sheet] of Object.entries(sheets)) {
  test(`${name}: every number has its place, one thing is yellow, and the picture stands still`, () => {
    for (const width of [674, 518, 378]) {
      const cells = [...graphLayout(sheet, width).nodes.values()].map(({ cell }) => cell);
      const sizes = new Set();
      for (const [at, step] of sheet.steps.entries()) {
        const found = subject(sheet, step, null)?.find() ?? null;
        for (const look of [{ hints: 1 }, { hints: 4 }, ...(found ? [{ hints: 0, paths: found }] : [])]) {
          const drawn = draw(sheet, at, viewOf(sheet, at, width, look));
          const where = `${step.name} at ${width}, ${JSON.stringify(Object.keys(look))} ${look.hints}`;
          assert.deepEqual(faults(drawn, cells), [], where);
          assert.equal(drawn.svg.match(/class="(cell|zone|pill) now\b/g)?.length, 1, where);
          sizes.add(`${drawn.width} × ${drawn.height}`);
        }
      }
      assert.equal(sizes.size, 1, `the picture jumps at ${width}`);
    }
  });

  test(`${name}: what is not worked out yet leaves no trace in the drawing`, () => {
    for (const [at, step] of sheet.steps.entries()) {
      for (const hints of [0, 1, 3]) {
        const view = viewOf(sheet, at, 674, { hints });
        const other = Object.entries(sheet.quantities).map(([one, quantity]) => [one, view.known(one) ? quantity : { ...quantity, value: -98.7 }]);
        assert.equal(draw({ ...sheet, quantities: Object.fromEntries(other) }, at, view).svg, draw(sheet, at, view).svg, `${step.name}, rung ${hints}`);
      }
    }
  });
}

const usesOf = (step) => step.formula.flatMap(([, template]) => [...template.matchAll(/\{\(?([^{}()]+)/g)].map(([, name]) => name));

// What stands right of = or ≈ in each line of a step's work; how far it is uncovered: 2, 3 or 4.
function lines(sheet, step, open) {
  const table = workTable(sheet, step, usesOf(step), open, (name) => sheet.quantities[name].shown);
  return table.match(/<mtr>.*?<\/mtr>/g).map((row) => row.replace(/^.*?st-equals.*?<\/mtd>/, "").replace(/<[^>]*>/g, ""));
}

test("each line of a step's work says something of its own, and so does each rung of its ladder", () => {
  let once = 0;
  for (const [name, sheet] of Object.entries(sheets)) {
    for (const step of sheet.steps.filter(({ parts }) => !parts)) {
      const all = lines(sheet, step, RUNGS);
      assert.equal(new Set(all).size, all.length, `${name}, ${step.name}: ${all}`);
      assert.equal(all.at(-1), sheet.quantities[step.name].shown.replace("e", "·10"), `${name}, ${step.name}`);
      once += all.length === 1;
      if (usesOf(step).length) continue;
      const rungs = [];
      for (let open = 0; open < RUNGS; rungs.push(open)) open = nextRung(sheet, step, open);
      assert.deepEqual(rungs, all.length === 1 ? [RUNGS] : [2, RUNGS], `${name}, ${step.name}`);
    }
  }
  assert.ok(once > 5, "there are steps whose formula is their result");
});

test("paths add up to the slopes that Python worked out", () => {
  for (const [name, sheet] of Object.entries(sheets)) {
    for (const node of sheet.picture.nodes.filter(({ g }) => g && name[0] !== "t")) {
      const found = graphPaths(sheet, node.id, sheet.picture.output);
      if (found) assert.ok(Math.abs(found.total - sheet.quantities[node.g].value) <= 1e-8 * Math.max(1, Math.abs(found.total)), `${name}: ${node.id}`);
    }
  }
});

test("tangents' paths lead from the chosen input to the node", () => {
  const sheet = sheets["t-parts"];
  const own = subject(sheet, sheet.steps.at(-1), null);
  assert.deepEqual([own.words, own.sum, own.find().count], ["paths_tangent", "dy/dx", 3n]);
  assert.ok(Math.abs(own.find().total - sheet.quantities["dy/dx"].value) < 1e-9);
});

test("in mixed mode the steps of a graph are asked for by what they are, not by their letters", () => {
  const kinds = (name) => [...new Set(sheets[name].steps.map((step) => kindOf(sheets[name], step)))].sort();
  assert.deepEqual(kinds("b-seed"), ["gradient", "slope", "value"]);
  assert.deepEqual(kinds("t-gelu"), ["slope", "tangent"]);
  assert.deepEqual(kinds("p-parts"), ["gradient", "path"]);
});

test("by hand, no paths are offered before the values on them are known", () => {
  const sheet = sheets["b-seed"], at = sheet.steps.findIndex(({ name }) => name === "dy/dx2");
  const own = subject(sheet, sheet.steps[at], null);
  assert.equal(own.known(own.find(), knower(sheet, { ...initial(sheet, { mode: "hand" }), at })), false);
});
