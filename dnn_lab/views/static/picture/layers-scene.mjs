// What a step shows: which matrix, the vectors beside it, what is used, and the products that are drawn as bars.

import { vectorsOf } from "./layers-layout.mjs";
import { placeOf } from "./layers-names.mjs";

// main: the matrix. line: its row (or column) is used. top: what arrives is used. uses: the vectors that are used,
// in the chosen row or (all) in every row. ahead: the matrix is the next layer's, read by columns. bars: the products
// have bars.
const SCENES = {
  z: { main: "oldW", line: true, top: true, uses: ["oldb"], bars: true },
  a: { main: "oldW", uses: ["z"] },
  softmax: { main: "oldW", uses: ["z"], all: true },
  L: { main: "oldW", uses: ["a", "y"], all: true },
  da: { main: "oldW", line: true, ahead: true, uses: ["dz"], all: true, bars: true },
  daLast: { main: "dW", uses: ["a", "y"] },
  slope: { main: "dW", uses: ["z", "a"] },
  dz: { main: "dW", uses: ["da", "slope"] },
  dzLast: { main: "dW", uses: ["a", "y"] },
  dW: { main: "dW", top: true, uses: ["dz"], bars: true },
  db: { main: "dW", uses: ["dz"] },
  W: { main: "W", uses: [], bars: true },
  b: { main: "W", uses: ["oldb", "db"] },
};

// The scene of a step, with its place: layer (its own), block (the layer of the matrix), row, col (null: the whole
// row), whole (a step of a whole layer), and what the open rungs show: lit, formula, counted.
export function sceneOf(M, sheet, at, view) {
  const step = sheet.steps[at];
  const { what, row, col, ...place } = placeOf(step);
  const { phase } = sheet.groups[step.group];
  const layer = place.layer || M.depth;
  const key = keyOf(M, what, layer);
  const [lit, formula, counted] = [1, 2, 3].map((rung) => view.hints >= rung);
  return {
    ...SCENES[key], key, what, layer, phase, lit, formula, counted,
    block: key === "da" ? layer + 1 : layer, vectors: key === "da" ? ["dz"] : vectorsOf(M, layer, phase),
    row: row ?? Math.min(view.row, M.sizes[layer] - 1), col: col ?? null, whole: (row ?? null) === null,
  };
}

function keyOf(M, what, layer) {
  if (what === "a" && M.activation(layer) === "softmax") return "softmax";
  if (what === "da" && layer === M.depth) return "daLast";
  return what === "dz" && !M.values("slope", layer) ? "dzLast" : what;
}

// The products of the row (or column), one for each bar; null before the numbers are put in.
export const productsOf = (M, scene, view) => (scene.counted ? PRODUCTS[scene.what](M, scene, view) : null);

const PRODUCTS = {
  z: (M, { layer, row }) => M.values("oldW", layer)[row].map((w, i) => w * M.values("a", layer - 1)[i]),
  da: (M, { layer, row }) => M.values("dz", layer + 1).map((d, k) => d * M.values("oldW", layer + 1)[k][row]),
  dW: (M, { layer, row }, view) => M.seen(view, "dW", layer)[row],
  W: (M, { layer, row }) => M.values("dW", layer)[row].map((gradient) => -gradient),
};
