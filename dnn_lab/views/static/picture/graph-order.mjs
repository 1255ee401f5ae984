// The order of items within each layer: few edges cross. Barycentres, layer by layer forward and back, then exchanges of
// neighbours, from several starting orders; the best one found is kept (Eades and Wormald, 1994, survey why).

import { grouped } from "./graph-layers.mjs";

const SWEEPS = 8, SHUFFLES = 6;

// The layers of `layered`, each in a good order.
export function ordered({ layers, segments }) {
  const near = { before: grouped(segments, "to"), after: grouped(segments, "from") };
  let best = null;
  for (const start of starts(layers, near)) {
    const found = improved(start, segments, near);
    if (!best || found.count < best.count) best = found;
    if (!best.count) break;
  }
  return asTyped(best.layers);
}

// Turned over where that brings the nodes nearer to the order in which they were typed.
function asTyped(layers) {
  const turned = layers.reduce((sum, layer) => sum + upsideDown(layer.filter(({ node }) => node).map(({ number }) => number)), 0);
  return turned > 0 ? layers.map((layer) => [...layer].reverse()) : layers;
}

// Pairs that stand the other way round, less those that stand as typed.
const upsideDown = (numbers) => numbers.reduce((sum, a, i) => sum + numbers.slice(i + 1).reduce((s, b) => s + (b < a ? 1 : -1), 0), 0);

// Crossings between neighbouring layers, summed.
export function crossings(layers, segments) {
  const place = placesIn(layers);
  const groups = grouped(segments.map(({ from, to }) => ({ from: place.get(from).at, to: place.get(to).at, layer: place.get(from).layer })), "layer");
  return [...groups.values()].reduce((sum, group) => sum + inversions(group), 0);
}

function inversions(pairs) {
  const sorted = [...pairs].sort((a, b) => a.from - b.from || a.to - b.to);
  let count = 0;
  for (let i = 0; i < sorted.length; i++) for (let j = i + 1; j < sorted.length; j++) count += sorted[j].to < sorted[i].to && sorted[j].from > sorted[i].from;
  return count;
}

function placesIn(layers) {
  const places = new Map();
  layers.forEach((layer, index) => layer.forEach(({ id }, at) => places.set(id, { layer: index, at })));
  return places;
}

// As a walk from the result meets the operands, in both directions; as listed; and a few shuffles, always the same ones.
function starts(layers, near) {
  const walk = (turn) => {
    const seen = new Map();
    const stack = [...layers].reverse().flat().map(({ id }) => id).reverse();
    while (stack.length) {
      const id = stack.pop();
      if (seen.has(id)) continue;
      seen.set(id, seen.size);
      const next = (near.before.get(id) ?? []).map(({ from }) => from);
      stack.push(...(turn ? next : next.reverse()));
    }
    return layers.map((layer) => [...layer].sort((a, b) => seen.get(a.id) - seen.get(b.id)));
  };
  return [walk(false), walk(true), layers, ...Array.from({ length: SHUFFLES }, (_, i) => shuffled(layers, i + 1))];
}

function shuffled(layers, seed) {
  let state = seed;
  const next = () => (state = (state * 16807) % 2147483647);
  return layers.map((layer) => layer.map((item) => [next(), item]).sort(([a], [b]) => a - b).map(([, item]) => item));
}

function improved(start, segments, near) {
  let layers = start.map((layer) => [...layer]);
  let best = { layers, count: crossings(layers, segments) };
  for (let sweep = 0; sweep < SWEEPS && best.count; sweep++) {
    layers = exchanged(swept(layers, near, sweep % 2 === 0), near);
    const count = crossings(layers, segments);
    if (count < best.count) best = { layers, count };
  }
  return best;
}

// One sweep: every layer sorted by the mean place of its neighbours in the layer before it (or after it).
function swept(layers, near, forward) {
  const sorted = layers.map((layer) => [...layer]);
  const order = layers.map((_, i) => i);
  for (const index of forward ? order.slice(1) : order.slice(0, -1).reverse()) {
    const place = new Map(sorted[forward ? index - 1 : index + 1].map(({ id }, at) => [id, at]));
    const mean = new Map(sorted[index].map(({ id }, at) => [id, barycentre(near, id, forward, place) ?? at]));
    sorted[index].sort((a, b) => mean.get(a.id) - mean.get(b.id));
  }
  return sorted;
}

function barycentre(near, id, forward, place) {
  const others = (forward ? near.before : near.after).get(id) ?? [];
  const places = others.map(({ from, to }) => place.get(forward ? from : to));
  return places.length ? places.reduce((sum, at) => sum + at, 0) / places.length : null;
}

// Neighbours change places wherever that takes crossings away, until nothing gets better.
function exchanged(layers, near) {
  const place = placesIn(layers);
  const at = (id) => place.get(id).at;
  const cost = (a, b) => pairCost(near.before, a, b, at, "from") + pairCost(near.after, a, b, at, "to");
  for (let again = true; again;) {
    again = false;
    for (const layer of layers) {
      for (let i = 0; i + 1 < layer.length; i++) {
        const [a, b] = [layer[i], layer[i + 1]];
        if (cost(a.id, b.id) <= cost(b.id, a.id)) continue;
        [layer[i], layer[i + 1]] = [b, a];
        place.get(a.id).at = i + 1;
        place.get(b.id).at = i;
        again = true;
      }
    }
  }
  return layers;
}

// Crossings of the edges of `a` with those of `b` while a stands before b.
function pairCost(groups, a, b, at, side) {
  let cost = 0;
  for (const one of groups.get(a) ?? []) for (const other of groups.get(b) ?? []) cost += at(one[side]) > at(other[side]);
  return cost;
}
