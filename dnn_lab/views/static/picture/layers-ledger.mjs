// The chosen neuron's own numbers in a row of cells: what is used, the signs between, and the yellow result.

import { CELL } from "./layers-layout.mjs";
import { LETTER, words } from "./layers-words.mjs";
import { short } from "./numbers.mjs";
import { rect } from "./svg.mjs";

const SIGN = 22;

export function ledger(d) {
  const { pen, scene, view, place } = d;
  const items = ITEMS[scene.key](d, (what) => entry(d, what, scene.layer, scene.row), scene);
  const sizes = items.map((item) => (item.symbol ? CELL.w : Math.max(SIGN, pen.width(item, "title") + 10)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let x = Math.max(2, Math.min(place.ledger.x, view.width - 2 - total));
  return items.map((item, i) => {
    const box = { x, y: place.ledger.y, w: sizes[i], h: CELL.h };
    x += sizes[i];
    return item.symbol ? cell(pen, item, box, scene) : sign(pen, item, box, scene);
  }).join("");
}

function sign(pen, parts, box, { formula }) {
  return formula ? pen.text(box.x + box.w / 2, box.y + CELL.h / 2 + 4, parts, "title", { cls: "used" }) : "";
}

function cell(pen, { symbol, value, now }, box, { lit }) {
  if (!now && !lit) return "";
  const cls = now ? "now" : "used";
  const middle = box.x + box.w / 2;
  const text = value !== null ? pen.fit(value, box.w - 6, "lit") : now ? "?" : "";
  const number = text ? pen.text(middle, box.y + 34, [text], "lit", { cls }) : "";
  return rect(box, `cell ${cls}`, { r: 8 }) + pen.text(middle, box.y + 16, [symbol], "name", { cls }) + number;
}

// A cell of the ledger: { symbol, value (null: not yet), now }.
function entry({ M, scene, view }, what, layer, row, col) {
  const found = M.values(what, layer)?.[row];
  const value = (col === undefined ? found : found?.[col]) ?? null;
  const place = col === undefined ? `${row + 1}` : `${row + 1},${col + 1}`;
  const letter = what === "a" && !layer ? "x" : LETTER[what];
  return {
    symbol: { b: col === undefined ? letter : letter.toLowerCase(), s: place },
    value: M.known(view, what, layer, row, col) ? value : null,
    now: what === scene.what && layer === scene.layer,
  };
}

// The sum of the products, without the bias; from z once that is known, as both are sent rounded.
function sum({ M, view }, { layer, row, counted }) {
  const [z, b, weights] = ["z", "oldb", "oldW"].map((what) => M.values(what, layer)[row]);
  const added = () => M.values("a", layer - 1).reduce((total, a, i) => total + weights[i] * a, 0);
  const value = M.known(view, "z", layer, row) ? z - b : added();
  return { symbol: words("sum")[0][0], value: counted ? value : null, now: false };
}

const rate = ({ M }) => [M.rate === null ? "− η ·" : `− ${short(M.rate, 5)} ·`];
const called = ({ M }, layer, mark = "") => [`${M.activation(layer)}${mark} →`];
const share = ({ M }) => (M.lossFactor === 1 ? [] : [[`2/${M.sizes.at(-1)} · (`]]);

// The cells and signs of each scene; one(what) is the chosen row's number.
const ITEMS = {
  z: (d, one, scene) => [sum(d, scene), ["+"], one("oldb"), ["="], one("z")],
  a: (d, one, { layer }) => [one("z"), called(d, layer), one("a")],
  softmax: (d, one, { layer }) => [one("z"), called(d, layer), one("a")],
  L: ({ M, view }) => [{ symbol: { b: LETTER.L, s: "" }, value: view.known("L") ? M.loss : null, now: true }],
  da: (d, one) => [one("da")],
  daLast: (d, one) => [one("a"), [","], one("y"), ["→"], one("da")],
  slope: (d, one, { layer }) => [one("z"), called(d, layer, "′"), one("slope")],
  dz: (d, one) => [one("da"), ["·"], one("slope"), ["="], one("dz")],
  dzLast: (d, one) => [...share(d), one("a"), ["−"], one("y"), [share(d).length ? ") =" : "="], one("dz")],
  dW: (d, one, { layer, row, col }) => (col === null
    ? [one("dz"), words("each", { x: layer > 1 ? "a" : "x" })[0]]
    : [one("dz"), ["·"], entry(d, "a", layer - 1, col), ["="], entry(d, "dW", layer, row, col)]),
  db: (d, one) => [one("dz"), ["="], one("db")],
  W: (d, one, { layer, row, col }) => {
    const entryOf = (what) => entry(d, what, layer, row, col);
    return col === null ? [] : stepped(d, entryOf, "oldW", "dW", "W");
  },
  b: (d, one) => stepped(d, one, "oldb", "db", "b"),
};

const stepped = (d, one, old, gradient, next) => [one(old), rate(d), one(gradient), ["="], one(next)];
