// What a click in the picture means: a name in the drawing -> the step to go to, and whose paths to light.

import { orderOf } from "./state.mjs";

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
