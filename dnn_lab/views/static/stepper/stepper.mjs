// The Stepper's browser side: builds its parts, redraws what a step changes, and listens. The whole worksheet is here,
// so that moving through it needs no kernel; only changed numbers ask Python.

import { pathsOf } from "../picture/paths.mjs";
import { draw as drawPicture } from "../picture/picture.mjs";
import { onEdge, usesOf } from "../picture/state.mjs";
import { ChangePanel } from "./change.mjs";
import { h, hidden } from "./dom.mjs";
import { words } from "./formula.mjs";
import { helpPanel, legend } from "./help.mjs";
import { Kernel } from "./kernel.mjs";
import { measurer } from "./measure.mjs";
import { pathTable } from "./pathtable.mjs";
import { rungs } from "./rungs.mjs";
import { initial, knower, orderOf, reduce, RUNGS, uncovered } from "./state.mjs";
import { Strip } from "./strip.mjs";
import { followTheme } from "./theme.mjs";
import { say } from "./words.mjs";
import { resultText, work } from "./work.mjs";

const PACE = 1600;
let count = 0;

class Stepper {
  constructor(model, el) {
    this.model = model;
    this.id = `st${++count}`;
    this.kernel = new Kernel(model);
    this.sheet = model.get("payload");
    this.state = initial(this.sheet, model.get("settings"));
    this.build(el);
    this.take(this.sheet);
    this.changed = () => this.take(model.get("payload"));
    model.on("change:payload", this.changed);
    this.resize = new ResizeObserver(() => this.resized());
    this.resize.observe(this.picture);
  }

  build(el) {
    this.strip = new Strip({ go: (at) => this.act({ type: "go", at }), play: (on) => this.act({ type: "play", on }) });
    this.live = h("div", { class: "st-sr", "aria-live": "polite" });
    this.verdict = h("div", { class: "st-sr", role: "status" });
    this.change = new ChangePanel(this.kernel, (text) => { this.verdict.textContent = text; });
    this.help = helpPanel();
    this.heading = h("div", { class: "st-title" });
    this.changeButton = this.button("change", () => this.act({ type: "edit" }), { "aria-expanded": "false" });
    this.helpButton = h("button", { type: "button", class: "st-button st-help", "aria-expanded": "false", onclick: () => this.act({ type: "help", on: !this.state.help }) }, "?", hidden(` ${say("help")}`));
    this.picture = h("div", { class: "st-draw" });
    this.pathButton = this.button("paths", () => this.togglePaths(), { "aria-pressed": "false", "data-keep": "paths" });
    this.legend = h("p", { class: "st-legend" });
    this.paths = h("div", { class: "st-path-table" });
    this.explain = h("div", { class: "st-explain" });
    this.ladder = h("div", { class: "st-ladder" });
    const figure = h("figure", { class: "st-figure" }, this.picture, h("div", { class: "st-under" }, this.legend, this.pathButton), this.paths);
    this.work = h("div", { class: "st-work", role: "group", "aria-labelledby": `${this.id}-what` }, this.explain, this.ladder);
    this.root = h("div", { class: "st", role: "region", tabindex: -1, "data-lm-suppress-shortcuts": "true" },
      h("div", { class: "st-head" }, this.heading, this.changeButton, this.helpButton),
      this.help, this.change.root, h("div", { class: "st-main" }, figure, this.work), this.strip.root, this.live, this.verdict);
    el.append(this.root);
    this.stopTheme = followTheme(this.root);
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.picture.addEventListener("click", (event) => this.clicked(event));
    for (const type of ["pointerover", "pointerout"]) this.explain.addEventListener(type, (event) => this.point(event, type === "pointerover"));
  }

  button(key, press, attrs) {
    return h("button", { type: "button", class: `st-button st-${key}`, onclick: press, ...attrs }, say(key));
  }

  // A new worksheet, or the same with other numbers: stay at the step of the same name.
  take(sheet) {
    const before = this.sheet;
    const name = before.steps[this.state.at].name;
    this.sheet = sheet;
    if (sheet !== before) this.state = reduce(this.state, { type: "sheet", name }, sheet);
    this.root.setAttribute("aria-label", say("region", sheet));
    this.heading.replaceChildren(h("span", { class: "st-name" }, sheet.title), h("span", { class: "st-sub" }, sheet.subtitle));
    this.changeButton.hidden = !sheet.change?.rows.length;
    this.keepFocus(() => {
      this.strip.build(sheet);
      this.change.build(sheet);
      this.draw();
    });
    if (sheet !== before) this.flash(before);
  }

