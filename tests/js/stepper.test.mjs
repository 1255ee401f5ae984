// The Stepper's own logic: its state, its formulas, its words.

import assert from "node:assert/strict";
import test from "node:test";

import { renewed } from "../../dnn_lab/views/static/stepper/differs.mjs";
import { number, numbers, symbols } from "../../dnn_lab/views/static/stepper/formula.mjs";
import { actionFor, isTyping } from "../../dnn_lab/views/static/stepper/keys.mjs";
import { Marking } from "../../dnn_lab/views/static/stepper/marking.mjs";
import { zoomFor } from "../../dnn_lab/views/static/stepper/stage.mjs";
import { answerOf, done, initial, knower, nextOf, ownAnswers, ownNumber, reduce, RUNGS, summary, uncovered } from "../../dnn_lab/views/static/stepper/state.mjs";
import { levelOf } from "../../dnn_lab/views/static/stepper/theme.mjs";
import { random, sheet } from "./fixtures.mjs";

const made = sheet([2, 3, 1]);

test("no chain of actions leads out of the worksheet", () => {
  const next = random(3);
  const pick = (list) => list[Math.floor(Math.abs(next()) * 1000) % list.length];
  const actions = () => pick([
    { type: "go", at: pick([-5, 0, 3, 1e9, Infinity, made.steps.length - 1]) }, { type: "rung" }, { type: "predict" }, { type: "tick" },
    { type: "play", on: pick([true, false]) }, { type: "edit" }, { type: "help", on: true }, { type: "row", row: pick([-1, 0, 9]) },
    { type: "mode", mode: pick(["watch", "hand", "mixed"]) }, { type: "ask", kind: pick(["z", "a", "∂w"]) }, { type: "show", name: "a1_1" },
    { type: "type", name: "z1_1", text: pick(["1", "", "½"]) }, { type: "send", name: "z1_1", text: "0.5" }, { type: "again" },
    { type: "verdict", name: "z1_1", text: "0.5", own: 0.5, verdict: { kind: "named", correct: pick([true, false]), mistakes: [{ key: "forgot_bias", title: "" }] } },
    { type: "paths", edge: pick([null, "w1_1_1"]) }, { type: "sheet", name: pick(["z1_1", "nonsense"]) },
  ]);
  let state = initial(made, { at: 999 });
  for (let i = 0; i < 5000; i++) {
    state = reduce(state, actions(), made);
    assert.ok(Number.isInteger(state.at) && state.at >= 0 && state.at < made.steps.length);
    assert.ok(state.rungs >= 0 && state.rungs <= RUNGS && uncovered(state, made) <= RUNGS && state.row >= 0);
  }
});

test("a step covers the work again, and playing stops at the end", () => {
  let state = reduce(initial(made), { type: "predict" }, made);
  state = reduce(state, { type: "rung" }, made);
  assert.equal(uncovered(state, made), 1);
  assert.equal(uncovered(reduce(state, { type: "go", at: 5 }, made), made), 0);
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
  const put = numbers('{(x"><img src=x>)}', (name) => evil.quantities[name].shown);
  assert.ok(put.includes(number("−2", true)) && !put.includes("<img"), put);
  assert.ok(!number("<img src=x>").includes("<img"));
});

const verdict = (kind, correct = kind.startsWith("right")) => ({ kind, correct, title: kind, message: "", mistakes: [] });
const answer = (state, name, text, kind) =>
  reduce(reduce(state, { type: "send", name, text }, made), { type: "verdict", name, text, own: +text, verdict: verdict(kind) }, made);

test("by hand, no value is known before it is earned", () => {
  let state = initial(made, { mode: "hand" });
  const names = made.steps.map((step) => step.name);
  assert.deepEqual(names.filter(knower(made, state)), []);
  state = answer(state, "z1_1", "0.5", "right");
  assert.deepEqual(names.filter(knower(made, state)), ["z1_1"]);
  state = answer(state, "z1_2", "9", "wrong");
  assert.equal(knower(made, state)("z1_2"), false);
  assert.equal(ownNumber(state, "z1_2"), 9);
  state = answer(state, "a1_2", "9", "right_given_earlier");
  assert.equal(knower(made, state)("a1_2"), false, "right for a wrong value does not tell the true one");
  assert.equal(done(made, state, made.steps[names.indexOf("a1_2")]), true);
  assert.deepEqual(ownAnswers(made, state, "L"), { z1_1: "0.5", z1_2: "9", a1_2: "9" });
});

