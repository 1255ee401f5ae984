// The Stepper's own logic: its state, its formulas, its words.

import assert from "node:assert/strict";
import test from "node:test";

import { number, numbers, symbols } from "../../dnn_lab/views/static/stepper/formula.mjs";
import { initial, knower, reduce, RUNGS, uncovered } from "../../dnn_lab/views/static/stepper/state.mjs";
import { random, sheet } from "./fixtures.mjs";

const made = sheet([2, 3, 1]);

test("no chain of actions leads out of the worksheet", () => {
  const next = random(3);
  const pick = (list) => list[Math.floor(Math.abs(next()) * 1000) % list.length];
  const actions = () => pick([
    { type: "go", at: pick([-5, 0, 3, 1e9, Infinity, made.steps.length - 1]) }, { type: "rung" }, { type: "predict" }, { type: "tick" },
    { type: "play", on: pick([true, false]) }, { type: "edit" }, { type: "help", on: true }, { type: "row", row: pick([-1, 0, 9]) },
    { type: "paths", edge: pick([null, "w1_1_1"]) }, { type: "sheet", name: pick(["z1_1", "nonsense"]) },
  ]);
  let state = initial(made, { at: 999 });
  for (let i = 0; i < 5000; i++) {
    state = reduce(state, actions(), made);
    assert.ok(Number.isInteger(state.at) && state.at >= 0 && state.at < made.steps.length);
    assert.ok(state.rungs >= 0 && state.rungs <= RUNGS && uncovered(state) <= RUNGS && state.row >= 0);
  }
});

test("a step covers the work again, and playing stops at the end", () => {
  let state = reduce(initial(made), { type: "predict" }, made);
  state = reduce(state, { type: "rung" }, made);
  assert.equal(uncovered(state), 1);
  assert.equal(uncovered(reduce(state, { type: "go", at: 5 }, made)), 0);
  const end = reduce(state, { type: "go", at: Infinity }, made);
  assert.equal(reduce({ ...end, playing: true }, { type: "tick" }, made).playing, false);
  assert.equal(reduce(end, { type: "play", on: true }, made).at, 0);
});

test("a value is known when it is given, or worked out before, or uncovered now", () => {
  const covered = { ...initial(made), at: 4, predict: true };
  const known = knower(made, covered);
  assert.deepEqual(["x1", made.steps[3].name, made.steps[4].name, made.steps[5].name].map(known), [true, true, false, false]);
  assert.equal(knower(made, { ...covered, rungs: 4 })(made.steps[4].name), true);
});

test("numbers have their sign apart, brackets where asked, and powers of ten written out", () => {
  assert.equal(number("0.5"), "<mrow><mn>0.5</mn></mrow>");
  assert.equal(number("−0.5", true), '<mrow><mo>(</mo><mrow><mo form="prefix">−</mo><mn>0.5</mn></mrow><mo>)</mo></mrow>');
  assert.ok(number("1.5e−7").includes("<msup><mn>10</mn>"));
  assert.ok(!number("−0.5").includes("("));
});

test("a formula's places take symbols or numbers, and hostile names stay text", () => {
  const evil = { quantities: { 'x"><img src=x>': { mathml: "<mi>x</mi>", shown: "−2" } } };
  const line = symbols(evil, '{x"><img src=x>}');
  assert.ok(!line.includes("<img"), line);
  assert.equal(numbers(evil, '{(x"><img src=x>)}'), number("−2", true));
});
