// The formula box's own words: one table. A second language is another table.

const WORDS = {
  region: "A formula of your own",
  formula: "formula",
  inputs: "numbers of the inputs",
  pass: "step through",
  by: "by which input",
};

export const say = (key) => WORDS[key];
