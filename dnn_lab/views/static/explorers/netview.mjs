// The network, drawn from what Python sends: each neuron's picture of the plane, each weight as a line. A frame is
// painted when the browser paints, and Python is told which one was, so that no more are sent than are seen.

import { short } from "../picture/numbers.mjs";
import { h } from "../stepper/dom.mjs";
import { keep } from "../stepper/keep.mjs";
import { followTheme } from "../stepper/theme.mjs";
import { bytesOf, paint, palette } from "./grid.mjs";
import { floats } from "./marks.mjs";
import { clean, drawEdges, drawUnits } from "./netcanvas.mjs";
import { edgesOf, layout, nearest } from "./netlayout.mjs";
import { Sender } from "./sender.mjs";
import { say } from "./words.mjs";

class NetView {
  constructor(model, el) {
    this.model = model;
    this.sender = new Sender(model);
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.lit = null;
    this.told = 0;
    this.sheet = document.createElement("canvas");
    this.build(el);
    this.stopTheme = followTheme(this.root);
    this.themed = new MutationObserver(() => this.colour());
    this.themed.observe(this.root, { attributeFilter: ["data-theme"] });
    this.resized = new ResizeObserver(() => this.arrange());
    this.resized.observe(this.root);
    this.on = { "change:shape": () => this.arrange(), "change:frame": () => this.soon(), "change:picked": () => this.press() };
    for (const [event, listener] of Object.entries(this.on)) model.on(event, listener);
    this.arrange();
  }

  build(el) {
    this.canvas = h("canvas", { class: "xp-net-canvas", "aria-hidden": "true" });
    this.units = h("div", { class: "xp-units" });
    this.heads = h("div", { class: "xp-heads" });
    this.frame = h("div", { class: "xp-net-frame" }, this.canvas, this.units, this.heads);
    this.words = h("p", { class: "xp-net-words" });
    this.root = h("figure", { class: "xp xp-net" }, h("figcaption", { class: "xp-title" }, say("net_title")), this.frame, this.words);
    this.root.dataset.lmSuppressShortcuts = "true";
    this.root.addEventListener("keydown", keep);
    this.frame.addEventListener("pointermove", (event) => this.point(event));
    this.frame.addEventListener("pointerleave", () => this.light(null));
    el.append(this.root);
  }

  // Makes what the shape of the network asks for; pictures and lines follow with the frame.
  arrange() {
    const { sizes } = this.model.get("shape");
    const width = this.root.clientWidth - 20;
    if (!sizes || width <= 0) return;
    const key = `${sizes} ${width}`;
    if (key === this.key) return;
    this.key = key;
    this.size = { width, height: 0 };
    this.place = layout(sizes, width);
    this.size.height = this.place.height;
    this.lines = edgesOf(this.place);
    this.lit = null;
    this.frame.style.height = `${this.place.height}px`;
    for (const [name, pixels] of Object.entries(this.size)) this.canvas.style[name] = `${pixels}px`;
    this.makeHeads(sizes);
    this.makeUnits(sizes);
    this.press();
    this.colour();
  }

  makeHeads(sizes) {
    const focus = document.activeElement?.dataset?.change;
    const last = sizes.length - 1;
    this.heads.classList.toggle("xp-tight", this.place.tight);
    this.heads.replaceChildren(...sizes.map((size, c) => {
      const short = this.place.tight ? "_tight" : "";
      const name = c === 0 ? say(`net_inputs${short}`) : c === last ? say(`net_output${short}`) : say(`net_layer${short}`, { layer: c });
      const buttons = c > 0 && c < last ? h("span", { class: "xp-change" }, this.change(c, -1, size), h("b", {}, String(size)), this.change(c, 1, size)) : null;
      const head = h("div", { class: "xp-head" }, h("span", {}, name), buttons);
      head.style.left = `${this.place.columns[c].middle}px`;
      head.style.width = `${this.place.pitch}px`;
      return head;
    }));
    if (focus) this.heads.querySelector(`[data-change="${focus}"]`)?.focus();
  }

  change(layer, by, size) {
    const off = by < 0 ? size <= 1 : size >= this.model.get("shape").most;
    const button = h("button", { type: "button", "data-change": `${layer} ${by}`, "aria-label": say(by < 0 ? "net_fewer" : "net_more", { layer }), "aria-disabled": off ? "true" : null }, by < 0 ? "−" : "+");
    button.addEventListener("click", () => !off && this.sender.now({ kind: "width", first: layer - 1, second: by }));
    return button;
  }

