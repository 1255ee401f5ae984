// The names of quantities by their place in a layer's matrices, and the place of a step by its name.
// Layers count from 1 (the inputs are layer 0), rows and columns from 0.

export const LAYER_NAME = {
  z: (l) => `z${l}`, a: (l) => `a${l}`, slope: (l) => `da${l}/dz${l}`,
  da: (l) => `dL/da${l}`, dz: (l) => `dL/dz${l}`, dW: (l) => `dL/dW${l}`, db: (l) => `dL/db${l}`,
  W: (l) => `W${l}_new`, b: (l) => `b${l}_new`,
};
const NUMBER_NAME = {
  z: (l, j) => `z${l}_${j}`, a: (l, j) => (l ? `a${l}_${j}` : `x${j}`), slope: (l, j) => `da${l}_${j}/dz${l}_${j}`,
  da: (l, j) => `dL/da${l}_${j}`, dz: (l, j) => `dL/dz${l}_${j}`, dW: (l, j, i) => `dL/dw${l}_${j}_${i}`,
  db: (l, j) => `dL/db${l}_${j}`, W: (l, j, i) => `w${l}_${j}_${i}_new`, b: (l, j) => `b${l}_${j}_new`,
  oldW: (l, j, i) => `w${l}_${j}_${i}`, oldb: (l, j) => `b${l}_${j}`, y: (l, j) => `y${j}`,
};
const SCALAR = /^(?:dL\/d)?(?:d?)(z|a|w|b)(\d+)_(\d+)(?:_(\d+))?/;

export const nameOf = (what, layer, row, col = 0) => NUMBER_NAME[what](layer, row + 1, col + 1);

// Where a step stands: { layer, what, row (null for a whole layer), col (null for a vector) }.
export function placeOf(step) {
  if (step.matrix) return { row: null, col: null, ...step.matrix };
  const match = step.name.match(SCALAR);
  if (!match) return { layer: null, what: "L", row: null, col: null };
  const [, letter, layer, to, from] = match;
  return { layer: +layer, what: whatOf(step.name, letter), row: to - 1, col: from ? from - 1 : null };
}

function whatOf(name, letter) {
  if (name.endsWith("_new")) return { w: "W", b: "b" }[letter];
  if (name.startsWith("dL/d")) return { z: "dz", a: "da", w: "dW", b: "db" }[letter];
  return name.startsWith("d") ? "slope" : letter;
}
