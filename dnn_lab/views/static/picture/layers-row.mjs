// One row of a layer's step, opened number by number: terms are { label, symbols, factors, value }, value being the
// product of the factors. Functions of a Matrices, a layer (from 1) and a row (from 0).

import { nameOf } from "./layers-names.mjs";
import { rowWords } from "./layers-words.mjs";

// { name, terms, bias, sum, result }: the terms end with the bias, if there is one, and `sum` is without it.
// `applied` says that a function of the one term is taken instead of a sum. Null for the rows of matrices.
export function sumOf(M, what, layer, row) {
  if (!SUMS[what]) return null;
  const { bias = null, terms, applied = false } = SUMS[what](M, layer, row);
  const sum = terms.slice(0, bias === null ? terms.length : -1).reduce((total, { value }) => total + value, 0);
  return { name: nameOf(what, layer, row), terms, bias, sum, applied, result: M.values(what, layer)[row] };
}

// { name, cells: [{ terms, result }] }: every entry of a row of ∂W or of the new W. Null for vectors.
export function cellsOf(M, what, layer, row) {
  if (!CELLS[what]) return null;
  const values = M.values(what, layer)[row];
  return { name: nameOf(what, layer, row), cells: values.map((result, i) => ({ terms: CELLS[what](M, layer, row, i), result })) };
}

// A term from [base, subscript, factor] for each of its factors.
function term(...parts) {
  return {
    label: parts.map(([base, sub]) => base + sub).join(" · "),
    symbols: parts.map(([base, sub]) => [base, `${sub}`]),
    factors: parts.map(([, , factor]) => factor),
    value: parts.reduce((product, [, , factor]) => product * factor, 1),
  };
}

const called = (label, symbol, factor) => ({ applied: true, terms: [{ label, symbols: [symbol], factors: [factor], value: factor }] });
const enters = (M, l, i) => [l > 1 ? "a" : "x", i + 1, M.arriving(l)[i]];
const at = (M, what, l, j, letter) => [letter, j + 1, M.values(what, l)[j]];
// The loss's slope at a linear output is 2/n times the difference, if the loss is a mean of squares.
const shareOf = (M) => (M.lossFactor === 1 ? [] : [[`2/${M.sizes.at(-1)}`, "", M.lossFactor]]);

const SUMS = {
  z: (M, l, j) => {
    const products = M.values("oldW", l)[j].map((w, i) => term(["w", `${j + 1},${i + 1}`, w], enters(M, l, i)));
    const bias = M.values("oldb", l)[j];
    return { bias, terms: [...products, term(["b", j + 1, bias])] };
  },
  a: (M, l, j) => called(rowWords(M.activation(l) === "softmax" ? "softmax" : "a", { f: M.activation(l), n: j + 1 }), ["z", `${j + 1}`], M.values("z", l)[j]),
  slope: (M, l, j) => called(rowWords("slope", { f: M.activation(l), n: j + 1 }), ["z", `${j + 1}`], M.values("z", l)[j]),
  da: (M, l, j) => l < M.depth
    ? { terms: M.values("dz", l + 1).map((d, k) => term(["w", `${k + 1},${j + 1}`, M.values("oldW", l + 1)[k][j]], ["∂z", k + 1, d])) }
    : called(rowWords("daLast", { n: j + 1 }), ["a", `${j + 1}`], M.values("a", l)[j]),
  dz: (M, l, j) => M.values("slope", l)
    ? { terms: [term(at(M, "da", l, j, "∂a"), at(M, "slope", l, j, "a′"))] }
    : { terms: [term(...shareOf(M), at(M, "a", l, j, "a")), term(...shareOf(M), ["−y", j + 1, -M.target()[j]])] },
  db: (M, l, j) => ({ terms: [term(at(M, "dz", l, j, "∂z"))] }),
  b: (M, l, j) => ({ terms: [term(at(M, "oldb", l, j, "b")), term(["−η", "", -M.rate], at(M, "db", l, j, "∂b"))] }),
};

const CELLS = {
  dW: (M, l, j, i) => [term(at(M, "dz", l, j, "∂z"), enters(M, l, i))],
  W: (M, l, j, i) => {
    const place = `${j + 1},${i + 1}`;
    return [term(["w", place, M.values("oldW", l)[j][i]]), term(["−η", "", -M.rate], ["∂w", place, M.values("dW", l)[j][i]])];
  },
};
