// Where everything of a graph's drawing stands. The places depend on the graph and the width, never on the step, so
// nothing moves from step to step. One unit is one CSS pixel; type never shrinks.

import { layered } from "./graph-layers.mjs";
import { ordered } from "./graph-order.mjs";
import { rows } from "./graph-rows.mjs";
import { choose, EDGE, FOOT, HEAD, linesOf, measure, SCROLLBAR, TALLEST } from "./graph-ways.mjs";
import { wiresOf } from "./graph-wires.mjs";

const orders = new WeakMap();

// { across, cell, top, back, width, height, nodes: Map(id -> place), wires, columns, arrow }.
export function graphLayout({ picture }, width) {
  if (!orders.has(picture)) orders.set(picture, orderedGraph(picture));
  const graph = orders.get(picture);
  const chosen = choose(graph.layers, picture.nodes, width);
  const made = placed(graph, picture, chosen);
  const scrolled = made.height > TALLEST && chosen.width === width;
  return scrolled ? placed(graph, picture, measure(graph.layers, chosen.way, width - SCROLLBAR)) : made;
}

function orderedGraph(picture) {
  const graph = layered(picture);
  return { layers: ordered(graph), segments: graph.segments };
}

function placed({ layers, segments }, picture, measures) {
  const { way, width, size, gap, total } = measures;
  const centre = rows(layers, segments, size, gap, way.across ? Infinity : width - 2 * EDGE);
  const broad = Math.max(...layers.flat().map((item) => centre.get(item.id) + size(item) / 2));
  const side = way.across ? "across" : "upright";
  const wide = Math.max(width, (way.across ? total : broad) + 2 * EDGE);
  const height = (way.across ? broad : total) + HEAD[side] + FOOT[side];
  const start = { x: (wide - (way.across ? total : broad)) / 2, y: HEAD[side] };
  const items = stand(layers, centre, measures, start);
  const nodes = new Map([...items.values()].filter((item) => item.node).map((item) => [item.id, item]));
  const frame = { ...way, roomy: true, width: wide, height, nodes, fits: true };
  return { ...frame, wires: wiresOf(segments, items, picture, way.across), ...titles(picture, frame, start, total) };
}

function stand(layers, centre, { way, box, depths, between }, start) {
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

// What stands over the arrow, or beside it; see titles.mjs.
function titles(picture, { across, height, nodes }, start, total) {
  const [first, last] = picture.titles;
  if (!across) return { columns: [{ title: first, x: 0, y: 14 }, { title: last, x: nodes.get(picture.output).x, y: height - 8 }], arrow: null };
  return { columns: [{ title: first, x: start.x, y: 14 }, { title: last, x: start.x + total, y: 14 }], arrow: { from: start.x, to: start.x + total, y: 26 } };
}
