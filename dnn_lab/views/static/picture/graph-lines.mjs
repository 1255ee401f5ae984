// The edges of a graph as lines: quiet, or lit with the slope along each where the step or a path uses them. What
// several edges share is drawn once; it has no sign, as its edges may differ in theirs.

import { grouped } from "./graph-layers.mjs";
import { index } from "./paths.mjs";
import { path } from "./svg.mjs";

const NUMBERS = 3;

// { lines: SVG text, fans: lists of labels, one for each layer that lit edges lead to }.
export function wiresIn(sheet, places, here, view) {
  const { edges } = index(sheet);
  const open = view.paths || view.hints >= NUMBERS;
  const drawn = places.wires.map((wire) => {
    const lit = wire.edges.filter((id) => here.lit.has(id));
    const slope = wire.edges.length === 1 && lit.length && open ? slopeOf(sheet, edges.get(wire.edges[0])) : null;
    return { wire, lit: lit.length > 0, slope };
  });
  const lines = [...drawn].sort((a, b) => a.lit - b.lit).map(lineOf).join("");
  const labels = drawn.filter(({ wire, slope }) => wire.last && slope !== null).map(({ wire, slope }) => {
    const edge = edges.get(wire.edges[0]);
    return { edge: { edge, curve: wire.curve }, name: null, value: slope, badge: 0, column: places.nodes.get(edge.to).column };
  });
  return { lines, fans: [...grouped(labels, "column").values()] };
}

const slopeOf = (sheet, edge) => sheet.quantities[edge.slope]?.value ?? null;

function lineOf({ wire, lit, slope }) {
  const sign = slope === null ? "any" : slope < 0 ? "neg" : "pos";
  const dash = sign === "neg" ? ' stroke-dasharray="7 4"' : "";
  return path(wire.d, `edge ${lit ? "lit" : "quiet"} ${sign}`, ` stroke-width="${lit ? 2.5 : 1.5}"${dash} data-lines="${wire.edges.join("|")}"`);
}
