// The widget's own words: one table. Fields in braces are filled by `say`. A second language is another table.

const WORDS = {
  region: "Stepper: {title}, {subtitle}",
  modes: "How to step",
  watch: "Watch", hand: "By hand", mixed: "Mixed", hunt: "Bug hunt",
  mode_now: "Mode: {mode}.",
  ask_me: "Ask me for",
  your_turn: "Your turn.",
  sheet: "Sheet: all steps to fill", picture_view: "Picture",
  sheet_button: "Sheet",
  present: "Present", present_off: "Leave", presenting: "Presenting",
  present_on: "Presenting. H or Page Down uncovers the next line, then goes to the next step; Escape leaves.",
  sheet_step: "#", sheet_quantity: "quantity", sheet_answer: "your answer", sheet_verdict: "verdict", check_all: "Check all",
  placeholder: "number or calculation", answer_for: "Your answer for {title}, {name}",
  digits: "{count} significant digits", one_digit: "1 significant digit", whole: "a whole number, exactly",
  check: "Check", next_step: "Next", show_me: "Show me",
  marking: "Marking…",
  answer_waits: "Python is busy or not running. Your answer {text} waits, and is marked when Python answers. Nothing is lost.",
  was_shown: "This one was shown to you.",
  sum_title: "How it went", sum_done: "All done: how it went",
  sum_first: "{count} of {all} right at the first try, without a hint.", sum_hinted: "{count} with a hint.", sum_shown: "{count} shown to you.",
  sum_mistakes: "Mistakes that came up:", sum_practise: "More with fresh numbers: lab.practice() picks what comes next by how it went, lab.practice(\"forward\") a topic.",
  again: "Start again",
  progress: "How did it go?",
  not_known: "?",
  hunt_ask: "One step was done with a mistake, and everything after it follows from it. Which is the first wrong one?",
  hunt_this: "This is the first wrong step",
  hunt_what: "What happened here? Pick with the mouse or the number keys.",
  change: "Change numbers",
  help: "Help: keys and signs",
  phase_forward: "Forward", phase_loss: "Loss", phase_backward: "Backward", phase_update: "Update",
  phase_tangent: "Forward mode", phase_path: "Path by path", phase_count: "Counting", phase_line: "The line",
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
  sent: "Sent on the way forward",
  reused: "Reused from the forward pass", reused_gradient: "Reused from the backward pass",
  paths: "Paths to the loss", paths_graph: "Paths to the result", paths_tangent: "Paths from the input",
  paths_on: "{count} lit. Their products add up to the gradient.",
  one_path: "1 path", many_paths: "{count} paths",
  paths_off: "Paths hidden.",
  paths_caption: "Slopes multiply along a path; paths add.",
  path: "path", product: "product", route: "through", slopes: "slopes",
  paths_more: "and {count} more paths",
  paths_sum: "added up: the gradient", paths_total: "all paths added up: the slope",
  larger: "The picture is larger than its frame: the arrow keys up and down scroll it",
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
  legend_band: "width: part of the error", legend_band_neg: "part below 0",
  help_title: "Keys and signs",
  picture: "{title}. {say} Uses {uses}.",
  nothing: "nothing",
};

export const KEYS = [
  ["← →", "one step back or forward"], ["Home, End", "first or last step"], ["P", "play or pause"],
  ["Page ↓ ↑", "when presenting, as on a clicker: uncover the next line, then the next step; one step back"],
  ["H", "uncover the next rung, where the work is covered"], ["Enter", "check the answer; after a right one, go on"], ["Esc", "leave a text field, close this help"], ["?", "this help"],
];

export const SIGNS = [
  ["click a cell, a tile or a bias", "go to its step"],
  ["click a weight", "go to its gradient and light its paths to the loss"],
  ["z, a", "weighted sum and activation of a neuron; a′ is the activation's slope"],
  ["∂", "how fast the loss changes with what stands there"],
  ["≈", "something shown here is rounded"],
];

const KINDS = {
  z: "sums z", a: "activations a", L: "loss L", "∂a": "∂L/∂a", "a′": "slopes a′", "∂z": "∂L/∂z", "∂w": "∂L/∂w", "w⁺": "new weights", "b⁺": "new biases", e: "errors e", c: "what was sent, c",
};

// What a kind of step is called where the learner picks what to be asked for.
export const kindWords = (kind) => KINDS[kind] ?? kind;

export function say(key, fields = {}) {
  return WORDS[key].replace(/\{(\w+)\}/g, (_, name) => fields[name]);
}
