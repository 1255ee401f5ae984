// What is said aloud by the two live regions: steps and hints in one, verdicts in the other.

import { usesOf } from "../picture/state.mjs";
import { words } from "./formula.mjs";
import { RUNGS, uncovered } from "./state.mjs";
import { say } from "./words.mjs";

const NAMED = 12;

const result = (sheet, step) => say("result", { name: sheet.quantities[step.name].say, value: sheet.quantities[step.name].shown });

export function stepWords(sheet, at, open, yourTurn) {
  const step = sheet.steps[at];
  const more = yourTurn ? say("your_turn") : open ? result(sheet, step) : "";
  return say("step", { number: at + 1, count: sheet.steps.length, title: step.title, more });
}

export function rungWords(sheet, at, rung) {
  const step = sheet.steps[at];
  const names = usesOf(step).map((name) => sheet.quantities[name].say).join(", ");
  const formula = `${sheet.quantities[step.name].say} = ${words(sheet, step.spoken)}`;
  return say(`hint_${rung}`, { names, formula, result: result(sheet, step) });
}

const CHANGES = {
  rung: (sheet, state) => rungWords(sheet, state.at, uncovered(state, sheet)),
  predict: (_, { predict }) => say(predict ? "predict_on" : "predict_off"),
  present: (_, { present }) => (present ? say("present_on") : ""),
  mode: (_, { mode }) => say("mode_now", { mode: say(mode) }),
};

// What an action has changed; undefined where that needs no words.
export function changeWords(sheet, before, state, { type }, yourTurn) {
  if (CHANGES[type]) return CHANGES[type](sheet, state);
  return state.at === before.at ? undefined : stepWords(sheet, state.at, uncovered(state, sheet) === RUNGS, yourTurn);
}

export const verdictWords = (verdict) => `${verdict.title}. ${verdict.message}`;

// The picture's description: the step, and the values of what it uses as far as they are known.
export function pictureWords(sheet, at, shown) {
  const step = sheet.steps[at];
  const uses = usesOf(step).slice(0, NAMED).map((name) => `${sheet.quantities[name].say} = ${shown(name)}`);
  return say("picture", { title: step.title, say: step.say, uses: uses.join("; ") || say("nothing") });
}
