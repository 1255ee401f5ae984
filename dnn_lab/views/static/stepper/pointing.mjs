// What a click in the picture means: a name in the drawing -> the step to go to, and whose paths to light.

import { namesOf } from "../picture/paths.mjs";
import { orderOf } from "./state.mjs";

// { at, paths } of a place in the drawing, or null: `edge` is the id of a line, `name` the quantity of a cell.
export function placeOf(sheet, state, edge, name) {
  if (sheet.kind === "graph") return nodePlace(sheet, state, name);
  if (sheet.kind === "share_layers") return place(sheet, [name]);
  if (sheet.kind === "shares" && edge) return bandPlace(sheet, edge);
  return edge ? edgePlace(sheet, edge) : cellPlace(sheet, name);
}

// { at, paths } for the first of the names' steps that there is; null if there is none.
function place(sheet, names, paths = null) {
  const order = orderOf(sheet);
  const name = names.find((one) => one && order.has(one));
  return name ? { at: order.get(name), paths } : null;
}

export function cellPlace(sheet, name) {
  const node = sheet.picture?.columns.flatMap((column) => column.nodes).find((one) => one.bias === name);
  return place(sheet, node ? [node.biasg, node.biasnew] : [name]);
}

// A weight: its gradient if this worksheet has it, else its new value, else the sum that uses it.
export function edgePlace(sheet, id) {
  const edge = sheet.picture.edges.find((one) => one.id === id);
  const [, layer, to] = id.match(/^w(\d+)_(\d+)/);
  return place(sheet, [edge.g, edge.new, `z${layer}_${to}`], id);
}

// A band: what was sent along it where that is a step, else the share that it goes into.
function bandPlace(sheet, id) {
  const { g, share } = sheet.picture.edges.find((one) => one.id === id);
  return place(sheet, [g, share]);
}

// A node of a graph: the step of what was clicked; again, or where it has none, its slope's step with its paths lit; in a
// worksheet without slopes the step stays and the paths are lit.
function nodePlace(sheet, { at, paths }, name) {
  const order = orderOf(sheet);
  const node = sheet.picture.nodes.find((one) => namesOf(one).includes(name));
  if (!node) return null;
  const here = sheet.steps[at].name;
  if (order.has(name) && name !== here) return { at: order.get(name), paths: name === node.g ? node.id : null };
  return { at: order.get(node.g) ?? at, paths: paths === node.id ? null : node.id };
}
