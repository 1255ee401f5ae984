// The sheet: all steps as a table to fill. Tab moves on, Enter marks a line, one button marks all.

import { verdictOf } from "./answer.mjs";
import { h } from "./dom.mjs";
import { math } from "./formula.mjs";
import { givenList } from "./given.mjs";
import { answerOf, asked, done, frontier } from "./state.mjs";
import { say } from "./words.mjs";

export class SheetView {
  // act: { check(name, text), type(name, text), checkAll(), finish() }
  constructor(act) {
    this.act = act;
    this.body = h("tbody");
    this.given = h("div");
    this.finish = h("button", { type: "button", class: "st-button st-check", hidden: true, onclick: () => act.finish() }, say("progress"));
    const head = ["sheet_step", "sheet_quantity", "sheet_answer", "sheet_verdict"].map((key) => h("th", { scope: "col" }, say(key)));
    this.root = h("section", { class: "st-sheet", "aria-label": say("sheet"), hidden: true }, this.given,
      h("table", {}, h("thead", {}, h("tr", {}, head)), this.body),
      h("div", { class: "st-sheet-foot" }, h("button", { type: "button", class: "st-button", onclick: () => act.checkAll() }, say("check_all")), this.finish));
  }

  // The table is made when it is first looked at.
  build(sheet) {
    this.sheet = sheet;
    this.rows = null;
  }

  makeRows() {
    const { sheet } = this;
    this.given.replaceChildren(...[givenList(sheet)].filter(Boolean));
    this.rows = sheet.steps.map((step, at) => this.row(step, at));
    this.body.replaceChildren(...this.rows.map((row) => row.line));
  }

  row(step, at) {
    const { mathml, say: spoken } = this.sheet.quantities[step.name];
    const field = h("input", { type: "text", class: "st-field", autocomplete: "off", spellcheck: "false", maxlength: 2000, "aria-label": spoken });
    field.addEventListener("input", () => this.act.type(step.name, field.value));
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && field.value.trim()) this.act.check(step.name, field.value);
    });
    const value = h("td"), verdict = h("td", { class: "st-verdict" });
    value.append(field);
    const line = h("tr", {}, h("td", { class: "st-num" }, String(at + 1)), h("th", { scope: "row", markup: math(mathml) }), value, verdict);
    return { line, field, value, verdict, text: h("span", { class: "st-num" }) };
  }

  // shown(name): a quantity's number as the learner may see it; digits(step): how many significant digits it asks for.
  show(state, shown, digits) {
    this.root.hidden = state.view !== "sheet";
    if (this.root.hidden) return;
    this.fillAll(state, shown);
    this.sheet.steps.forEach((step, at) => { this.rows[at].field.placeholder = say(step.digits ? "sheet_digits" : "sheet_whole", { count: digits(step) }); });
    this.finish.hidden = frontier(this.sheet, state) < this.sheet.steps.length;
  }

  fillAll(state, shown) {
    if (!this.rows) this.makeRows();
    this.sheet.steps.forEach((step, at) => this.fill(step, this.rows[at], state, shown(step.name)));
  }

  fill(step, row, state, shown) {
    const open = asked(this.sheet, state, step);
    const answer = answerOf(state, step.name);
    if (open !== row.value.contains(row.field)) row.value.replaceChildren(open ? row.field : row.text);
    row.text.textContent = shown === say("not_known") ? "" : shown;
    if (row.field.value !== answer.text) row.field.value = answer.text;
    row.field.readOnly = open && done(this.sheet, state, step);
    if (row.shown === answer) return;
    row.shown = answer;
    row.verdict.replaceChildren(...(open ? verdictOf(answer) : []));
  }
}