test("nothing typed is lost, whatever happens after", () => {
  let state = answer(initial(made, { mode: "hand" }), "z1_1", "0.5", "right");
  state = reduce(state, { type: "type", name: "z1_2", text: "0.1" }, made);
  for (const action of [{ type: "mode", mode: "watch" }, { type: "go", at: 9 }, { type: "view", view: "sheet" }, { type: "mode", mode: "mixed" }]) {
    state = reduce(state, action, made);
  }
  assert.equal(answerOf(state, "z1_1").text, "0.5");
  assert.equal(answerOf(state, "z1_2").text, "0.1");
  const late = reduce(state, { type: "verdict", name: "z1_1", text: "7", own: 7, verdict: verdict("wrong") }, made);
  assert.equal(answerOf(late, "z1_1").text, "0.5", "a late verdict does not undo a right answer");
});

test("the summary counts first tries, hints, what was shown and the mistakes", () => {
  let state = answer(initial(made, { mode: "hand" }), "z1_1", "1", "right");
  state = reduce({ ...state, at: 1 }, { type: "rung" }, made);
  state = answer(answer(state, "z1_2", "1", "wrong"), "z1_2", "2", "right");
  state = reduce(state, { type: "show", name: "z1_3" }, made);
  const { first, hinted, shown, finished } = summary(made, state);
  assert.deepEqual({ first, hinted, shown, finished }, { first: 1, hinted: 1, shown: 1, finished: false });
});

test("two slips that give one number stay either … or when it is told how it went", () => {
  const mistakes = [{ key: "twice", title: "The activation was applied twice" }, { key: "minus", title: "z₁ lost its minus" }];
  const either = { ...verdict("named", false), mistakes };
  const state = reduce(initial(made, { mode: "hand" }), { type: "verdict", name: "z1_1", text: "1", own: 1, verdict: either }, made);
  assert.deepEqual(summary(made, state).mistakes.map(({ title }) => title), ["Either the activation was applied twice, or z₁ lost its minus"]);
});

test("what follows an answer: the next step, from the last one what is still open, in the end how it went", () => {
  let state = initial(made, { mode: "hand" });
  assert.deepEqual(nextOf(made, state), { words: "next_step", action: { type: "go", at: 1 } });
  for (const { name } of made.steps.filter((_, at) => at !== 3)) state = reduce(state, { type: "show", name }, made);
  assert.deepEqual(nextOf(made, { ...state, at: made.steps.length - 1 }), { words: "next_open", action: { type: "go", at: 3 } });
  state = reduce(state, { type: "show", name: made.steps[3].name }, made);
  assert.deepEqual(nextOf(made, state), { words: "progress", action: { type: "view", view: "summary" } });
});

test("by hand Enter goes on from a step that is only shown, not from one that is asked or from a button", () => {
  const sheet = { ...made, steps: made.steps.map((step, at) => ({ ...step, asked: at !== 0 })) };
  const enter = (at, tag) => actionFor({ key: "Enter", target: { matches: () => tag === "button" } }, { ...initial(sheet, { mode: "hand" }), at }, sheet);
  assert.deepEqual(enter(0, "div"), { type: "go", at: 1 });
  assert.equal(enter(0, "button"), null);
  assert.equal(enter(1, "div"), null);
});

test("what differs is put in its place, and nothing else changes", () => {
  const differs = { whole: { id: "new" }, quantities: { x1: { value: 9, shown: "9" } }, steps: { 2: { digits: 4, why: null } } };
  const after = renewed(made, differs);
  assert.deepEqual(after.quantities.x1, { ...made.quantities.x1, value: 9, shown: "9" });
  assert.deepEqual(after.steps[2], { ...made.steps[2], digits: 4, why: null });
  assert.deepEqual([after.id, after.steps[1], after.quantities.x2], ["new", made.steps[1], made.quantities.x2]);
  assert.notEqual(made.quantities.x1.value, 9);
});

