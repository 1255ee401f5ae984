// Neurons, inputs and the loss: cells with name and value, a line for what comes back, tabs for bias and slope.

import { corners, path } from "./svg.mjs";
import { TAB } from "./layout.mjs";

export const LIT = new Set(["now", "used"]);

export function drawNode(pen, sheet, layout, place, states, view) {
  const marked = states.onPath.has(place.node.id);
  const parts = place.cells.map((cell) => drawCell(pen, sheet, layout, cell, states, view, marked));
  if (place.target) parts.unshift(drawCell(pen, sheet, layout, place.target, states, view, false, "target"));
  if (place.bias) parts.unshift(drawBias(pen, sheet, layout, place, states, view));
  if (place.slope) parts.unshift(drawSlope(pen, sheet, layout, place, states));
  return `<g data-node="${place.node.id}">${parts.join("")}</g>`;
}

function drawCell(pen, sheet, layout, cell, states, view, marked, extra = "") {
  const own = states.of(cell.q);
  const back = cell.g ? states.of(cell.g) : null;
  const box = marked || LIT.has(back) ? (own === "now" ? "now" : "used") : own;
  const editable = view.editing && sheet.quantities[cell.q]?.given && cell.q.match(/^[xy]\d/) ? "editable" : "";
  const shape = path(corners(cell, cell.corners), `cell ${box} ${extra} ${editable}`.trim());
  const second = cell.g ? lineUnder(pen, cell, { q: cell.g, sign: cell.sign ?? "∂", y: cell.y + layout.top, last: true }, states) : "";
  return `<g data-q="${cell.q}" class="spot">${shape}${named(pen, sheet, layout, cell, states, own)}</g>${second}`;
}

// Name and value, or the name alone in the middle while the value is not worked out yet.
export function named(pen, sheet, layout, cell, states, own) {
  const quantity = sheet.quantities[cell.q];
  const middle = cell.x + cell.w / 2;
  const value = states.value(cell.q);
  const asked = own === "now" && value === null;
  if (!quantity) return "";
  if (value === null && !asked) return pen.text(middle, cell.y + layout.top / 2 + 4.5, pen.name(quantity.short, cell.w - 4, cell.upper), "name", { cls: own });
  const style = LIT.has(own) ? "lit" : "val";
  const text = asked ? "?" : pen.fit(value, cell.w - 6, style);
  const name = pen.text(middle, cell.y + layout.top * 0.38, pen.name(quantity.short, cell.w - 4, cell.upper), "name", { cls: own });
  return name + pen.text(middle, cell.y + layout.top * 0.8, [text], style, { cls: own });
}

// A line under a cell's value: { q, sign, y, last }, the slope that comes back to it, say. It ends at the cell's edge if
// it is the last, else after `h`.
export function lineUnder(pen, cell, { q, sign, y, h, last }, states) {
  const state = states.of(q);
  const box = { x: cell.x + 0.9, y, w: cell.w - 1.8, h: last ? cell.y + cell.h - y - 0.9 : h };
  const round = cell.corners.map((r, i) => (i > 1 && last ? Math.max(0, r - 1) : 0));
  const shape = path(corners(box, round), `zone ${state === "later" ? "empty" : state}`);
  const style = LIT.has(state) ? "lit" : "val";
  const parts = labelled(pen, { b: sign, s: "" }, states.value(q), state, cell.w - 5, style);
  const label = pen.text(cell.x + cell.w / 2, box.y + box.h / 2 + 4.5, parts, style, { cls: state });
  return `<g data-q="${q}" class="spot">${shape}${label}</g>`;
}

// The bias hangs under z; it also carries the bias's gradient and its new value, when these are the step.
function drawBias(pen, sheet, layout, place, states, view) {
  const { bias, biasg, biasnew } = place.node;
  const shown = [biasnew, biasg].find((name) => name && states.now === name) ?? bias;
  const state = states.of(shown);
  const shows = layout.roomy || LIT.has(state) || states.given.has(bias) || view.editing;
  if (layout.across && !shows) return hidden(place.bias, bias);
  return tab(pen, sheet, place.bias, { name: shown, spot: bias, state, extra: view.editing ? "editable" : "" }, states);
}

// A spot that can be pointed at, where the drawing is too dense to show every bias.
const hidden = (box, name) => `<g data-q="${name}" class="spot">${path(corners({ ...box, w: box.least, h: 6 }, [0, 0, 6, 6]), "spot-only")}</g>`;

// The slope of the activation stands on a (across: where the step or a path uses it) or between z and a (upright).
function drawSlope(pen, sheet, layout, place, states) {
  if (!showsSlope(layout, place, states)) return "";
  const name = place.node.slope;
  const state = states.of(name) === "known" && states.factors.has(name) ? "used" : states.of(name);
  return tab(pen, sheet, place.slope, { name, spot: name, state, extra: "" }, states);
}

export function showsSlope(layout, { node }, states) {
  return !layout.across || LIT.has(states.of(node.slope)) || states.factors.has(node.slope);
}

function tab(pen, sheet, box, { name, spot, state, extra }, states) {
  const quantity = sheet.quantities[name];
  if (!quantity) return "";
  const style = LIT.has(state) ? "lit" : "tab";
  const parts = labelled(pen, { b: quantity.short[0], s: "" }, states.value(name), state, box.w - 6, style);
  const tight = narrowed(box, pen.width(parts, style) + 6);
  const shape = path(corners(tight, box.corners), `tab ${state} ${extra}`.trim());
  const label = pen.text(tight.x + tight.w / 2, box.y + TAB / 2 + 4.5, parts, style, { cls: state });
  return `<g data-q="${spot}" class="spot">${shape}${label}</g>`;
}

const labelled = (pen, sign, value, state, room, style) =>
  value === null && state === "now" ? [sign, " ?"] : pen.signed(sign, value, room, style);

// A tab takes of its reserved room what its text needs, from the side where it is fixed, and never less than `least`.
function narrowed(box, needed) {
  const w = Math.max(box.least, Math.min(box.w, needed));
  return { ...box, w, x: box.fixed === "right" ? box.x + box.w - w : box.x };
}
