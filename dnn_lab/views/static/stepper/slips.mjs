// What was recognised in an answer, as it is kept for how it went: one mistake, or either of two that give the same number.

import { say } from "./words.mjs";

export function slips({ mistakes: [first, second] }) {
  if (!second) return first ? [{ key: first.key, title: first.title }] : [];
  return [{ key: `${first.key} ${second.key}`, title: say("sum_either", { first: inside(first.title), second: inside(second.title) }) }];
}

// A title within a sentence: a small letter to begin with, but z₁ and W stay as they are.
const inside = (title) => (/^\p{Lu}\p{Ll}/u.test(title) ? title[0].toLowerCase() + title.slice(1) : title);
