// A worksheet without a drawing of its own: cells for what is given and for what is worked out.

import assert from "node:assert/strict";
import test from "node:test";

import { draw } from "../../dnn_lab/views/static/picture/picture.mjs";
import { faults } from "./faults.mjs";
import { lists, viewOf } from "./worksheets.mjs";

const WIDTHS = [858, 674, 518, 318];

function* drawings(sheet, width) {
  for (const at of sheet.steps.keys()) {
    for (const hints of [0, 1, 4]) yield { at, hints, drawn: draw(sheet, at, viewOf(sheet, at, width, { hints })) };
  }
}

for (const [name, sheet] of Object.entries(lists)) {
  test(`${name}: no text over another, nothing outside, the same size at every step`, () => {
    for (const width of WIDTHS) {
      const sizes = new Set();
      for (const { at, hints, drawn } of drawings(sheet, width)) {
        assert.deepEqual(faults(drawn, []), [], `${sheet.steps[at].name} at ${width}, ${hints}`);
        assert.ok(!drawn.boxes.some(({ text }) => text.includes("…")), "a number became dots");
        sizes.add(`${drawn.width} × ${drawn.height}`);
      }
      assert.equal(sizes.size, 1, `the picture jumps at ${width}`);
    }
  });

  test(`${name}: every number once; the step's own is yellow, what it uses is lit with the first hint`, () => {
    for (const { at, hints, drawn } of drawings(sheet, 674)) {
      const cells = [...drawn.svg.matchAll(/data-q="(.*?)"[^>]*><path class="cell (\w+)"/g)].map(([, q, state]) => [q, state]);
      assert.deepEqual(cells.map(([q]) => q).sort(), Object.keys(sheet.quantities).sort());
      assert.deepEqual(cells.filter(([, state]) => state === "now").map(([q]) => q), [sheet.steps[at].name]);
      const lit = cells.filter(([, state]) => state === "used").map(([q]) => `{${q}}`);
      const formula = sheet.steps[at].formula.map(([, text]) => text.replaceAll(/[()]/g, "")).join("");
      assert.equal(lit.length > 0, hints > 0);
      assert.ok(lit.every((place) => formula.includes(place)), `${lit} in ${formula}`);
    }
  });
}

test("a number that is not worked out yet leaves no trace", () => {
  const sheet = lists["l-counts"];
  const hidden = { ...sheet, quantities: { ...sheet.quantities, parameters: { ...sheet.quantities.parameters, value: -98.7 } } };
  for (const hints of [0, 3]) assert.equal(draw(hidden, 2, viewOf(hidden, 2, 674, { hints })).svg, draw(sheet, 2, viewOf(sheet, 2, 674, { hints })).svg);
});

test("of a long worksheet the group at work is drawn, below what is given", () => {
  const sheet = lists["l-counts"];
  const steps = Array.from({ length: 20 }, () => sheet.steps).flat();
  const { svg } = draw({ ...sheet, steps }, 0, viewOf(sheet, 0, 674));
  assert.ok(svg.includes("Layer 1") && !svg.includes("Layer 2") && svg.includes("given"));
});
