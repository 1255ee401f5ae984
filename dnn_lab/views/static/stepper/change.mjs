// The panel to change inputs, targets, weights and the learning rate: one text field a row of numbers. Python checks
// and makes the pass again; a refused text stays in its field with the reason beside it.

import { h, sendOnEnter } from "./dom.mjs";
import { say } from "./words.mjs";

const FIELD_OF = /^(?:(x|y)(\d+)|(rate)|w(\d+)_(\d+)_(\d+)|b(\d+)_(\d+))$/;

export class ChangePanel {
  // renew(differs): takes what is new in the worksheet.
  constructor(kernel, announce, renew) {
    this.kernel = kernel;
    this.renew = renew;
    this.announce = announce;
    this.list = h("div", { class: "st-change-rows" });
    this.root = h("section", { class: "st-change-panel", "aria-label": say("change_title"), hidden: true },
      h("p", { class: "st-change-title" }, say("change_title")), this.list);
  }

  // Rows that were there before keep their fields, and what is typed in them and not sent yet.
  build(sheet) {
    this.sheet = sheet;
    const rows = sheet.change?.rows ?? [];
    const fields = [...this.list.querySelectorAll("input")];
    if (rows.length && rows.map(({ key }) => key).join() === fields.map(({ name }) => name).join()) {
      fields.forEach((field, i) => this.refill(field, rows[i].text));
    } else this.make(rows);
  }

  refill(field, text) {
    if (field.dataset.dirty) return;
    field.value = text;
    field.form.querySelector("output").replaceChildren();
  }

  make(rows) {
    const typed = new Map([...this.list.querySelectorAll("input")].filter((field) => field.dataset.dirty).map((field) => [field.name, field.value]));
    this.list.replaceChildren(...rows.map((row) => this.row(row, typed.get(row.key))));
    if (!rows.length) this.list.append(h("p", {}, say("no_change")));
  }

  row({ key, label, text }, typed) {
    const message = h("output", { class: "st-change-message" });
    const field = h("input", { type: "text", name: key, value: typed ?? text, autocomplete: "off", spellcheck: "false", "data-keep": `change-${key}` });
    if (typed !== undefined) field.dataset.dirty = "1";
    field.addEventListener("input", () => { field.dataset.dirty = "1"; });
    const submit = (event) => {
      event.preventDefault();
      this.send(key, field, message);
    };
    return h("form", { onsubmit: submit, onkeydown: sendOnEnter },
      h("label", {}, h("span", {}, label), field), h("button", { type: "submit", class: "st-button" }, say("apply")), message);
  }

  send(key, field, message) {
    const tell = (text, look) => {
      const [sentence, ...marked] = text.split("\n");
      message.replaceChildren(sentence, ...(marked.length ? [h("pre", { "aria-hidden": "true" }, marked.join("\n"))] : []));
      message.className = `st-change-message ${look}`;
      this.announce(sentence);
    };
    const text = field.value;
    const answered = (reply) => {
      if (reply.kind === "changed") {
        this.renew(reply.differs);
        return this.settled(key);
      }
      field.setAttribute("aria-invalid", "true");
      return tell(reply.message, "refused");
    };
    this.kernel.ask({ kind: "change", key, text }, answered, () => tell(say("waiting"), "waiting"));
  }

  // After a change the row takes the numbers as Python read them.
  settled(key) {
    const field = this.list.querySelector(`[name="${key}"]`);
    if (!field) return;
    field.value = this.sheet.change.rows.find((row) => row.key === key).text;
    delete field.dataset.dirty;
    field.removeAttribute("aria-invalid");
    Object.assign(field.form.querySelector("output"), { textContent: say("applied_now"), className: "st-change-message" });
    this.announce(say("applied_now"));
  }

  show(open) {
    this.root.hidden = !open;
  }

  // Puts the cursor on the number of a quantity that was clicked in the picture.
  focus(name) {
    const whole = this.list.querySelector(`[name="${name}"]`);
    if (whole) {
      select(whole, 0);
      return true;
    }
    const match = name.match(FIELD_OF);
    if (!match) return false;
    const [, letter, i, rate, wl, wj, wi, bl, bj] = match;
    const key = letter ?? rate ?? (wl ? `w${wl}_${wj}` : `b${bl}`);
    const field = this.list.querySelector(`[name="${key}"]`);
    if (!field) return false;
    select(field, (i ?? wi ?? bj ?? 1) - 1);
    return true;
  }
}

function select(field, place) {
  const found = [...field.value.matchAll(/[^\s;]+/g)][place];
  field.focus();
  if (found) field.setSelectionRange(found.index, found.index + found[0].length);
}
