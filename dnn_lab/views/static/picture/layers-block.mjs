// The layer that is worked on: what arrives along the top, its matrix, the vectors at the side, and, on the way back,
// the sums under the columns.

import { fitted, grid, marked } from "./layers-cells.mjs";
import { STRIP, TOP, WRITE, ZONE } from "./layers-layout.mjs";
import { LETTER, words } from "./layers-words.mjs";

const strip = (main, y) => ({ x: main.x, y, w: main.w, h: main.w >= WRITE.w ? STRIP.written : STRIP.plain });
const single = (letter) => [{ b: letter, s: "" }];
const START = { anchor: "start" }, END = { anchor: "end", cls: "used" };

export function arriving({ M, pen, view, scene, place: { main } }) {
  const from = scene.block - 1;
  const values = M.seen(view, "a", from);
  const box = strip(main, TOP.strip);
  const texts = words(from ? "arrives" : "inputsArrive", { l: from, n: values.length });
  const label = fitted(pen, main.x, TOP.label, texts, view.width - main.x, START);
  const spot = scene.col === null ? { ...box, w: main.wide } : { ...box, x: box.x + scene.col * box.w };
  return label + grid(pen, [values], box, M.most("a", from)) + (scene.top && scene.lit ? marked(spot) : "");
}

// The matrix with the row (or column) that is used, or that is worked out.
export function matrix({ M, pen, view, scene, place: { main, side } }) {
  const { main: what, block, row, col, line, lit, ahead } = scene;
  const own = what === scene.what;
  const values = M.seen(view, what, block);
  const texts = words("matrix", { W: LETTER[what], l: block, m: main.rows, n: main.columns });
  const label = fitted(pen, main.x, TOP.names - 1, texts, side.x - main.x - 8, START);
  const cells = grid(pen, values, main, M.most(what, block), { dim: !own && !line, now: own ? { row, col } : null });
  const used = line && lit ? marked(ahead ? columnOf(main, row) : rowOf(main, row)) : "";
  const number = ahead ? "" : pen.text(main.x - 7, main.y + (row + 0.5) * main.h + 4, [`${row + 1}`], "title", END);
  return label + cells + used + number + (isEmpty(values) ? notYet(pen, main, own ? row : null) : "");
}

const rowOf = (main, row) => ({ x: main.x, y: main.y + row * main.h, w: main.wide, h: main.h });
const columnOf = (main, col) => ({ x: main.x + col * main.w, y: main.y, w: main.w, h: main.tall });
const isEmpty = (rows) => rows.every((row) => row.every((value) => value === null));

// In the middle of an empty matrix, clear of the row that is asked for.
function notYet(pen, { x, y, h, wide, tall }, row) {
  const middle = y + tall / 2;
  const asked = row === null ? -tall : y + (row + 0.5) * h;
  const clear = h / 2 + 12;
  const spot = Math.abs(middle - asked) >= clear ? middle : asked + (asked > middle ? -clear : clear);
  if (Math.abs(middle - spot) + 8 > tall / 2) return "";
  return fitted(pen, x + wide / 2, spot + 4, words("notYet"), wide - 4);
}

export const vectors = (d) => d.scene.vectors.map((what, i) => vector(d, what, i)).join("");

function vector({ M, pen, view, scene, place: { main, side } }, what, i) {
  const values = M.seen(view, what, scene.block);
  if (!values) return "";
  const own = what === scene.what && !scene.ahead;
  const used = scene.lit && scene.uses.includes(what);
  const box = { x: side.x + i * side.step, y: main.y, w: side.w, h: main.h };
  const now = own ? { row: scene.row, col: 0 } : null;
  const cells = grid(pen, values.map((value) => [value]), box, M.most(what, scene.block), { now });
  const spot = scene.all ? { ...box, h: main.tall } : { ...box, y: box.y + scene.row * box.h };
  const cls = own || used ? "used" : "";
  const name = pen.text(box.x + side.w / 2, TOP.names, single(LETTER[what]), "name", { cls });
  return cells + (used ? marked(spot) : "") + name;
}

// The sums over the columns of the next W: the ∂a of this layer.
export function below({ M, pen, view, scene, place: { main, zone } }) {
  if (!scene.ahead) return "";
  const { layer, row } = scene;
  const box = strip(main, zone + ZONE.below);
  const cells = grid(pen, [M.seen(view, "da", layer)], box, M.most("da", layer), { now: { row: 0, col: row } });
  const name = pen.text(main.x - 6, box.y + box.h / 2 + 4, single(LETTER.da), "name", END);
  const middle = box.x + (row + 0.5) * box.w;
  return cells + name + pen.text(middle, box.y + box.h + 15, [`${row + 1}`], "title", { cls: "used" });
}
