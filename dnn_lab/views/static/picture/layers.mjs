// The picture of a large network, one layer at a time: what arrives lies along the top of W, what comes out stands at
// its side; the products of one row are bars under their columns (up adds, down takes away).

import { Matrices, placeOf } from "./matrices.mjs";
import { short } from "./numbers.mjs";
import { line, path, Pen, rect, round } from "./svg.mjs";

const HEAD = 62, TOP = 34, BARS = 96, SIDE = 16, GAP = 8, LEFT = 34;

// For each kind of step: which matrix is shown, of which layer, and the vectors at its side and below it.
const SCENES = {
  z: { matrix: "oldW", side: ["oldb", "z", "a"], bars: "row" },
  a: { matrix: "oldW", side: ["oldb", "z", "a"] },
  L: { matrix: "oldW", side: ["oldb", "z", "a"] },
  da: { matrix: "oldW", ahead: true, side: ["dz"], below: "da", bars: "column" },
  slope: { matrix: "oldW", side: ["z", "slope", "da", "dz"] },
  dz: { matrix: "oldW", side: ["z", "slope", "da", "dz"] },
  dW: { matrix: "dW", side: ["dz", "db"] },
  db: { matrix: "dW", side: ["dz", "db"] },
  W: { matrix: "W", side: ["oldb", "b"] },
  b: { matrix: "W", side: ["oldb", "b"] },
};
const LETTER = { oldW: "W", oldb: "b", z: "z", a: "a", slope: "a′", da: "∂a", dz: "∂z", dW: "∂W", db: "∂b", W: "W new", b: "b⁺" };
const MATRIX = new Set(["dW", "W"]);

export function drawLayers(sheet, at, view) {
  const M = new Matrices(sheet);
  const pen = new Pen(view.measure);
  const place = placeOf(sheet, sheet.steps[at]);
  const scene = { ...SCENES[place.what], ...sceneOf(M, place, view) };
  const box = boxOf(M, scene.layer, view.width);
  const parts = [overview(M, pen, scene.layer, view.width), top(M, pen, scene, box), body(M, pen, scene, box, view)];
  parts.push(side(M, pen, scene, box, view), below(M, pen, scene, box, view), bars(M, pen, scene, box, view));
  if (place.what === "L") parts.push(lossCell(sheet, pen, box, view));
  const height = Math.max(...M.sizes.slice(1).map((_, l) => bottom(boxOf(M, l + 1, view.width))));
  return { svg: parts.join(""), width: view.width, height, boxes: pen.boxes, wanted: 0, drawn: 0 };
}

// The layer whose matrix is shown, and the row (or column) in the frame.
function sceneOf(M, { layer, what, row, col }, view) {
  const own = layer ?? M.depth;
  const ahead = SCENES[what].ahead && own < M.depth;
  return { layer: ahead ? own + 1 : own, ahead, what, row: row ?? Math.min(view.row, M.sizes[own] - 1), col, whole: row === null };
}

function boxOf(M, layer, width) {
  const [inputs, outputs] = [M.sizes[layer - 1], M.sizes[layer]];
  const room = width - LEFT - GAP - 4 * (SIDE + GAP) - 4;
  const w = Math.min(26, room / inputs);
  const h = Math.min(22, Math.max(6, 210 / outputs));
  return { x: LEFT, y: HEAD + TOP, w, h, inputs, outputs, wide: w * inputs, tall: h * outputs };
}

const bottom = (box) => Math.ceil(box.y + box.tall + BARS + 34);

// Where in the network this is: one box a layer, the shown one framed.
function overview(M, pen, layer, width) {
  const step = Math.min(120, (width - 8) / (M.depth + 1));
  const x0 = (width - step * (M.depth + 1)) / 2;
  const room = step - 14;
  return M.sizes.map((size, l) => {
    const box = { x: x0 + l * step, y: 6, w: room, h: 24 };
    const names = l ? [`layer ${l}: ${size}`, `${size}`] : [`inputs: ${size}`, `${size}`];
    const name = names.find((text) => pen.width([text], "title") <= room - 6) ?? "";
    const arrow = l ? path(`M${round(box.x - 12)} 18h8l-3 -3m3 3l-3 3`, "axis") : "";
    const shown = l === layer || l === layer - 1 ? "used" : "known";
    return arrow + rect(box, `cell ${shown}`, { r: 6 }) + pen.text(box.x + room / 2, 22, [name], "title");
  }).join("");
}

function top(M, pen, { layer }, box) {
  const values = M.arriving(layer);
  const name = layer > 1 ? [{ b: "a", s: String(layer - 1) }] : [{ b: "x", s: "" }];
  const strip = heat([values], { ...box, y: box.y - 22, h: 14 }, largest([values]));
  const label = pen.text(box.x, box.y - 27, [...name, ` · ${values.length} values`], "title", { anchor: "start" });
  return label + strip + frame({ x: box.x, y: box.y - 22, w: box.wide, h: 14 });
}

function body(M, pen, scene, box, view) {
  const { matrix, layer, row, what } = scene;
  const values = M.values(matrix, layer);
  const known = M.known(view, matrix, layer);
  const now = MATRIX.has(what);
  const name = [LETTER[matrix], ` · ${box.outputs} rows of ${box.inputs}`];
  const labelled = pen.text(box.x + box.wide, box.y + box.tall + 15, name, "title", { anchor: "end" });
  const cells = known && values ? heat(values, box, largest(values)) : "";
  const rows = Array.from({ length: box.outputs }, (_, j) =>
    rect({ x: box.x, y: box.y + j * box.h, w: box.wide, h: box.h }, "row-spot", { attrs: ` data-row="${j}"` }));
  const lit = scene.bars === "column" && scene.ahead
    ? { x: box.x + row * box.w, y: box.y, w: box.w, h: box.tall }
    : { x: box.x, y: box.y + row * box.h, w: box.wide, h: box.h };
  const number = scene.bars === "column" && scene.ahead ? "" : pen.text(box.x - 6, lit.y + box.h / 2 + 4, [String(row + 1)], "title", { anchor: "end" });
  return labelled + cells + frame({ x: box.x, y: box.y, w: box.wide, h: box.tall }) + number + marked(lit, now ? "now-line" : "") + rows.join("");
}

