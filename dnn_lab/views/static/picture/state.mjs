// What each quantity looks like at a step: now (the one thing that is yellow), used, known, or later (not yet).

import { index } from "./paths.mjs";

// { of(name), value(name), lit: Set of edge ids, onPath: Set of node ids, given: Set of names } for step `at` of a sheet and a view.
export function states(sheet, at, view) {
  const step = sheet.steps[at];
  const used = new Set(!view.paths && view.hints >= 1 ? usesOf(step) : []);
  const known = (name) => view.known(name);
  const open = view.hints === 0 && !view.paths;
  return {
    now: step.name,
    of: (name) => (name === step.name ? "now" : used.has(name) ? "used" : known(name) ? "known" : "later"),
    value: (name) => (known(name) ? valueOf(sheet.quantities[name]) : view.own?.(name) ?? null),
    lit: new Set(view.paths ? view.paths.edges ?? view.paths.paths.flatMap((path) => path.edges) : view.hints >= 1 || onEdge(sheet, step) ? step.edges : []),
    // What is given is no hint: before the first rung the weights and the bias that a step needs can be read, as inputs can,
    // and what was sent where an error is shared out.
    given: new Set(open ? [...usesOf(step), ...step.reuses].filter((name) => sheet.quantities[name]?.given) : []),
    onPath: new Set(view.paths ? view.paths.nodes ?? view.paths.paths.flatMap((path) => path.nodes) : []),
  };
}

// A number; NaN for what is known to have none.
const valueOf = (quantity) => (quantity?.undefined ? NaN : quantity?.value);

// The edge whose gradient or new weight a step is, if it is one.
export function onEdge(sheet, step) {
  const edge = index(sheet).edges.get(step.edges[0]);
  return step.edges.length === 1 && edge && [edge.g, edge.new].includes(step.name) ? edge : null;
}

const PLACE = /\{\(?([^{}()]+)\)?\}/g;
const found = new WeakMap();

// The names of the quantities in a step's formula, each once.
export function usesOf(step) {
  if (!found.has(step)) {
    const names = step.formula.flatMap(([, template]) => [...template.matchAll(PLACE)].map((match) => match[1]));
    found.set(step, [...new Set(names)]);
  }
  return found.get(step);
}
