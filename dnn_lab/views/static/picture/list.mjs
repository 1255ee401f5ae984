// A worksheet without a drawing of its own: a cell for each number that is given, and below, group by group, one for
// each number that is worked out. What a step uses is lit, as in every picture.

import { named } from "./cells.mjs";
import { states } from "./state.mjs";
import { corners, path, Pen, symbol } from "./svg.mjs";

const CELL = 46, LEAST = 66, GAP = 12, TITLE = 22, ROW = 18, MOST = 60;

export function drawList(sheet, at, view) {
  const pen = new Pen(view.measure);
  const here = states(sheet, at, view);
  const parts = [];
  let y = 0, focus = null;
  for (const { title, names } of rows(sheet, at)) {
    const from = y + TITLE;
    const places = laidOut(pen, sheet, names, from, view.width);
    parts.push(pen.text(0, y + 13, [title], "title", { anchor: "start" }), ...places.map((cell) => drawn(pen, sheet, cell, here)));
    focus = places.find(({ q }) => q === here.now) ?? focus;
    y = Math.max(...places.map((cell) => cell.y)) + CELL + ROW;
  }
  return { svg: parts.join(""), parts, width: view.width, height: Math.ceil(y - ROW + 2), boxes: pen.boxes, wanted: 0, drawn: 0, by: "list", focus };
}

const byName = (a, b) => a.localeCompare(b, "en", { numeric: true });

// The rows of the drawing. Of a long worksheet the group that is being worked on stands alone below what is given.
function rows(sheet, at) {
  const given = Object.keys(sheet.quantities).filter((name) => sheet.quantities[name].given).sort(byName);
  const groups = sheet.groups.map(({ title }, g) => ({ title, names: sheet.steps.filter(({ group }) => group === g).map(({ name }) => name) }));
  const shown = sheet.steps.length > MOST ? [groups[sheet.steps[at].group]] : groups;
  return [{ title: sheet.given, names: given }, ...shown].filter(({ names }) => names.length);
}

// Cells side by side, on as many lines as the width asks for; each as wide as its name.
function laidOut(pen, sheet, names, top, width) {
  let x = 1, y = top;
  return names.map((q) => {
    const w = Math.max(LEAST, Math.ceil(pen.width([symbol(sheet.quantities[q].short)], "name")) + 20);
    if (x > 1 && x + w > width - 1) [x, y] = [1, y + CELL + GAP];
    const cell = { q, x, y, w, h: CELL, corners: [10, 10, 10, 10] };
    x += w + GAP;
    return cell;
  });
}

function drawn(pen, sheet, cell, here) {
  const state = here.of(cell.q);
  const shape = path(corners(cell, cell.corners), `cell ${state}`);
  const spot = sheet.quantities[cell.q].given ? "" : ' class="spot"';
  return `<g data-q="${cell.q}"${spot}>${shape}${named(pen, sheet, { top: CELL }, cell, here, state)}</g>`;
}