test("hints and shown results are told to Python, and an answer says how many hints it had", () => {
  const asked = [];
  const stepper = { sheet: made, state: initial(made, { mode: "hand" }), announce() {}, news() {} };
  const marking = new Marking({ ask: (message) => asked.push(message) }, stepper);
  stepper.act = (action) => {
    const before = stepper.state;
    stepper.state = reduce(before, action, made);
    marking.note(before, made.steps[stepper.state.at].name);
  };
  for (const action of [{ type: "rung" }, { type: "type", name: "z1_1", text: "1" }, { type: "rung" }]) stepper.act(action);
  marking.check("z1_1", "1");
  for (const action of [{ type: "go", at: 1 }, { type: "show", name: made.steps[1].name }, { type: "show", name: made.steps[1].name }]) stepper.act(action);
  assert.deepEqual(asked.map(({ kind, step, rungs }) => [kind, step, rungs]),
    [["note", "z1_1", 1], ["note", "z1_1", 2], ["mark", "z1_1", 2], ["note", made.steps[1].name, 4]]);
});

test("presenting covers each step, uncovers it line by line, and then goes on", () => {
  let state = reduce(initial(made, { at: 3 }), { type: "present", on: true }, made);
  assert.equal(uncovered(state, made), 0);
  const next = (times) => { for (let i = 0; i < times; i++) state = reduce(state, actionFor({ key: "PageDown", target: { matches: () => false } }, state, made), made); };
  next(RUNGS);
  assert.deepEqual([state.at, uncovered(state, made)], [3, RUNGS]);
  next(2);
  assert.deepEqual([state.at, uncovered(state, made)], [4, 1]);
  assert.equal(reduce(state, actionFor({ key: "PageUp", target: { matches: () => false } }, state, made), made).at, 3);
  state = reduce(reduce(state, { type: "go", at: Infinity }, made), { type: "play", on: true }, made);
  assert.equal(state.at, 0);
  for (let i = 0; i < made.steps.length * (RUNGS + 1) - 1; i++) state = reduce(state, { type: "tick" }, made);
  assert.deepEqual([state.playing, state.at, uncovered(state, made)], [true, made.steps.length - 1, RUNGS]);
  assert.equal(reduce(state, { type: "tick" }, made).playing, false);
  const left = reduce(state, { type: "present", on: false }, made);
  assert.equal(uncovered(left, made), RUNGS);
  assert.equal(actionFor({ key: "PageDown", target: { matches: () => false } }, left, made), null, "the page's own key");
});

test("what is done while presenting is not told to Python as progress", () => {
  const told = [];
  const stepper = { sheet: made, state: initial(made, { mode: "hand", present: true }), announce() {}, news() {}, act() {} };
  const marking = new Marking({ ask: (message) => told.push(message) }, stepper);
  const before = stepper.state;
  stepper.state = reduce(before, { type: "rung" }, made);
  marking.note(before, made.steps[0].name);
  marking.check("z1_1", "1");
  assert.deepEqual(told.map(({ kind, keep }) => [kind, keep]), [["mark", false]]);
});

test("a page is filled as far as it goes, and a small one is not made smaller", () => {
  assert.ok(Math.abs(zoomFor(1280, 720) - 4 / 3) < 1e-9 && zoomFor(1920, 1080) === 2);
  assert.ok(zoomFor(1024, 768) < 1.07 && zoomFor(420, 800) === 1 && zoomFor(1920, 400) === 1);
});

test("a page's colour is read in every way that browsers write it", () => {
  assert.ok(levelOf("rgb(255, 255, 255)") > 254);
  assert.ok(levelOf("color(srgb 0.07 0.07 0.07)") < 20);
  assert.equal(levelOf("rgba(0, 0, 0, 0)"), null);
});

test("keys act outside a text field that holds something", () => {
  const field = { matches: (selector) => selector.includes("input"), value: "0.5" }, tile = { matches: () => false };
  const radio = { matches: (selector) => selector.includes("radio"), value: "" };
  assert.equal(isTyping({ key: "ArrowRight", target: field }, field), true);
  assert.equal(isTyping({ key: "Escape", target: field }, field), false);
  assert.equal(isTyping({ key: "ArrowRight", target: { ...field, value: "" } }, null), true, "another field");
  const empty = { ...field, value: "" };
  assert.equal(isTyping({ key: "h", target: empty }, empty), false);
  assert.equal(isTyping({ key: "ArrowRight", target: radio }, empty), true);
  assert.equal(isTyping({ key: "Escape", target: radio }, empty), false);
  assert.deepEqual(actionFor({ key: "ArrowRight", target: tile }, initial(made), made), { type: "go", at: 1 });
  assert.equal(actionFor({ key: "h", target: tile }, initial(made), made), null, "nothing is covered");
  assert.equal(actionFor({ key: "b", target: tile }, initial(made), made), null);
});
