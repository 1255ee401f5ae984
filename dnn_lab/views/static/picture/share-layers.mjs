// The picture of a large network's shares: one row of shaded cells for each layer, the inputs on top. Gives what
// picture.mjs gives.

import { fitted, grid } from "./layers-cells.mjs";
import { Pen, rect, round } from "./svg.mjs";

const SIDE = { least: 8, most: 34 }, GAP = 26, HEAD = 21, LONGEST = 32;
const shades = new WeakMap();

// A layer's values, folded into rows of at most 32 cells, so that 64 inputs take two.
function folded(row) {
  if (!shades.has(row)) {
    const wide = row.values.length <= LONGEST ? row.values.length : Math.ceil(row.values.length / Math.ceil(row.values.length / LONGEST));
    const cut = Array.from({ length: Math.ceil(row.values.length / wide) }, (_, i) => row.values.slice(i * wide, (i + 1) * wide));
    const cells = cut.map((part) => [...part, ...Array(wide - part.length).fill(null)]);
    shades.set(row, { cells, hidden: cells.map((part) => part.map(() => null)) });
  }
  return shades.get(row);
}

export function drawShareLayers(sheet, at, view) {
  const pen = new Pen(view.measure);
  const parts = [];
  let y = 0, focus = null;
  for (const row of sheet.picture.rows) {
    const { cells, hidden } = folded(row);
    const known = view.known(row.step), now = row.step === sheet.steps[at].name;
    const side = Math.max(SIDE.least, Math.min(SIDE.most, (view.width - 8) / cells[0].length));
    const box = { x: 4, y: y + HEAD, w: side, h: Math.min(side, 24) };
    const most = Math.max(...row.values.map(Math.abs), 1e-12);
    const whole = { x: 0, y: box.y - 4, w: side * cells[0].length + 8, h: box.h * cells.length + 8 };
    const frame = now ? rect(whole, "frame now-line", { r: 4 }) : "";
    const title = known ? `${row.title} · Σe ${row.total}` : row.title;
    parts.push(`<g data-q="${row.step}" class="jump">${fitted(pen, 4, y + 10, [[title], [row.title]], view.width - 8, { anchor: "start" })}${frame}${grid(pen, known ? cells : hidden, box, most)}</g>`);
    if (now) focus = whole;
    y = round(box.y + box.h * cells.length + GAP);
  }
  return { svg: parts.join(""), parts, width: view.width, height: Math.ceil(y - GAP + 8), boxes: pen.boxes, wanted: 0, drawn: 0, by: "layers", focus };
}
