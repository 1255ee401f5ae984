// Numbers on lit edges. All labels of one fan take the same place along their edges; where no place is free the edge
// stays lit without a number, and the line of work carries it.

import { aligned, short } from "./numbers.mjs";
import { rect, symbol } from "./svg.mjs";

const HEIGHT = 18;
const FEW = [[0.5], [0.45], [0.55], [0.4], [0.6], [0.34], [0.66], [0.28], [0.72]];
const MANY = [[0.25], [0.22], [0.28], [0.32], [0.36], [0.4], [0.2], [0.45]];
const STAGGERED = [[0.22, 0.5], [0.2, 0.42], [0.28, 0.6], [0.18, 0.4, 0.62], [0.14, 0.34, 0.54, 0.74]];
const ALONE = [0.3, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.15];
const NOW = [0.45, 0.5, 0.4, 0.55, 0.35, 0.6, 0.3, 0.65, 0.25, 0.7, 0.75, 0.2, 0.8, 0.15, 0.85];

export class Labels {
  constructor(pen, layout, height) {
    this.pen = pen;
    this.layout = layout;
    this.height = height;
    this.taken = [];
    this.out = "";
    this.wanted = this.drawn = 0;
  }

  block(box) {
    this.taken.push(box);
  }

  free(box) {
    const inside = box.x >= 0 && box.x + box.w <= this.layout.width && box.y >= 0 && box.y + box.h <= this.height;
    return inside && !this.taken.some((other) => overlap(box, other));
  }

  // The yellow label of the step itself on its edge: it always finds a place, without its name or shorter if need be.
  now(edge, quantity, value) {
    const [long, brief] = value === null ? ["?", "?"] : [short(value, 7), short(value, 5)];
    const forms = [[long, true], [long, false], [brief, false]].map(([text, named]) => {
      const label = { edge, name: symbol(quantity.short), text, cls: "now" };
      return { label, ...this.spot(label, NOW, named) };
    });
    const { label, box, named } = forms.find((form) => form.box) ?? { ...forms[2], box: this.boxAt(forms[2].label, 0.5, false) };
    this.draw(label, box, named);
  }

  // A yellow label beside a node, for a step that is no cell and no edge: under it, over it, or at its sides.
  beside({ x, y, w, h }, quantity, value) {
    const label = { edge: { edge: { id: "" } }, name: symbol(quantity.short), text: value === null ? "?" : short(value, 7), cls: "now" };
    const size = { w: Math.ceil(this.pen.width(this.parts(label, true), "edge")) + 10, h: HEIGHT };
    const middle = x + w / 2 - size.w / 2;
    const spots = [[middle, y + h + 8], [middle, y - HEIGHT - 8], [x - size.w - 10, y + h - HEIGHT], [x + w + 10, y + h - HEIGHT], [x - size.w - 10, y]];
    const box = spots.map(([left, top]) => this.inside({ x: left, y: top, ...size })).find((place) => this.free(place));
    if (box) this.draw(label, box, true);
  }

  spot(label, fractions, named) {
    const box = fractions.map((t) => this.inside(this.boxAt(label, t, named))).find((place) => this.free(place));
    return box && { box, named };
  }

  inside(box) {
    return { ...box, x: Math.max(0, Math.min(this.layout.width - box.w, box.x)) };
  }

  // One fan: labels [{ edge, name, value, badge }] of edges between the same two columns. `first`: the places to try
  // before all others. A label that is `bare` has no ground of its own, one in `ink` no colour of sign, one that is
  // `known` is pale.
  fan(labels, first = []) {
    this.wanted += labels.length;
    const texts = aligned(labels.map((label) => label.value));
    labels.forEach((label, i) => Object.assign(label, { text: texts[i], cls: classOf(label) }));
    const patterns = [...first, ...(labels.length <= 3 ? FEW : MANY), ...(labels.length > 1 ? STAGGERED : [])];
    const bare = labels.map((label) => ({ ...label, badge: 0 }));
    for (const [forms, named] of [[labels, true], [labels, false], [bare, false]]) {
      if (named && !labels.some((label) => label.name)) continue;
      if (patterns.some((pattern) => this.together(forms, pattern, named))) return;
    }
    for (const label of bare) this.alone({ ...label, text: short(label.value, 5) });
  }

  together(labels, pattern, named) {
    const spread = fansOut(labels);
    const boxes = labels.map((label, i) => this.boxAt(label, along(pattern[i % pattern.length], spread), named));
    const fit = boxes.every((box, i) => this.free(box) && !boxes.some((other, j) => j < i && overlap(box, other)));
    if (fit) labels.forEach((label, i) => this.draw(label, boxes[i], named));
    return fit;
  }

  alone(label) {
    const spot = this.spot(label, ALONE, false);
    if (spot) this.draw(label, spot.box, false);
  }

  boxAt(label, t, named) {
    const { x, y } = label.edge.curve.at(t);
    const w = Math.ceil(this.pen.width(this.parts(label, named), "edge")) + 10 + (label.badge ? 18 : 0);
    return { x: x - w / 2, y: y - HEIGHT / 2, w, h: HEIGHT };
  }

  parts(label, named) {
    return named && label.name ? [label.name, " " + label.text] : [label.text];
  }

  draw(label, box, named) {
    this.drawn += label.cls !== "now";
    this.block(box);
    const x = box.x + 5 + (label.badge ? 18 : 0);
    const badge = label.badge ? this.badge(box.x + 10, box.y + HEIGHT / 2, label.badge) : "";
    const text = this.pen.text(x, box.y + 13.5, this.parts(label, named), "edge", { anchor: "start", cls: label.cls });
    this.out += `<g data-label="${label.edge.edge.id}">${rect(box, `pill ${label.cls}`, { r: 9 })}${badge}${text}</g>`;
  }

  badge(x, y, number) {
    const text = this.pen.text(x, y + 4, [String(number)], "badge");
    return `<circle class="badge" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="7.5"/>${text}`;
  }
}

const classOf = ({ value, bare, ink, known }) => (known ? "known" : ink ? (bare ? "bare on-now" : "any") : `${value < 0 ? "neg" : "pos"}${bare ? " bare" : ""}`);

// A fan that leaves one neuron is widest at its far end, one that arrives at one neuron at its near end.
const fansOut = (labels) => {
  const from = new Set(labels.map((label) => label.edge.edge.from)).size;
  return from < new Set(labels.map((label) => label.edge.edge.to)).size;
};
const along = (t, out) => (out ? 1 - t : t);

export function overlap(a, b, gap = 1) {
  return a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap;
}
