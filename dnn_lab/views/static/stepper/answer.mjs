// The place to answer: the field, Check, the verdict, and Show me. Built once, so that typing is never interrupted.

import { h, sendOnEnter } from "./dom.mjs";
import { math } from "./formula.mjs";
import { say } from "./words.mjs";

export class Answer {
  // act: { check(text), type(text), next(), show() }
  constructor(act, id) {
    this.act = act;
    this.label = h("label", { for: `${id}-answer` });
    this.field = h("input", {
      type: "text", id: `${id}-answer`, class: "st-field", autocomplete: "off", spellcheck: "false", maxlength: 2000,
      placeholder: say("placeholder"), "aria-describedby": `${id}-verdict ${id}-digits`, oninput: () => act.type(this.field.value),
    });
    this.button = h("button", { type: "submit", class: "st-button st-check" });
    this.digits = h("p", { class: "st-digits", id: `${id}-digits` });
    this.showMe = h("button", { type: "button", class: "st-link", onclick: () => act.show() }, say("show_me"));
    this.verdict = h("div", { class: "st-verdict", id: `${id}-verdict` });
    const listen = { onsubmit: (event) => this.submit(event), onkeydown: sendOnEnter };
    const form = h("form", { class: "st-answer", ...listen }, this.label, this.field, this.button);
    this.root = h("div", { class: "st-try" }, form, h("div", { class: "st-below" }, this.digits, this.showMe), this.verdict);
  }

  submit(event) {
    event.preventDefault();
    if (!this.finished && this.field.value.trim()) this.act.check(this.field.value);
    else this.act.next();
  }

  // One step's place to answer: its quantity, what the learner has typed, and the verdict. `then`: the key of what the
  // button says once the step is done.
  show(sheet, step, answer, finished, then) {
    const quantity = sheet.quantities[step.name];
    this.finished = finished;
    if (this.name !== step.name) {
      this.label.innerHTML = `<span aria-hidden="true">${math(`${quantity.mathml}<mo>=</mo>`)}</span>`;
      this.field.setAttribute("aria-label", say("answer_for", { title: step.title, name: quantity.say }));
    }
    if (this.name !== step.name || this.field.value !== answer.text) this.field.value = answer.text;
    this.name = step.name;
    this.digits.textContent = say(["whole", "one_digit"][step.digits] ?? "digits", { count: step.digits });
    this.button.replaceChildren(say(finished ? then : "check"), h("kbd", { "aria-hidden": "true" }, "↵"));
    this.showMe.hidden = finished;
    this.field.readOnly = answer.status === "right" || answer.status === "shown";
    const wrong = answer.status === "wrong";
    if (wrong) this.field.setAttribute("aria-invalid", "true");
    else this.field.removeAttribute("aria-invalid");
    this.root.dataset.status = answer.status;
    this.verdict.replaceChildren(...verdictOf(answer));
  }
}

// The verdict's sign, title and message; what waits for Python says so.
export function verdictOf({ status, verdict, late, text }) {
  if (status === "shown" && verdict?.kind !== "undefined") return [h("p", { class: "st-quiet" }, say("was_shown"))];
  if (status === "waiting") return [h("p", { class: "st-quiet" }, late ? say(late, { text }) : say("marking"))];
  if (!verdict || status === "draft") return [];
  const sign = h("span", { class: `st-sign ${verdict.correct ? "right" : "wrong"}`, "aria-hidden": "true" }, verdict.correct ? "✓" : "×");
  return [sign, h("p", {}, h("strong", { class: verdict.correct ? "right" : "wrong" }, `${verdict.title}. `), verdict.message)];
}
