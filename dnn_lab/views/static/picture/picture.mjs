// The picture of a step: worksheet + step + view -> SVG text. Pure, no DOM.
//
// view: width, measure(parts, size, weight), known(name), hints 0..4, watch, paths (of paths.mjs) or null, row, editing.
// Gives { svg, parts, width, height, boxes, wanted, drawn, by }: parts, the markup in pieces that often stay the same
// from step to step (their sum is svg); boxes of all text; edge labels wanted and drawn; and whether neurons ("neurons"),
// matrices ("layers"), a graph ("graph"), bands ("shares") or bare cells ("list") were drawn.

import { drawNode, showsSlope } from "./cells.mjs";
import { drawEdges, edgesOf, edgeSpot } from "./edges.mjs";
import { Labels } from "./labels.mjs";
import { drawGraph } from "./graph.mjs";
import { drawLayers } from "./layers.mjs";
import { layout } from "./layout.mjs";
import { drawList } from "./list.mjs";
import { badgesOf, drawProducts, factorsOf } from "./pathmarks.mjs";
import { drawShareLayers } from "./share-layers.mjs";
import { drawShares } from "./shares.mjs";
import { onEdge, states } from "./state.mjs";
import { Pen, symbol } from "./svg.mjs";
import { drawTitles } from "./titles.mjs";

const BACKWARD = new Set(["backward"]);

// Kinds of worksheets with a drawing of their own.
const OWN = { graph: drawGraph, list: drawList, shares: drawShares, share_layers: drawShareLayers };

export function draw(sheet, at, view) {
  if (sheet.kind in OWN) return OWN[sheet.kind](sheet, at, view);
  const places = sheet.kind === "network" ? placesFor(sheet, view.width) : { fits: false };
  if (places.fits) return drawNeurons(sheet, at, view, places);
  const drawn = drawLayers(sheet, at, view);
  return { ...drawn, parts: [drawn.svg], by: "layers" };
}

const layouts = new WeakMap();

function placesFor(sheet, width) {
  if (!layouts.has(sheet.picture)) layouts.set(sheet.picture, new Map());
  const known = layouts.get(sheet.picture);
  if (!known.has(width)) known.set(width, layout(sheet, width));
  return known.get(width);
}

function drawNeurons(sheet, at, view, places) {
  const pen = new Pen(view.measure);
  const step = sheet.steps[at];
  const here = { ...states(sheet, at, view), factors: factorsOf(view.paths) };
  const edges = edgesOf(sheet, places, here);
  const dense = places.nodes.size > 12;
  const labels = new Labels(pen, places, places.height);
  const titles = drawTitles(pen, places, labels, BACKWARD.has(sheet.groups[step.group].phase));
  const lines = drawEdges(edges, dense);
  const spots = edges.map(edgeSpot).join("");
  const nodes = [...places.nodes.values()].map((place) => drawNode(pen, sheet, places, place, here, view));
  for (const place of places.nodes.values()) blockNode(labels, places, place, here);
  placeOwn(sheet, step, here, edges, labels);
  placeFans(sheet, step, edges, labels, here, view);
  if (view.paths) drawProducts(pen, places, labels, view.paths);
  const parts = [...lines, spots, titles, ...nodes, labels.out];
  return { svg: parts.join(""), parts, width: places.width, height: Math.ceil(places.height), boxes: pen.boxes, wanted: labels.wanted, drawn: labels.drawn, by: "neurons" };
}

// Labels keep away from a neuron and from what hangs on it.
function blockNode(labels, places, place, here) {
  labels.block(place);
  if (place.target) labels.block(place.target);
  if (place.bias) labels.block(place.bias);
  if (place.slope && showsSlope(places, place, here)) labels.block(place.slope);
}

// The yellow label of a step that works out an edge's gradient or new weight.
function placeOwn(sheet, step, here, edges, labels) {
  const own = onEdge(sheet, step);
  if (!own) return;
  const edge = edges.find((candidate) => candidate.edge.id === own.id);
  labels.now(edge, sheet.quantities[step.name], here.value(step.name));
}

function placeFans(sheet, step, edges, labels, here, view) {
  const own = onEdge(sheet, step);
  const fans = new Map();
  const badges = badgesOf(view.paths);
  for (const edge of edges.filter(({ lit, value, edge: { id, q } }) => (lit || here.given.has(q)) && value !== null && id !== own?.id)) {
    const name = edge.edge.q && !view.paths ? symbol(sheet.quantities[edge.edge.q].short) : null;
    const label = { edge, name, value: edge.value, badge: badges.get(edge.edge.id) ?? 0, known: !edge.lit };
    fans.set(edge.column, [...(fans.get(edge.column) ?? []), label]);
  }
  for (const fan of fans.values()) labels.fan(fan);
}
