// The box for a formula: a field for its text and one for each input's number. Every change goes to Python, which answers
// with the names of the inputs and what is to be said; what cannot be read is told under the field, with a caret.

import { Sender } from "../explorers/sender.mjs";
import { h } from "../stepper/dom.mjs";
import { keep } from "../stepper/keep.mjs";
import { followTheme } from "../stepper/theme.mjs";
import { nudged } from "./nudge.mjs";
import { say } from "./words.mjs";

const QUIET = 700;
let count = 0;

class Field {
  constructor(model, el) {
    this.model = model;
    this.sender = new Sender(model);
    this.id = `fb${++count}`;
    this.numbers = new Map();
    this.build(el);
    this.stopTheme = followTheme(this.root);
    this.take = () => this.show();
    model.on("change:state", this.take);
    this.text.value = model.get("state").text;
    this.show();
  }

  build(el) {
    this.text = h("textarea", { id: `${this.id}-text`, class: "fb-text", rows: 1, spellcheck: "false", autocomplete: "off", autocapitalize: "off", maxlength: 2000, "aria-describedby": `${this.id}-said` });
    this.said = h("p", { class: "fb-said", id: `${this.id}-said` });
    this.marked = h("pre", { class: "fb-marked", "aria-hidden": "true" });
    this.live = h("div", { class: "st-sr", role: "status" });
    this.inputs = h("div", { class: "fb-inputs", role: "group", "aria-label": say("inputs") });
    this.pass = h("fieldset", { class: "fb-pass" }, h("legend", {}, say("pass")));
    this.root = h("section", { class: "st fb", "aria-label": say("region"), "data-lm-suppress-shortcuts": "true" },
      h("label", { class: "fb-label", for: this.text.id }, say("formula")), this.text,
      h("div", { class: "fb-words" }, this.said, this.marked), this.inputs, this.pass, this.live);
    this.text.addEventListener("input", () => this.typed());
    this.root.addEventListener("keydown", (event) => this.key(event));
    el.append(this.root);
  }

  typed() {
    this.grow();
    this.send();
  }

  send() {
    const numbers = Object.fromEntries([...this.numbers].map(([name, { value }]) => [name, value]));
    const chosen = this.pass.querySelector("input:checked");
    this.sender.latest({ kind: "formula", text: this.text.value, numbers, pass: chosen?.value, by: this.pass.querySelector("select")?.value });
  }

  // Up and down change a number by a tenth of itself; Enter has nothing to send, as everything is sent at once.
  key(event) {
    keep(event);
    const name = event.target.dataset?.number;
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (name === undefined || !by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.target.value = nudged(event.target.value, by);
    this.send();
  }

  show() {
    const state = this.model.get("state");
    const refused = Boolean(state.refused);
    this.said.textContent = state.said;
    this.said.classList.toggle("refused", refused);
    this.marked.textContent = state.marked ?? "";
    if (refused && !state.inputs.some((input) => input.refused)) this.text.setAttribute("aria-invalid", "true");
    else this.text.removeAttribute("aria-invalid");
    if (document.activeElement !== this.text && !refused) this.text.value = state.text;
    this.showInputs(state.inputs);
    this.showPasses(state);
    this.grow();
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => { this.live.textContent = state.said; }, QUIET);
    this.sender.free();
  }

  // A field for each input, in the order of the formula; those that stay keep what is typed in them, and the focus.
  showInputs(inputs) {
    const before = this.numbers;
    this.numbers = new Map(inputs.map(({ name, text }) => [name, before.get(name) ?? this.number(name, text)]));
    for (const { name, text, refused } of inputs) {
      const field = this.numbers.get(name);
      if (field !== document.activeElement && !refused) field.value = text;
      field.toggleAttribute("aria-invalid", Boolean(refused));
    }
    const same = before.size === this.numbers.size && [...before.keys()].every((name, i) => name === [...this.numbers.keys()][i]);
    if (!same || !this.inputs.childElementCount) this.inputs.replaceChildren(...[...this.numbers.values()].map((field) => field.parentElement));
  }

  number(name, text) {
    const field = h("input", { type: "text", inputmode: "decimal", class: "fb-number", value: text, autocomplete: "off", spellcheck: "false", "data-number": name });
    field.addEventListener("input", () => this.send());
    h("label", { class: "fb-input" }, h("span", {}, `${name} =`), field);
    return field;
  }

  showPasses({ passes, pass, by, inputs }) {
    const key = JSON.stringify([passes, pass, by, inputs.map(({ name }) => name)]);
    if (this.shownPasses === key || !passes) return;
    this.shownPasses = key;
    const kept = this.pass.contains(document.activeElement) ? document.activeElement.value : null;
    const send = () => this.send();
    const options = passes.map(({ key: one, label }) => h("label", {}, h("input", { type: "radio", name: `${this.id}-pass`, value: one, checked: one === pass, onchange: send }), h("span", {}, label)));
    const chosen = h("select", { "aria-label": say("by"), hidden: !passes.find(({ key: one }) => one === pass)?.chooses, onchange: send }, inputs.map(({ name }) => h("option", { value: name, selected: name === by }, name)));
    this.pass.replaceChildren(this.pass.firstChild, ...options);
    this.pass.querySelector("input:checked")?.parentElement.after(chosen);
    if (kept !== null) [...this.pass.querySelectorAll("input, select")].find((one) => one.value === kept)?.focus();
  }

  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight + 2}px`;
  }

  close() {
    clearTimeout(this.quiet);
    this.sender.close();
    this.stopTheme();
    this.model.off("change:state", this.take);
    this.root.remove();
  }
}

export default {
  render({ model, el }) {
    const field = new Field(model, el);
    return () => field.close();
  },
};
