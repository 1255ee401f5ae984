// The picture of a large network, one layer at a time: what arrives lies along the top of W, what comes out stands
// at its side, and the next W turns the corner. The products of one row are bars under their columns: up adds, down
// takes away. On the way back the columns of the next W are read: the same picture, bars beside and the sums below.

import { gradient, next } from "./layers-aside.mjs";
import { fanBars, rowBars } from "./layers-bars.mjs";
import { arriving, below, matrix, vectors } from "./layers-block.mjs";
import { fitted } from "./layers-cells.mjs";
import { layout, STRIP, ZONE } from "./layers-layout.mjs";
import { ledger } from "./layers-ledger.mjs";
import { nameOf } from "./layers-names.mjs";
import { overview } from "./layers-overview.mjs";
import { sceneOf } from "./layers-scene.mjs";
import { captions } from "./layers-words.mjs";
import { matricesOf } from "./matrices.mjs";
import { escape, Pen, rect } from "./svg.mjs";

const PARTS = [overview, arriving, matrix, vectors, next, gradient, below, rowBars, fanBars, ledger, caption, spots];

// { svg, width, height, boxes (of all text), wanted, drawn }, see picture.mjs.
export function drawLayers(sheet, at, view) {
  const M = matricesOf(sheet);
  const places = M.once(`layout ${view.width}`, () => layout(M, view.width));
  const scene = sceneOf(M, sheet, at, view);
  const d = { M, sheet, view, scene, pen: new Pen(view.measure), place: places.layers[scene.block - 1] };
  const svg = PARTS.map((part) => part(d)).join("");
  return { svg, width: places.width, height: places.height, boxes: d.pen.boxes, wanted: 0, drawn: 0 };
}

// What the step does with the chosen row, in one line.
function caption({ M, pen, view, scene, place: { main, zone } }) {
  if (!scene.formula) return "";
  const { key, layer, row } = scene;
  const texts = captions(key, { r: row + 1, x: layer > 1 ? "a" : "x", f: M.activation(layer) });
  return fitted(pen, main.x, zone + ZONE.caption, texts, view.width - main.x, { anchor: "start" });
}

// A row (or column) opens its neuron: by its place, or by the step that works it out where each number has a step.
function spots({ M, scene, place: { main, side, zone } }) {
  const wide = side.x + scene.vectors.length * side.step - main.x;
  const tall = zone + ZONE.below + STRIP.plain - main.y;
  return Array.from({ length: M.sizes[scene.layer] }, (_, j) => {
    const row = { x: main.x, y: main.y + j * main.h, w: wide, h: main.h };
    const column = { x: main.x + j * main.w, y: main.y, w: main.w, h: tall };
    const name = scene.whole ? null : nameOf(scene.what, scene.layer, j, scene.col ?? 0);
    const attrs = name ? ` data-q="${escape(name)}"` : ` data-row="${j}"`;
    return rect(scene.ahead ? column : row, "row-spot", { attrs });
  }).join("");
}
