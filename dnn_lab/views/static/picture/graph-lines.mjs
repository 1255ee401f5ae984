// The edges of a graph as lines: quiet, or lit with the slope along each where the step or a path uses them. What
// several edges share is drawn once; it has no sign, as its edges may differ in theirs. A slope that is a step of its own
// (`q`) stands where it is known.

import { grouped } from "./graph-layers.mjs";
import { index } from "./paths.mjs";
import { path } from "./svg.mjs";

const NUMBERS = 3;

// { lines: SVG text, fans: lists of labels, one for each layer that lit edges lead to, own: the edge that the step is }.
export function wiresIn(sheet, places, here, view) {
  const { edges } = index(sheet);
  const open = view.paths || (view.hints >= NUMBERS && !here.forward);
  const drawn = places.wires.map((wire) => {
    const lit = wire.edges.filter((id) => here.lit.has(id));
    const slope = wire.edges.length === 1 && lit.length ? slopeOf(edges.get(wire.edges[0]), here, open) : null;
    return { wire, lit: lit.length > 0, slope };
  });
  const lines = [...drawn].sort((a, b) => a.lit - b.lit).map(lineOf).join("");
  const labels = ownWires(drawn).map(({ wire, slope }) => {
    const edge = edges.get(wire.edges[0]);
    return { edge: { edge, curve: wire.curve }, name: null, value: slope, badge: 0, column: wire.column };
  });
  const own = labels.find(({ edge }) => edge.edge.q === here.now);
  const fans = grouped(labels.filter((label) => label !== own && label.value !== null), "column");
  return { lines, fans: [...fans.values()], own: own?.edge };
}

// For each edge the first wire that is its alone: there its slope stands.
function ownWires(drawn) {
  const found = new Map();
  for (const one of drawn) if (one.wire.edges.length === 1 && !found.has(one.wire.edges[0])) found.set(one.wire.edges[0], one);
  return [...found.values()];
}

const slopeOf = ({ q, value }, here, open) => (q ? here.value(q) : open ? value : null);

function lineOf({ wire, lit, slope }) {
  const sign = slope === null ? "any" : slope < 0 ? "neg" : "pos";
  const dash = sign === "neg" ? ' stroke-dasharray="7 4"' : "";
  return path(wire.d, `edge ${lit ? "lit" : "quiet"} ${sign}`, ` stroke-width="${lit ? 2.5 : 1.5}"${dash} data-lines="${wire.edges.join("|")}"`);
}
