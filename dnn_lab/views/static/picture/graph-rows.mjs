// Where the items of each layer stand along it: in their order, apart, and as straight before their neighbours as that
// allows. Each sweep asks for the mean of the neighbours and takes the nearest places that keep the distances: a least
// squares problem whose exact answer pools neighbours that would come too close (isotonic regression; Ayer et al., 1955).

import { straighten } from "./graph-lanes.mjs";
import { grouped } from "./graph-layers.mjs";

const SWEEPS = 24;
const PULL = { node: 1, mixed: 2, lane: 8 };

// layers in order; size(item) along the layer; gap(a, b) between two neighbours; room for all, where it is limited
// -> Map(id -> centre), the least edge 0.
export function rows(layers, segments, size, gap, room = Infinity) {
  const near = { before: grouped(segments, "to"), after: grouped(segments, "from") };
  const items = new Map(layers.flat().map((item) => [item.id, item]));
  const centre = new Map();
  for (const layer of layers) stack(layer, size, gap).forEach((at, i) => centre.set(layer[i].id, at));
  const offsets = layers.map((layer) => stack(layer, size, gap));
  const ends = layers.map((layer, i) => endsOf(layer, offsets[i], size, room));
  const count = layers.length;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0;
    for (let step = 0; step < count; step++) {
      const index = forward ? step : count - 1 - step;
      settle(layers[index], offsets[index], ends[index], (item) => wish(item, items, near, centre, forward, sweep), centre);
    }
  }
  straighten(layers, centre, (a, b) => size(a) / 2 + gap(a, b) + size(b) / 2);
  const least = Math.min(...layers.flat().map((item) => centre.get(item.id) - size(item) / 2));
  for (const [id, at] of centre) centre.set(id, at - least);
  return centre;
}

// One after another as close as they may stand.
function stack(layer, size, gap) {
  let at = 0;
  return layer.map((item, i) => {
    if (i) at += size(layer[i - 1]) / 2 + gap(layer[i - 1], item) + size(item) / 2;
    return at;
  });
}

// The first and the last place where a layer may begin; anywhere, where it is longer than the room.
function endsOf(layer, offsets, size, room) {
  const [first, last] = [size(layer[0]) / 2, room - offsets.at(-1) - size(layer.at(-1)) / 2];
  return first <= last ? [first, last] : [-Infinity, Infinity];
}

// Where an item would like to stand, and how strongly: the first sweeps look one way, the last ones both ways.
function wish(item, items, near, centre, forward, sweep) {
  const sides = sweep >= SWEEPS - 8 ? ["before", "after"] : [forward ? "before" : "after"];
  let [sum, weight] = [0, 0];
  for (const side of sides) {
    for (const segment of near[side].get(item.id) ?? []) {
      const other = side === "before" ? segment.from : segment.to;
      const pull = PULL[item.lane && items.get(other).lane ? "lane" : item.lane || items.get(other).lane ? "mixed" : "node"];
      sum += pull * centre.get(other);
      weight += pull;
    }
  }
  return weight ? { at: sum / weight, weight } : { at: centre.get(item.id), weight: 0.1 };
}

// The nearest places to the wishes that keep order and distances.
function settle(layer, offsets, [first, last], wishOf, centre) {
  const blocks = [];
  layer.forEach((item, i) => {
    const { at, weight } = wishOf(item);
    let block = { sum: (at - offsets[i]) * weight, weight, count: 1 };
    while (blocks.length && mean(blocks.at(-1)) >= mean(block)) block = pooled(blocks.pop(), block);
    blocks.push(block);
  });
  let i = 0;
  for (const block of blocks) {
    for (let k = 0; k < block.count; k++, i++) {
      centre.set(layer[i].id, Math.max(first, Math.min(last, mean(block))) + offsets[i]);
    }
  }
}

const mean = ({ sum, weight }) => sum / weight;
const pooled = (a, b) => ({ sum: a.sum + b.sum, weight: a.weight + b.weight, count: a.count + b.count });
