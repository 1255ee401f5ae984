// The paths from a weight to the loss as a table: slopes multiply along a path, paths add up to the gradient.

import { short } from "../picture/numbers.mjs";
import { h, hidden } from "./dom.mjs";
import { math } from "./formula.mjs";
import { say } from "./words.mjs";

export function pathTable(sheet, found, shown) {
  const columns = found.paths[0].factors.map((_, i) => columnName(sheet, found.paths.map((one) => one.factors[i].q)));
  const head = h("tr", {}, h("th", { scope: "col" }, say("path")), columns, h("th", { scope: "col" }, say("product")));
  const rows = found.paths.map(({ factors, product }, i) => h("tr", {},
    h("th", { scope: "row" }, h("span", { class: "st-badge" }, String(i + 1))),
    factors.map(({ value }) => h("td", {}, short(value, 7))), h("td", { class: "st-product" }, short(product, 8))));
  const span = columns.length + 1;
  const more = found.more ? [h("tr", {}, h("td", { colspan: span + 1 }, say("paths_more", { count: found.more })))] : [];
  const sum = shown ? h("b", {}, short(found.total, 8)) : h("b", { class: "st-open" }, "?");
  return h("table", { class: "st-path-rows" },
    h("caption", {}, say("paths_caption")), h("thead", {}, head), h("tbody", {}, rows, more),
    h("tfoot", {}, h("tr", {}, h("th", { scope: "row", colspan: span }, say("paths_sum")), h("td", {}, sum))));
}

// A column's heading: the whole symbol where all paths share it, otherwise its letter.
function columnName(sheet, names) {
  const quantities = [...new Set(names)].map((name) => sheet.quantities[name]);
  const [base, sub] = quantities[0].short;
  const markup = quantities.length === 1 && sub ? `<msub><mi>${base}</mi><mn>${sub}</mn></msub>` : `<mi>${base}</mi>`;
  const spoken = quantities.length === 1 ? quantities[0].say : quantities[0].role;
  return h("th", { scope: "col" }, hidden(spoken), h("span", { "aria-hidden": "true", markup: math(markup) }));
}
