// The explorers' pictures: where things lie, what is drawn, and how many messages are on their way.

import assert from "node:assert/strict";
import test from "node:test";

import { palette } from "../../dnn_lab/views/static/explorers/grid.mjs";
import { DRAW, floats } from "../../dnn_lab/views/static/explorers/marks.mjs";
import { frame, roomy, scale, unscale } from "../../dnn_lab/views/static/explorers/scale.mjs";
import { Sender } from "../../dnn_lab/views/static/explorers/sender.mjs";

const axis = (low, high, log = false) => ({ low, high, log, ticks: [[low, "0.001"], [high, "1"]] });

test("units to pixels and back, also on a logarithmic axis", () => {
  for (const [one, value] of [[axis(-3, 5), 1.5], [axis(1e-4, 10, true), 0.02]]) {
    assert.ok(Math.abs(unscale(one, 40, 340)(scale(one, 40, 340)(value)) - value) < 1e-9);
  }
  assert.equal(scale(axis(0.01, 1, true), 0, 100)(0.1), 50);
  assert.equal(scale(axis(0.01, 1, true), 0, 100)(-1), 0);
});

test("a square picture keeps one unit as long on both axes, within width and height", () => {
  for (const width of [200, 390, 1100]) {
    const { w, h, width: all } = frame({ x: axis(-3, 3), y: axis(-1, 1) }, width, { height: 300, square: true });
    assert.ok(Math.abs(w / 6 - h / 2) < 0.6 && h <= 300 && all <= width + 1, `${width}: ${w} × ${h}`);
  }
});

test("ticks without room are left out evenly", () => {
  const ticks = Array.from({ length: 9 }, (_, i) => [i, "1000"]);
  assert.equal(roomy(ticks, (v) => v * 100).length, 9);
  assert.deepEqual(roomy(ticks, (v) => v * 20).map(([v]) => v), [0, 2, 4, 6, 8]);
  assert.equal(roomy(ticks, (v) => v).length, 1);
});

test("a line pauses where there is no number, and what is written is escaped", () => {
  const at = { x: (v) => v, y: (v) => v };
  const d = DRAW.line({ x: [1, 2, 3, 4], y: [1, 2, NaN, 4], colour: "blue", width: 2, dash: "", drag: "" }, at);
  assert.match(d, /d="M1 1L2 2M4 4"/);
  assert.match(DRAW.words({ x: [0], y: [0], text: "<b>", colour: "ink", anchor: "start" }, at), /&lt;b&gt;/);
});

test("floats are read wherever they lie in a message", () => {
  const message = new Uint8Array(11);
  message.set(new Uint8Array(new Float32Array([1.5, -2]).buffer), 3);
  assert.deepEqual([...floats(new DataView(message.buffer, 3, 8))], [1.5, -2]);
});

test("the middle of the palette is a border that can be seen", () => {
  for (const theme of ["light", "dark"]) {
    const bytes = new Uint8Array(palette(theme).buffer);
    const [below, above] = [[...bytes.slice(127 * 4, 127 * 4 + 3)], [...bytes.slice(128 * 4, 128 * 4 + 3)]];
    assert.ok(below[0] > below[2] && above[2] > above[0], theme);
  }
});

test("one message is on its way at a time, and the newest of those that wait comes next", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const sent = [];
  const sender = new Sender({ send: (message) => sent.push(message) });
  for (const n of [1, 2, 3]) sender.latest(n);
  assert.deepEqual(sent, [1]);
  sender.free();
  assert.deepEqual(sent, [1, 3]);
  context.mock.timers.tick(1000);
  sender.latest(4);
  assert.deepEqual(sent, [1, 3, 4]);
  sender.close();
});
