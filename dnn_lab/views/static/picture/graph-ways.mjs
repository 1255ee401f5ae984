// The ways to lay out a graph, from roomy to narrow, and the choice among them: across if it fits, else upright, else
// what needs the least scrolling. How much room a way takes is known before anything is placed.

export const TALLEST = 680;
export const HEAD = { across: 42, upright: 24 }, FOOT = { across: 10, upright: 24 };
export const EDGE = 4, SCROLLBAR = 16;
const CONSTANT = { w: 44, h: 28 };
const LANE = { w: 2, h: 2 };
const SIDEWAYS = 4;

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
const SIGN = { letter: 7.6, room: 8, most: 66 };

// The best way for a width, with its measures: { way, width, box(item), size(item), gap(a, b), depths, between, total }.
export function choose(layers, nodes, width) {
  const longest = Math.max(0, ...nodes.map(({ op }) => op?.length ?? 0));
  const badge = Math.min(SIGN.most, Math.ceil(longest * SIGN.letter) + SIGN.room);
  const all = [...ACROSS, ...UPRIGHT].map((way) => (way.beside ? { ...way, badge: Math.max(way.badge, badge) } : way));
  const measured = all.map((way) => measure(layers, way, width));
  const best = measured.find(({ over }) => !over) ?? measured.reduce((least, one) => (one.over < least.over ? one : least));
  return best.tall > TALLEST ? measure(layers, best.way, width - SCROLLBAR) : best;
}

// What a way takes: layers' depths, the distance between them, and by how much it is too wide or too tall.
export function measure(layers, way, width) {
  const box = (item) => (item.lane ? LANE : boxOf(item.node, way));
  const [along, deep] = way.across ? ["h", "w"] : ["w", "h"];
  const size = (item) => box(item)[along];
  const gap = (a, b) => (a.lane || b.lane ? way.lane : way.row);
  const depths = layers.map((layer) => Math.max(...layer.map((item) => box(item)[deep])));
  const between = gapFor(way, depths, width);
  const total = depths.reduce((sum, depth) => sum + depth, 0) + between * (layers.length - 1);
  const broad = Math.max(...layers.map((layer) => layer.reduce((sum, item, i) => sum + size(item) + (i ? gap(layer[i - 1], item) : 0), 0)));
  const side = way.across ? "across" : "upright";
  const wide = (way.across ? total : broad) + 2 * EDGE, tall = (way.across ? broad : total) + HEAD[side] + FOOT[side];
  const over = Math.max(0, wide - width) * SIDEWAYS + Math.max(0, tall - TALLEST);
  return { way, width, box, size, gap, depths, between, total, tall, over };
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

// What stands under a node's value: what is carried forward to it (by its own dotted letter), what comes back, and how
// many paths lead on from it.
export const linesOf = ({ t, g, n }) => [t && { q: t }, g && { q: g, sign: "∂" }, n && { q: n, sign: "n" }].filter(Boolean);
