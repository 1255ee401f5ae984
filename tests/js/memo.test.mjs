// The memo table beside the naive expansion: what each step shows and counts.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { drawTree, tally } from "../../dnn_lab/views/static/memo/tree.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const python = process.env.DNN_LAB_PYTHON ?? here("../../.venv/bin/python");
const ask = "import json; from dnn_lab.views.explorers.memo import explore_fibonacci; print(json.dumps(explore_fibonacci(6).payload))";
const sent = JSON.parse(execFileSync(python, ["-c", ask], { env: { ...process.env, PYTHONPATH: here("../..") } }));

test("counts grow call by call and end at 12 additions against 5", () => {
  const counts = sent.nodes.map((_, at) => tally(sent, at));
  for (const side of ["naive", "table"]) {
    counts.slice(1).forEach((one, i) => assert.ok(one[side] >= counts[i][side]));
  }
  assert.deepEqual([counts.at(-1).naive, counts.at(-1).table], [12, 5]);
  assert.ok(counts.every(({ naive, table }) => table <= naive));
});

test("the table has a row for each task, in the order in which they are first worked out", () => {
  const { rows } = tally(sent, sent.nodes.length - 1);
  assert.deepEqual(rows.map(({ task }) => task), ["F(1)", "F(0)", "F(2)", "F(3)", "F(4)", "F(5)", "F(6)"]);
  assert.deepEqual(rows.map(({ again }) => again), [1, 0, 1, 1, 1, 0, 0]);
  assert.equal(tally(sent, 1).rows.length, 2);
});

test("boxes stand apart and inside at every width, and one is yellow", () => {
  for (const width of [760, 640, 340]) {
    for (const at of sent.nodes.keys()) {
      const drawn = drawTree(sent, at, width);
      assert.equal(drawn.svg.match(/m-box now/g).length, 1);
      const boxes = [...drawn.svg.matchAll(/<path class="m-box[^"]*" d="M(\S+) (\S+?)h/g)].map(([, x, y]) => [+x - 7, +y]);
      assert.equal(boxes.length, sent.nodes.length);
      boxes.forEach(([x, y], i) => {
        assert.ok(x >= 0 && x + 44 <= drawn.width && y >= 0 && y + 26 <= drawn.height);
        for (const [other, row] of boxes.slice(i + 1)) assert.ok(row !== y || Math.abs(other - x) >= 46, "boxes touch");
      });
    }
  }
});
