// The arrays behind a drawing by layer: from the payload's matrices, or from single quantities where a small network
// is drawn by layer because the page is narrow. Layers count from 1; the activations of layer 0 are the inputs.

import { LAYER_NAME, nameOf, placeOf } from "./layers-names.mjs";
import { cellsOf, sumOf } from "./layers-row.mjs";

const FIELD = { oldW: "W", oldb: "b", W: "Wnew", b: "bnew" };
const WIDE = new Set(["oldW", "dW", "W"]);
const GIVEN = new Set(["oldW", "oldb", "y"]);
// Vectors that are shaded on one scale where one is a copy of the other, number by number (ReLU above 0).
const COPIES = { z: "a", a: "z", da: "dz", dz: "da" };

const range = (count) => Array.from({ length: count }, (_, i) => i);
const made = new WeakMap();

export function matricesOf(sheet) {
  if (!made.has(sheet)) made.set(sheet, new Matrices(sheet));
  return made.get(sheet);
}

class Matrices {
  constructor(sheet) {
    this.sheet = sheet;
    this.sizes = sheet.matrices ? sizesOf(sheet.matrices) : columnsOf(sheet.picture).map(({ nodes }) => nodes.length);
    this.depth = this.sizes.length - 1;
    this.phases = new Set(sheet.groups.map(({ phase }) => phase));
    this.byNumber = sheet.steps.some((step) => placeOf(step).row !== null);
    this.memo = new Map();
  }

  once(key, make) {
    if (!this.memo.has(key)) this.memo.set(key, make());
    return this.memo.get(key);
  }

  activation(layer) {
    const { matrices, picture } = this.sheet;
    return matrices ? matrices.layers[layer - 1].activation : picture.columns[layer].title.split(" · ")[1];
  }

  // A vector or a matrix (rows) of a layer, the same array each time; null if this pass has none.
  values(what, layer) {
    return this.once(`${what} ${layer}`, () => {
      if (what === "y" && layer < this.depth) return null;
      return this.sheet.matrices ? this.sent(what, layer) : this.gathered(what, layer);
    });
  }

  sent(what, layer) {
    const { x, y, layers } = this.sheet.matrices;
    if (what === "y") return y ?? null;
    return (layer ? layers[layer - 1][FIELD[what] ?? what] : x) ?? null;
  }

  gathered(what, layer) {
    const number = (j, i) => this.sheet.quantities[nameOf(what, layer, j, i)]?.value ?? null;
    const columns = WIDE.has(what) ? range(this.sizes[layer - 1]) : null;
    const rows = range(this.sizes[layer]).map((j) => (columns ? columns.map((i) => number(j, i)) : number(j)));
    return rows.flat().every((value) => value === null) ? null : rows;
  }

  get loss() {
    return this.sheet.matrices?.loss ?? this.sheet.quantities.L?.value ?? null;
  }

  // The learning rate, where the worksheet names it.
  get rate() {
    const typed = this.sheet.change?.rows.find(({ key }) => key === "rate");
    return this.sheet.quantities.rate?.value ?? (typed ? Number(typed.text) : null);
  }

  // What the difference of output and target is multiplied by to be ∂z: 1, or 2/n for a mean of squares.
  get lossFactor() {
    const [a, y, dz] = ["a", "y", "dz"].map((what) => this.values(what, this.depth));
    const off = (value, k) => Math.abs(value - (a[k] - y[k])) > 2e-3 * largest([a, y]);
    return dz.some(off) ? 2 / dz.length : 1;
  }

  // Columns for rows: the picture of a matrix that has turned a corner.
  turned(layer) {
    const W = this.values("oldW", layer);
    return this.once(`turned ${layer}`, () => W[0].map((_, i) => W.map((row) => row[i])));
  }

  // Whether a number has been worked out (without a row: any of the layer); what no step works out is known.
  known(view, what, layer, row, col) {
    if (GIVEN.has(what) || layer === 0) return true;
    if (!view.known(LAYER_NAME[what](layer))) return false;
    return row === undefined || view.known(nameOf(what, layer, row, col));
  }

  // The values with null for every number that is not worked out yet; null if this pass has none.
  seen(view, what, layer) {
    const values = this.values(what, layer);
    if (!values || !this.byNumber) return values && this.known(view, what, layer) ? values : blank(values);
    const keep = (value, j, i) => (this.known(view, what, layer, j, i) ? value : null);
    return values.map((one, j) => (WIDE.has(what) ? one.map((value, i) => keep(value, j, i)) : keep(one, j)));
  }

  // The size that gets the strongest shade.
  most(what, layer) {
    return this.once(`most ${what} ${layer}`, () => {
      const own = this.values(what === "W" ? "oldW" : what, layer);
      const other = layer && COPIES[what] ? this.values(COPIES[what], layer) : null;
      const copied = other?.some((value, j) => value && value === own[j]);
      return largest(copied ? [own, other] : own);
    });
  }
}

const sizesOf = ({ x, layers }) => [x.length, ...layers.map(({ z }) => z.length)];
const columnsOf = ({ columns }) => columns.filter(({ nodes }) => nodes[0].kind !== "loss");
const blank = (values) => values && values.map((one) => (Array.isArray(one) ? one.map(() => null) : null));
const largest = (rows) => rows.flat().reduce((most, value) => Math.max(most, Math.abs(value ?? 0)), 1e-12);

// One neuron of a whole-layer step as a sum, number by number: { name, terms, bias, sum, applied, result } of
// layers-row.mjs. Null where the row of a matrix is worked out, which is no sum: layerCells has its entries.
export const layerRow = (sheet, at, row) => opened(sheet, at, row, sumOf);
export const layerCells = (sheet, at, row) => opened(sheet, at, row, cellsOf);

function opened(sheet, at, row, open) {
  const { layer, what } = placeOf(sheet.steps[at]);
  const M = matricesOf(sheet);
  return layer ? open(M, what, layer, Math.min(row, M.sizes[layer] - 1)) : null;
}
