// Weights as curves: sign by colour and dash, size by width; lit where the step or a path uses them.

import { curve, path } from "./svg.mjs";

// Every edge with its curve: [{ edge, column (where it leads), curve, value, lit, sign, size }].
export function edgesOf(sheet, layout, states) {
  const value = (edge) => (edge.q ? sheet.quantities[edge.q].value : null);
  const largest = Math.max(...sheet.picture.edges.map((edge) => Math.abs(value(edge) ?? 0)), 1e-9);
  return sheet.picture.edges.map((edge) => {
    const lit = states.lit.has(edge.id);
    const shown = edge.q ? value(edge) : lit && states.onPath.size ? sheet.quantities[edge.slope]?.value : null;
    return {
      edge, lit, value: shown, column: layout.nodes.get(edge.to).column,
      curve: curve(layout.nodes.get(edge.from).leave, layout.nodes.get(edge.to).enter, layout.across),
      sign: shown === null ? "any" : shown < 0 ? "neg" : "pos",
      size: edge.q ? Math.abs(shown) / largest : 0.4,
    };
  });
}

// All lines as pieces of markup, lit ones over the quiet ones: a step changes few of them.
export function drawEdges(edges, dense) {
  const quiet = edges.map((edge) => (edge.lit ? "" : drawEdge(edge, dense)));
  return [...quiet, edges.filter(({ lit }) => lit).map((edge) => drawEdge(edge, dense)).join("")];
}

function drawEdge({ edge, lit, curve: { d }, sign, size }, dense) {
  const width = lit ? 1.5 + 2.5 * size : (dense ? 0.75 : 1) + (dense ? 0.75 : 1.25) * size;
  const dash = sign === "neg" ? ` stroke-dasharray="${lit ? "7 4" : "4 4"}"` : "";
  return path(d, `edge ${lit ? "lit" : "quiet"} ${sign}`, ` stroke-width="${width.toFixed(2)}"${dash} data-line="${edge.id}"`);
}

// A wide invisible stroke over each edge, for the pointer.
export const edgeSpot = ({ edge, curve: { d } }) => (edge.q ? path(d, "edge-spot", ` data-edge="${edge.id}"`) : "");
