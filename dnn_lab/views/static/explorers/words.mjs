// The explorers' own words: one table. Fields in braces are filled by `say`. A second language is another table.

const WORDS = {
  away: "Python does not answer: it is busy, or was restarted. If this stays, run the cell again.",
};

export const say = (key, fields = {}) => WORDS[key].replace(/\{(\w+)\}/g, (_, name) => fields[name] ?? "");
