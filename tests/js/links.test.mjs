// Every module finds what it imports: a name that another module no longer has breaks its widget in the browser alone.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";

const STATIC = new URL("../../dnn_lab/views/static/", import.meta.url);
const modules = readdirSync(STATIC, { recursive: true }).filter((name) => name.endsWith(".mjs"));

test("there are modules to look at", () => assert.ok(modules.length > 50));

// A page's own script runs as it is loaded, and finds no page here: it has found its modules by then.
const pageless = (error) => {
  if (!(error instanceof ReferenceError)) throw error;
};

for (const name of modules) {
  test(`${name} finds what it imports`, () => import(new URL(name, STATIC)).catch(pageless));
}
