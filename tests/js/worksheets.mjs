// Worksheets as Python sends them, a view of them as the Stepper makes it, and a measure of text in a wide font.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { measure } from "./font.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const python = process.env.DNN_LAB_PYTHON ?? here("../../.venv/bin/python");
const options = { env: { ...process.env, PYTHONPATH: here("../..") }, maxBuffer: 1e8 };

const all = Object.entries(JSON.parse(execFileSync(python, [here("payloads.py")], options)));

export const worksheets = Object.fromEntries(all.filter(([name]) => !name.startsWith("l-")));
export const lists = Object.fromEntries(all.filter(([name]) => name.startsWith("l-")));

const orders = new WeakMap();

// The view of step `at` with `hints` of the four rungs open (4: worked out).
export function viewOf(sheet, at, width, { hints = 4, ...more } = {}) {
  if (!orders.has(sheet)) orders.set(sheet, new Map(sheet.steps.map(({ name }, i) => [name, i])));
  const known = (name) => (orders.get(sheet).get(name) ?? -1) < at + (hints === 4);
  return { width, measure, known, hints, paths: null, row: 0, editing: false, ...more };
}
