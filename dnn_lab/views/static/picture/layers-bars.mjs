// The products of the row (or column) that is worked out, as bars: under their columns up adds and down takes away;
// beside their rows right adds and left takes away. A line leads from the bars to where the sum belongs.

import { ZONE } from "./layers-layout.mjs";
import { productsOf } from "./layers-scene.mjs";
import { line, path, round } from "./svg.mjs";

const thick = (size) => Math.max(Math.min(1, size), size - 1);
const most = (products) => Math.max(...products.map(Math.abs), 1e-12);

// Bars of each sign as one path. shape(i, length) gives the path of bar i; lengths are signed, 1 for the longest.
function bars(products, shape) {
  const d = { pos: "", neg: "" };
  const longest = most(products);
  products.forEach((product, i) => {
    if (product) d[product < 0 ? "neg" : "pos"] += shape(i, product / longest);
  });
  return Object.entries(d).map(([sign, text]) => (text ? path(text, `bar ${sign}`) : "")).join("");
}

export function rowBars({ M, view, scene, place: { main, zone, side, gap, right } }) {
  if (scene.ahead || !scene.bars) return "";
  const zero = zone + ZONE.zero;
  const products = productsOf(M, scene, view);
  const axis = line(main.x, zero, right, zero, "axis");
  if (!products) return scene.lit ? axis : "";
  const inset = main.w >= 3 ? 0.5 : 0;
  const shape = (i, length) => `M${round(main.x + i * main.w + inset)} ${zero}h${round(thick(main.w))}v${round(-length * ZONE.bar)}h${round(-thick(main.w))}z`;
  return bars(products.map((product) => product ?? 0), shape) + axis + (scene.what === "z" ? toBias(main, scene, zero, right, gap, side) : "");
}

// The sum goes up to its row, where it meets the bias.
function toBias(main, { row }, zero, right, gap, side) {
  const [x, y] = [right + gap / 2, main.y + (row + 0.5) * main.h];
  return path(`M${right + 2} ${zero}H${x}V${round(y)}H${side.x - 5}`, "lead") + path(`M${side.x - 1.5} ${round(y)}l-5 -3.5v7z`, "lead-head");
}

export function fanBars({ M, view, scene, place: { main, zone, side } }) {
  if (!scene.ahead) return "";
  const left = side.x + side.step + 6;
  const long = Math.min(56, (view.width - 4 - left) / 2);
  const zero = Math.round(left + long);
  const products = productsOf(M, scene, view);
  const axis = line(zero, main.y, zero, zone, "axis");
  if (!products) return scene.lit ? axis : "";
  const shape = (k, length) => `M${zero} ${round(main.y + k * main.h + 0.5)}h${round(length * long)}v${round(thick(main.h))}h${round(-length * long)}z`;
  return bars(products, shape) + axis + toColumn(main, scene, zero, zone);
}

// The sum goes down and along to its column.
function toColumn(main, { row }, zero, zone) {
  const x = round(main.x + (row + 0.5) * main.w);
  return path(`M${zero} ${zone + 2}V${zone + 7}H${x}V${zone + 10}`, "lead") + path(`M${x} ${zone + 14.5}l-3.5 -5h7z`, "lead-head");
}
