// What a worksheet is given, as a list to compute from where no picture stands: rows of numbers, or single quantities.

import { h } from "./dom.mjs";
import { math, number } from "./formula.mjs";
import { say } from "./words.mjs";

export function givenList(sheet) {
  const rows = sheet.change?.rows ?? [];
  const lines = rows.length ? rows.flatMap(ofRow) : Object.values(sheet.quantities).filter(({ given }) => given).flatMap(ofQuantity);
  if (!lines.length) return null;
  return h("div", { class: "st-given", role: "group", tabindex: 0, "aria-label": say("given") }, h("dl", {}, lines));
}

const ofRow = ({ label, text }) => [h("dt", {}, label), h("dd", {}, text.replaceAll("-", "\u2212"))];

const ofQuantity = ({ mathml, shown }) => [h("dt", { markup: math(mathml) }), h("dd", { markup: math(number(shown)) })];
