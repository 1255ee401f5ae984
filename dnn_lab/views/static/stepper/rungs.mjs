// The ladder of four rungs that uncovers the work, and the switch that covers it for a prediction.

import { h, hidden } from "./dom.mjs";
import { RUNGS } from "./state.mjs";
import { say } from "./words.mjs";

// open, next: how many rungs are uncovered now, and by the next press. predict: whether the work is covered to be predicted
// first; null where it is covered anyway. Where it is open there are no rungs, only the switch.
export function rungs(open, next, predict, press) {
  const items = Array.from({ length: RUNGS }, (_, i) => rung(i, open, next, press.rung));
  const about = h("p", { class: "st-rungs-say" }, say(predict === null ? "rungs_say" : "predict_say"));
  const list = h("ol", { class: "st-rungs", "aria-label": say("rungs") }, items);
  if (predict === null) return [about, list];
  const cover = h("button", { type: "button", class: "st-button st-predict", "aria-pressed": String(predict), "data-keep": "predict", onclick: press.predict }, say("predict"));
  return predict ? [about, list, cover] : [cover];
}

function rung(i, open, next, uncover) {
  const name = say(`rung_${i + 1}`);
  const sign = h("span", { class: "st-rung-sign", "aria-hidden": "true" }, i < open ? "✓" : String(i + 1));
  if (i === next - 1 && i >= open) {
    const attrs = { type: "button", "aria-keyshortcuts": "H", "data-keep": "rung", onclick: uncover };
    return h("li", { class: "next" }, h("button", attrs, sign, hidden(say("show_rung")), name));
  }
  return h("li", { class: i < open ? "open" : "" }, h("span", {}, sign, name, hidden(say(i < open ? "shown" : "covered"))));
}
