// The tree of calls as SVG text, pure: what is called by what, from above. A call is worked out for the first time, asked
// for again, or spared: it stands under a call whose answer is in the table.

import { escape, line, path, round } from "../picture/svg.mjs";

const LEVEL = 58, BOX = { w: 44, h: 26 }, TOP = 6, EDGE = 4;
const UNIT = { roomy: 66, least: 47, withSlopes: 56 };
const NEARER = 0.68;

// sent: { nodes: [{ label, parent, depth, at, kind, slope }] in the order in which they are finished }; at: how many are
// finished, less one. Gives { svg, width, height, focus }.
export function drawTree(sent, at, width) {
  const leaves = Math.max(...sent.nodes.map((node) => node.at)) + 1;
  const least = sent.nodes.some(({ slope }) => slope) ? UNIT.withSlopes : UNIT.least;
  const unit = Math.max(least, Math.min(UNIT.roomy, (width - 2 * EDGE) / leaves));
  const wide = Math.max(width, leaves * unit + 2 * EDGE);
  const left = (wide - leaves * unit) / 2;
  const place = ({ at: column, depth }) => ({ x: left + (column + 0.5) * unit, y: TOP + depth * LEVEL + BOX.h / 2 });
  const edges = sent.nodes.filter(({ parent }) => parent !== null).map((node) => edge(node, place(sent.nodes[node.parent]), place(node), stateOf(sent, node, at)));
  const boxes = sent.nodes.map((node) => box(node, place(node), stateOf(sent, node, at)));
  const now = place(sent.nodes[at]);
  const height = TOP + Math.max(...sent.nodes.map(({ depth }) => depth)) * LEVEL + BOX.h + TOP;
  return { svg: [...edges, ...boxes].join(""), width: wide, height, focus: { x: now.x - BOX.w / 2, y: now.y - BOX.h / 2, ...BOX } };
}

// now, or how a finished call came out, or later.
export function stateOf({ nodes }, node, at) {
  const place = nodes.indexOf(node);
  return place === at ? `now ${node.kind}` : place < at ? node.kind : "later";
}

function edge(node, from, to, state) {
  const middle = { x: from.x + (to.x - from.x) * NEARER, y: (from.y + to.y) / 2 };
  const slope = node.slope && state !== "later" ? `<text class="m-slope" x="${round(middle.x)}" y="${round(middle.y + 4)}">${escape(node.slope)}</text>` : "";
  return line(from.x, from.y + BOX.h / 2, to.x, to.y - BOX.h / 2, `m-edge ${state}`) + slope;
}

function box({ label: [base, sub] }, { x, y }, state) {
  const [l, t, r] = [round(x - BOX.w / 2), round(y - BOX.h / 2), 7];
  const shape = path(`M${l + r} ${t}h${BOX.w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${BOX.h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - BOX.w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - BOX.h}a${r} ${r} 0 0 1 ${r} ${-r}z`, `m-box ${state}`);
  const lowered = sub ? `<tspan class="m-sub" dy="3">${escape(sub)}</tspan>` : "";
  return `<g class="m-call">${shape}<text class="m-label ${state}" x="${round(x)}" y="${round(y + 4.5)}"><tspan>${escape(base)}</tspan>${lowered}</text></g>`;
}

// The table and the counts after step `at`: rows of what was worked out for the first time, how often each was asked for
// again, and the operations of both ways.
export function tally({ nodes }, at) {
  const done = nodes.slice(0, at + 1);
  const rows = new Map();
  for (const node of done.filter(({ kind }) => kind === "first")) rows.set(node.task, { task: node.task, again: 0 });
  for (const node of done.filter(({ kind }) => kind === "again")) rows.get(node.task).again += 1;
  const sum = (key, list) => list.reduce((total, node) => total + node[key], 0);
  return { rows: [...rows.values()], naive: sum("naive", done), table: sum("table", done) };
}
