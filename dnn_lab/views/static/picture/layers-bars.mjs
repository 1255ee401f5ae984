// The products of the row (or column) that is worked out, as bars: under their columns up adds and down takes away;
// beside their rows right adds and left takes away. A line leads from the bars to where the sum belongs.

import { ZONE } from "./layers-layout.mjs";
import { productsOf } from "./layers-scene.mjs";
import { line, path, round } from "./svg.mjs";

const LONGEST = 56;
const thick = (size) => Math.max(Math.min(1, size), size - 1);

// Bars of each sign as one path. shape(i, length) is the path of bar i; lengths have a sign, and 1 is the longest.
function bars(products, shape) {
  const d = { pos: "", neg: "" };
  const most = Math.max(...products.map(Math.abs), 1e-12);
  products.forEach((product, i) => {
    if (product) d[product < 0 ? "neg" : "pos"] += shape(i, product / most);
  });
  return ["pos", "neg"].filter((sign) => d[sign]).map((sign) => path(d[sign], `bar ${sign}`)).join("");
}

export function rowBars({ M, view, scene, place }) {
  if (scene.ahead || !scene.bars || !scene.lit) return "";
  const { main, zone, right } = place;
  const zero = zone + ZONE.zero;
  const axis = line(main.x, zero, right, zero, "axis");
  const products = productsOf(M, scene, view);
  if (!products) return axis;
  const [start, w] = [main.x + (main.w >= 3 ? 0.5 : 0), round(thick(main.w))];
  const shape = (i, length) => `M${round(start + i * main.w)} ${zero}h${w}v${round(-length * ZONE.bar)}h${-w}z`;
  return bars(products, shape) + axis + (scene.what === "z" ? toBias(place, scene.row, zero) : "");
}

// The sum goes up to its row, where it meets the bias.
function toBias({ main, right, gap, side }, row, zero) {
  const y = round(main.y + (row + 0.5) * main.h);
  const way = `M${right + 2} ${zero}H${right + gap / 2}V${y}H${side.x - 5}`;
  return path(way, "lead") + path(`M${side.x - 1.5} ${y}l-5 -3.5v7z`, "lead-head");
}

export function fanBars({ M, view, scene, place: { main, zone, side } }) {
  if (!scene.ahead || !scene.lit) return "";
  const left = side.x + side.step + 6;
  const long = Math.min(LONGEST, (view.width - 4 - left) / 2);
  const zero = Math.round(left + long);
  const axis = line(zero, main.y, zero, zone, "axis");
  const products = productsOf(M, scene, view);
  if (!products) return axis;
  const h = round(thick(main.h));
  const shape = (k, length) => `M${zero} ${round(main.y + k * main.h + 0.5)}v${h}h${round(length * long)}v${-h}z`;
  return bars(products, shape) + axis + toColumn(main, scene.row, zero, zone);
}

// The sum goes down and along to its column.
function toColumn(main, row, zero, zone) {
  const x = round(main.x + (row + 0.5) * main.w);
  const way = `M${zero} ${zone + 2}V${zone + 7}H${x}V${zone + 10}`;
  return path(way, "lead") + path(`M${x} ${zone + ZONE.below - 1.5}l-3.5 -5h7z`, "lead-head");
}
