// The explorers' own words: one table. Fields in braces are filled by `say`. A second language is another table.

const WORDS = {
  away: "Python does not answer: it is busy, or was restarted. If this stays, run the cell again.",
  recall: "Bring back the settings and points from before",
  net_title: "What each neuron makes of the plane",
  net_inputs: "inputs", net_output: "output", net_layer: "layer {layer}",
  net_inputs_tight: "in", net_output_tight: "out", net_layer_tight: "{layer}",
  net_fewer: "One neuron less in layer {layer}", net_more: "One neuron more in layer {layer}",
  net_input: "input {name}", net_neuron: "neuron {number} of layer {layer}", net_the_output: "the output",
  net_hint: "Blue: above, orange: below. Point at a line to read its weight; pick a neuron to see it large, with its numbers.",
  net_weight: "Weight from {from} to {to}: {value}.",
  net_numbers: "{name}: bias {bias}; weights, from the top: {weights}.",
};

export const say = (key, fields = {}) => WORDS[key].replace(/\{(\w+)\}/g, (_, name) => fields[name] ?? "");