  act(action) {
    const before = this.state;
    this.state = reduce(before, action, this.sheet);
    this.show();
    if (this.state.at !== before.at) this.announceStep();
    if (this.state.playing !== before.playing) this.keepTime();
    if (action.type === "rung" && this.state.rungs !== before.rungs) this.announceRung();
    if (action.type === "predict") this.live.textContent = say(this.state.predict ? "predict_on" : "predict_off");
  }

  show() {
    this.keepFocus(() => this.draw());
  }

  // Does what may replace the element that has the focus, and gives the focus to the one in its place.
  keepFocus(change) {
    const kept = this.root.contains(document.activeElement) ? document.activeElement.dataset.keep : null;
    change();
    if (!kept || (this.root.contains(document.activeElement) && document.activeElement.dataset.keep === kept)) return;
    const again = this.root.querySelector(kept === "tile" ? "[aria-current]" : `[data-keep="${kept}"]`);
    (again && !again.disabled && !again.hidden ? again : this.root).focus({ preventScroll: true });
  }

  draw() {
    const known = knower(this.sheet, this.state);
    const found = this.found();
    this.showPicture(known, found);
    this.showWork();
    this.strip.show(this.state, known, this.root.clientWidth);
    this.showPaths(found, known);
    this.change.show(this.state.editing);
    this.changeButton.setAttribute("aria-expanded", String(this.state.editing));
    this.help.hidden = !this.state.help;
    this.helpButton.setAttribute("aria-expanded", String(this.state.help));
  }

  // The paths of the step's own weight, if the learner wants them lit.
  found() {
    if (!this.state.paths || this.sheet.kind !== "network") return null;
    const own = onEdge(this.sheet, this.sheet.steps[this.state.at]);
    return own && own.id === this.state.paths ? pathsOf(this.sheet, own.id) : null;
  }

  showPicture(known, found) {
    const width = Math.floor(this.picture.clientWidth);
    if (!width) return;
    const { at, row, editing } = this.state;
    const hints = uncovered(this.state);
    this.measure ??= measurer(this.root);
    const drawn = drawPicture(this.sheet, at, { width, measure: this.measure, known, hints, paths: found, row, editing });
    const step = this.sheet.steps[at];
    const uses = usesOf(step).slice(0, 6).map((name) => `${this.sheet.quantities[name].say} = ${this.sheet.quantities[name].shown}`);
    const about = say("picture", { title: step.title, say: step.say, uses: uses.join("; ") || say("nothing") });
    const [title, desc] = [`${this.id}-title`, `${this.id}-desc`];
    const size = `width="${drawn.width}" height="${drawn.height}" viewBox="0 0 ${drawn.width} ${drawn.height}"`;
    this.picture.innerHTML = `<svg class="st-svg" role="img" aria-labelledby="${title} ${desc}" ${size}><title id="${title}"></title><desc id="${desc}"></desc>${drawn.svg}</svg>`;
    this.picture.querySelector("title").textContent = `${this.sheet.title}, ${this.sheet.subtitle}`;
    this.picture.querySelector("desc").textContent = about;
    if (this.drawnBy !== drawn.by) this.legend.replaceChildren(...(drawn.by === "nothing" ? [] : legend(drawn.by === "layers")));
    this.drawnBy = drawn.by;
  }

  showWork() {
    const { at, row } = this.state;
    const open = uncovered(this.state);
    this.explain.replaceChildren(...work(this.sheet, at, open, row, (chosen) => this.act({ type: "row", row: chosen })));
    this.explain.querySelector(".st-what").id = `${this.id}-what`;
    const press = { rung: () => this.act({ type: "rung" }), predict: () => this.act({ type: "predict" }) };
    this.ladder.replaceChildren(...rungs(open, this.state.predict, press));
  }

  showPaths(found, known) {
    const step = this.sheet.steps[this.state.at];
    const own = this.sheet.kind === "network" ? onEdge(this.sheet, step) : null;
    const can = Boolean(own && pathsOf(this.sheet, own.id, 1) && this.sheet.steps.every((s) => s.name !== "L" || known("L")));
    this.pathButton.hidden = !can;
    this.pathButton.setAttribute("aria-pressed", String(Boolean(found)));
    this.paths.replaceChildren(...(found ? [pathTable(this.sheet, found, known(own.g))] : []));
  }

