// How it went: what was right first time, which mistakes came up and where.

import { h } from "./dom.mjs";
import { say } from "./words.mjs";

export function summaryPanel(sheet, result, act) {
  const lines = [say("sum_first", { count: result.first, all: result.asked })];
  if (result.hinted) lines.push(say("sum_hinted", { count: result.hinted }));
  if (result.shown) lines.push(say("sum_shown", { count: result.shown }));
  const mistakes = result.mistakes.map(({ title, steps }) => h("li", {},
    h("b", {}, title), " ", ...steps.map((name) => h("button", { type: "button", class: "st-link", onclick: () => act.goTo(name) }, sheet.quantities[name].say))));
  return h("section", { class: "st-summary", tabindex: -1, "aria-label": say("sum_title") },
    h("p", { class: "st-went" }, say(result.finished ? "sum_done" : "sum_title")),
    ...lines.map((line) => h("p", {}, line)),
    mistakes.length ? h("div", {}, h("p", {}, say("sum_mistakes")), h("ul", {}, mistakes)) : null,
    h("p", { class: "st-quiet" }, say(sheet.practice ? "sum_practise" : "sum_next", sheet.practice)),
    h("button", { type: "button", class: "st-button", onclick: act.again }, say("again")));
}
