// What the drawing adds when the paths of a weight are lit: their numbers, and the product of each by the loss.

import { short } from "./numbers.mjs";

const LISTED = 4, NUMBERED = 9, ROW = 21;

// The quantities that are multiplied along the paths (as pathsOf of paths.mjs found them, or null).
export const factorsOf = (found) => new Set(found?.paths.flatMap(({ factors }) => factors.map(({ q }) => q)));

// A path's number stands on the first edge that is its alone; where some path has none, the table tells them apart.
export function badgesOf(found) {
  const paths = found?.paths ?? [];
  if (paths.length < 2 || paths.length > NUMBERED) return new Map();
  const shared = (id) => paths.filter(({ edges }) => edges.includes(id)).length > 1;
  const badges = paths.map(({ edges }, i) => [edges.find((id) => !shared(id)), i + 1]);
  return badges.every(([id]) => id) ? new Map(badges) : new Map();
}

// The product of each path by the loss, where there is room for all of them.
export function drawProducts(pen, places, labels, { paths }) {
  const loss = places.nodes.get("L");
  if (!loss || paths.length > LISTED) return;
  const texts = paths.map(({ product }) => short(product, 7));
  const size = { w: Math.max(...texts.map((text) => pen.width([text], "edge"))) + 24, h: 18 };
  const rows = spotsByLoss(places, loss, size, texts.length).find((boxes) => boxes.every((box) => labels.free(box)));
  for (const [i, box] of (rows ?? []).entries()) {
    const badge = paths.length > 1 ? labels.badge(box.x + 9, box.y + 9, i + 1) : "";
    labels.out += badge + pen.text(box.x + box.w, box.y + 13.5, [texts[i]], "edge", { anchor: "end", cls: "any" });
  }
}

// Across under or over the loss, or away from it; upright at its right, its left or the edge.
function spotsByLoss({ across, width, height }, loss, size, count) {
  const tall = count * ROW;
  const [x, under, over] = [loss.x + loss.w - size.w, loss.y + loss.h, loss.y - tall];
  const low = Math.min(loss.y, height - tall);
  const starts = across
    ? [under + 14, over - 8, under + 34, over - 28, height - tall].map((y) => ({ x, y }))
    : [loss.x + loss.w + 10, loss.x - size.w - 10, width - size.w].map((left) => ({ x: left, y: low }));
  return starts.map((start) => Array.from({ length: count }, (_, i) => ({ x: start.x, y: start.y + i * ROW, ...size })));
}
