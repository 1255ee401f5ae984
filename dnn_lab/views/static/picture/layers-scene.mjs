// What a step shows: which matrix, the vectors beside it, what is used, and the products that are drawn as bars.

import { vectorsOf } from "./layers-layout.mjs";
import { placeOf } from "./layers-names.mjs";

// main: the matrix; line: its row (or column) is used; top: so is what arrives; uses: vectors that are used (all: in
// every row); ahead: the matrix is the next layer's, read by columns; bars: the products have bars.
const SCENES = {
  z: { main: "oldW", line: true, top: true, uses: ["oldb"], bars: true },
  a: { main: "oldW", uses: ["z"] },
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

export function sceneOf(M, sheet, at, view) {
  const { what, row, col, ...place } = placeOf(sheet, sheet.steps[at]);
  const { phase } = sheet.groups[sheet.steps[at].group];
  const layer = place.layer || M.depth;
  const key = keyOf(M, what, layer);
  const vectors = key === "da" ? ["dz"] : vectorsOf(M, layer, phase);
  const all = SCENES[key].all || (what === "a" && M.activation(layer) === "softmax");
  return {
    ...SCENES[key], key, what, layer, phase, vectors, all, col: col ?? null, whole: row === null || row === undefined,
    row: row ?? Math.min(view.row, M.sizes[layer] - 1), block: key === "da" ? layer + 1 : layer, name: sheet.steps[at].name,
    lit: view.hints >= 1, formula: view.hints >= 2, counted: view.hints >= 3,
  };
}

function keyOf(M, what, layer) {
  if (what === "da" && layer === M.depth) return "daLast";
  return what === "dz" && !M.values("slope", layer) ? "dzLast" : what;
}

// The products of the row (or column) that is worked out, one for each bar; null where nothing is multiplied out yet.
export function productsOf(M, scene, view) {
  if (!scene.bars || !scene.counted) return null;
  return PRODUCTS[scene.what](M, scene, view);
}

const PRODUCTS = {
  z: (M, { layer, row }) => M.values("oldW", layer)[row].map((w, i) => w * M.arriving(layer)[i]),
  da: (M, { layer, row }) => M.values("dz", layer + 1).map((d, k) => d * M.values("oldW", layer + 1)[k][row]),
  dW: (M, { layer, row }, view) => M.seen(view, "dW", layer)[row],
  W: (M, { layer, row }) => M.values("dW", layer)[row].map((gradient) => -gradient),
};
