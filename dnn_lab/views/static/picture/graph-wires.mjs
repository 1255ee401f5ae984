// The curves between the items of a graph's drawing. An operation has an entrance for each operand; what several edges
// share is one wire, and each occurrence of an operand ends in a curve of its own.

import { grouped } from "./graph-layers.mjs";
import { curve } from "./svg.mjs";

const BOW = 11;

// [{ edges: [ids], column, curve, d }], those of one edge in order: `d` is the whole path, the curve what a label stands
// on, the column where it leads.
export function wiresOf(segments, items, picture, across) {
  const entrances = entrancesOf(segments, items, across);
  const twins = grouped(segments.filter(({ last }) => last).map((segment) => ({ segment, key: `${segment.from} ${segment.to}` })), "key");
  return segments.map((segment) => {
    const [from, to] = [items.get(segment.from), items.get(segment.to)];
    const bow = segment.last ? bowOf(twins.get(`${segment.from} ${segment.to}`), segment) : 0;
    const drawn = curve(leave(from, across), entrances.get(segment), across, bow);
    const through = to.lane ? (across ? `h${to.w}` : `v${to.h}`) : "";
    return { edges: segment.edges, column: to.column, curve: drawn, d: drawn.d + through };
  });
}

const leave = ({ x, y, w, h }, across) => (across ? { x: x + w, y: y + h / 2 } : { x: x + w / 2, y: y + h });

function bowOf(twins, segment) {
  const place = twins.findIndex((twin) => twin.segment === segment);
  return (place - (twins.length - 1) / 2) * BOW * 2;
}

// Where each segment arrives: spread over the side of its node in the order in which the segments come.
function entrancesOf(segments, items, across) {
  const found = new Map();
  for (const [id, group] of grouped(segments, "to")) {
    const item = items.get(id);
    const side = across ? item.h : item.w;
    const along = (segment) => (across ? items.get(segment.from).y + items.get(segment.from).h / 2 : items.get(segment.from).x + items.get(segment.from).w / 2);
    const sorted = [...group].sort((a, b) => along(a) - along(b));
    const apart = Math.min(18, (side - 16) / Math.max(sorted.length - 1, 1));
    sorted.forEach((segment, i) => {
      const at = side / 2 + (i - (sorted.length - 1) / 2) * apart;
      found.set(segment, across ? { x: item.x, y: item.y + at } : { x: item.x + at, y: item.y });
    });
  }
  return found;
}
