// The bug hunt: say which step is the first wrong one, then what happened there. Number keys pick a cause.

import { verdictOf } from "./answer.mjs";
import { h } from "./dom.mjs";
import { say } from "./words.mjs";

// found: { step, verdict, causes } of the last judgement, or null. act: { judge(cause?) }
export function huntPanel(name, found, act) {
  const here = found?.step === name ? found : null;
  const solved = here?.solved;
  const parts = [h("p", { class: "st-say" }, say("hunt_ask"))];
  if (!here?.causes) parts.push(h("button", { type: "button", class: "st-button st-check", "data-keep": "hunt", onclick: () => act.judge() }, say("hunt_this"), h("kbd", { "aria-hidden": "true" }, "↵")));
  if (here?.causes && !solved) parts.push(h("p", {}, say("hunt_what")), causes(here.causes, act));
  parts.push(h("div", { class: "st-verdict" }, here ? verdictOf({ status: here.verdict.correct ? "right" : "wrong", verdict: here.verdict }) : []));
  return parts;
}

const causes = (list, act) => h("ol", { class: "st-causes" }, list.map(({ key, title }, i) =>
  h("li", {}, h("button", { type: "button", class: "st-button", "data-keep": `cause-${i}`, "aria-keyshortcuts": String(i + 1), onclick: () => act.judge(key) },
    h("span", { class: "st-rung-sign", "aria-hidden": "true" }, String(i + 1)), " ", title))));
