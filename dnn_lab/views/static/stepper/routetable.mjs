// The paths of a graph as a table: where each leads, the slopes along it, their product; and what the products add up to.
// Pointing at a path dims the others in the picture.

import { short } from "../picture/numbers.mjs";
import { index } from "../picture/paths.mjs";
import { grouped } from "./counts.mjs";
import { h, hidden } from "./dom.mjs";
import { say } from "./words.mjs";

export function routeTable(sheet, found, shown) {
  const head = ["path", "route", "slopes", "product"].map((key) => h("th", { scope: "col" }, say(key)));
  const rows = found.paths.map((path, i) => row(sheet, path, i));
  const more = found.more > 0n ? [h("tr", {}, h("td", { colspan: 4 }, say("paths_more", { count: grouped(found.more) })))] : [];
  const sum = shown ? h("b", {}, short(found.total, 8)) : h("b", { class: "st-open" }, "?");
  return h("table", { class: "st-path-rows st-routes" },
    h("caption", {}, say("paths_caption")), h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows, more),
    h("tfoot", {}, h("tr", {}, h("th", { scope: "row", colspan: 3 }, say("paths_total")), h("td", {}, sum))));
}

function row(sheet, { nodes, edges, factors, product }, i) {
  const stops = nodes.flatMap((id, at) => [at ? " → " : "", symbolOf(sheet, id)]);
  const number = h("span", { class: "st-badge" }, String(i + 1));
  return h("tr", { "data-route": edges.join("|") },
    h("th", { scope: "row" }, number), h("td", { class: "st-stops" }, stops),
    h("td", { class: "st-slopes" }, factors.map(({ value }) => inBrackets(short(value, 7))).join(" · ")), h("td", { class: "st-product" }, short(product, 8)));
}

const inBrackets = (text) => (text.startsWith("\u2212") ? `(${text})` : text);

function symbolOf(sheet, id) {
  const { q } = index(sheet).nodes.get(id);
  const { short: [base, sub], say: spoken } = sheet.quantities[q];
  return h("span", {}, h("span", { "aria-hidden": "true" }, h("i", {}, base), sub ? h("sub", {}, sub) : null, sheet.picture.upper?.[q]), hidden(spoken));
}

// Leaves one path bright in the picture, or all of them.
export function onePath(picture, event, on) {
  const route = event.target.closest?.("[data-route]")?.dataset.route.split("|");
  if (!route) return;
  for (const line of picture.querySelectorAll("[data-lines]")) {
    line.classList.toggle("aside", on && !line.dataset.lines.split("|").some((id) => route.includes(id)));
  }
}
