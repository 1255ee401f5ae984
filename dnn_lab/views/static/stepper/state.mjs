// What the Stepper is showing: a plain state, and one pure function that changes it. Answers are kept by step name:
// { text, status, verdict, tries, first, rungs, mistakes, own }. status: draft, waiting, wrong, right, shown, or carried:
// right for the learner's own earlier value, whose true value is still not known.

import { usesOf } from "../picture/state.mjs";
import { plain } from "./formula.mjs";
import { slips } from "./slips.mjs";

export const RUNGS = 4;
const NOTHING = { text: "", status: "draft", verdict: null, tries: 0, first: null, rungs: 0, mistakes: [], own: null };

export function initial(sheet, settings = {}, answers = {}) {
  return {
    mode: settings.mode ?? "watch",
    at: clamp(settings.at ?? 0, sheet.steps.length),
    predict: false, rungs: 0, paths: null, playing: false, editing: false, help: false, row: 0,
    view: "picture", ask: settings.ask ?? [kindOf(sheet, sheet.steps[0])], answers, found: null, present: settings.present ?? false,
  };
}

const SLOPES = new Set(["gradient", "slope", "tangent", "path"]);
const DONE = new Set(["right", "carried", "shown"]);
const clamp = (at, count) => Math.max(0, Math.min(count - 1, at));
export const answerOf = (state, name) => state.answers[name] ?? NOTHING;
const answered = (state, name, change) => ({ ...state, answers: { ...state.answers, [name]: { ...answerOf(state, name), ...change } } });

const ACTIONS = {
  go: (state, { at, paths = null }, sheet) => {
    const place = clamp(at, sheet.steps.length);
    return { ...state, at: place, paths, rungs: place === state.at ? state.rungs : 0 };
  },
  rung: (state, _, sheet) => {
    const step = sheet.steps[state.at];
    if (!asked(sheet, state, step)) return { ...state, rungs: nextRung(sheet, step, state.rungs) };
    const rungs = nextRung(sheet, step, answerOf(state, step.name).rungs);
    return answered(state, step.name, rungs === RUNGS ? { rungs, status: "shown" } : { rungs });
  },
  show: (state, { name }) => answered(state, name, { rungs: RUNGS, status: "shown" }),
  type: (state, { name, text }) => {
    const { status } = answerOf(state, name);
    return answered(state, name, DONE.has(status) ? {} : { text, status: "draft" });
  },
  send: (state, { name, text }) => answered(state, name, { text, status: "waiting" }),
  verdict: (state, { name, text, verdict, own, follows = {} }) => {
    const before = answerOf(state, name);
    if (DONE.has(before.status)) return state;
    const counts = verdict.kind !== "not_a_number";
    const marked = answered(state, name, {
      text, verdict, own, status: statusOf(verdict), tries: before.tries + counts,
      first: before.first ?? (counts ? verdict.kind : null), mistakes: [...before.mistakes, ...slips(verdict)],
    });
    // What is shown, not asked, follows from the learner's own numbers.
    return Object.entries(follows).reduce((now, [other, number]) => answered(now, other, { own: number, status: "carried" }), marked);
  },
  ask: (state, { kind }) => ({ ...state, ask: state.ask.includes(kind) ? state.ask.filter((one) => one !== kind) : [...state.ask, kind] }),
  view: (state, { view }) => ({ ...state, view }),
  again: (state) => ({ ...state, answers: {}, at: 0, paths: null, rungs: 0, view: "picture" }),
  found: (state, { found }) => ({ ...state, found }),
  predict: (state) => ({ ...state, predict: !state.predict, rungs: 0 }),
  paths: (state, { edge }, sheet) => {
    const step = sheet.steps[state.at];
    const hint = edge && asked(sheet, state, step) && !done(sheet, state, step);
    const opened = hint ? answered(state, step.name, { rungs: Math.max(1, answerOf(state, step.name).rungs) }) : state;
    return { ...opened, paths: edge };
  },
  play: (state, { on }, sheet) => {
    const again = on && state.at === sheet.steps.length - 1;
    return { ...state, playing: on, ...(again ? { at: 0, paths: null, rungs: 0 } : {}) };
  },
  tick: (state, _, sheet) => {
    const last = state.at >= sheet.steps.length - 1 && (!state.present || uncovered(state, sheet) === RUNGS);
    if (last) return { ...state, playing: false };
    return state.present ? ACTIONS.on(state, {}, sheet) : ACTIONS.go(state, { at: state.at + 1 }, sheet);
  },
  // Presenting: one thing at a time, covered until it is uncovered; `on` uncovers the next rung, then goes to the next step.
  present: (state, { on }) => ({ ...state, present: on, rungs: 0, paths: null, playing: false, editing: false, help: false, view: "picture" }),
  on: (state, _, sheet) => (state.mode !== "hunt" && uncovered(state, sheet) < RUNGS ? ACTIONS.rung(state, {}, sheet) : ACTIONS.go(state, { at: state.at + 1 }, sheet)),
  edit: (state) => ({ ...state, editing: !state.editing }),
  help: (state, { on }) => ({ ...state, help: on }),
  row: (state, { row }) => ({ ...state, row: Math.max(0, row) }),
  mode: (state, { mode }) => ({ ...state, mode, rungs: 0, playing: false, view: mode === "watch" ? "picture" : state.view }),
  // The same worksheet with other numbers, or another one: stay at the step of the same name; at the first step, there.
  sheet: (state, { name, answers = {} }, sheet) => {
    const at = state.at === 0 ? 0 : sheet.steps.findIndex((step) => step.name === name);
    return { ...state, at: clamp(at < 0 ? 0 : at, sheet.steps.length), paths: at < 0 ? null : state.paths, answers };
  },
};

