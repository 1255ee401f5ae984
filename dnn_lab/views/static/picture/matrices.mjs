// The arrays behind a drawing by layer: from the payload's matrices, or from single quantities where a small network
// is drawn by layer because the page is narrow. Layers count from 1, rows from 0.

const LAYER_NAME = {
  z: (l) => `z${l}`, a: (l) => `a${l}`, slope: (l) => `da${l}/dz${l}`, da: (l) => `dL/da${l}`, dz: (l) => `dL/dz${l}`,
  dW: (l) => `dL/dW${l}`, db: (l) => `dL/db${l}`, W: (l) => `W${l}_new`, b: (l) => `b${l}_new`,
};
const NUMBER_NAME = {
  z: (l, j) => `z${l}_${j}`, a: (l, j) => `a${l}_${j}`, slope: (l, j) => `da${l}_${j}/dz${l}_${j}`,
  da: (l, j) => `dL/da${l}_${j}`, dz: (l, j) => `dL/dz${l}_${j}`, dW: (l, j, i) => `dL/dw${l}_${j}_${i}`,
  db: (l, j) => `dL/db${l}_${j}`, W: (l, j, i) => `w${l}_${j}_${i}_new`, b: (l, j) => `b${l}_${j}_new`,
  oldW: (l, j, i) => `w${l}_${j}_${i}`, oldb: (l, j) => `b${l}_${j}`,
};
const FIELD = { oldW: "W", oldb: "b", W: "Wnew", b: "bnew" };
const SCALAR = /^(?:dL\/d)?(?:d?)(z|a|w|b)(\d+)_(\d+)(?:_(\d+))?/;

export class Matrices {
  constructor(sheet) {
    this.sheet = sheet;
    this.sizes = sheet.matrices
      ? [sheet.matrices.x.length, ...sheet.matrices.layers.map((layer) => layer.z.length)]
      : sheet.picture.columns.filter((column) => column.nodes[0].kind !== "loss").map((column) => column.nodes.length);
    this.depth = this.sizes.length - 1;
  }

  activation(layer) {
    if (this.sheet.matrices) return this.sheet.matrices.layers[layer - 1].activation;
    return this.sheet.picture.columns[layer].title.split(" · ")[1];
  }

  // A vector or a matrix (rows) of a layer; null if this pass has none.
  values(what, layer) {
    if (this.sheet.matrices) return this.sheet.matrices.layers[layer - 1][FIELD[what] ?? what] ?? null;
    const [inputs, outputs] = [this.sizes[layer - 1], this.sizes[layer]];
    const number = (j, i) => this.sheet.quantities[NUMBER_NAME[what](layer, j, i)]?.value ?? null;
    const wide = what === "oldW" || what === "dW" || what === "W";
    const rows = Array.from({ length: outputs }, (_, j) =>
      wide ? Array.from({ length: inputs }, (__, i) => number(j + 1, i + 1)) : number(j + 1));
    return rows.flat().every((value) => value === null) ? null : rows;
  }

  // What a layer receives: the activations before it, or the inputs.
  arriving(layer) {
    if (layer > 1) return this.values("a", layer - 1);
    if (this.sheet.matrices) return this.sheet.matrices.x;
    return Array.from({ length: this.sizes[0] }, (_, i) => this.sheet.quantities[`x${i + 1}`].value);
  }

  target() {
    if (this.sheet.matrices) return this.sheet.matrices.y ?? null;
    return Array.from({ length: this.sizes.at(-1) }, (_, k) => this.sheet.quantities[`y${k + 1}`]?.value ?? null);
  }

  // Whether a number has been worked out; what no step works out is known.
  known(view, what, layer, row) {
    if (what === "oldW" || what === "oldb") return true;
    return view.known(LAYER_NAME[what](layer)) && (row === undefined || view.known(NUMBER_NAME[what](layer, row + 1)));
  }
}

// Where a step stands: { layer, what, row (null for a whole layer), col }.
export function placeOf(sheet, step) {
  if (step.matrix) return { row: null, col: null, ...step.matrix };
  const match = step.name.match(SCALAR);
  if (!match) return { layer: null, what: "L", row: null, col: null };
  const [, letter, layer, to, from] = match;
  const what = step.name.includes("_new") ? { w: "W", b: "b" }[letter]
    : step.name.includes("/dz") && step.name.startsWith("da") ? "slope"
    : step.name.startsWith("dL/d") ? { z: "dz", a: "da", w: "dW", b: "db" }[letter] : letter;
  return { layer: +layer, what, row: to - 1, col: from ? from - 1 : null };
}

// One neuron of a whole-layer step, number by number: { terms: [{ label, factors, value }], result, name }.
export function layerRow(sheet, at, row) {
  const M = new Matrices(sheet);
  const { layer, what } = placeOf(sheet, sheet.steps[at]);
  const n = row + 1;
  const rows = ROWS[what];
  return rows && layer ? { name: NUMBER_NAME[what](layer, n), ...rows(M, layer, row, n) } : null;
}

const term = (label, ...factors) => ({ label, factors, value: factors.reduce((p, f) => p * f, 1) });
const into = (layer, i) => (layer > 1 ? `a${i}` : `x${i}`);

const ROWS = {
  z: (M, l, row, n) => ({
    terms: [
      ...M.values("oldW", l)[row].map((w, i) => term(`w${n},${i + 1} · ${into(l, i + 1)}`, w, M.arriving(l)[i])),
      term(`b${n}`, M.values("oldb", l)[row]),
    ],
    result: M.values("z", l)[row],
  }),
  a: (M, l, row, n) => ({ terms: [term(`${M.activation(l)} of z${n}`, M.values("z", l)[row])], applied: true, result: M.values("a", l)[row] }),
  da: (M, l, row) => ({
    terms: l < M.depth
      ? M.values("dz", l + 1).map((d, k) => term(`w${k + 1},${row + 1} · ∂z${k + 1}`, M.values("oldW", l + 1)[k][row], d)) : [],
    result: M.values("da", l)[row],
  }),
  slope: (M, l, row, n) => ({ terms: [term(`slope of ${M.activation(l)} at z${n}`, M.values("z", l)[row])], applied: true, result: M.values("slope", l)[row] }),
  dz: (M, l, row, n) => ({
    terms: M.values("slope", l)
      ? [term(`∂a${n} · a′${n}`, M.values("da", l)[row], M.values("slope", l)[row])]
      : [term(`a${n}`, M.values("a", l)[row]), term(`−y${n}`, -M.target()[row])],
    result: M.values("dz", l)[row],
  }),
  db: (M, l, row, n) => ({ terms: [term(`∂z${n}`, M.values("dz", l)[row])], result: M.values("db", l)[row] }),
};
