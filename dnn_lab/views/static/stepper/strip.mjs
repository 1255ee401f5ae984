// The worksheet strip: transport and one tile a step, grouped. Built once for a worksheet; a step changes only the
// tiles whose look it changes. Long groups fold unless they hold the current step.

import { short } from "../picture/numbers.mjs";
import { h, hidden, icon } from "./dom.mjs";
import { say } from "./words.mjs";

const LONG_GROUP = 16, SHORT_SHEET = 8, NARROW = 560, WORD = 6, ROOM = 6, BOLD = 5;

export class Strip {
  // act: { go(at), play(on) }
  constructor(act) {
    this.act = act;
    this.count = h("span", { class: "st-count" });
    this.buttons = Object.fromEntries(["first", "back", "play", "next", "last"].map((name) => [name, this.button(name)]));
    this.groups = h("ol", { class: "st-groups" });
    const transport = h("div", { class: "st-transport" }, Object.values(this.buttons), this.count);
    this.root = h("div", { class: "st-strip", role: "group", "aria-label": say("steps") }, transport, this.groups);
    this.groups.addEventListener("click", (event) => this.clicked(event));
  }

  button(name) {
    const go = { first: () => 0, back: (at) => at - 1, next: (at) => at + 1, last: () => Infinity };
    const press = () => (name === "play" ? this.act.play(!this.playing) : this.act.go(go[name](this.at)));
    return h("button", { type: "button", class: "st-icon", "aria-label": say(name), markup: icon(name), onclick: press });
  }

  clicked(event) {
    const tile = event.target.closest("[data-at]");
    if (tile) this.act.go(+tile.dataset.at);
  }

  build(sheet) {
    const same = this.sheet?.steps.length === sheet.steps.length && this.sheet.steps.every((step, at) => step.name === sheet.steps[at].name);
    this.sheet = sheet;
    this.states = [];
    if (same) sheet.steps.forEach((step, at) => { this.tiles[at].text = textOf(sheet.quantities[step.name]); });
    else this.make(sheet);
  }

  make(sheet) {
    this.tiles = sheet.steps.map((step, at) => tileOf(sheet, step, at));
    this.folds = sheet.groups.map((group, g) => foldOf(sheet, group, g));
    this.lists = sheet.groups.map(() => h("ol", { class: "st-tiles" }));
    const phases = new Set(sheet.groups.map((group) => group.phase)).size > 1;
    const items = sheet.groups.map(({ title, phase }, g) => {
      const heading = phases && title !== say(`phase_${phase}`) ? `${say(`phase_${phase}`)} · ${title}` : title;
      return h("li", {}, h("div", { class: "st-group" }, heading), this.lists[g]);
    });
    this.groups.replaceChildren(...items);
    this.widen(Math.max(...sheet.steps.map(({ name }) => sheet.quantities[name].short.join("").length)));
    this.shownFolds = [];
  }

  // Tiles of one width, wide enough where quantities have whole words for names.
  widen(letters) {
    if (letters > WORD) this.groups.style.setProperty("--st-tile", `${7 * letters + 14}px`);
    else this.groups.style.removeProperty("--st-tile");
  }

  // The strip at a step: `state` of state.mjs, `known(name)`, and the widget's width.
  show(state, known, width, answer) {
    this.at = state.at;
    this.playing = state.playing;
    const last = this.sheet.steps.length - 1;
    for (const name of ["first", "back"]) off(this.buttons[name], state.at === 0);
    for (const name of ["next", "last"]) off(this.buttons[name], state.at === last);
    this.play(state.playing);
    this.count.replaceChildren(...counted(state.at + 1, last + 1));
    this.fold(this.sheet.steps[state.at].group, state.at, width);
    const free = state.mode === "watch" || state.mode === "hunt";
    this.sheet.steps.forEach((step, at) => {
      const worked = free ? at < state.at || state.mode === "hunt" : known(step.name) || answer(step.name).status === "carried";
      this.tile(step, at, at === state.at ? "now" : worked ? "done" : "later", known(step.name), answer(step.name));
    });
  }

