// Naive expansion beside a memo table: one step is one call that comes to its end. All of it happens in the browser.

import { h, hidden, icon } from "../stepper/dom.mjs";
import { keep } from "../stepper/keep.mjs";
import { Scroller, within } from "../stepper/scroller.mjs";
import { followTheme } from "../stepper/theme.mjs";
import { drawTree, tally } from "./tree.mjs";
import { say } from "./words.mjs";

const PACE = 900;
const KEYS = { ArrowLeft: "back", ArrowRight: "next", Home: "first", End: "last", p: "play", P: "play" };
const MOVES = { first: () => 0, back: (at) => at - 1, next: (at) => at + 1, last: () => Infinity };
let count = 0;

class Memo {
  constructor(model, el) {
    this.sent = model.get("payload");
    this.at = 0;
    this.build(el);
    this.stopTheme = followTheme(this.root);
    this.resize = new ResizeObserver(() => this.measured());
    this.resize.observe(this.outer);
    this.show();
  }

  build(el) {
    const id = `memo${++count}`;
    this.frame = h("div", { class: "m-frame" });
    this.scroller = new Scroller(this.frame);
    this.outer = h("div", { class: "m-tree" }, this.frame);
    this.said = h("p", { class: "m-said", role: "status" });
    this.body = h("tbody");
    const head = ["entry", "value", "again"].map((key) => h("th", { scope: "col" }, say(key)));
    const table = h("table", { class: "m-table" }, h("caption", {}, say("table")), h("thead", {}, h("tr", {}, head)), this.body);
    this.naive = h("b");
    this.table = h("b");
    const counts = h("dl", { class: "m-counts" },
      h("dt", {}, say("without")), h("dd", {}, this.naive), h("dt", {}, say("with")), h("dd", {}, this.table));
    this.scroll = h("div", { class: "m-scroll", tabindex: 0, role: "group", "aria-label": say("table") }, table);
    const signs = h("p", { class: "m-legend" }, ["first", "again", "spared"].map((kind) => h("span", {}, h("i", { class: kind }), say(`legend_${kind}`))));
    this.buttons = Object.fromEntries(["first", "back", "play", "next", "last"].map((name) => [name, this.button(name)]));
    this.count = h("span", { class: "st-count" });
    const transport = h("div", { class: "st-transport", role: "group", "aria-label": say("steps") }, Object.values(this.buttons), this.count);
    this.root = h("section", { class: "st m", id, tabindex: -1, "aria-label": say("region", this.sent), "data-lm-suppress-shortcuts": "true" },
      h("div", { class: "st-head" }, h("div", { class: "st-title" }, h("span", { class: "st-name" }, this.sent.title), h("span", { class: "st-sub" }, this.sent.subtitle))),
      h("div", { class: "m-main" }, h("figure", {}, this.outer, signs), h("div", { class: "m-side" }, counts, this.scroll)),
      this.said, transport);
    this.root.addEventListener("keydown", (event) => this.key(event));
    el.append(this.root);
  }

  button(name) {
    const label = say(name === "first" ? "first_step" : name);
    return h("button", { type: "button", class: "st-icon", "aria-label": label, markup: icon(name), onclick: () => this.press(name) });
  }

  key(event) {
    keep(event);
    const name = KEYS[event.key];
    if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.press(name);
  }

  press(name) {
    if (name === "play") return this.play(!this.timer);
    this.play(false);
    return this.go(MOVES[name](this.at));
  }

  play(on) {
    clearInterval(this.timer);
    this.timer = null;
    if (on && this.at === this.sent.nodes.length - 1) this.go(0);
    if (on) this.timer = setInterval(() => (this.at < this.sent.nodes.length - 1 ? this.go(this.at + 1) : this.play(false)), PACE);
    this.buttons.play.innerHTML = icon(on ? "pause" : "play");
    this.buttons.play.setAttribute("aria-label", say(on ? "pause" : "play"));
  }

  go(at) {
    this.at = Math.max(0, Math.min(this.sent.nodes.length - 1, at));
    this.show();
  }

  measured() {
    this.scroller.forget();
    this.show();
  }

  show() {
    const { sent, at } = this;
    const width = Math.floor(this.outer.clientWidth);
    if (!width) return;
    const said = this.sentence();
    const drawn = drawTree(sent, at, width);
    const about = say("tree", { number: at + 1, count: sent.nodes.length, said });
    this.frame.innerHTML = `<svg class="m-svg" role="img" aria-label="" width="${drawn.width}" height="${drawn.height}" viewBox="0 0 ${drawn.width} ${drawn.height}">${drawn.svg}</svg>`;
    this.frame.firstChild.setAttribute("aria-label", about);
    this.scroller.keepInSight(drawn);
    if (this.said.textContent !== said) this.said.textContent = said;
    this.fill(tally(sent, at));
    this.count.textContent = say("count", { number: at + 1, count: sent.nodes.length });
    for (const name of ["first", "back"]) this.buttons[name].setAttribute("aria-disabled", String(at === 0));
    for (const name of ["next", "last"]) this.buttons[name].setAttribute("aria-disabled", String(at === sent.nodes.length - 1));
  }

  sentence() {
    const node = this.sent.nodes[this.at];
    const task = this.sent.tasks[node.task];
    const key = node.kind === "again" ? "again_said" : node.kind === "first" && !task.work ? "given" : node.kind;
    return say(key, task);
  }

  fill({ rows, naive, table }) {
    const { task: now } = this.sent.nodes[this.at];
    this.body.replaceChildren(...rows.map(({ task, again }) => {
      const { name, label: [base, sub], value } = this.sent.tasks[task];
      const symbol = h("span", { "aria-hidden": "true" }, h("i", {}, base), sub ? h("sub", {}, sub) : null);
      return h("tr", { class: task === now ? "now" : "" }, h("th", { scope: "row" }, symbol, hidden(name)), h("td", {}, value), h("td", {}, again ? `${again} ×` : ""));
    }));
    const row = this.body.querySelector(".now");
    if (row) this.scroll.scrollTop = within(this.scroll.scrollTop, this.scroll.clientHeight, row.offsetTop, row.offsetHeight);
    this.naive.textContent = `${naive} ${this.sent.operations}`;
    this.table.textContent = `${table} ${this.sent.operations}`;
  }

  close() {
    clearInterval(this.timer);
    this.resize.disconnect();
    this.stopTheme();
    this.root.remove();
  }
}

export default {
  render({ model, el }) {
    const memo = new Memo(model, el);
    return () => memo.close();
  },
};
