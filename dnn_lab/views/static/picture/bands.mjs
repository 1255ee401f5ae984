// Bands between nodes, as wide as the part of the error that goes along them: the geometry of a drawing of shares.
// One scale for the whole picture, so that what arrives at a node is as wide as what goes on from it.

import { curve } from "./svg.mjs";

const EDGE = 7, THIN = 1;

// Every band: [{ edge, value (null: the rule has no answer), size in pixels, ends: { from, to }, curve }].
export function bandsOf(sheet, layout) {
  const all = sheet.picture.edges.map((edge) => ({ edge, value: along(sheet, edge) }));
  const scale = scaleOf(all, layout);
  const bands = all.map((band) => ({ ...band, size: Math.max(THIN, Math.abs(band.value ?? 0) * scale) }));
  for (const end of ["from", "to"]) stack(bands, layout, end);
  return bands.map((band) => ({ ...band, column: layout.nodes.get(band.edge.to).column, curve: curve(band.ends.from, band.ends.to, layout.across) }));
}

function along(sheet, { of, part }) {
  const error = sheet.quantities[of].value;
  return part === null || error === null ? null : part * error;
}

function scaleOf(bands, layout) {
  const totals = new Map();
  for (const { edge, value } of bands) {
    for (const key of [`from ${edge.from}`, `to ${edge.to}`]) totals.set(key, (totals.get(key) ?? 0) + Math.abs(value ?? 0));
  }
  const [first] = layout.nodes.values();
  const room = (layout.across ? first.h : first.w) - 2 * EDGE;
  return room / Math.max(...totals.values(), 1e-12);
}

// Bands lie side by side where they meet a node, in the order of the nodes at their other ends.
function stack(bands, layout, end) {
  const other = end === "from" ? "to" : "from";
  for (const id of layout.nodes.keys()) {
    const here = bands.filter(({ edge }) => edge[end] === id).sort((a, b) => order(layout, a.edge[other]) - order(layout, b.edge[other]));
    let at = -here.reduce((sum, { size }) => sum + size, 0) / 2;
    for (const band of here) {
      band.ends = { ...band.ends, [end]: place(layout, layout.nodes.get(id), end, at + band.size / 2) };
      at += band.size;
    }
  }
}

const order = (layout, id) => (layout.across ? layout.nodes.get(id).y : layout.nodes.get(id).x);

// Where a band's middle meets a node: at its side across, at its top or bottom upright.
function place(layout, node, end, offset) {
  if (layout.across) return { x: end === "from" ? node.x + node.w : node.x, y: node.y + node.h / 2 + offset };
  return { x: node.x + node.w / 2 + offset, y: end === "from" ? node.y + node.h : node.y };
}

// The outline of a band: there along one side, back along the other.
export function outline({ ends: { from, to }, size }, across) {
  const side = (p, by) => (across ? { x: p.x, y: p.y + by } : { x: p.x + by, y: p.y });
  const there = curve(side(from, -size / 2), side(to, -size / 2), across).d;
  return `${there}${curve(side(to, size / 2), side(from, size / 2), across).d.replace("M", "L")}z`;
}
