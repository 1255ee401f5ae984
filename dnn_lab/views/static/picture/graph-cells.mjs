// The nodes of a graph: a badge with the operation, then a cell with name and value, and a line each for what is carried
// forward and what comes back. A constant is a small cell of its own.

import { LIT, lineUnder, named } from "./cells.mjs";
import { corners, path } from "./svg.mjs";

export function drawGraphNode(pen, sheet, places, place, states, view) {
  const { node } = place;
  const draw = node.kind === "constant" ? constant : operation;
  return `<g data-node="${node.id}">${draw(pen, sheet, places, place, states, view)}</g>`;
}

function operation(pen, sheet, places, place, states, view) {
  const { node } = place;
  const cell = { ...place.cell, upper: sheet.picture.upper?.[node.q] };
  const own = states.of(node.q);
  const lit = states.onPath.has(node.id) || cell.lines.some(({ q }) => LIT.has(states.of(q))) || LIT.has(own);
  const box = own === "now" ? "now" : lit ? "used" : own;
  const editable = view.editing && node.kind === "input" ? " editable" : "";
  const value = `<g data-q="${node.q}" class="spot">${path(corners(cell, cell.corners), `cell ${box}${editable}`)}${named(pen, sheet, places, cell, states, own)}</g>`;
  const lines = cell.lines.map((line, i) => lineUnder(pen, cell, lineAt(sheet, places, cell, line, i), states));
  return badge(pen, place, lit ? "used" : own) + value + lines.join("");
}

const lineAt = (sheet, { top, back }, cell, { q, sign = letterOf(sheet, q) }, i) => ({ q, sign, y: cell.y + top + i * back, h: back, last: i === cell.lines.length - 1 });

// A dotted letter for what is carried forward; an arrow where it is a long word.
function letterOf(sheet, q) {
  const [base] = sheet.quantities[q].short;
  return base.length <= 3 ? base : "→";
}

function badge(pen, { node, badge: box }, state) {
  if (!box) return "";
  const style = ["op", "word", "words"].find((one, i) => (i > 0 || [...node.op].length === 1) && pen.width([node.op], one) <= box.w - 4) ?? "words";
  const label = pen.text(box.x + box.w / 2, box.y + box.h / 2 + 5, [node.op], style, { cls: LIT.has(state) ? "used" : "" });
  return path(corners(box, box.corners), `cell op ${state}`) + label;
}

function constant(pen, sheet, places, { node, cell }, states) {
  const { value } = sheet.quantities[node.q];
  const state = states.onPath.has(node.id) || LIT.has(states.of(node.q)) ? "used" : "known";
  const style = state === "used" ? "lit" : "val";
  const label = pen.text(cell.x + cell.w / 2, cell.y + cell.h / 2 + 4.5, [pen.fit(value, cell.w - 6, style)], style, { cls: state });
  return path(corners(cell, cell.corners), `cell constant ${state}`) + label;
}
