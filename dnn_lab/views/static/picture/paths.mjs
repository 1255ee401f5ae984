// Every path from a weight to the loss: slopes multiply along a path, paths add. Works in the browser alone.

// The paths that start with edge `edgeId`: { paths: [{ nodes, edges, factors: [{ q, value }], product }], total, more }.
// `total` is the sum over all paths, also over the `more` that are too many to list.
export function pathsOf(sheet, edgeId, limit = 64) {
  const picture = index(sheet);
  const edge = picture.edges.get(edgeId);
  if (!edge?.enter || !picture.nodes.has("L")) return null;
  const start = { nodes: [edge.from], edges: [edgeId], factors: [factor(sheet, edge.enter)] };
  const paths = [];
  const total = walk(sheet, picture, edge.to, start, paths, limit, new Map()) * start.factors[0].value;
  return { paths, total, more: count(picture, edge.to) - paths.length };
}

function walk(sheet, picture, id, soFar, paths, limit, memo) {
  if (id === "L") {
    if (paths.length < limit) paths.push(finished(soFar, id));
    return 1;
  }
  if (paths.length >= limit && memo.has(id)) return memo.get(id);
  const own = slopeOf(sheet, picture.nodes.get(id));
  let sum = 0;
  for (const edge of picture.leaving.get(id) ?? []) {
    const along = factor(sheet, edge.q ?? edge.slope);
    const factors = [...soFar.factors, ...own, along];
    const next = { nodes: [...soFar.nodes, id], edges: [...soFar.edges, edge.id], factors };
    sum += along.value * walk(sheet, picture, edge.to, next, paths, limit, memo);
  }
  const result = own.reduce((product, f) => product * f.value, sum);
  memo.set(id, result);
  return result;
}

const finished = ({ nodes, edges, factors }, id) => ({
  nodes: [...nodes, id], edges, factors, product: factors.reduce((product, f) => product * f.value, 1),
});
const factor = (sheet, q) => ({ q, value: sheet.quantities[q].value });
const slopeOf = (sheet, node) => (node.slope ? [{ ...factor(sheet, node.slope), node: node.id }] : []);

function count(picture, id, memo = new Map()) {
  if (id === "L") return 1;
  if (!memo.has(id)) {
    memo.set(id, (picture.leaving.get(id) ?? []).reduce((sum, edge) => sum + count(picture, edge.to, memo), 0));
  }
  return memo.get(id);
}

// The quantities of a graph's node: its value, what comes back to it, what is carried forward to it, its count of paths.
export const namesOf = ({ q, g, t, n }) => [q, g, t, n].filter(Boolean);

const indexed = new WeakMap();
const BARE = { nodes: [], edges: [] };

// Nodes and edges of a drawing by id, the nodes' order, and the edges that leave each node.
export function index({ picture = BARE }) {
  if (!indexed.has(picture)) {
    const all = picture.nodes ?? picture.columns.flatMap((column) => column.nodes);
    const nodes = new Map(all.map((node) => [node.id, node]));
    const leaving = new Map();
    for (const edge of picture.edges) leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);
    const order = new Map(all.map((node, at) => [node.id, at]));
    indexed.set(picture, { nodes, order, leaving, edges: new Map(picture.edges.map((edge) => [edge.id, edge])) });
  }
  return indexed.get(picture);
}
