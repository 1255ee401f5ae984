// One row of a layer's step, opened number by number, as terms { label, symbols, factors, value }; the value is the
// product of the factors. Functions of a Matrices, a layer (from 1) and a row (from 0).

import { nameOf } from "./layers-names.mjs";
import { rowWords } from "./layers-words.mjs";

// { name, terms, bias, sum, applied, result }: the terms end with the bias, if there is one, and `sum` is without it.
// `applied` says that a function of the one term is taken instead of a sum. Null for the rows of matrices.
export function sumOf(M, what, layer, row) {
  if (!SUMS[what]) return null;
  const { bias = null, terms, applied = false } = SUMS[what](M, layer, row);
  const products = bias === null ? terms : terms.slice(0, -1);
  const sum = products.reduce((total, { value }) => total + value, 0);
  return { name: nameOf(what, layer, row), terms, bias, sum, applied, result: M.values(what, layer)[row] };
}

// { name, cells: [{ terms, result }] }: every entry of a row of ∂W or of the new W. Null for vectors.
export function cellsOf(M, what, layer, row) {
  if (!CELLS[what]) return null;
  const cells = M.values(what, layer)[row].map((result, i) => ({ terms: CELLS[what](M, layer, row, i), result }));
  return { name: nameOf(what, layer, row), cells };
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

// A function of one number.
function called(key, M, l, j, what = "z") {
  const label = rowWords(key, { f: M.activation(l), n: j + 1 });
  return { applied: true, terms: [{ ...term(at(M, what, l, j, what)), label }] };
}

const at = (M, what, l, j, letter) => [letter, j + 1, M.values(what, l)[j]];
const weight = (M, l, j, i) => ["w", `${j + 1},${i + 1}`, M.values("oldW", l)[j][i]];
const entering = (M, l, i) => at(M, "a", l - 1, i, l > 1 ? "a" : "x");
const against = (M) => ["−η", "", -M.rate];

const SUMS = {
  z: (M, l, j) => {
    const products = M.values("a", l - 1).map((_, i) => term(weight(M, l, j, i), entering(M, l, i)));
    return { bias: M.values("oldb", l)[j], terms: [...products, term(at(M, "oldb", l, j, "b"))] };
  },
  a: (M, l, j) => called(M.activation(l) === "softmax" ? "softmax" : "a", M, l, j),
  slope: (M, l, j) => called("slope", M, l, j),
  da: (M, l, j) => (l < M.depth ? { terms: fan(M, l, j) } : called("daLast", M, l, j, "a")),
  dz: (M, l, j) => ({
    terms: M.values("slope", l) ? [term(at(M, "da", l, j, "∂a"), at(M, "slope", l, j, "a′"))] : difference(M, l, j),
  }),
  db: (M, l, j) => ({ terms: [term(at(M, "dz", l, j, "∂z"))] }),
  b: (M, l, j) => ({ terms: [term(at(M, "oldb", l, j, "b")), term(against(M), at(M, "db", l, j, "∂b"))] }),
};

const CELLS = {
  dW: (M, l, j, i) => [term(at(M, "dz", l, j, "∂z"), entering(M, l, i))],
  W: (M, l, j, i) => {
    const gradient = ["∂w", `${j + 1},${i + 1}`, M.values("dW", l)[j][i]];
    return [term(weight(M, l, j, i)), term(against(M), gradient)];
  },
};

// All paths ahead of a neuron: the column of the next W, each weight with the ∂z that it leads to.
function fan(M, l, j) {
  return M.values("dz", l + 1).map((_, k) => term(weight(M, l + 1, k, j), at(M, "dz", l + 1, k, "∂z")));
}

function difference(M, l, j) {
  const share = M.lossFactor === 1 ? [] : [[`2/${M.sizes[l]}`, "", M.lossFactor]];
  return [term(...share, at(M, "a", l, j, "a")), term(...share, ["−y", j + 1, -M.values("y", l)[j]])];
}