// The vectors that stand at the side of the matrix; the one being worked out is yellow in its row.
function side(M, pen, scene, box, view) {
  return scene.side.map((what, place) => {
    const x = box.x + box.wide + GAP + place * (SIDE + GAP);
    const values = M.values(what, scene.layer);
    if (!values) return "";
    const cells = values.map((value, j) => (M.known(view, what, scene.layer, j) ? value : null));
    const column = heat(cells.map((value) => [value]), { ...box, x, w: SIDE }, largest([values]));
    const now = what === scene.what && !scene.ahead;
    const spot = { x, y: box.y + scene.row * box.h, w: SIDE, h: box.h };
    const mark = now ? marked(scene.whole ? { x, y: box.y, w: SIDE, h: box.tall } : spot, "now") + (scene.whole ? marked(spot, "") : "") : "";
    const dull = now && scene.whole && cells[0] !== null ? marked({ x, y: box.y, w: SIDE, h: box.tall }, "now-line") : mark;
    return column + frame({ x, y: box.y, w: SIDE, h: box.tall }) + dull + pen.text(x + SIDE / 2, box.y - 9, [{ b: LETTER[what], s: "" }], "name");
  }).join("");
}

// The loss, one number, stands under the outputs.
function lossCell(sheet, pen, box, view) {
  const cell = { x: box.x + box.wide - 70, y: box.y + box.tall + 26, w: 70, h: 44 };
  const text = view.known("L") ? pen.fit(sheet.quantities.L.value ?? sheet.matrices.loss, cell.w - 8, "lit") : "?";
  const middle = cell.x + cell.w / 2;
  const name = pen.text(middle, cell.y + 17, [{ b: "L", s: "" }], "name", { cls: "now" });
  return rect(cell, "cell now", { r: 10 }) + name + pen.text(middle, cell.y + 36, [text], "lit", { cls: "now" });
}

// A sum over a column stands under it.
function below(M, pen, scene, box, view) {
  if (!scene.ahead) return "";
  const y = box.y + box.tall + 24;
  const values = M.values("da", scene.layer - 1);
  const cells = values.map((value, j) => (M.known(view, "da", scene.layer - 1, j) ? value : null));
  const strip = heat([cells], { ...box, y, h: SIDE }, largest([values]));
  const spot = { x: box.x + scene.row * box.w, y, w: box.w, h: SIDE };
  const label = pen.text(box.x - 6, y + 12, [{ b: "∂a", s: "" }], "name", { anchor: "end" });
  return strip + frame({ x: box.x, y, w: box.wide, h: SIDE }) + marked(spot, cells[scene.row] === null ? "now" : "now-line") + label;
}

function bars(M, pen, scene, box, view) {
  if (scene.bars !== "row") return "";
  const products = M.values("oldW", scene.layer)[scene.row].map((w, i) => w * M.arriving(scene.layer)[i]);
  const zero = box.y + box.tall + 24 + 34;
  const most = Math.max(...products.map(Math.abs), 1e-12);
  const d = { pos: "", neg: "" };
  products.forEach((product, i) => {
    const h = (Math.abs(product) / most) * 30;
    const w = Math.max(1, box.w - 1);
    if (product) d[product < 0 ? "neg" : "pos"] += `M${round(box.x + i * box.w + 0.5)} ${round(zero)}h${round(w)}v${round(product < 0 ? h : -h)}h${round(-w)}z`;
  });
  const sum = products.reduce((total, product) => total + product, 0);
  const row = `row ${scene.row + 1} times what arrives`;
  const captions = [`${row}, cell by cell: sum `, `${row}: sum `, "sum "].map((words) => words + short(sum, 7));
  const caption = captions.find((words) => pen.width([words], "title") <= view.width - box.x) ?? captions.at(-1);
  const text = pen.text(box.x, zero + 50, [caption], "title", { anchor: "start" });
  return path(d.pos, "bar pos") + path(d.neg, "bar neg") + line(box.x, zero, box.x + box.wide, zero, "axis") + text;
}

const frame = (box) => rect(box, "frame-quiet");
const marked = ({ x, y, w, h }, cls) => rect({ x: x - 1.5, y: y - 1.5, w: w + 3, h: h + 3 }, `frame ${cls}`.trim(), { r: 2 });
const largest = (rows) => Math.max(...rows.flat().map((value) => Math.abs(value ?? 0)), 1e-12);

// Nine shades by sign and size, all cells of one shade in one path; what is not known yet stays empty.
function heat(rows, { x, y, w, h }, most) {
  const shades = new Map();
  rows.forEach((row, j) => row.forEach((value, i) => {
    if (value === null) return;
    const shade = Math.max(-4, Math.min(4, Math.round((value / most) * 5)));
    const cell = `M${round(x + i * w)} ${round(y + j * h)}h${round(w)}v${round(h)}h${round(-w)}z`;
    shades.set(shade, (shades.get(shade) ?? "") + cell);
  }));
  return [...shades].map(([shade, d]) => path(d, `heat ${shade < 0 ? "m" : "p"}${Math.abs(shade)}`)).join("");
}
