// What a key does, wherever the focus is in the widget. Pure, so that it can be tested without a page.

import { asked, nextOf, RUNGS, uncovered } from "./state.mjs";

// The action of a key press, or null.
export function actionFor({ key, target }, state, sheet) {
  const { at, playing, help, present } = state;
  const actions = {
    ArrowRight: { type: "go", at: at + 1 }, ArrowLeft: { type: "go", at: at - 1 }, Home: { type: "go", at: 0 }, End: { type: "go", at: Infinity },
    p: { type: "play", on: !playing }, h: uncovered(state, sheet) < RUNGS ? { type: "rung" } : null,
    "?": { type: "help", on: !help }, Escape: { type: "escape" },
    ...(present ? { PageDown: { type: "on" }, PageUp: { type: "go", at: at - 1 } } : {}),
  };
  return actions[key] ?? actions[key.toLowerCase()] ?? huntAction(key, target, state, sheet) ?? goesOn(key, target, state, sheet);
}

// By hand a step that is only shown has no field for Enter: it goes on all the same.
function goesOn(key, target, state, sheet) {
  const shown = (state.mode === "hand" || state.mode === "mixed") && !asked(sheet, state, sheet.steps[state.at]);
  return shown && key === "Enter" && !target.matches("button:not(.st-tile)") ? nextOf(sheet, state).action : null;
}

// In a bug hunt Enter says "this is the first wrong step", and a number picks what happened there.
function huntAction(key, target, { mode, found, at }, sheet) {
  if (mode !== "hunt") return null;
  const cause = found?.step === sheet.steps[at].name && !found.solved ? found.causes?.[key - 1] : null;
  if (cause) return { type: "judge", cause: cause.key };
  return key === "Enter" && !target.matches("button:not(.st-tile)") ? { type: "judge" } : null;
}

// Whether a key belongs to the element that has the focus. In the empty answer field only Enter and text are typing.
export function isTyping({ key, target, ctrlKey, metaKey, altKey }, answerField) {
  if (ctrlKey || metaKey || altKey) return true;
  const field = target.matches("input, textarea, [type=radio]");
  return field && key !== "Escape" && !(target === answerField && !target.value);
}
