// A graph too large to be drawn whole: only what stands around one node, what it is made of and what uses it.

import { index, namesOf } from "./paths.mjs";

const WHOLE = { nodes: 120, edges: 320 };
const AROUND = 12;

export const tooLarge = ({ nodes, edges }) => nodes.length > WHOLE.nodes || edges.length > WHOLE.edges;

const lenses = new WeakMap();

// The part of a picture around the node that step `at` is about, as a picture of its own.
export function lensOf(sheet, at) {
  if (!lenses.has(sheet.picture)) lenses.set(sheet.picture, new Map());
  const known = lenses.get(sheet.picture);
  const { name } = sheet.steps[at];
  const own = sheet.picture.nodes.find((node) => namesOf(node).includes(name)) ?? sheet.picture.nodes.at(-1);
  if (!known.has(own.id)) known.set(own.id, around(sheet, own.id));
  return known.get(own.id);
}

function around(sheet, id) {
  const { picture } = sheet;
  const { leaving, order } = index(sheet);
  const behind = unique(picture.edges.filter(({ to }) => to === id).map(({ from }) => from));
  const ahead = unique((leaving.get(id) ?? []).map(({ to }) => to));
  const shown = new Set([id, ...behind.slice(0, AROUND), ...ahead.slice(0, AROUND)]);
  const nodes = picture.nodes.filter((node) => shown.has(node.id));
  const edges = picture.edges.filter(({ from, to }) => shown.has(from) && shown.has(to) && (from === id || to === id));
  const last = nodes.reduce((late, node) => (order.get(node.id) > order.get(late.id) ? node : late));
  const [first, second] = picture.lens;
  return { ...picture, nodes, edges, output: last.id, titles: [first, counted(second, nodes.length, picture.nodes.length)] };
}

const unique = (list) => [...new Set(list)];
const counted = (text, shown, all) => text.replace("{shown}", shown).replace("{all}", all);