  makeUnits(sizes) {
    const { side, columns } = this.place;
    const units = columns.flatMap(({ units: places }, c) => places.map(({ x, y }, i) => {
      const unit = h("button", { type: "button", class: "xp-unit", "aria-label": this.nameOf(c, i), "data-unit": `${c} ${i}` });
      unit.style.cssText = `left:${x}px;top:${y}px;width:${side}px;height:${side}px`;
      unit.addEventListener("click", () => this.sender.now({ kind: "pick", first: c, second: i }));
      return unit;
    }));
    const { names } = this.model.get("shape");
    const labels = columns[0].units.map(({ x, y }, i) => {
      const label = h("span", { class: "xp-input", title: names[i] }, ["x₁", "x₂"][i] ?? "");
      label.style.cssText = `left:${x - 26}px;top:${y + side / 2 - 9}px`;
      return label;
    });
    this.units.replaceChildren(...units, ...(columns[0].units[0].x >= 30 ? labels : []));
  }

  nameOf(column, i) {
    const { sizes, names } = this.model.get("shape");
    if (column === 0) return say("net_input", { name: names[i] });
    return column === sizes.length - 1 ? say("net_the_output") : say("net_neuron", { number: i + 1, layer: column });
  }

  press() {
    this.lit = null;
    const picked = this.model.get("picked").join(" ");
    for (const unit of this.units.querySelectorAll(".xp-unit")) unit.setAttribute("aria-pressed", String(unit.dataset.unit === picked));
    this.tell();
  }

  soon() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.arrange();
      this.paint();
      this.acknowledge(this.model.get("frame").number);
    });
  }

  // Every third picture is told of: each message makes JupyterLab show that the kernel is busy, and idle again.
  acknowledge(number) {
    if (!number || (number > this.told && number < this.told + 3)) return;
    this.told = number;
    this.sender.now({ kind: "seen", first: number, second: this.calm.matches ? 1 : 0 });
  }

  colour() {
    this.colours = palette(this.root.dataset.theme);
    const style = getComputedStyle(this.root);
    const ink = (name) => style.getPropertyValue(name);
    this.inks = { below: ink("--st-neg"), above: ink("--st-pos"), lit: ink("--st-ink") };
    this.paint();
  }

  paint() {
    const frame = this.model.get("frame");
    const { side } = this.model.get("shape");
    const bytes = bytesOf(frame.pictures);
    const count = this.place?.columns.reduce((sum, { units }) => sum + units.length, 0);
    if (!count || bytes.length !== count * side * side) return;
    [this.weights, this.biases] = [floats(frame.weights), floats(frame.biases)];
    paint(this.sheet, bytes, count * side, side, this.colours);
    const context = clean(this.canvas, this.size);
    drawEdges(context, this.lines, this.weights, this.inks, this.lit);
    drawUnits(context, this.sheet, side, this.place);
    this.tell();
  }

  point(event) {
    const box = this.frame.getBoundingClientRect();
    const free = !event.target.closest("button");
    this.light(free && this.lines ? nearest(this.lines, event.clientX - box.left, event.clientY - box.top) : null);
  }

  light(edge) {
    if (edge === this.lit) return;
    this.lit = edge;
    this.paint();
  }

  // The line below: the weight pointed at, or all numbers of the neuron that is picked.
  tell() {
    const text = this.weights ? this.sentence() : "";
    if (this.words.textContent !== text) this.words.textContent = text;
  }

  sentence() {
    const [column, i] = this.model.get("picked");
    if (this.lit) {
      const { layer, from, to } = this.lit;
      return say("net_weight", { from: this.nameOf(layer - 1, from), to: this.nameOf(layer, to), value: short(this.weights[this.lines.indexOf(this.lit)], 6) });
    }
    if (!column) return column === 0 ? say("net_input", { name: this.model.get("shape").names[i] }) : say("net_hint");
    const weights = this.lines.flatMap((edge, at) => (edge.layer === column && edge.to === i ? [short(this.weights[at], 6)] : []));
    const { sizes } = this.model.get("shape");
    const bias = this.biases[sizes.slice(1, column).reduce((sum, size) => sum + size, 0) + i];
    return say("net_numbers", { name: this.nameOf(column, i), bias: short(bias, 6), weights: weights.join(", ") });
  }

  close() {
    cancelAnimationFrame(this.waiting);
    this.stopTheme();
    this.themed.disconnect();
    this.resized.disconnect();
    this.sender.close();
    for (const [event, listener] of Object.entries(this.on)) this.model.off(event, listener);
    this.root.remove();
  }
}

export default {
  render({ model, el }) {
    const view = new NetView(model, el);
    return () => view.close();
  },
};
