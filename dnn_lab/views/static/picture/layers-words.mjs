// The words of the drawing by layer: for each place, templates from the longest to the shortest; the first that fits
// is written. A letter between underscores is set as a symbol.

const WORDS = {
  inputs: ["inputs · {n}", "inputs", "x"],
  layer: ["layer {l} · {f}", "layer {l}", "{l}"],
  loss: ["loss", "L"],
  arrives: ["_a_ of layer {l} · {n} values", "_a_ · {n} values", "_a_"],
  inputsArrive: ["_x_ · {n} values", "_x_"],
  matrix: ["_{W}_ of layer {l} · {m} rows of {n}", "_{W}_ · {m} rows of {n}", "_{W}_ · {m} × {n}", "_{W}_"],
  turned: ["_W_ of layer {l}, turned: {m} columns", "_W_ of layer {l}, turned", "_W_, turned", "_W_"],
  notYet: ["not yet"],
  sum: ["sum"],
  each: ["· each _{x}_"],
};

// What the step does with the chosen row.
const CAPTIONS = {
  z: ["row {r} of _W_ times _{x}_: up adds, down takes away", "row {r} of _W_ times _{x}_"],
  a: ["{f} turns each _z_ into its _a_", "each _z_ into its _a_"],
  softmax: ["softmax shares 1 among the outputs by all their _z_", "softmax shares 1 among all outputs"],
  L: ["all outputs _a_ beside their targets _y_ give one number", "_a_ beside _y_: one number"],
  da: ["column {r} of _W_ times _∂z_: right adds, left takes away", "column {r} of _W_ times _∂z_"],
  daLast: ["how the loss moves with each output _a_", "the loss and each _a_"],
  slope: ["{f}: how steep at each neuron", "how steep at each neuron"],
  dz: ["_∂a_ times _a′_, neuron by neuron", "_∂a_ times _a′_"],
  dzLast: ["output less target, neuron by neuron", "output less target"],
  dW: ["_∂z_ of neuron {r} times each value of _{x}_", "_∂z_ of neuron {r} times each _{x}_"],
  db: ["the bias moves _z_ one for one: _∂b_ is _∂z_", "_∂b_ is _∂z_"],
  W: ["row {r} moves against its _∂W_: up raises a weight, down lowers it", "row {r} moves against its _∂W_"],
  b: ["each bias moves against its _∂b_", "against _∂b_"],
};

// Labels in the table of one neuron.
const ROWS = {
  a: "{f} of z{n}", softmax: "softmax of z{n} among all z", slope: "slope of {f} at z{n}",
  daLast: "slope of the loss at a{n}",
};

// The letters at vectors and matrices.
export const LETTER = {
  oldW: "W", oldb: "b", z: "z", a: "a", y: "y", L: "L", slope: "a′",
  da: "∂a", dz: "∂z", dW: "∂W", db: "∂b", W: "W⁺", b: "b⁺",
};

// The templates of a place, filled in, as the parts that the pen writes.
export const words = (key, fields = {}) => WORDS[key].map((template) => parts(template, fields));
export const captions = (key, fields) => CAPTIONS[key].map((template) => parts(template, fields));
export const rowWords = (key, fields) => filled(ROWS[key], fields);

const filled = (template, fields) => template.replace(/\{(\w+)\}/g, (_, name) => fields[name]);

function parts(template, fields) {
  const pieces = filled(template, fields).split(/(_[^_]+_)/).filter(Boolean);
  return pieces.map((piece) => (piece.startsWith("_") ? { b: piece.slice(1, -1), s: "" } : piece));
}
