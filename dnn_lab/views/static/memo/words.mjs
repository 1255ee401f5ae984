// The words of the memo table: one table. Fields in braces are filled by `say`. A second language is another table.

const WORDS = {
  region: "{title}: every call, and the table that remembers",
  tree: "Calls: without a table all of them are made. Step {number} of {count}: {said}",
  table: "The table", entry: "what", value: "value", again: "asked for again",
  first: "{name} = {work} = {value}: worked out for the first time, and written into the table.",
  given: "{name} = {value}: known from the start, and written into the table.",
  again_said: "{name} again: the table has {value}. Without it, everything under this call is worked out once more.",
  spared: "{name} again, under a call that the table answers: with a table this call is never made.",
  counts: "{operations} so far", without: "without a table", with: "with the table",
  legend_first: "first time", legend_again: "asked for again", legend_spared: "never made with a table",
  steps: "Steps", first_step: "First step", back: "Back one step", play: "Play", pause: "Pause", next: "Forward one step", last: "Last step",
  count: "{number} of {count}",
};

export const say = (key, fields = {}) => WORDS[key].replace(/\{(\w+)\}/g, (_, name) => fields[name]);
