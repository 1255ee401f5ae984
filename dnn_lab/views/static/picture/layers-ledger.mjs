// The chosen neuron's own numbers in a row of cells: what is used, the signs between, and the yellow result.

import { CELL } from "./layers-layout.mjs";
import { LETTER, words } from "./layers-words.mjs";
import { rect } from "./svg.mjs";
import { short } from "./numbers.mjs";

const SIGN = 22;

export function ledger(M, pen, scene, view, place) {
  const items = itemsOf(M, scene, view);
  if (!items) return "";
  const sizes = items.map((item) => (item.symbol ? CELL.w : Math.max(SIGN, pen.width([item].flat(), "title") + 10)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const y = place.zone + place.ledger.y;
  let x = Math.max(2, Math.min(place.ledger.x, view.width - 2 - total));
  return items.map((item, i) => {
    const box = { x, y, w: sizes[i], h: CELL.h };
    x += sizes[i];
    return item.symbol ? cell(pen, item, box, scene) : sign(pen, [item].flat(), box, scene);
  }).join("");
}

const sign = (pen, parts, box, { formula }) => (formula ? pen.text(box.x + box.w / 2, box.y + CELL.h / 2 + 4, parts, "title", { cls: "used" }) : "");

function cell(pen, { symbol, value, now }, box, { lit }) {
  if (!now && !lit) return "";
  const state = now ? "now" : "used";
  const text = value === null ? (now ? "?" : "") : pen.fit(value, box.w - 6, "lit");
  const middle = box.x + box.w / 2;
  const name = pen.text(middle, box.y + 16, [symbol], "name", { cls: state });
  return rect(box, `cell ${state}`, { r: 8 }) + name + (text ? pen.text(middle, box.y + 34, [text], "lit", { cls: state }) : "");
}

function itemsOf(M, scene, view) {
  const { what, layer, row, col } = scene;
  const one = (key, j = row, i = null) => item(M, scene, view, key, layer, j, i);
  return ITEMS[scene.key](one, M, scene, { layer, row, col, what });
}

function item(M, scene, view, what, layer, row, col) {
  const now = what === scene.what && layer === scene.layer;
  const known = what === "L" ? view.known("L") : M.known(view, what, layer, row, col ?? undefined);
  const found = what === "L" ? M.loss : M.values(what, layer)?.[row];
  const value = Array.isArray(found) ? found[col] : found ?? null;
  const places = what === "L" ? "" : col === null ? `${row + 1}` : `${row + 1},${col + 1}`;
  const letter = col === null ? LETTER[what] : LETTER[what].toLowerCase();
  return { symbol: { b: letter, s: places }, value: known ? value : null, now };
}

// What came in over a weight: an input or an activation of the layer before.
function entered(M, { layer, col }, view) {
  return { symbol: { b: layer > 1 ? "a" : "x", s: `${col + 1}` }, value: M.arriving(layer)[col], now: false };
}

const rate = (M) => (M.rate === null ? "− η ·" : `− ${short(M.rate, 5)} ·`);

const ITEMS = {
  z: (one, M, scene) => {
    const [z, b] = [M.values("z", scene.layer)[scene.row], M.values("oldb", scene.layer)[scene.row]];
    return [{ symbol: words("sum")[0][0], value: scene.counted ? z - b : null, now: false }, "+", one("oldb"), "=", one("z")];
  },
  a: (one, M, { layer }) => [one("z"), `${M.activation(layer)} →`, one("a")],
  L: (one) => [one("L")],
  da: (one) => [one("da")],
  daLast: (one) => [one("a"), ",", one("y"), "→", one("da")],
  slope: (one, M, { layer }) => [one("z"), `${M.activation(layer)}′ →`, one("slope")],
  dz: (one) => [one("da"), "·", one("slope"), "=", one("dz")],
  dzLast: (one, M) => [...(M.lossFactor === 1 ? [] : [`2/${M.sizes.at(-1)} ·`]), one("a"), "−", one("y"), "=", one("dz")],
  dW: (one, M, scene) => (scene.col === null ? [one("dz"), words("each", { x: scene.layer > 1 ? "a" : "x" })[0]] : [one("dz"), "·", entered(M, scene), "=", one("dW", scene.row, scene.col)]),
  db: (one) => [one("dz"), "=", one("db")],
  W: (one, M, { row, col }) => (col === null ? null : [one("oldW", row, col), rate(M), one("dW", row, col), "=", one("W", row, col)]),
  b: (one, M) => [one("oldb"), rate(M), one("db"), "=", one("b")],
};
