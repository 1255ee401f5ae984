// Where the neurons of a network lie: a column a layer, as large as the width and the fullest layer allow. Pure.

const HEAD = 54;
const TIGHT = { below: 72, head: 74 };
const TALLEST = 410;
const SMALLEST = 14;
const LARGEST = 46;
const SIDES = 8;

// sizes: neurons in each column. Gives the side of a neuron's picture, the height of all, and each column's places; in
// tight columns the headings are short, and the buttons stand below the number.
export function layout(sizes, width) {
  const most = Math.max(...sizes);
  const inner = width - 2 * SIDES;
  const pitch = inner / sizes.length;
  const tight = pitch < TIGHT.below;
  const head = tight ? TIGHT.head : HEAD;
  const side = Math.floor(Math.max(SMALLEST, Math.min(LARGEST, pitch * 0.58, (TALLEST - head) / most - 5)));
  const row = side + Math.max(4, Math.min(20, (TALLEST - head) / most - side));
  const height = Math.ceil(head + Math.max(most, 3) * row + 18);
  const columns = sizes.map((size, c) => {
    const middle = SIDES + pitch * (c + 0.5);
    const top = head + ((Math.max(most, 3) - size) * row) / 2;
    const units = Array.from({ length: size }, (_, i) => ({ x: Math.round(middle - side / 2), y: Math.round(top + i * row) }));
    return { middle, units };
  });
  return { side, pitch, tight, head, height, columns };
}

// Every weight as { layer, to, from, curve }, in the order in which they are sent.
export function edgesOf({ side, columns }) {
  const edges = [];
  for (let layer = 1; layer < columns.length; layer++) {
    columns[layer].units.forEach((end, to) => {
      columns[layer - 1].units.forEach((start, from) => {
        const [x1, y1, x2, y2] = [start.x + side, start.y + side / 2, end.x, end.y + side / 2];
        edges.push({ layer, to, from, curve: [x1, y1, (x1 + x2) / 2, y1, (x1 + x2) / 2, y2, x2, y2] });
      });
    });
  }
  return edges;
}

// The edge nearest to a place, if one is within `reach` pixels.
export function nearest(edges, x, y, reach = 6) {
  let best = null;
  let least = reach;
  for (const edge of edges) {
    const [x1, , , , , , x2] = edge.curve;
    if (x < x1 || x > x2) continue;
    const away = Math.abs(heightAt(edge.curve, x) - y);
    if (away < least) [least, best] = [away, edge];
  }
  return best;
}

// The height of a curve at x. Its middle points lie at half its width, so x grows with t and t is found by halving.
export function heightAt([x1, y1, xm, , , , x2, y2], x) {
  const mix = (a, b, c, d, t) => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t ** 3 * d;
  let [low, high] = [0, 1];
  for (let i = 0; i < 20; i++) {
    const t = (low + high) / 2;
    if (mix(x1, xm, xm, x2, t) < x) low = t;
    else high = t;
  }
  return mix(y1, y1, y2, y2, low);
}
