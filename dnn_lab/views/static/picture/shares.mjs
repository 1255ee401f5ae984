// The picture of an error shared out: nodes with their e, and bands as wide as their part of the error. What is not
// worked out yet is a thin line. Gives what picture.mjs gives.

import { bandsOf, outline } from "./bands.mjs";
import { drawNode } from "./cells.mjs";
import { edgeSpot } from "./edges.mjs";
import { Labels } from "./labels.mjs";
import { layout } from "./layout.mjs";
import { short } from "./numbers.mjs";
import { states } from "./state.mjs";
import { path, Pen, symbol } from "./svg.mjs";
import { drawTitles } from "./titles.mjs";

const BROAD = 21;
const BY_SENDER = [[0.22], [0.26], [0.18], [0.3], [0.14]];
const layouts = new WeakMap();

function placesFor(sheet, width) {
  if (!layouts.has(sheet.picture)) layouts.set(sheet.picture, new Map());
  const known = layouts.get(sheet.picture);
  if (!known.has(width)) {
    const places = layout(sheet, width);
    known.set(width, { places, bands: bandsOf(sheet, places) });
  }
  return known.get(width);
}

export function drawShares(sheet, at, view) {
  const { places, bands } = placesFor(sheet, view.width);
  const pen = new Pen(view.measure);
  const here = states(sheet, at, view);
  const labels = new Labels(pen, places, places.height);
  const columns = places.columns.map((column, i) => ({ ...column, title: titleOf(pen, sheet.picture.columns[i], column, view.known) }));
  const titles = drawTitles(pen, { ...places, columns }, labels, true);
  const looks = bands.map((band) => ({ ...band, look: lookOf(band, here) })).sort((a, b) => LAYERS[a.look] - LAYERS[b.look]);
  const lines = looks.map((band) => drawBand(band, places.across)).join("");
  const spots = bands.map((band) => edgeSpot({ ...band, edge: { ...band.edge, q: band.edge.id } })).join("");
  const nodes = [...places.nodes.values()].map((place) => drawNode(pen, sheet, places, place, here, view));
  for (const place of places.nodes.values()) for (const box of [place, place.target].filter(Boolean)) labels.block(box);
  writeLabels(sheet, sheet.steps[at], looks, labels, here);
  const parts = [lines, spots, titles, ...nodes, labels.out];
  return { svg: parts.join(""), parts, width: places.width, height: Math.ceil(places.height), boxes: pen.boxes, wanted: labels.wanted, drawn: labels.drawn, by: "shares", focus: focusOf(sheet.steps[at], places) };
}

// The node whose share is worked out: what must be in sight where the picture is larger than its frame.
const focusOf = (step, places) => [...places.nodes.values()].find(({ node }) => node.cells[0].g === step.name) ?? null;

const LAYERS = { later: 0, known: 1, used: 2, now: 3 };

// now: goes into the e that is worked out; used: what is compared with it; known: worked out before; later: not yet.
function lookOf({ edge }, here) {
  if (here.lit.has(edge.id)) return here.now === edge.share || here.now === edge.g ? "now" : "used";
  return ["known", "used"].includes(here.of(edge.share)) ? "known" : "later";
}

function drawBand(band, across) {
  const { edge, value, look } = band;
  if (value === null || look === "later") return path(band.curve.d, `band-line ${look} ${value === null && look !== "later" ? "none" : ""}`.trim(), ` data-line="${edge.id}"`);
  const sign = value < 0 ? "neg" : "pos";
  return path(outline(band, across), `band ${look} ${sign}`, `${value < 0 ? ' stroke-dasharray="5 4"' : ""} data-line="${edge.id}"`);
}

// What is compared stands on the bands, near those who sent it; the band's own number, where it is the step, in yellow.
function writeLabels(sheet, step, bands, labels, here) {
  const own = bands.find(({ edge }) => edge.g === step.name);
  if (own) labels.now(own, sheet.quantities[step.name], here.value(step.name));
  const fans = new Map();
  for (const band of bands) {
    const { edge, look } = band;
    const value = edge.q ? here.value(edge.q) : null;
    const known = here.given.has(edge.q);
    if ((LAYERS[look] < LAYERS.used && !known) || value === null || band === own) continue;
    const label = { edge: band, name: symbol(sheet.quantities[edge.q].short), value, badge: 0, bare: band.size > BROAD && !known, ink: look === "now", known };
    fans.set(band.column, [...(fans.get(band.column) ?? []), label]);
  }
  for (const fan of fans.values()) labels.fan(fan, BY_SENDER);
}

// A column's title with what its e add up to, once all of them are known, and what has leaked; as much as has room.
function titleOf(pen, { title, nodes, total, leak }, { room }, known) {
  if (total === null || !nodes.every(({ cells: [{ g }] }) => known(g))) return title;
  const sum = `${title} · Σe ${short(total)}`;
  const forms = [...(leak ? [`${sum}, leak ${short(leak)}`] : []), sum];
  return forms.find((text) => pen.width([text], "title") <= room) ?? title;
}