  togglePaths() {
    const own = onEdge(this.sheet, this.sheet.steps[this.state.at]);
    this.act({ type: "paths", edge: this.state.paths === own.id ? null : own.id });
    const found = this.found();
    const paths = found && (found.paths.length + found.more === 1 ? say("one_path") : say("many_paths", { count: found.paths.length + found.more }));
    this.live.textContent = found ? say("paths_on", { count: paths }) : say("paths_off");
  }

  // A click in the picture goes to the step of what was clicked; with numbers open for change, to its field.
  clicked(event) {
    const row = event.target.closest("[data-row]");
    if (row) return this.act({ type: "row", row: +row.dataset.row });
    const edge = event.target.closest("[data-edge]")?.dataset.edge;
    const name = edge ?? event.target.closest("[data-q]")?.dataset.q;
    if (!name || (this.state.editing && this.change.focus(name))) return;
    if (edge) this.goToEdge(edge);
    else this.goTo(this.stepsAt(name));
  }

  stepsAt(name) {
    const node = this.sheet.picture?.columns.flatMap((column) => column.nodes).find((one) => one.bias === name);
    return node ? [node.biasg, node.biasnew] : [name];
  }

  goToEdge(id) {
    const edge = this.sheet.picture.edges.find((one) => one.id === id);
    const [, layer, to] = id.match(/^w(\d+)_(\d+)/);
    this.goTo([edge.g, edge.new, `z${layer}_${to}`], id);
  }

  goTo(names, paths = null) {
    const order = orderOf(this.sheet);
    const name = names.find((one) => one && order.has(one));
    if (name) this.act({ type: "go", at: order.get(name), paths });
  }

  key(event) {
    event.stopPropagation();
    const field = event.target.matches("input, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey || (field && event.key !== "Escape")) return;
    const { at } = this.state;
    const keys = {
      ArrowRight: () => this.act({ type: "go", at: at + 1 }), ArrowLeft: () => this.act({ type: "go", at: at - 1 }),
      Home: () => this.act({ type: "go", at: 0 }), End: () => this.act({ type: "go", at: Infinity }),
      p: () => this.act({ type: "play", on: !this.state.playing }), h: () => this.state.predict && this.act({ type: "rung" }),
      "?": () => this.act({ type: "help", on: !this.state.help }), Escape: () => this.escape(),
    };
    const press = keys[event.key] ?? keys[event.key.toLowerCase()];
    if (!press) return;
    event.preventDefault();
    press();
  }

  escape() {
    if (this.state.help) this.act({ type: "help", on: false });
    this.root.focus({ preventScroll: true });
  }

  keepTime() {
    clearInterval(this.timer);
    if (this.state.playing) this.timer = setInterval(() => this.act({ type: "tick" }), PACE);
  }

  announceStep() {
    const step = this.sheet.steps[this.state.at];
    const more = uncovered(this.state) === RUNGS ? resultText(this.sheet, step) : "";
    this.live.textContent = say("step", { number: this.state.at + 1, count: this.sheet.steps.length, title: step.title, more });
  }

  announceRung() {
    const step = this.sheet.steps[this.state.at];
    const names = usesOf(step).map((name) => this.sheet.quantities[name].say).join(", ");
    const formula = `${this.sheet.quantities[step.name].say} = ${words(this.sheet, step.spoken)}`;
    this.live.textContent = say(`hint_${this.state.rungs}`, { names, formula, result: resultText(this.sheet, step) });
  }

  // Pointing at a symbol lights it in the drawing.
  point(event, on) {
    const name = event.target.closest?.("[data-q]")?.dataset.q;
    if (!name) return;
    for (const spot of this.picture.querySelectorAll("[data-q], [data-line]")) {
      if (spot.dataset.q === name || spot.dataset.line === name) spot.classList.toggle("pointed", on);
    }
  }

  // What changed flashes once.
  flash(before) {
    for (const spot of this.picture.querySelectorAll("g[data-q]")) {
      const name = spot.dataset.q;
      const changed = before.quantities[name]?.value !== this.sheet.quantities[name]?.value;
      if (changed) spot.querySelector(".cell, .tab, .zone")?.classList.add("flash");
    }
  }

  resized() {
    const width = Math.floor(this.picture.clientWidth);
    if (width === this.drawnWidth) return;
    this.drawnWidth = width;
    this.show();
  }

  close() {
    clearInterval(this.timer);
    this.resize.disconnect();
    this.stopTheme();
    this.kernel.close();
    this.model.off("change:payload", this.changed);
    this.root.remove();
  }
}

export default {
  render({ model, el }) {
    const stepper = new Stepper(model, el);
    return () => stepper.close();
  },
};
