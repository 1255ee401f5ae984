// The widget's frame: its elements, made once and put together.

import { h, hidden } from "./dom.mjs";
import { helpPanel } from "./help.mjs";
import { say } from "./words.mjs";

export const button = (key, press, attrs = {}) =>
  h("button", { type: "button", class: `st-button st-${key}`, onclick: press, ...attrs }, say(key));

// press: { change, help, paths, sheet, progress, present, next }; made: the parts that have a life of their own.
export function frame(id, press, made) {
  const parts = {
    live: h("div", { class: "st-sr", "aria-live": "polite" }),
    verdict: h("div", { class: "st-sr", role: "status" }),
    news: h("p", { class: "st-news", role: "status" }),
    help: helpPanel(),
    heading: h("div", { class: "st-title" }),
    modes: h("fieldset", { class: "st-modes" }, h("legend", { class: "st-sr" }, say("modes"))),
    ask: h("div", { class: "st-ask", role: "group", "aria-label": say("ask_me") }),
    sheetButton: button("sheet_button", press.sheet, { "aria-pressed": "false" }),
    progressButton: button("progress", press.progress, { "aria-expanded": "false" }),
    changeButton: button("change", press.change, { "aria-expanded": "false" }),
    presentButton: h("button", { type: "button", class: "st-button st-present", "data-keep": "present", onclick: press.present }),
    helpButton: h("button", { type: "button", class: "st-button st-help", "aria-expanded": "false", onclick: press.help }, "?", hidden(` ${say("help")}`)),
    canvas: h("div", { class: "st-canvas" }),
    pathButton: button("paths", press.paths, { "aria-pressed": "false", "data-keep": "paths" }),
    legend: h("p", { class: "st-legend" }),
    paths: h("div", { class: "st-path-table" }),
    explain: h("div", { class: "st-explain" }),
    next: h("button", { type: "button", class: "st-button st-check st-next", hidden: true, "data-keep": "next", onclick: press.next }),
    hunt: h("div", { class: "st-hunt" }),
    summary: h("div"),
    ladder: h("div", { class: "st-ladder" }),
  };
  parts.picture = h("div", { class: "st-draw" }, parts.canvas);
  const under = h("div", { class: "st-under" }, parts.legend, parts.pathButton);
  const figure = h("figure", { class: "st-figure" }, parts.picture, under, parts.paths);
  const tries = h("div", { class: "st-tries" }, made.answer.root, parts.next, parts.hunt, parts.ladder);
  parts.work = h("div", { class: "st-work", role: "group", "aria-labelledby": `${id}-what` }, parts.explain, tries);
  parts.main = h("div", { class: "st-main" }, figure, parts.work);
  const tools = h("div", { class: "st-tools" }, parts.modes, parts.sheetButton, parts.progressButton, parts.changeButton, parts.presentButton, parts.helpButton);
  parts.head = h("div", { class: "st-head" }, parts.heading, tools);
  parts.root = h("div", { class: "st", role: "group", tabindex: -1, "data-lm-suppress-shortcuts": "true" },
    parts.head, parts.ask, parts.help, made.change.root, parts.summary, parts.main, made.sheetView.root, made.strip.root, parts.news, parts.live, parts.verdict);
  return parts;
}

// The radio group of modes; only shown where there is a choice.
export function modeChoice(parts, id, modes, now, choose) {
  const options = modes.map((mode) => h("label", {},
    h("input", { type: "radio", name: `${id}-mode`, value: mode, checked: mode === now, onchange: () => choose(mode) }), h("span", {}, say(mode))));
  parts.modes.append(...options);
  parts.modes.hidden = modes.length < 2;
}

// Mixed mode: a chip for each kind of quantity that can be asked for.
export function chips(parts, kinds, chosen, toggle) {
  const made = kinds.map(([kind, label]) => h("button", { type: "button", class: "st-chip", "data-keep": `ask-${kind}`, "aria-pressed": String(chosen.includes(kind)), onclick: () => toggle(kind) }, label));
  parts.ask.replaceChildren(h("span", {}, say("ask_me")), ...made);
}
