// A picture with axes: a canvas for the grid of colours, SVG above it for all else, knobs that can be dragged on top.
// Only what a message changes is drawn anew.

import { escape, round } from "../picture/svg.mjs";
import { h } from "../stepper/dom.mjs";
import { keep } from "../stepper/keep.mjs";
import { followTheme } from "../stepper/theme.mjs";
import { bytesOf, paint, palette } from "./grid.mjs";
import { DRAW, unpacked } from "./marks.mjs";
import { Pointer } from "./pointer.mjs";
import { frame, roomy, scale, unscale } from "./scale.mjs";
import { Sender } from "./sender.mjs";

let count = 0;

class Plot {
  constructor(model, el) {
    this.model = model;
    this.id = `xp${++count}`;
    this.sender = new Sender(model);
    this.written = new Map();
    this.build(el);
    this.pointer = new Pointer(this, this.sender);
    this.stopTheme = followTheme(this.root);
    this.themed = new MutationObserver(() => this.colour());
    this.themed.observe(this.root, { attributeFilter: ["data-theme"] });
    this.resized = new ResizeObserver(() => this.draw());
    this.resized.observe(this.root);
    this.onScene = () => this.take();
    this.onGrid = () => this.paint();
    model.on("change:scene", this.onScene);
    model.on("change:grid", this.onGrid);
    this.take();
    this.colour();
  }

  build(el) {
    this.title = h("figcaption", { class: "xp-title" });
    this.up = h("div", { class: "xp-axis" });
    this.across = h("div", { class: "xp-axis xp-across" });
    this.legend = h("div", { class: "xp-legend" });
    this.canvas = h("canvas", { class: "xp-canvas", "aria-hidden": "true" });
    this.inner = h("div", { class: "xp-inner" });
    this.cross = h("div", { class: "xp-cross", hidden: true, "aria-hidden": "true" });
    this.svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    this.svg.setAttribute("role", "img");
    this.svg.innerHTML = `<defs><clipPath id="${this.id}"><rect/></clipPath></defs><g class="xp-ticks"></g><g clip-path="url(#${this.id})"></g><g></g>`;
    [, this.ticks, this.marks, this.words] = this.svg.children;
    this.frame = h("div", { class: "xp-frame" }, this.canvas, this.svg, this.inner);
    this.inner.append(this.cross);
    this.root = h("figure", { class: "xp xp-plot" }, this.title, this.up, this.frame, this.across, this.legend);
    this.root.dataset.lmSuppressShortcuts = "true";
    this.root.addEventListener("keydown", keep);
    el.append(this.root);
  }

  handle(name) {
    const mark = this.scene.marks.find((one) => one.kind === "handle" && one.name === name);
    return { x: mark.x[0], y: mark.y[0], step: mark.step };
  }

  take() {
    const sent = this.model.get("scene");
    this.scene = { ...sent, marks: sent.marks.map(unpacked) };
    [this.axes, this.clicks] = [sent.axes, sent.clicks];
    this.root.classList.toggle("xp-clicks", sent.clicks);
    this.put(this.title, "textContent", sent.title);
    this.put(this.up, "textContent", sent.axes.y.label);
    this.put(this.across, "textContent", sent.axes.x.label);
    this.put(this.legend, "innerHTML", this.scene.marks.filter((mark) => mark.label && mark.kind !== "handle").map(key).join(""));
    this.svg.setAttribute("aria-label", sent.about);
    for (const [name, value] of Object.entries({ tabindex: "0", role: "application", "aria-label": sent.title })) {
      if (sent.clicks) this.inner.setAttribute(name, value);
      else this.inner.removeAttribute(name);
    }
    this.draw();
    this.sender.free();
  }

  put(element, property, text) {
    if (this.written.get(element) !== text) element[property] = text;
    this.written.set(element, text);
  }

  draw() {
    const wide = this.root.clientWidth - 20;
    if (wide <= 0) return;
    const { x, y } = this.axes;
    const place = frame(this.axes, wide, this.scene);
    const { left, top, w, h: tall } = place;
    this.at = { x: scale(x, left, left + w), y: scale(y, top + tall, top) };
    this.back = { x: unscale(x, 0, w), y: unscale(y, tall, 0) };
    this.size(place);
    this.put(this.ticks, "innerHTML", this.ticksText(place));
    const [plain, over] = [false, true].map((words) => this.scene.marks.filter((mark) => (mark.kind === "words") === words));
    this.put(this.marks, "innerHTML", plain.map((mark) => DRAW[mark.kind](mark, this.at)).join(""));
    this.put(this.words, "innerHTML", over.map((mark) => DRAW[mark.kind](mark, this.at)).join(""));
    this.knobs();
  }