  play(on) {
    if (this.buttons.play.dataset.on === String(on)) return;
    this.buttons.play.dataset.on = String(on);
    this.buttons.play.setAttribute("aria-label", say(on ? "pause" : "play"));
    this.buttons.play.innerHTML = icon(on ? "pause" : "play");
  }

  fold(current, at, width) {
    const { steps, groups } = this.sheet;
    groups.forEach((_, g) => {
      const size = this.folds[g].size;
      const folded = g !== current && (size > LONG_GROUP || (width <= NARROW && steps.length > SHORT_SHEET));
      if (folded) this.folds[g].update(at);
      if (this.shownFolds[g] === folded) return;
      this.shownFolds[g] = folded;
      const inside = folded ? [this.folds[g].item] : this.tiles.filter((_, i) => steps[i].group === g).map((tile) => tile.item);
      this.lists[g].replaceChildren(...inside);
    });
  }

  tile(step, at, look, known, answer) {
    const wrong = answer.status === "wrong";
    const own = wrong || answer.status === "carried" ? typed(answer, wrong ? 5 : 6) : "";
    const key = `${look} ${known} ${wrong} ${own}`;
    if (this.states[at] === key) return;
    this.states[at] = key;
    const { button, value, status } = this.tiles[at];
    button.className = `st-tile ${look}${wrong ? " wrong" : ""}`;
    button.tabIndex = look === "now" ? 0 : -1;
    if (look === "now") button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
    const text = known && look !== "later" ? this.tiles[at].text : own ? `${wrong ? "× " : ""}${own}` : look === "now" ? "?" : "";
    value.textContent = text;
    value.className = `st-tile-value${text.length > (look === "now" ? BOLD : ROOM) ? " long" : ""}`;
    status.textContent = say(look);
  }
}

// The number that was typed or worked out, as far as a tile has room; what is no number as it was typed.
function typed({ own, text }, most) {
  if (own !== null) return short(own, most);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

// Not `disabled`: that would throw the focus out of the widget.
const off = (button, on) => button.setAttribute("aria-disabled", String(on));

function tileOf(sheet, step, at) {
  const quantity = sheet.quantities[step.name];
  const [base, sub] = quantity.short;
  const name = h("span", { class: "st-tile-name" }, h("i", {}, base), sub ? h("sub", {}, sub) : null, sheet.picture?.upper?.[step.name]);
  const value = h("span", { class: "st-tile-value" });
  const status = hidden("");
  const button = h("button", { type: "button", class: "st-tile", "data-at": at, "data-keep": "tile" }, name, value, hidden(`, ${quantity.say}`), status);
  return { item: h("li", {}, button), button, value, status, text: textOf(quantity) };
}

const textOf = ({ value, shown, undefined: none }) => (none ? "–" : value === null ? shown : short(value, 6));

function foldOf(sheet, group, g) {
  const places = sheet.steps.map((step, at) => [step.group, at]).filter(([own]) => own === g).map(([, at]) => at);
  const done = h("span", { class: "st-tile-name" });
  const rest = h("span", { class: "st-tile-value" });
  const button = h("button", { type: "button", class: "st-tile st-fold", tabindex: -1, "data-at": places[0] }, done, rest, hidden(say("open_group", group)));
  const update = (at) => {
    const count = places.filter((place) => place < at).length;
    done.textContent = say("folded", { done: count, count: places.length });
    rest.textContent = say(count === places.length ? "folded_done" : "folded_rest");
  };
  return { size: places.length, item: h("li", {}, button), update };
}

function counted(number, count) {
  const [before, after] = say("count", { number: "\u0000", count }).split("\u0000");
  return [before, h("b", {}, String(number)), after];
}
