// The network in the playground: where neurons and weights lie, and which weight is pointed at.

import assert from "node:assert/strict";
import test from "node:test";

import { level } from "../../dnn_lab/views/static/explorers/netcanvas.mjs";
import { edgesOf, heightAt, layout, nearest } from "../../dnn_lab/views/static/explorers/netlayout.mjs";

const SHAPES = [[2, 1], [2, 3, 1], [2, 4, 2, 1], [2, 16, 16, 1], [2, 16, 16, 16, 16, 16, 16, 1], [2, 1, 16, 1, 1]];

test("neurons lie apart, within the picture, below their headings, at every width", () => {
  for (const sizes of SHAPES) {
    for (const width of [380, 520, 740, 1080]) {
      const { side, pitch, head, height, columns } = layout(sizes, width);
      const places = columns.flatMap(({ units }) => units);
      assert.equal(places.length, sizes.reduce((sum, size) => sum + size));
      assert.ok(side >= 14 && height <= 440 && pitch >= 45, `${sizes} ${width}: ${side} ${height} ${pitch}`);
      places.forEach(({ x, y }, i) => {
        assert.ok(x >= 0 && x + side <= width && y >= head && y + side <= height, `${sizes} ${width}: ${x} ${y}`);
        for (const other of places.slice(i + 1)) {
          assert.ok(Math.abs(other.x - x) >= side + 2 || Math.abs(other.y - y) >= side + 2, `${sizes} ${width}: over each other`);
        }
      });
    }
  }
});

test("weights come in the order in which they are sent: layer by layer, row by row of W", () => {
  const edges = edgesOf(layout([2, 3, 1], 600));
  assert.deepEqual(edges.map(({ layer, to, from }) => [layer, to, from]), [
    [1, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1], [1, 2, 0], [1, 2, 1], [2, 0, 0], [2, 0, 1], [2, 0, 2],
  ]);
});

test("the weight pointed at is the one whose curve is nearest, none when all are far", () => {
  const edges = edgesOf(layout([2, 3, 1], 600));
  for (const edge of edges) {
    const [x1, y1, , , , , x2, y2] = edge.curve;
    assert.ok(Math.abs(heightAt(edge.curve, x1) - y1) < 0.01 && Math.abs(heightAt(edge.curve, x2) - y2) < 0.01);
    const x = x1 + (x2 - x1) * 0.83;
    const found = nearest(edges, x, heightAt(edge.curve, x));
    assert.ok(found === edge || Math.abs(heightAt(found.curve, x) - heightAt(edge.curve, x)) < 0.01);
  }
  assert.equal(nearest(edges, 300, 2), null);
});

test("the largest weight is the widest, the smallest the thinnest", () => {
  assert.deepEqual([0, 0.5, -3, 3].map((weight) => level(weight, 3)), [0, 1, 5, 5]);
  assert.equal(level(0, 0), 0);
});
