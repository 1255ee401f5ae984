// Worksheets as Python sends them, a view of them as the Stepper makes it, and a measure of text in a wide font.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const python = process.env.DNN_LAB_PYTHON ?? here("../../.venv/bin/python");
const options = { env: { ...process.env, PYTHONPATH: here("../..") }, maxBuffer: 1e8 };

export const worksheets = JSON.parse(execFileSync(python, [here("payloads.py")], options));

const em = (char) => (/[.,·:;il1|\s]/.test(char) && !/\d/.test(char) ? 0.36 : char === "\u2212" ? 0.84 : 0.64);

// As wide as DejaVu Sans, wider than the fonts of most pages; all digits are of one width.
export function measure(parts, size, weight) {
  const letters = (text) => [...text].reduce((sum, char) => sum + em(char) + (weight >= 600 ? 0.06 : 0), 0);
  const wide = (part) => (typeof part === "string" ? letters(part) * size : part.b.length * 0.65 * size + part.s.length * 5);
  return parts.reduce((sum, part) => sum + wide(part), 0);
}

const orders = new WeakMap();

// The view of step `at` with `hints` of the four rungs open (4: worked out).
export function viewOf(sheet, at, width, { hints = 4, ...more } = {}) {
  if (!orders.has(sheet)) orders.set(sheet, new Map(sheet.steps.map(({ name }, i) => [name, i])));
  const known = (name) => (orders.get(sheet).get(name) ?? -1) < at + (hints === 4);
  return { width, measure, known, hints, paths: null, row: 0, editing: false, ...more };
}
