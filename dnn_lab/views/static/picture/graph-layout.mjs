// Where everything of a graph's drawing stands. Across if it fits, else upright, else what needs the least scrolling.
// The places depend on the graph and the width, never on the step. One unit is one CSS pixel; type never shrinks.

import { layered } from "./graph-layers.mjs";
import { ordered } from "./graph-order.mjs";
import { rows } from "./graph-rows.mjs";
import { wiresOf } from "./graph-wires.mjs";

export const TALLEST = 680;
export const CONSTANT = { w: 44, h: 28 };
const EDGE = 4, HEAD = 42, FOOT = 10, SCROLLBAR = 16, SIDEWAYS = 4;

// cell: its width; badge: its width beside the cell, or its height over it; top and back: the heights of a cell's lines;
// row: between two nodes of a layer, lane: beside a lane; gap: between layers, least and most.
const ACROSS = [
  { cell: 66, badge: 36, top: 46, back: 22, row: 34, lane: 18, gap: [70, 130] },
  { cell: 60, badge: 32, top: 42, back: 20, row: 20, lane: 12, gap: [54, 130] },
].map((way) => ({ ...way, across: true, beside: true }));
const UPRIGHT = [
  { cell: 66, badge: 36, top: 46, back: 22, row: 34, lane: 20, gap: [58, 58], beside: true },
  { cell: 60, badge: 32, top: 42, back: 20, row: 16, lane: 14, gap: [46, 46], beside: true },
  { cell: 58, badge: 24, top: 42, back: 20, row: 14, lane: 12, gap: [46, 46] },
  { cell: 54, badge: 24, top: 42, back: 20, row: 8, lane: 8, gap: [46, 46] },
  { cell: 46, badge: 24, top: 42, back: 20, row: 5, lane: 6, gap: [46, 46] },
].map((way) => ({ ...way, across: false }));

// A badge that stands beside its cell is as wide as the longest sign of the graph needs.
const SIGN = { letter: 7.2, most: 64 };
const orders = new WeakMap();

// { across, cell, top, back, width, height, nodes: Map(id -> place), wires, columns, arrow }.
export function graphLayout(sheet, width) {
  const { picture } = sheet;
  if (!orders.has(picture)) orders.set(picture, orderedGraph(picture));
  const graph = orders.get(picture);
  const longest = Math.max(0, ...picture.nodes.map(({ op }) => op?.length ?? 0));
  const badge = Math.min(SIGN.most, Math.ceil(longest * SIGN.letter) + 6);
  const wide = (way) => (way.beside ? { ...way, badge: Math.max(way.badge, badge) } : way);
  const ways = [...ACROSS, ...UPRIGHT].map(wide).map((way) => placed(graph, picture, way, width));
  const best = ways.find((way) => !way.over) ?? ways.reduce((least, way) => (way.over < least.over ? way : least));
  return best.height > TALLEST ? placed(graph, picture, best.way, width - SCROLLBAR) : best;
}

function orderedGraph(picture) {
  const graph = layered(picture);
  return { layers: ordered(graph), segments: graph.segments };
}

function placed({ layers, segments }, picture, way, width) {
  const box = (item) => (item.lane ? { w: 2, h: 2 } : boxOf(item.node, way));
  const [along, deep] = way.across ? ["h", "w"] : ["w", "h"];
  const size = (item) => box(item)[along];
  const gap = (a, b) => (a.lane || b.lane ? way.lane : way.row);
  const centre = rows(layers, segments, size, gap, way.across ? Infinity : width - 2 * EDGE);
  const broad = Math.max(...layers.flat().map((item) => centre.get(item.id) + size(item) / 2));
  const depths = layers.map((layer) => Math.max(...layer.map((item) => box(item)[deep])));
  const between = gapFor(way, depths, width);
  const total = depths.reduce((sum, depth) => sum + depth, 0) + between * (layers.length - 1);
  const natural = way.across ? { w: total, h: broad + HEAD + FOOT } : { w: broad, h: total + 24 + 24 };
  const wide = Math.max(width, natural.w + 2 * EDGE);
  const start = way.across ? { x: (wide - total) / 2, y: HEAD } : { x: (wide - broad) / 2, y: 24 };
  const items = stand(layers, { way, box, centre, depths, between, start });
  const nodes = new Map([...items.values()].filter((item) => item.node).map((item) => [item.id, item]));
  const over = Math.max(0, natural.w + 2 * EDGE - width) * SIDEWAYS + Math.max(0, natural.h - TALLEST);
  const frame = { ...way, way, roomy: true, width: wide, height: natural.h, over, nodes, fits: true };
  return { ...frame, wires: wiresOf(segments, items, picture, way.across), ...titles(picture, nodes, frame, start, total) };
}

function gapFor({ across, gap: [least, most] }, depths, width) {
  const free = width - 2 * EDGE - depths.reduce((sum, depth) => sum + depth, 0);
  return across ? Math.max(least, Math.min(most, free / Math.max(depths.length - 1, 1))) : least;
}

// A node's whole box: the badge stands before the cell, beside it or above.
function boxOf(node, { beside, cell, badge, top, back }) {
  if (node.kind === "constant") return CONSTANT;
  const tall = top + back * linesOf(node).length;
  const op = node.op ? badge : 0;
  return beside ? { w: cell + op, h: tall } : { w: cell, h: tall + op };
}

// What stands under a node's value: what is carried forward to it (by its own dotted letter), and what comes back.
export const linesOf = (node) => [node.t && { q: node.t, dotted: true }, node.g && { q: node.g, sign: "∂" }].filter(Boolean);

function stand(layers, { way, box, centre, depths, between, start }) {
  const items = new Map();
  let at = 0;
  layers.forEach((layer, index) => {
    for (const item of layer) {
      const { w, h } = box(item);
      const middle = centre.get(item.id);
      const place = way.across
        ? { x: start.x + at + (item.lane ? 0 : depths[index] - w), y: start.y + middle - h / 2, w: item.lane ? depths[index] : w, h }
        : { x: start.x + middle - w / 2, y: start.y + at + (item.lane ? 0 : depths[index] - h), w, h: item.lane ? depths[index] : h };
      items.set(item.id, { ...item, ...place, column: index, ...(item.node ? partsOf(item.node, place, way) : {}) });
    }
    at += depths[index] + between;
  });
  return items;
}

// The parts of a node: badge and cell.
function partsOf(node, { x, y, w, h }, { beside, badge, top }) {
  const op = node.op && node.kind !== "constant" ? badge : 0;
  const cellBox = beside ? { x: x + op, y, w: w - op, h } : { x, y: y + op, w, h: h - op };
  const badgeBox = op ? (beside ? { x, y, w: op, h } : { x, y, w, h: op }) : null;
  const soft = beside ? [0, 10, 10, 0] : [0, 0, 10, 10];
  const before = beside ? [10, 0, 0, 10] : [10, 10, 0, 0];
  const cell = { q: node.q, ...cellBox, top, lines: linesOf(node), corners: op ? soft : [10, 10, 10, 10] };
  return { cell, badge: badgeBox && { ...badgeBox, corners: before } };
}

// What stands over the arrow, or beside it; see drawTitles of picture.mjs.
function titles(picture, nodes, { across, height }, start, total) {
  const [first, last] = picture.titles;
  const output = nodes.get(picture.output);
  if (!across) return { columns: [{ title: first, x: 0, y: 14 }, { title: last, x: output.x, y: height - 8 }], arrow: null };
  return { columns: [{ title: first, x: start.x, y: 14 }, { title: last, x: start.x + total, y: 14 }], arrow: { from: start.x, to: start.x + total, y: 26 } };
}
