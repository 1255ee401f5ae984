// Formulas as native MathML. One template gives the line in symbols and the line in numbers, so they cannot disagree.

const PLACE = /\{(\()?([^{}()]+)\)?\}/g;
const MINUS = "\u2212";

export const math = (inner, block = false) => `<math${block ? ' display="block"' : ""}>${inner}</math>`;

export const symbols = (sheet, template) =>
  template.replace(PLACE, (_, __, name) => place(name, sheet.quantities[name].mathml));

// With the numbers put in, as `shown(name)` gives them.
export const numbers = (template, shown) => template.replace(PLACE, (_, bracket, name) => place(name, number(shown(name), Boolean(bracket))));

// What stands in a formula for a quantity: by its name it is found when it is pointed at.
const place = (name, inner) => `<mrow data-q="${attribute(name)}">${inner}</mrow>`;

export const words = (sheet, template) => template.replace(PLACE, (_, __, name) => sheet.quantities[name].say);

const attribute = (text) => text.replace(/[&"<>]/g, (c) => `&#${c.charCodeAt(0)};`);

// A shown number: its sign apart, a power of ten written out, brackets where a sign would be mistaken.
export function number(text, bracket = false) {
  if (/^[a-z]/.test(text)) return `<mtext>${attribute(text)}</mtext>`;
  const negative = text.startsWith(MINUS);
  const [mantissa, exponent] = attribute(negative ? text.slice(1) : text).split("e");
  const power = exponent === undefined ? "" : `<mo>·</mo><msup><mn>10</mn>${number(exponent)}</msup>`;
  const value = negative ? `<mrow><mo form="prefix">${MINUS}</mo><mn>${mantissa}</mn>${power}</mrow>` : `<mrow><mn>${mantissa}</mn>${power}</mrow>`;
  return negative && bracket ? `<mrow><mo>(</mo>${value}<mo>)</mo></mrow>` : value;
}

// Up to four terms: symbols, numbers under their symbols, and the result, as far as they are uncovered (2, 3, 4). What
// would stand there twice, such as a slope that is 1 by its formula, stands there once.
export function workTable(sheet, step, names, open, shown, filled = open >= 3) {
  const quantity = sheet.quantities[step.name];
  const exact = names.every((name) => sheet.quantities[name]?.exact ?? true);
  const width = step.formula.length * 2 - 1;
  const lines = [
    { sign: "=", cells: terms(step, (t) => symbols(sheet, t)) },
    { sign: exact ? "=" : "≈", cells: terms(step, (t) => numbers(t, shown)) },
    { sign: exact && quantity.exact ? "=" : "≈", cells: `<mtd class="st-result" columnspan="${width}">${number(quantity.shown)}</mtd>` },
  ].slice(0, open - 1).filter((_, i) => i !== 1 || filled);
  const once = lines.filter(({ cells }, i) => i === lines.length - 1 || plain(cells) !== plain(lines[i + 1].cells));
  const left = (i) => (i ? "" : `<mrow class="st-now">${quantity.mathml}</mrow>`);
  const rows = once.map(({ sign, cells }, i) => `<mtr><mtd class="st-left">${left(i)}</mtd><mtd class="st-equals"><mo>${sign}</mo></mtd>${cells}</mtr>`);
  return math(`<mtable displaystyle="true">${rows.join("")}</mtable>`, true);
}

// Markup without its tags: what is read.
export const plain = (markup) => markup.replace(/<[^>]*>/g, "");

function terms(step, fill) {
  return step.formula
    .map(([sign, template], i) => (i || sign ? `<mtd class="st-sign"><mo>${sign}</mo></mtd>` : "") + `<mtd class="st-term"><mrow>${fill(template)}</mrow></mtd>`)
    .join("");
}
