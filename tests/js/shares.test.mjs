// Shares as bands: each text has its place, bands are as wide as the part they carry, what is not known is a line.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import test from "node:test";

import { bandsOf } from "../../dnn_lab/views/static/picture/bands.mjs";
import { layout } from "../../dnn_lab/views/static/picture/layout.mjs";
import { draw } from "../../dnn_lab/views/static/picture/picture.mjs";
import { faults } from "./faults.mjs";
import { viewOf } from "./worksheets.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const python = process.env.DNN_LAB_PYTHON ?? here("../../.venv/bin/python");
const options = { env: { ...process.env, PYTHONPATH: here("../..") }, maxBuffer: 1e8 };
const worksheets = JSON.parse(execFileSync(python, [here("share_payloads.py")], options));
const small = Object.entries(worksheets).filter(([, { kind }]) => kind === "shares");

for (const [name, sheet] of small) {
  test(`${name}: every number has its place, at every step, rung and width`, () => {
    for (const width of [858, 674, 518, 378, 318]) {
      const cells = [...layout(sheet, width).nodes.values()].flatMap((place) => [...place.cells, place.target].filter(Boolean));
      const sizes = new Set();
      let wanted = 0, found = 0;
      for (const at of sheet.steps.keys()) {
        for (const hints of [0, 1, 4]) {
          const drawn = draw(sheet, at, viewOf(sheet, at, width, { hints }));
          assert.deepEqual(faults(drawn, cells), [], `${sheet.steps[at].name} at ${width}, rung ${hints}`);
          sizes.add(`${drawn.width} × ${drawn.height}`);
          wanted += drawn.wanted;
          found += drawn.drawn;
          const yellow = drawn.svg.match(/class="(zone|pill) now"/g);
          assert.equal(yellow.length, 1, `${sheet.steps[at].name}: ${yellow}`);
        }
      }
      assert.equal(sizes.size, 1, `the picture jumps at ${width}`);
      const many = sheet.picture.edges.length > 20, part = width < 600 ? (many ? 0.35 : 0.8) : many ? 0.9 : 1;
      assert.ok(found >= part * wanted, `${found} of ${wanted} numbers at ${width}`);
    }
  });
}

test("bands are as wide as the part of the error that they carry, in one scale", () => {
  for (const [name, sheet] of small) {
    const places = layout(sheet, 674);
    const bands = bandsOf(sheet, places).filter(({ value, size }) => value !== null && size > 1);
    const scales = bands.map(({ value, size }) => size / Math.abs(value));
    assert.ok(Math.max(...scales) / Math.min(...scales) < 1 + 1e-9, name);
  }
  const bands = bandsOf(worksheets.lecture, layout(worksheets.lecture, 674));
  const size = (id) => bands.find(({ edge }) => edge.id === id).size;
  assert.ok(Math.abs(size("c2_1_1") / size("c2_1_2") - 3 / 2) < 1e-5);
  assert.ok(Math.abs(size("c1_1_1") + size("c1_1_2") - size("c2_1_1")) < 1e-4, "what arrives at a node goes on from it");
});

test("bands lie side by side where they meet a node, within its side", () => {
  for (const [name, sheet] of small) {
    for (const width of [674, 318]) {
      const places = layout(sheet, width), along = places.across ? "y" : "x", long = places.across ? "h" : "w";
      for (const [id, node] of places.nodes) {
        for (const end of ["from", "to"]) {
          const met = bandsOf(sheet, places).filter(({ edge }) => edge[end] === id)
            .map(({ ends, size }) => [ends[end][along] - size / 2, ends[end][along] + size / 2]).sort((a, b) => a[0] - b[0]);
          met.forEach(([start, stop], i) => {
            assert.ok(start >= node[along] - 1e-6 && stop <= node[along] + node[long] + 1e-6, `${name}: ${id}`);
            assert.ok(i === 0 || Math.abs(start - met[i - 1][1]) < 1e-6, `${name}: ${id}`);
          });
        }
      }
    }
  }
});

test("what is not worked out yet is a thin line without a number; a part below 0 is dashed", () => {
  const sheet = worksheets["2-3-2"];
  for (const [at, step] of sheet.steps.entries()) {
    const { svg } = draw(sheet, at, viewOf(sheet, at, 674, { hints: 1 }));
    for (const { id, share, of, part } of sheet.picture.edges) {
      const place = sheet.steps.findIndex(({ name }) => name === share);
      const band = svg.match(new RegExp(`class="band [^"]*"[^>]* data-line="${id}"`))?.[0];
      const lit = step.edges.includes(id);
      assert.equal(Boolean(band), lit || place < at, `${step.name}: ${id}`);
      if (band) assert.equal(band.includes("stroke-dasharray"), part * sheet.quantities[of].value < 0, id);
    }
    for (const { name } of sheet.steps.slice(at)) assert.ok(!svg.includes(`>e</tspan><tspan>${sheet.quantities[name].shown}`), name);
  }
});

test("what was sent is given: it can be read before the first rung, and no band is drawn for it", () => {
  const sheet = worksheets["2-3-2"];
  const labels = (svg) => [...svg.matchAll(/data-label="(.*?)"/g)].map(([, id]) => id).sort();
  for (const [at, step] of sheet.steps.entries()) {
    const [asked, lit] = [0, 1].map((hints) => draw(sheet, at, viewOf(sheet, at, 858, { hints })).svg);
    const sent = step.edges.filter((id) => sheet.quantities[id]?.given).sort();
    assert.deepEqual(labels(asked), sent, step.name);
    assert.ok(sent.every((id) => labels(lit).includes(id)), step.name);
    assert.ok(!/class="band (used|now)/.test(asked), step.name);
  }
});

test("a step without a value shows a dash, and its bands are dotted lines", () => {
  const sheet = worksheets.cancels;
  const at = sheet.steps.findIndex(({ name }) => name === "e1_1");
  const { svg } = draw(sheet, at, viewOf(sheet, at, 674));
  assert.match(svg, /data-q="e1_1" class="spot">.*?–<\/tspan>/);
  assert.equal(svg.match(/class="band-line (used|now) none"/g).length, 2);
  assert.ok(!/NaN|∞|undefined/.test(svg));
});

test("each column says what its errors add up to once all are known, and what has leaked", () => {
  const last = (sheet) => draw(sheet, sheet.steps.length - 1, viewOf(sheet, sheet.steps.length - 1, 858)).svg;
  assert.match(last(worksheets.lecture), /inputs · Σe 0\.6</);
  assert.match(last(worksheets["2-3-2-epsilon"]), /layer 1 · Σe \S+, leak \S+</);
  const first = draw(worksheets.lecture, 0, viewOf(worksheets.lecture, 0, 858, { hints: 1 })).svg;
  assert.ok(!first.includes("Σe"));
});

test("a large network's shares are rows of shades, one for each layer, empty until they are worked out", () => {
  const sheet = worksheets["64-32-10"];
  assert.equal(sheet.kind, "share_layers");
  const shades = sheet.steps.map((_, at) => (draw(sheet, at, viewOf(sheet, at, 674, { hints: 1 })).svg.match(/class="heat/g) ?? []).length);
  assert.equal(shades[0], 0);
  assert.ok(shades[1] > 0 && shades[2] > shades[1]);
});
