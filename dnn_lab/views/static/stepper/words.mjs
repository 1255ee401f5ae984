// The widget's own words: one table. Fields in braces are filled by `say`. A second language is another table.

const WORDS = {
  region: "Stepper: {title}, {subtitle}",
  modes: "How to step",
  watch: "Watch",
  change: "Change numbers",
  help: "Help: keys and signs",
  phase_forward: "Forward", phase_loss: "Loss", phase_backward: "Backward", phase_update: "Update",
  step: "Step {number} of {count}. {title}. {more}",
  result: "{name} is {value}.",
  predict: "Predict first",
  predict_on: "Predict first: the work is covered. Press H to uncover it rung by rung.",
  predict_off: "The work is shown.",
  rungs: "Hints",
  rung_1: "Quantities", rung_2: "Formula", rung_3: "Numbers", rung_4: "Result",
  show_rung: "Show: ",
  shown: " (shown)", covered: " (covered)",
  hint_1: "Hint 1 of 4: it uses {names}.",
  hint_2: "Hint 2 of 4: the formula. {formula}",
  hint_3: "Hint 3 of 4: the numbers are put in.",
  hint_4: "Hint 4 of 4: {result}",
  reused: "Reused from the forward pass", reused_gradient: "Reused from the backward pass",
  paths: "Paths to the loss",
  paths_on: "{count} to the loss lit. Their products add up to the gradient.",
  one_path: "1 path", many_paths: "{count} paths",
  paths_off: "Paths hidden.",
  paths_caption: "Slopes multiply along a path; paths add.",
  path: "path", product: "product",
  paths_more: "and {count} more paths",
  paths_sum: "added up: the gradient",
  steps: "Steps",
  first: "First step", back: "Back one step", play: "Play", pause: "Pause", next: "Forward one step", last: "Last step",
  count: "{number} of {count}",
  now: ", this step", done: ", done", later: ", not yet",
  folded: "{done} / {count}", folded_done: "done", folded_rest: "steps",
  open_group: ", {title}: go to its first step",
  neuron: "neuron", of_neurons: "of {count}",
  column_product: "product", column_numbers: "numbers", column_value: "=", sum: "sum",
  shapes: "shapes: {shapes}",
  values: "{shape} values, worked out all at once",
  applied: "→",
  change_title: "Change numbers: the pass is made again with what you type",
  apply: "Apply",
  waiting: "Python is busy or not running. What you typed is kept, and goes on when it answers.",
  applied_now: "Done: the pass was made again.",
  no_change: "This worksheet has no numbers to change.",
  legend_now: "this step", legend_used: "used by it", legend_pos: "positive", legend_neg: "negative", legend_size: "thicker: larger",
  help_title: "Keys and signs",
  picture: "{title}. {say} Uses {uses}.",
  nothing: "nothing",
};

export const KEYS = [
  ["← →", "one step back or forward"], ["Home, End", "first or last step"], ["P", "play or pause"],
  ["H", "uncover the next rung, where the work is covered"], ["Esc", "leave a text field, close this help"], ["?", "this help"],
];

export const SIGNS = [
  ["click a cell, a tile or a bias", "go to its step"],
  ["click a weight", "go to its gradient and light its paths to the loss"],
  ["z, a", "weighted sum and activation of a neuron; a′ is the activation's slope"],
  ["∂", "how fast the loss changes with what stands there"],
  ["≈", "something shown here is rounded"],
];

export function say(key, fields = {}) {
  return WORDS[key].replace(/\{(\w+)\}/g, (_, name) => fields[name]);
}
