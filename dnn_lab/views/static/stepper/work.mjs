// The work of a step: what it is, one sentence, the formula as far as it is uncovered, and what is used again.

import { layerRow } from "../picture/matrices.mjs";
import { short } from "../picture/numbers.mjs";
import { usesOf } from "../picture/state.mjs";
import { h } from "./dom.mjs";
import { math, numbers, plain, symbols, workTable } from "./formula.mjs";
import { say } from "./words.mjs";

const LONG = 12, LETTERS = 26, LONGER = 38, LONGEST = 46;

// shown(name): a quantity's number as the learner may see it.
export function work(sheet, at, open, row, shown, chooseRow) {
  const step = sheet.steps[at];
  const { title, phase } = sheet.groups[step.group];
  const kicker = [say(`phase_${phase}`), title, ...rateOf(sheet, step)].filter((part, i, all) => all.indexOf(part) === i).join(" · ");
  return [
    h("p", { class: "st-kicker" }, kicker),
    h("p", { class: "st-what" }, step.title),
    h("p", { class: "st-say" }, step.say),
    ...(step.shapes ? layerWork(sheet, at, open, row, chooseRow) : numberWork(sheet, step, open, shown)),
  ];
}

// The learning rate stands in no picture: it is named where it is used.
const rateOf = (sheet, step) =>
  usesOf(step).map((name) => sheet.quantities[name]).filter((one) => one?.role === "rate").map(({ short: [base], shown }) => `${base} = ${shown}`);

// Numbers put in that are the learner's own do not lead to the true result: beside it they are left out.
const ownBeside = (sheet, names, open, shown) =>
  open >= 4 && names.some((name) => sheet.quantities[name] && shown(name) !== sheet.quantities[name].shown);

function numberWork(sheet, step, open, shown) {
  const names = usesOf(step);
  const filled = open >= 3 && !ownBeside(sheet, names, open, shown);
  const lines = [];
  if (open >= 2) {
    lines.push(step.parts ? columnSum(sheet, step, open, filled, shown) : line(sheet, step, workTable(sheet, step, names, open, shown, filled)));
  }
  if (open >= 2 && step.reuses.length && step.reuses.length <= 6) lines.push(reused(sheet, step, shown));
  if (open >= 4 && step.why) lines.push(h("p", { class: "st-why" }, step.why));
  return lines;
}

// A formula's line, in smaller type where it would be wider than its place.
function line(sheet, step, markup) {
  const filled = step.formula.map(([sign, template]) => sign + plain(numbers(template, (name) => sheet.quantities[name].shown)));
  const { length } = filled.join("  ");
  const size = length > LONGEST ? " longest" : length > LONGER ? " longer" : length > LETTERS ? " long" : "";
  return h("div", { class: `st-line${size}`, markup });
}

function reused(sheet, step, shown) {
  const each = step.reuses.map((name) => {
    const { mathml } = sheet.quantities[name];
    return h("span", { class: "st-reused" }, h("span", { markup: math(mathml) }), h("b", {}, shown(name)));
  });
  const update = sheet.groups[step.group].phase === "update";
  const sent = sheet.kind !== "graph" && step.reuses[0].startsWith("c");
  return h("p", { class: "st-reuse" }, say(sent ? "sent" : update ? "reused_gradient" : "reused"), ...each);
}

// A long sum as a column, as on paper.
function columnSum(sheet, step, open, filled, shown) {
  const quantity = sheet.quantities[step.name];
  const head = ["column_product", ...(filled ? ["column_numbers"] : []), ...(open >= 4 ? ["column_value"] : [])];
  const rows = step.formula.map(([sign, template], i) => h("tr", {},
    h("td", { markup: math((sign === "−" ? '<mo form="prefix">−</mo>' : "") + symbols(sheet, template)) }),
    filled ? h("td", { markup: math(numbers(template, shown)) }) : null,
    open >= 4 ? h("td", { class: "st-num" }, part(step.parts[i])) : null));
  const total = h("tr", {}, h("th", { scope: "row", colspan: filled ? 2 : 1 }, say("sum")), h("td", { class: "st-num" }, quantity.shown));
  const formula = `<mrow class="st-now">${quantity.mathml}</mrow><mo>=</mo>${step.long ?? inSymbols(sheet, step)}`;
  const sum = table(head, rows, open >= 4 ? total : null);
  return h("div", { class: "st-column" },
    h("div", { class: "st-line", markup: math(`<mrow>${formula}</mrow>`, true) }),
    rows.length > LONG ? scrolled(step.title, sum) : sum);
}

const inSymbols = (sheet, { formula }) =>
  formula.length > LONG ? "<mo>…</mo>" : formula.map(([sign, template]) => `${sign && `<mo>${sign}</mo>`}${symbols(sheet, template)}`).join("");

// What a term adds, its sign included; "–" where it has no value.
const part = (value) => (value === null ? "–" : short(value, 8));

const scrolled = (name, content) => h("div", { class: "st-scroll", tabindex: 0, role: "group", "aria-label": name }, content);

const table = (head, rows, total) => h("table", {},
  h("thead", {}, h("tr", {}, head.map((key) => h("th", { scope: "col" }, say(key))))),
  h("tbody", {}, rows), total ? h("tfoot", {}, total) : null);

// A whole layer: the formula in matrices with its shapes, and one neuron of it number by number.
function layerWork(sheet, at, open, row, chooseRow) {
  const step = sheet.steps[at];
  const quantity = sheet.quantities[step.name];
  if (open < 2) return [];
  const formula = `<mrow class="st-now">${quantity.mathml}</mrow><mo>=</mo>${step.formula[0][1]}`;
  const lines = [h("div", { class: "st-line", markup: math(`<mrow>${formula}</mrow>`, true) })];
  if (open >= 3) lines.push(h("p", { class: "st-shapes" }, say("shapes", { shapes: step.shapes })));
  const one = open >= 3 && sheet.matrices ? layerRow(sheet, at, row) : null;
  if (one) lines.push(chooser(sheet, step, row, chooseRow), neuron(one, open));
  return lines;
}

function chooser(sheet, step, row, chooseRow) {
  const count = sheet.matrices.layers[step.matrix.layer - 1].z.length;
  const field = h("input", { type: "number", min: 1, max: count, value: row + 1, "data-keep": "row", "aria-label": say("neuron") });
  field.addEventListener("change", () => chooseRow(Math.max(1, Math.min(count, +field.value || 1)) - 1));
  return h("p", { class: "st-chooser" }, say("neuron") + " ", field, " " + say("of_neurons", { count }));
}

function neuron({ terms, result, applied }, open) {
  const rows = terms.map(({ label, factors, value }) => h("tr", {},
    h("th", { scope: "row" }, label), h("td", { class: "st-num" }, factors.map((f) => short(f, 7)).join(" · ")),
    open >= 4 ? h("td", { class: "st-num" }, applied ? say("applied") : short(value, 7)) : null));
  const head = ["column_product", "column_numbers", ...(open >= 4 ? ["column_value"] : [])];
  const total = h("tr", {}, h("th", { scope: "row", colspan: 2 }, say("sum")), h("td", { class: "st-num" }, short(result, 8)));
  if (applied) total.firstChild.textContent = say("rung_4");
  return h("div", { class: "st-column" }, scrolled(say("neuron"), table(head, rows, open >= 4 ? total : null)));
}
