// Thirty formulas from small to awkward, and a reader that makes plain graphs of them: what the layout is tested on.

import { random } from "./fixtures.mjs";

export const FORMULAS = {
  one: "2*x", square: "x*x", seed: "log(x1) + x1*x2 - sin(x2)", parts: "u = x*w + 1; u*u*exp(u)", diamond: "u = x*x; sin(u) + cos(u)",
  chain: "exp(sin(log(sqrt(x))))", long: "tanh(sigmoid(exp(sin(cos(log(sqrt(x)))))))", cube: "x*x*x", power: "x^2 + x^3 + x^4",
  neuron: "sigmoid(w1*x1 + w2*x2 + b)", loss: "a = sigmoid(w*x + b); (a - y)^2 / 2", chained: "w3*relu(w2*relu(w1*x + b1) + b2) + b3",
  softmax: "exp(a) / (exp(a) + exp(b) + exp(c))", horner: "((3*x - 2)*x + 5)*x - 1", gauss: "exp(-(x - m)^2 / (2*s^2)) / (s*sqrt(2*pi))",
  distance: "sqrt((x1 - y1)^2 + (x2 - y2)^2 + (x3 - y3)^2)", cosine: "(a1*b1 + a2*b2) / (sqrt(a1^2 + a2^2) * sqrt(b1^2 + b2^2))",
  entropy: "-(y*log(p) + (1 - y)*log(1 - p))", repeated: "(x + y)*(x + y) + (x + y)", doubling: "a = x*x; b = a*a; c = b*b; c*c",
  ladder: "a = x + y; b = a*x; c = b + a; d = c*b; e1 = d + c; e1*d", skip: "a = sin(x); b = cos(a); c = exp(b); d = tanh(c); a + b + c + d + x",
  crossing: "a*f + b*e1 + c*d + a*e1 + b*d + c*f", grid: "a = x+y; b = x-y; c = a*b; d = a/b; e1 = c+d; f = c-d; g = e1*f; h = e1/f; g + h",
  wide: "x1*w1 + x2*w2 + x3*w3 + x4*w4 + x5*w5 + x6*w6 + x7*w7 + x8*w8", monster: "sin(x)*exp(-y)/(1 + x^2) + log(1 + exp(x*y)) - sqrt(abs(x - y))*tanh(x/y) + max(x, y)",
  network: "h1 = sigmoid(w11*x1 + w12*x2 + b1); h2 = sigmoid(w21*x1 + w22*x2 + b2); o = sigmoid(w31*h1 + w32*h2 + c); (o - y)^2 / 2",
  gelu: "x/2 * (1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))", swap: "max(min(a, b), min(c, d)) - min(max(a, c), max(b, d))",
  thirty: "a = x*y; b = a + z; c = sin(b); d = c*a; e1 = exp(d/10); f = e1 + b; g = log(f^2 + 1); h = g*c - d; i = h/f; j = tanh(i + a); k = j*e1; l = k - g; m = sqrt(l^2 + 1); n = m*j; n + k*h - i*l",
};

const SIGNS = { "*": "×", "/": "÷", "-": "−", sigmoid: "σ", sqrt: "√" };

// { nodes: [{ id, kind, op }], edges: [{ id, from, to }] }: constants and inputs are sources.
export function graphOf(text) {
  const nodes = [], edges = [], named = new Map(), tokens = text.match(/[\d.]+|\w+|\S/g);
  let count = 0;
  const add = (kind, op, operands = []) => {
    const id = kind === "input" ? op : `v${++count}`;
    nodes.push({ id, kind, op: kind === "op" ? SIGNS[op] ?? op : null });
    operands.forEach((from, i) => edges.push({ id: `${from}-${id}-${i}`, from, to: id }));
    return id;
  };
  const take = (...signs) => signs.includes(tokens[0]) && tokens.shift();
  const chain = (next, ...signs) => () => {
    let left = next();
    for (let sign = take(...signs); sign; sign = take(...signs)) left = add("op", sign, [left, next()]);
    return left;
  };
  const list = () => {
    const operands = [sum()];
    while (take(",")) operands.push(sum());
    take(")");
    return operands;
  };
  const atom = () => {
    const token = tokens.shift();
    if (token === "(") return list()[0];
    if (token === "-") return add("op", "−", [power()]);
    if (take("(")) return add("op", token, list());
    if (named.has(token)) return named.get(token);
    if (/^\d|^pi$/.test(token)) return add("constant", token);
    named.set(token, add("input", token));
    return named.get(token);
  };
  const power = chain(atom, "^", "**");
  const product = chain(power, "*", "/");
  const sum = chain(product, "+", "-");
  for (const part of text.split(";")) {
    const [name, rest] = part.includes("=") ? part.split("=") : ["", part];
    tokens.splice(0, tokens.length, ...rest.match(/[\d.]+|\w+|\S/g));
    named.set(name.trim(), sum());
  }
  return { nodes, edges };
}

// A worksheet of such a graph with made-up numbers: all values, then what comes back to each node.
export function sheetOf(text, seed = 5) {
  const next = random(seed), graph = graphOf(text), quantities = {}, steps = [];
  const output = graph.nodes.at(-1).id;
  const add = (name, short, given) => {
    quantities[name] = { mathml: `<mi>${short[0]}</mi>`, short, say: name, value: next() * 10 ** (Math.floor(next() * 2)), shown: "1.5", exact: true, role: "", given };
  };
  const step = (name, group, uses, edges) => {
    const formula = uses.map((use, i) => [i ? "+" : "", `{${use}}`]);
    steps.push({ name, group, title: name, say: "", formula, spoken: "", reuses: [], nodes: [], edges, digits: 2, asked: true });
  };
  for (const node of graph.nodes) {
    node.q = node.id;
    add(node.q, node.id.match(/([a-z]+)(\d*)/).slice(1), node.kind !== "op");
    if (node.kind === "op") step(node.q, 0, graph.edges.filter(({ to }) => to === node.id).map(({ from }) => from), graph.edges.filter(({ to }) => to === node.id).map(({ id }) => id));
  }
  for (const edge of graph.edges) edge.value = next() * 10 ** Math.floor(next() * 2);
  for (const node of [...graph.nodes].reverse().filter(({ kind }) => kind !== "constant")) {
    node.g = `df/d${node.id}`;
    add(node.g, ["∂", node.id], false);
    const out = graph.edges.filter(({ from }) => from === node.id);
    step(node.g, 1, out.map(({ to }) => `df/d${to}`), out.map(({ id }) => id));
  }
  const groups = [{ title: "Operations", phase: "forward" }, { title: "Slopes", phase: "backward" }];
  return { version: 1, kind: "graph", title: "A formula", subtitle: text, quantities, groups, steps, picture: { ...graph, output, titles: ["inputs", "result"] }, change: { rows: [] } };
}
