// Whose paths a step shows: one entry for each kind of drawing. A network's weight has paths to the loss; a node of a graph
// has paths to the result, and where tangents are carried forward, the chosen input has paths to the node.

import { graphPaths } from "../picture/graph-paths.mjs";
import { index, pathsOf } from "../picture/paths.mjs";
import { onEdge } from "../picture/state.mjs";
import { grouped } from "./counts.mjs";
import { pathTable } from "./pathtable.mjs";
import { routeTable } from "./routetable.mjs";
import { say } from "./words.mjs";

const KINDS = { network: ofWeight, graph: ofNode };

// { key, sum, words, find(), known(found, isKnown) } or null. `sum` names what the products add up to;
// `words` is the key of what the button says.
export const subject = (sheet, step, chosen) => KINDS[sheet.kind]?.(sheet, step, chosen) ?? null;

function ofWeight(sheet, step) {
  const own = onEdge(sheet, step);
  if (!own?.g) return null;
  const find = () => pathsOf(sheet, own.id);
  const known = (found, isKnown) => found.paths.every((path) => path.factors.every(({ q }) => isKnown(q)));
  return { key: own.id, sum: own.g, words: "paths", find, known };
}

function ofNode(sheet, step, chosen) {
  const { nodes, output, wrt } = sheet.picture;
  const back = nodes.find((node) => node.g === step.name || node.n === step.name), ahead = nodes.find((node) => node.t === step.name);
  const known = (found, isKnown) => slopesKnown(sheet, found, isKnown);
  const paths = (key, from, to, sum, words) => ({ key, sum, words, find: () => graphPaths(sheet, from, to), known });
  if (back) return paths(back.id, back.id, output, back.g ?? back.n, "paths_graph");
  if (ahead && wrt) return paths(`${wrt} to ${ahead.id}`, wrt, ahead.id, ahead.t, "paths_tangent");
  const node = index(sheet).nodes.get(chosen);
  return node ? paths(node.id, node.id, output, node.g ?? null, "paths_graph") : null;
}

// A slope follows from the values around it: it may be seen where these are known.
function slopesKnown(sheet, found, isKnown) {
  const { nodes, edges } = index(sheet);
  const of = (id) => nodes.get(id).q;
  return found.edges.map((id) => edges.get(id)).every(({ from, to, value }) => value !== null && isKnown(of(from)) && isKnown(of(to)));
}

export const tableOf = (sheet, found, shown) => (sheet.kind === "graph" ? routeTable : pathTable)(sheet, found, shown);

// How many paths there are, in words.
export function countOf({ paths, more, count = paths.length + more }) {
  return Number(count) === 1 ? say("one_path") : say("many_paths", { count: grouped(count) });
}