  size({ left, top, w, h: tall, width, height }) {
    const box = `left:${left}px;top:${top}px;width:${w}px;height:${tall}px`;
    this.put(this.canvas, "style", box);
    this.put(this.inner, "style", box);
    this.put(this.frame, "style", `width:${width}px;height:${height}px`);
    this.put(this.up, "style", `padding-left:${left}px`);
    this.put(this.across, "style", `padding-left:${left}px;max-width:${width}px`);
    const clip = this.svg.querySelector("clipPath rect");
    for (const [name, value] of Object.entries({ x: left - 1, y: top - 1, width: w + 2, height: tall + 2 })) clip.setAttribute(name, value);
    for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) this.svg.setAttribute(name, value);
  }

  ticksText({ left, top, w, h: tall }) {
    const { x, y } = this.axes;
    const along = roomy(x.ticks, this.at.x).map(([v, text]) => {
      const end = this.at.x(v) > left + w - 14 ? "end" : "middle";
      const put = round(end === "end" ? Math.min(this.at.x(v) + 12, left + w + 12) : this.at.x(v));
      return `<path d="M${round(this.at.x(v))} ${top + tall}v4"/><text x="${put}" y="${top + tall + 18}" text-anchor="${end}">${escape(text)}</text>`;
    });
    const up = roomy(y.ticks, this.at.y, () => 16).map(([v, text]) =>
      `<path d="M${left} ${round(this.at.y(v))}h-4"/><text x="${left - 7}" y="${round(this.at.y(v)) + 4}" text-anchor="end">${escape(text)}</text>`);
    return `<rect x="${left}" y="${top}" width="${w}" height="${tall}"/>${along.join("")}${up.join("")}`;
  }

  // The knobs are elements of their own, kept as long as they are there, so that they keep the focus.
  knobs() {
    const wanted = this.scene.marks.filter((mark) => mark.kind === "handle");
    const [{ left }, { top }] = [{ left: this.at.x(this.axes.x.low) }, { top: this.at.y(this.axes.y.high) }];
    const names = new Set(wanted.map((mark) => mark.name));
    for (const old of this.inner.querySelectorAll(".xp-handle")) if (!names.has(old.dataset.drag)) old.remove();
    for (const { name, label, x, y } of wanted) {
      let knob = [...this.inner.querySelectorAll(".xp-handle")].find((one) => one.dataset.drag === name);
      if (!knob) {
        knob = h("div", { class: "xp-handle", role: "slider", tabindex: "0", "data-drag": name });
        this.inner.append(knob);
      }
      knob.style.transform = `translate(${round(this.at.x(x[0]) - left)}px, ${round(this.at.y(y[0]) - top)}px)`;
      knob.setAttribute("aria-label", label || name);
      knob.setAttribute("aria-valuenow", round(x[0]));
      knob.setAttribute("aria-valuetext", `${x[0].toFixed(2)}, ${y[0].toFixed(2)}`);
    }
  }

  drawCross(at) {
    this.cross.hidden = !at || this.inner !== document.activeElement;
    if (!at) return;
    const [left, top] = [this.at.x(at.x) - this.at.x(this.axes.x.low), this.at.y(at.y) - this.at.y(this.axes.y.high)];
    this.cross.style.transform = `translate(${round(left)}px, ${round(top)}px)`;
  }

  colour() {
    this.colours = palette(this.root.dataset.theme);
    this.paint();
  }

  paint() {
    const { rows, columns, bytes } = this.model.get("grid");
    this.canvas.hidden = !rows;
    if (rows) paint(this.canvas, bytesOf(bytes), rows, columns, this.colours);
    this.sender.free();
  }

  close() {
    this.stopTheme();
    this.themed.disconnect();
    this.resized.disconnect();
    this.sender.close();
    this.model.off("change:scene", this.onScene);
    this.model.off("change:grid", this.onGrid);
    this.root.remove();
  }
}

// One entry of the legend.
function key({ kind, label, colour, shape = "square", hollow, dash, width }) {
  const sample = {
    line: () => `<path class="xp-line c-${escape(colour)}" stroke-width="${width}" stroke-dasharray="${escape(dash ?? "")}" d="M0 7h24"/>`,
    points: () => DRAW.points({ x: [12], y: [7], colour, shape, hollow, size: 5 }, { x: (v) => v, y: (v) => v }),
    bars: () => `<path class="f-${escape(colour)}" d="M6 1h12v12h-12z"/>`,
    words: () => "",
  }[kind]();
  return `<span><svg width="24" height="14" aria-hidden="true">${sample}</svg>${escape(label)}</span>`;
}

export default {
  render({ model, el }) {
    const plot = new Plot(model, el);
    return () => plot.close();
  },
};
