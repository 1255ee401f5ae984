// Worksheets in the shape that Python sends, made of random numbers: enough to draw and step any small network.

export function random(seed) {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647 * 4 - 2;
}

// A training pass of a network with these sizes: forward, loss, backward, update.
export function sheet(sizes, seed = 7) {
  const next = random(seed);
  const quantities = {}, steps = [], groups = [], depth = sizes.length - 1;
  const given = (name, short) => add(name, short, true);
  const add = (name, short, known = false) => {
    quantities[name] = { mathml: `<mi>${short[0]}</mi>`, short, say: name, value: next(), shown: "1.5", exact: true, role: "", given: known };
    return name;
  };
  const group = (title, phase) => groups.push({ title, phase }) - 1;
  const step = (name, short, at, formula, nodes, edges = []) => {
    add(name, short);
    steps.push({ name, group: at, title: name, say: "", formula, spoken: "", reuses: [], nodes, edges, digits: 2, asked: true });
  };
  const places = (layer) => Array.from({ length: sizes[layer] }, (_, i) => i + 1);
  const into = (l, i) => (l ? `a${l}_${i}` : `x${i}`);
  places(0).forEach((i) => given(`x${i}`, ["x", `${i}`]));
  places(depth).forEach((k) => given(`y${k}`, ["y", `${k}`]));
  const columns = [{ title: "inputs", nodes: places(0).map((i) => ({ id: `n0_${i}`, kind: "input", cells: [{ q: `x${i}` }] })) }];
  const edges = [];
  for (let l = 1; l <= depth; l++) {
    const at = group(`Layer ${l}`, "forward");
    for (const j of places(l)) {
      for (const i of places(l - 1)) {
        given(`w${l}_${j}_${i}`, ["w", `${j},${i}`]);
        const id = `w${l}_${j}_${i}`;
        edges.push({ id, from: `n${l - 1}_${i}`, to: `n${l}_${j}`, q: id, g: `dL/d${id}`, new: `${id}_new`, enter: into(l - 1, i) });
      }
      given(`b${l}_${j}`, ["b", `${j}`]);
      const formula = places(l - 1).map((i) => [i > 1 ? "+" : "", `{w${l}_${j}_${i}}<mo>·</mo>{(${into(l - 1, i)})}`]);
      const lit = places(l - 1).map((i) => `w${l}_${j}_${i}`);
      step(`z${l}_${j}`, ["z", `${j}`], at, [...formula, ["+", `{(b${l}_${j})}`]], [`n${l}_${j}`], lit);
    }
    for (const j of places(l)) step(`a${l}_${j}`, ["a", `${j}`], at, [["", `{z${l}_${j}}`]], [`n${l}_${j}`]);
    columns.push({ title: `layer ${l} · sigmoid`, nodes: places(l).map((j) => ({
      id: `n${l}_${j}`, kind: "neuron", cells: [{ q: `z${l}_${j}`, g: `dL/dz${l}_${j}` }, { q: `a${l}_${j}`, g: `dL/da${l}_${j}` }],
      bias: `b${l}_${j}`, biasg: `dL/db${l}_${j}`, biasnew: `b${l}_${j}_new`, slope: `da${l}_${j}/dz${l}_${j}`, target: l === depth ? `y${j}` : null,
    })) });
  }
  step("L", ["L", ""], group("Loss", "loss"), [["", `{a${depth}_1}`]], ["L"], places(depth).map((k) => `n${depth}_${k}-L`));
  columns.push({ title: "loss", nodes: [{ id: "L", kind: "loss", cells: [{ q: "L" }] }] });
  places(depth).forEach((k) => edges.push({ id: `n${depth}_${k}-L`, from: `n${depth}_${k}`, to: "L", slope: `dL/da${depth}_${k}` }));
  for (let l = depth; l; l--) {
    const at = group(`Layer ${l}`, "backward");
    for (const j of places(l)) {
      step(`dL/da${l}_${j}`, ["∂a", `${j}`], at, [["", `{a${l}_${j}}`]], [`n${l}_${j}`], l < depth ? places(l + 1).map((k) => `w${l + 1}_${k}_${j}`) : []);
      step(`da${l}_${j}/dz${l}_${j}`, ["a′", `${j}`], at, [["", `{a${l}_${j}}`]], [`n${l}_${j}`]);
      step(`dL/dz${l}_${j}`, ["∂z", `${j}`], at, [["", `{dL/da${l}_${j}}<mo>·</mo>{(da${l}_${j}/dz${l}_${j})}`]], [`n${l}_${j}`]);
    }
    for (const j of places(l)) for (const i of places(l - 1)) {
      step(`dL/dw${l}_${j}_${i}`, ["∂w", `${j},${i}`], at, [["", `{dL/dz${l}_${j}}<mo>·</mo>{(${into(l - 1, i)})}`]], [`n${l}_${j}`], [`w${l}_${j}_${i}`]);
    }
    for (const j of places(l)) step(`dL/db${l}_${j}`, ["∂b", `${j}`], at, [["", `{dL/dz${l}_${j}}`]], [`n${l}_${j}`]);
  }
  for (let l = 1; l <= depth; l++) {
    const at = group(`Layer ${l}`, "update");
    for (const { id, g } of edges.filter((edge) => edge.id.startsWith(`w${l}_`))) {
      step(`${id}_new`, ["w⁺", id.split("_").slice(1).join(",")], at, [["", `{${id}}`], ["−", `{(${g})}`]], [], [id]);
    }
    for (const j of places(l)) step(`b${l}_${j}_new`, ["b⁺", `${j}`], at, [["", `{b${l}_${j}}`]], [`n${l}_${j}`]);
  }
  return { version: 1, kind: "network", title: "Training step", subtitle: sizes.join("–"), quantities, groups, steps, picture: { columns, edges }, change: { rows: [] } };
}

// Text as wide as a plain sans serif font makes it, and no narrower.
export const measure = (parts, size) =>
  parts.reduce((sum, part) => sum + (typeof part === "string" ? part.length * size * 0.56 : part.b.length * size * 0.62 + part.s.length * 5.2), 0);
