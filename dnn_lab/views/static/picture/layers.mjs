// The picture of a large network, one layer at a time: what arrives lies along the top of W, what comes out stands at its
// side, and the next W turns the corner. The products of one row are bars under their columns: up adds, down takes away.
// On the way back the columns of the next W are read, so the same picture is turned: bars beside, the result below.

import { fanBars, rowBars } from "./layers-bars.mjs";
import { fitted, grid, marked } from "./layers-cells.mjs";
import { layout, STRIP, TOP, WRITE, ZONE } from "./layers-layout.mjs";
import { ledger } from "./layers-ledger.mjs";
import { nameOf } from "./layers-names.mjs";
import { overview } from "./layers-overview.mjs";
import { sceneOf } from "./layers-scene.mjs";
import { LETTER, words } from "./layers-words.mjs";
import { matricesOf } from "./matrices.mjs";
import { escape, Pen, rect } from "./svg.mjs";

export { layerCells, layerRow } from "./matrices.mjs";

export function drawLayers(sheet, at, view) {
  const M = matricesOf(sheet);
  const pen = new Pen(view.measure);
  const places = M.once(`layout ${view.width}`, () => layout(M, view.width));
  const scene = sceneOf(M, sheet, at, view);
  const d = { M, pen, sheet, view, scene, place: places.layers[scene.block - 1] };
  const parts = [arriving, matrix, vectors, next, gradient, below, rowBars, fanBars, caption].map((part) => part(d));
  const svg = overview(M, pen, sheet, scene, view) + parts.join("") + ledger(M, pen, scene, view, d.place) + spots(d);
  return { svg, width: places.width, height: places.height, boxes: pen.boxes, wanted: 0, drawn: 0 };
}

// What arrives, along the top.
function arriving({ M, pen, view, scene, place: { main } }) {
  const values = M.arrived(view, scene.block);
  const written = main.w >= WRITE.w;
  const box = { x: main.x, y: TOP.strip, w: main.w, h: written ? TOP.stripTall : STRIP };
  const fields = { x: scene.block > 1 ? "a" : "x", l: scene.block - 1, n: values.length };
  const label = fitted(pen, main.x, TOP.label, words(scene.block > 1 ? "arrives" : "inputsArrive", fields), view.width - main.x, { anchor: "start" });
  const most = scene.block > 1 ? M.most("a", scene.block - 1) : M.once("most x", () => Math.max(...values.map(Math.abs), 1e-12));
  const used = scene.top && scene.lit ? marked(scene.whole || scene.col === null ? { ...box, w: main.wide } : { ...box, x: box.x + scene.col * box.w }) : "";
  return label + grid(pen, [values], box, most) + used;
}

// The matrix itself, with the row (or column) that is used, or that is worked out.
function matrix({ M, pen, view, scene, place: { main, side } }) {
  const { main: what, block, row, col, line, lit, ahead } = scene;
  const own = what === scene.what;
  const fields = { W: LETTER[what], l: block, m: main.rows, n: main.columns };
  const label = fitted(pen, main.x, TOP.names - 1, words("matrix", fields), side.x - main.x - 8, { anchor: "start" });
  const values = M.seen(view, what, block);
  const now = own ? { row, col } : null;
  const cells = grid(pen, values, main, M.most(what === "W" ? "oldW" : what, block), { dim: !own && !line, now });
  const used = ahead ? { ...main, x: main.x + row * main.w, h: main.tall } : { ...main, y: main.y + row * main.h, w: main.wide };
  const number = ahead ? "" : pen.text(main.x - 7, used.y + main.h / 2 + 4, [String(row + 1)], "title", { anchor: "end", cls: "used" });
  return label + cells + (line && lit ? marked(used) : "") + number + (isEmpty(values) ? notYet(pen, main, own ? row : null) : "");
}

const isEmpty = (rows) => rows.every((row) => row.every((value) => value === null));

// Stands clear of the row that is asked for.
function notYet(pen, { x, y, h, wide, tall }, row) {
  const spot = y + tall / 2 + 4;
  const asked = row === null ? -100 : y + (row + 0.5) * h + 4;
  const clear = Math.abs(spot - asked) > h / 2 + 10 ? spot : spot + (asked > spot ? -1 : 1) * (h / 2 + 12);
  return clear - 12 > y && clear + 4 < y + tall ? fitted(pen, x + wide / 2, clear, words("notYet"), wide - 4) : "";
}

// The vectors at the side.
function vectors(d) {
  return d.scene.vectors.map((what, i) => vector(d, what, d.place.side.x + i * d.place.side.step)).join("");
}

