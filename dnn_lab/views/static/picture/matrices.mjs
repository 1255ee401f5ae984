// The arrays behind a drawing by layer: from the payload's matrices, or from single quantities where a small network
// is drawn by layer because the page is narrow. Layers count from 1, rows and columns from 0.

import { LAYER_NAME, nameOf, placeOf } from "./layers-names.mjs";
import { cellsOf, sumOf } from "./layers-row.mjs";

const FIELD = { oldW: "W", oldb: "b", W: "Wnew", b: "bnew" };
const WIDE = new Set(["oldW", "dW", "W"]);
const GIVEN = new Set(["oldW", "oldb", "y"]);
// Vectors that are shaded on one scale where one is a copy of the other, number by number (ReLU above 0).
const COPIES = { z: "a", a: "z", da: "dz", dz: "da" };

const range = (count) => Array.from({ length: count }, (_, i) => i);
const found = new WeakMap();

export function matricesOf(sheet) {
  if (!found.has(sheet)) found.set(sheet, new Matrices(sheet));
  return found.get(sheet);
}

class Matrices {
  constructor(sheet) {
    this.sheet = sheet;
    this.sizes = sheet.matrices
      ? [sheet.matrices.x.length, ...sheet.matrices.layers.map((layer) => layer.z.length)]
      : sheet.picture.columns.filter((column) => column.nodes[0].kind !== "loss").map((column) => column.nodes.length);
    this.depth = this.sizes.length - 1;
    this.phases = new Set(sheet.groups.map(({ phase }) => phase));
    this.byNumber = sheet.steps.some((step) => step.name !== "L" && placeOf(sheet, step).row !== null);
    this.memo = new Map();
  }

  activation(layer) {
    if (this.sheet.matrices) return this.sheet.matrices.layers[layer - 1].activation;
    return this.sheet.picture.columns[layer].title.split(" · ")[1];
  }

  // A vector or a matrix (rows) of a layer, the same array each time; null if this pass has none.
  values(what, layer) {
    return this.once(`${what} ${layer}`, () => this.read(what, layer));
  }

  once(key, make) {
    if (!this.memo.has(key)) this.memo.set(key, make());
    return this.memo.get(key);
  }

  read(what, layer) {
    const { matrices, quantities } = this.sheet;
    if (what === "y") return layer < this.depth ? null : this.target();
    if (matrices) return matrices.layers[layer - 1][FIELD[what] ?? what] ?? null;
    const number = (j, i) => quantities[nameOf(what, layer, j, i)]?.value ?? null;
    const rows = range(this.sizes[layer]).map((j) => (WIDE.has(what) ? range(this.sizes[layer - 1]).map((i) => number(j, i)) : number(j)));
    return rows.flat().every((value) => value === null) ? null : rows;
  }

  target() {
    if (this.sheet.matrices) return this.sheet.matrices.y ?? null;
    const values = range(this.sizes.at(-1)).map((k) => this.sheet.quantities[`y${k + 1}`]?.value ?? null);
    return values.includes(null) ? null : values;
  }

  // What a layer receives: the activations before it, or the inputs.
  arriving(layer) {
    if (layer > 1) return this.values("a", layer - 1);
    if (this.sheet.matrices) return this.sheet.matrices.x;
    return this.once("x", () => range(this.sizes[0]).map((i) => this.sheet.quantities[`x${i + 1}`].value));
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
    const [a, y, dz] = [this.values("a", this.depth), this.target(), this.values("dz", this.depth)];
    return dz.some((value, k) => Math.abs(value - (a[k] - y[k])) > 2e-3 * largest([a, y])) ? 2 / dz.length : 1;
  }

  // Columns for rows: the picture of a matrix that has turned a corner.
  turned(layer) {
    const W = this.values("oldW", layer);
    return this.once(`turned ${layer}`, () => W[0].map((_, i) => W.map((row) => row[i])));
  }

  // Whether a number has been worked out (without a row: any of the layer); what no step works out is known.
  known(view, what, layer, row, col) {
    if (GIVEN.has(what)) return true;
    if (what === "L") return view.known("L");
    return view.known(LAYER_NAME[what](layer)) && (row === undefined || view.known(nameOf(what, layer, row, col)));
  }

  // The values with null for every number that is not worked out yet; null if this pass has none.
  seen(view, what, layer) {
    const values = this.values(what, layer);
    if (!values || GIVEN.has(what)) return values;
    if (!this.known(view, what, layer)) return values.map((one) => (Array.isArray(one) ? one.map(() => null) : null));
    if (!this.byNumber) return values;
    const keep = (value, j, i) => (this.known(view, what, layer, j, i) ? value : null);
    return values.map((one, j) => (Array.isArray(one) ? one.map((value, i) => keep(value, j, i)) : keep(one, j)));
  }

  arrived(view, layer) {
    return layer > 1 ? this.seen(view, "a", layer - 1) : this.arriving(layer);
  }

  // The size that gets the strongest shade.
  most(what, layer) {
    return this.once(`most ${what} ${layer}`, () => {
      const [own, other] = [this.values(what, layer), COPIES[what] && this.values(COPIES[what], layer)];
      const copied = other?.some((value, j) => value && value === own[j]);
      return largest(copied ? [own, other] : [own]);
    });
  }
}

export const largest = (rows) => rows.flat(2).reduce((most, value) => Math.max(most, Math.abs(value ?? 0)), 1e-12);

// One neuron of a whole-layer step as a sum, number by number: { name, terms, bias, sum, result }, see layers-row.mjs.
// Null where the row of a matrix is worked out, which is no sum: layerCells has its entries.
export const layerRow = (sheet, at, row) => opened(sheet, at, row, sumOf);
export const layerCells = (sheet, at, row) => opened(sheet, at, row, cellsOf);

function opened(sheet, at, row, open) {
  const { layer, what } = placeOf(sheet, sheet.steps[at]);
  const M = matricesOf(sheet);
  return layer ? open(M, what, layer, Math.min(row, M.sizes[layer] - 1)) : null;
}
