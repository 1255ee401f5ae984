// The picture of a graph: nodes in layers, lit edges with the slope along each. Gives what picture.mjs gives.

import { drawGraphNode } from "./graph-cells.mjs";
import { graphLayout } from "./graph-layout.mjs";
import { lensOf, tooLarge } from "./graph-lens.mjs";
import { wiresIn } from "./graph-lines.mjs";
import { Labels } from "./labels.mjs";
import { index, namesOf } from "./paths.mjs";
import { states } from "./state.mjs";
import { Pen } from "./svg.mjs";
import { drawTitles } from "./titles.mjs";

const KEPT = 12;
const layouts = new Map(), forms = new WeakMap();

// The layout, kept by the form of the graph: another number for an input moves nothing.
export function placesFor({ picture }, width) {
  if (!forms.has(picture)) forms.set(picture, formOf(picture));
  const key = `${width} ${forms.get(picture)}`;
  if (!layouts.has(key)) {
    if (layouts.size >= KEPT) layouts.delete(layouts.keys().next().value);
    layouts.set(key, graphLayout({ picture }, width));
  }
  return layouts.get(key);
}

const formOf = ({ nodes, edges, titles }) => JSON.stringify([nodes, edges.map(({ id }) => id), titles]);

export function drawGraph(whole, at, view) {
  const sheet = tooLarge(whole.picture) ? { ...whole, picture: lensOf(whole, at) } : whole;
  const places = placesFor(sheet, view.width);
  const pen = new Pen(view.measure);
  const { phase } = sheet.groups[sheet.steps[at].group];
  const here = { ...states(sheet, at, view), forward: phase === "forward" || phase === "count" };
  const labels = new Labels(pen, places, places.height);
  const titles = drawTitles(pen, places, labels, phase === "backward" || phase === "count");
  const nodes = [...places.nodes.values()].map((place) => drawGraphNode(pen, sheet, places, place, here, view));
  for (const place of places.nodes.values()) labels.block(place);
  const { lines, fans, own } = wiresIn(sheet, places, here, view);
  if (own) labels.now(own, sheet.quantities[own.edge.q], here.value(own.edge.q));
  const focus = focusOf(sheet, at, places);
  if (!own && !focus.own) labels.beside(focus, sheet.quantities[here.now], here.value(here.now));
  for (const fan of fans) labels.fan(fan);
  const parts = [lines, titles, ...nodes, labels.out];
  return {
    svg: parts.join(""), parts, width: places.width, height: Math.ceil(places.height), boxes: pen.boxes,
    wanted: labels.wanted, drawn: labels.drawn, by: "graph", focus,
  };
}

// Where the step takes place: its own node; of an edge or a path the node where it ends. That must be in sight.
function focusOf(sheet, at, places) {
  const { name, edges } = sheet.steps[at];
  const own = [...places.nodes.values()].find(({ node }) => namesOf(node).includes(name));
  const { x, y, w, h } = own ?? places.nodes.get(index(sheet).edges.get(edges.at(-1))?.to ?? sheet.picture.output);
  return { x, y, w, h, own: Boolean(own) };
}
