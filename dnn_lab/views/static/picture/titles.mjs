// What stands over a drawing: the titles of its columns, and the arrow that says which way the pass goes.

import { line, path, round } from "./svg.mjs";

export function drawTitles(pen, places, labels, backward) {
  const anchor = places.across ? "middle" : "start";
  const titles = places.columns.map(({ title, x, y }) => {
    const w = pen.width([title], "title");
    const middle = Math.max(w / 2, Math.min(places.width - w / 2, x));
    labels.block({ x: places.across ? middle - w / 2 : x, y: y - 11, w, h: 15 });
    return pen.text(places.across ? middle : x, y, [title], "title", { anchor, cls: places.across ? "" : "over" });
  });
  return titles.join("") + (places.across ? arrow(places.arrow, backward) : arrowBeside(pen, places, backward));
}

function arrow({ from, to, y }, backward) {
  const head = backward ? `M${round(from - 1)} ${y}l8 -4v8z` : `M${round(to + 1)} ${y}l-8 -4v8z`;
  return line(from, y, to, y, "axis") + path(head, "axis-head");
}

// Upright, a short arrow stands beside the title where the pass begins.
function arrowBeside(pen, places, backward) {
  const { title, x, y } = backward ? places.columns.at(-1) : places.columns[0];
  const at = round(x + pen.width([title], "title") + 10);
  const head = backward ? `M${at} ${y - 12}l-4 7h8z` : `M${at} ${y + 1}l-4 -7h8z`;
  return line(at, y - 11, at, y, "axis") + path(head, "axis-head");
}