function vector({ M, pen, view, scene, place: { main, side } }, what, x) {
  const values = M.seen(view, what, scene.block);
  if (!values) return "";
  const own = what === scene.what && scene.block === scene.layer;
  const box = { x, y: main.y, w: side.w, h: main.h };
  const rows = values.map((value) => [value]);
  const cells = grid(pen, rows, box, M.most(what, scene.block), { now: own ? { row: scene.row, col: 0 } : null });
  const used = scene.lit && scene.uses.includes(what);
  const spot = scene.all ? { ...box, h: main.tall } : { ...box, y: box.y + scene.row * box.h };
  const name = pen.text(x + side.w / 2, TOP.names, [{ b: LETTER[what], s: "" }], "name", { cls: own || used ? "used" : "" });
  return cells + (used ? marked(spot) : "") + name;
}

// The next W has turned a corner: a stands at its side, its own z and a lie under it.
function next({ M, pen, view, scene, place }) {
  if (!place.ahead || scene.phase === "backward" || scene.phase === "update") return "";
  const { main, side, gap, layer, ahead } = place;
  const count = M.sizes[layer + 1];
  const box = { x: side.x + scene.vectors.length * side.step + gap - 4, y: main.y, w: ahead / count, h: main.h };
  const label = fitted(pen, box.x + ahead, TOP.names - 1, words("turned", { l: layer + 1, m: count }), ahead + gap - 4, { anchor: "end" });
  const W = grid(pen, M.turned(layer + 1), box, M.most("oldW", layer + 1), { dim: true, fine: true });
  const under = ["z", "a"].map((what, i) => {
    const strip = { ...box, y: place.zone + 4 + i * 14, h: 10 };
    const name = fitted(pen, box.x + ahead + 4, strip.y + 9, [[{ b: what, s: "" }]], view.width - box.x - ahead - 6, { style: "name", anchor: "start" });
    return grid(pen, [M.seen(view, what, layer + 1)], strip, M.most(what, layer + 1), { fine: true }) + name;
  });
  return label + W + under.join("");
}

// Beside a new W: the gradients that it moves against.
function gradient({ M, pen, view, scene, place: { main, side, gap, layer } }) {
  if (scene.phase !== "update") return "";
  const x = side.x + scene.vectors.length * side.step + gap - 4;
  const wide = Math.min(main.wide, view.width - 3 - x);
  const box = { x, y: main.y, w: wide / main.columns, h: main.h };
  const dim = scene.what !== "W";
  const cells = grid(pen, M.values("dW", layer), box, M.most("dW", layer), { dim, fine: true });
  const used = dim || !scene.lit ? "" : marked({ ...box, y: box.y + scene.row * box.h, w: wide });
  return cells + used + fitted(pen, x + wide / 2, TOP.names, words("gradient"), wide, { style: "name" });
}

// On the way back the sums over columns lie under the matrix.
function below({ M, pen, view, scene, place: { main, zone } }) {
  if (!scene.ahead) return "";
  const box = { x: main.x, y: zone + 16, w: main.w, h: main.w >= WRITE.w ? TOP.stripTall : STRIP };
  const cells = grid(pen, [M.seen(view, "da", scene.layer)], box, M.most("da", scene.layer), { now: { row: 0, col: scene.row } });
  const name = pen.text(main.x - 6, box.y + box.h / 2 + 4, [{ b: LETTER.da, s: "" }], "name", { anchor: "end", cls: "used" });
  const number = pen.text(box.x + (scene.row + 0.5) * box.w, box.y + box.h + 15, [String(scene.row + 1)], "title", { cls: "used" });
  return cells + name + number;
}

function caption({ M, pen, view, scene, place }) {
  if (!scene.formula) return "";
  const key = scene.what === "a" && M.activation(scene.layer) === "softmax" ? "softmax" : scene.key;
  const fields = { r: scene.row + 1, x: scene.layer > 1 ? "a" : "x", f: M.activation(scene.layer) };
  return fitted(pen, place.main.x, place.zone + ZONE.caption, words(key, fields), view.width - place.main.x, { anchor: "start" });
}

// A row opens its neuron: by its number, or by its step where each number has one.
function spots({ M, sheet, scene, place: { main, side, zone } }) {
  const count = M.sizes[scene.layer];
  const wide = side.x + scene.vectors.length * side.step - main.x;
  return Array.from({ length: count }, (_, j) => {
    const box = scene.ahead
      ? { x: main.x + j * main.w, y: main.y, w: main.w, h: zone + 16 + STRIP - main.y }
      : { x: main.x, y: main.y + j * main.h, w: wide, h: main.h };
    const name = scene.whole ? null : nameOf(scene.what, scene.layer, j, scene.col ?? 0);
    return rect(box, "row-spot", { attrs: name ? ` data-q="${escape(name)}"` : ` data-row="${j}"` });
  }).join("");
}