function statusOf({ kind, correct }) {
  if (kind === "undefined") return "shown";
  if (!correct) return "wrong";
  return kind === "right_given_earlier" ? "carried" : "right";
}

export const reduce = (state, action, sheet) => ACTIONS[action.type](state, action, sheet);

// The kind of a step, by which mixed mode asks: its letter; in a graph, where every letter may be the learner's own, its role.
export function kindOf(sheet, step) {
  const { role, short } = sheet.quantities[step.name];
  return sheet.kind === "graph" ? (SLOPES.has(role) ? role : "value") : short[0];
}

export function asked(sheet, state, step) {
  if (state.mode === "hand") return step.asked !== false && !step.shapes;
  return state.mode === "mixed" && step.asked !== false && !step.shapes && state.ask.includes(kindOf(sheet, step));
}

export function done(sheet, state, step) {
  return !asked(sheet, state, step) || DONE.has(answerOf(state, step.name).status);
}

// The first step that still waits for an answer; the number of steps if none does.
export function frontier(sheet, state) {
  const at = sheet.steps.findIndex((step) => !done(sheet, state, step));
  return at < 0 ? sheet.steps.length : at;
}

// What follows a step that is done: the next one, or the first that is still open, or how it went. `words`: what says so.
export function nextOf(sheet, state) {
  const open = frontier(sheet, state), last = state.at === sheet.steps.length - 1;
  if (open === sheet.steps.length) return { words: "progress", action: { type: "view", view: "summary" } };
  return last ? { words: "next_open", action: { type: "go", at: open } } : { words: "next_step", action: { type: "go", at: state.at + 1 } };
}

// How far the work of the current step is uncovered, 0 to 4.
export function uncovered(state, sheet) {
  if (state.mode === "watch" || state.mode === "hunt") return state.predict || (state.present && state.mode === "watch") ? state.rungs : RUNGS;
  const step = sheet.steps[state.at];
  const { status, rungs } = answerOf(state, step.name);
  if (asked(sheet, state, step)) return status === "right" || status === "shown" ? RUNGS : status === "carried" ? 3 : rungs;
  return state.at < frontier(sheet, state) ? RUNGS : 2;
}

// How far the ladder is uncovered by its next rung. A formula that uses no quantity has none to light and no number to put
// in; where it is the result already, as in ∂L/∂L = 1, all of the work is one rung.
export function nextRung(sheet, step, open) {
  if (step.shapes || usesOf(step).length) return Math.min(RUNGS, open + 1);
  const formula = step.formula.map(([sign, template]) => sign + plain(template)).join("");
  return open < 2 && formula !== sheet.quantities[step.name].shown ? 2 : RUNGS;
}

// Whether a quantity's value may be shown: it is given, worked out before, or uncovered now.
export function knower(sheet, state) {
  const order = orderOf(sheet);
  if (state.mode === "hunt") return () => true;
  const first = state.mode === "watch" ? 0 : frontier(sheet, state);
  return (name) => {
    const place = order.get(name);
    if (place === undefined) return true;
    if (state.mode === "watch") return place < state.at || (place === state.at && uncovered(state, sheet) === RUNGS);
    const step = sheet.steps[place];
    if (!asked(sheet, state, step)) return place < first && answerOf(state, name).status !== "carried";
    return ["right", "shown"].includes(answerOf(state, name).status);
  };
}

// The learner's own number for a step that is answered and whose true value is not known.
export function ownNumber(state, name) {
  const { status, own } = answerOf(state, name);
  return state.mode !== "watch" && (status === "wrong" || status === "carried") ? own : null;
}

// The learner's own numbers: what was typed for steps that are answered, right or wrong.
export function ownAnswers(sheet, state, except) {
  const given = sheet.steps.map((step) => [step.name, answerOf(state, step.name)]);
  return Object.fromEntries(given.filter(([name, { status, text }]) => name !== except && text && (status === "right" || status === "carried" || status === "wrong")).map(([name, { text }]) => [name, text]));
}

// How it went: right first time, with hints, shown, the mistakes that came up, and how many steps were asked.
export function summary(sheet, state) {
  const steps = sheet.steps.filter((step) => asked(sheet, state, step));
  const all = steps.map((step) => [step.name, answerOf(state, step.name)]);
  const right = ([, a]) => a.status === "right" || a.status === "carried";
  const firstTry = ([name, a]) => right([name, a]) && a.tries === 1 && a.rungs === 0;
  const mistakes = new Map();
  for (const [name, { mistakes: met }] of all) {
    for (const { key, title } of met) {
      const steps = mistakes.get(key)?.steps ?? [];
      mistakes.set(key, { key, title, steps: [...new Set([...steps, name])] });
    }
  }
  return {
    asked: steps.length, first: all.filter(firstTry).length,
    hinted: all.filter((one) => right(one) && one[1].rungs > 0).length, shown: all.filter(([, a]) => a.status === "shown").length,
    mistakes: [...mistakes.values()], finished: frontier(sheet, state) === sheet.steps.length,
  };
}

const orders = new WeakMap();

export function orderOf(sheet) {
  if (!orders.has(sheet)) orders.set(sheet, new Map(sheet.steps.map((step, i) => [step.name, i])));
  return orders.get(sheet);
}
