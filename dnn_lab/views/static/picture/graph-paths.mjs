// The paths of a graph from one node to another: slopes multiply along a path, paths add. The list is bounded; the count
// and the sum are over all paths, however many, as each node is counted once.

import { index } from "./paths.mjs";

// { paths: [{ nodes, edges, factors: [{ value }], product }], total, count (a BigInt), more, edges, nodes }: the first
// `limit` paths, and all edges and nodes that lie on any; null where there is no path.
export function graphPaths(sheet, from, to, limit = 12) {
  const picture = index(sheet);
  const ahead = sums(picture, from, to);
  if (!ahead.get(from)?.count || from === to) return null;
  const paths = [];
  walk(picture, ahead, to, { nodes: [from], edges: [], factors: [], product: 1 }, paths, limit);
  const { count, total } = ahead.get(from);
  const nodes = new Set([...ahead].filter(([, one]) => one.count).map(([id]) => id));
  const edges = [...nodes].flatMap((id) => picture.leaving.get(id) ?? []).filter((edge) => nodes.has(edge.to) && edge.from !== to);
  return { paths, total, count, more: count - BigInt(paths.length), edges: edges.map(({ id }) => id), nodes: [...nodes] };
}

// Of every node that can be reached: how many paths lead on from it, and the sum of their products.
function sums(picture, from, to) {
  const found = new Map();
  const order = [...reached(picture, from)].sort((a, b) => picture.order.get(b) - picture.order.get(a));
  for (const id of order) {
    const one = id === to ? { count: 1n, total: 1 } : { count: 0n, total: 0 };
    for (const edge of id === to ? [] : picture.leaving.get(id) ?? []) {
      one.count += found.get(edge.to).count;
      if (found.get(edge.to).count) one.total += edge.value * found.get(edge.to).total;
    }
    found.set(id, one);
  }
  return found;
}

function reached(picture, from) {
  const seen = new Set([from]);
  for (const id of seen) for (const { to } of picture.leaving.get(id) ?? []) seen.add(to);
  return seen;
}

// Depth first, with a stack of its own: a graph may be deeper than the language's.
function walk(picture, ahead, to, start, paths, limit) {
  const open = [start];
  while (open.length && paths.length < limit) {
    const path = open.pop();
    const id = path.nodes.at(-1);
    if (id === to) paths.push(path);
    else open.push(...(picture.leaving.get(id) ?? []).filter((edge) => ahead.get(edge.to)?.count).map((edge) => longer(path, edge)).reverse());
  }
}

const longer = ({ nodes, edges, factors, product }, { id, to, value }) =>
  ({ nodes: [...nodes, to], edges: [...edges, id], factors: [...factors, { value }], product: product * value });
