// The picture of a step: worksheet + step + view -> SVG text. Pure, no DOM.
//
// view: width, measure(parts, size, weight), known(name), hints 0..4, watch, paths (of paths.mjs) or null, row, editing.
// Gives { svg, width, height, boxes, wanted, drawn, by }: boxes of all text, edge labels wanted and drawn, and whether
// neurons ("neurons") or matrices ("layers") were drawn.

import { drawNode } from "./cells.mjs";
import { drawEdge, edgesOf, edgeSpot } from "./edges.mjs";
import { Labels } from "./labels.mjs";
import { drawLayers } from "./layers.mjs";
import { layout } from "./layout.mjs";
import { short } from "./numbers.mjs";
import { onEdge, states } from "./state.mjs";
import { line, path, Pen, round, symbol } from "./svg.mjs";

const BACKWARD = new Set(["backward"]);
const LISTED = 4;

export function draw(sheet, at, view) {
  if (sheet.kind === "list") return { svg: "", width: 0, height: 0, boxes: [], wanted: 0, drawn: 0, by: "nothing" };
  const places = sheet.kind === "network" ? placesFor(sheet, view.width) : { fits: false };
  return places.fits ? drawNeurons(sheet, at, view, places) : { ...drawLayers(sheet, at, view), by: "layers" };
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
  const here = states(sheet, at, view);
  const edges = edgesOf(sheet, places, here);
  const dense = places.nodes.size > 12;
  const labels = new Labels(pen, places, places.height);
  const titles = drawTitles(pen, places, labels, BACKWARD.has(sheet.groups[step.group].phase));
  const lines = edges.map((edge) => drawEdge(edge, dense)).join("") + edges.map(edgeSpot).join("");
  const nodes = [...places.nodes.values()].map((place) => drawNode(pen, sheet, places, place, here, view)).join("");
  for (const place of places.nodes.values()) blockNode(labels, place, here);
  placeLabels(sheet, step, here, edges, labels, view);
  if (view.paths) drawProducts(pen, places, labels, view.paths);
  const svg = lines + titles + nodes + labels.out;
  return { svg, width: places.width, height: Math.ceil(places.height), boxes: pen.boxes, wanted: labels.wanted, drawn: labels.drawn, by: "neurons" };
}

function drawTitles(pen, places, labels, backward) {
  const anchor = places.across ? "middle" : "start";
  const titles = places.columns.map(({ title, x, y }) => {
    const w = pen.width([title], "title");
    const middle = Math.max(w / 2, Math.min(places.width - w / 2, x));
    labels.block({ x: places.across ? middle - w / 2 : x, y: y - 11, w, h: 15 });
    return pen.text(places.across ? middle : x, y, [title], "title", { anchor, cls: places.across ? "" : "over" });
  });
  return titles.join("") + (places.across ? arrow(places.arrow, backward) : arrowBeside(pen, places, backward));
}

function arrow({ from, to, y }, backward) {
  const head = backward ? `M${round(from - 1)} ${y}l8 -4v8z` : `M${round(to + 1)} ${y}l-8 -4v8z`;
  return line(from, y, to, y, "axis") + path(head, "axis-head");
}

// Upright, a short arrow stands beside the title where the pass begins.
function arrowBeside(pen, places, backward) {
  const { title, x, y } = backward ? places.columns.at(-1) : places.columns[0];
  const at = round(x + pen.width([title], "title") + 10);
  const head = backward ? `M${at} ${y - 12}l-4 7h8z` : `M${at} ${y + 1}l-4 -7h8z`;
  return line(at, y - 11, at, y, "axis") + path(head, "axis-head");
}

// Labels keep away from a neuron and from what hangs on it.
function blockNode(labels, place, here) {
  labels.block(place);
  if (place.target) labels.block(place.target);
  if (place.bias) labels.block(place.bias);
  if (place.slope && here.of(place.node.slope) !== "later") labels.block(place.slope);
}

function placeLabels(sheet, step, here, edges, labels, view) {
  const own = onEdge(sheet, step);
  if (own) {
    const edge = edges.find((candidate) => candidate.edge.id === own.id);
    const value = here.value(step.name);
    labels.now(edge, sheet.quantities[step.name], value === null ? "?" : short(value, 7));
  }
  const fans = new Map();
  const badges = badgesOf(view.paths);
  for (const edge of edges.filter(({ lit, value, edge: { id } }) => lit && value !== null && id !== own?.id)) {
    const name = edge.edge.q && !view.paths ? symbol(sheet.quantities[edge.edge.q].short) : null;
    const label = { edge, name, value: edge.value, badge: badges.get(edge.edge.id) ?? 0 };
    fans.set(edge.column, [...(fans.get(edge.column) ?? []), label]);
  }
  for (const fan of fans.values()) labels.fan(fan);
}

// A path's number stands on the first edge that is its alone; where some path has none, the table tells them apart.
function badgesOf(found) {
  const paths = found?.paths ?? [];
  if (paths.length < 2 || paths.length > 9) return new Map();
  const shared = (id) => paths.filter(({ edges }) => edges.includes(id)).length > 1;
  const badges = paths.map(({ edges }, i) => [edges.find((id) => !shared(id)), i + 1]);
  return badges.every(([id]) => id) ? new Map(badges) : new Map();
}

// The product of each path under the loss, where there is room for all of them.
function drawProducts(pen, places, labels, { paths }) {
  const loss = places.nodes.get("L");
  if (!loss || paths.length > LISTED) return;
  const rows = paths.map((one, i) => {
    const text = short(one.product, 7);
    const w = pen.width([text], "edge") + 22;
    const x = places.across ? loss.x + loss.w - w : loss.x + loss.w + 10;
    const y = places.across ? loss.y + loss.h + 14 + i * 21 : loss.y + i * 21;
    return { text, number: i + 1, box: { x, y, w, h: 18 } };
  });
  if (!rows.every(({ box }) => labels.free(box))) return;
  for (const { text, number, box } of rows) {
    const end = pen.text(box.x + box.w, box.y + 13.5, [text], "edge", { anchor: "end", cls: "any" });
    labels.out += (paths.length > 1 ? labels.badge(box.x + 9, box.y + 9, number) : "") + end;
  }
}
