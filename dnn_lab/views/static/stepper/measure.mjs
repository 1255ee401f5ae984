// Widths of text in the page's own fonts, remembered. Digits are measured as "0": canvas knows no tabular figures.

let context;
const widths = new Map();

export function measurer(root) {
  const style = getComputedStyle(root);
  const [ui, serif] = [style.fontFamily, style.getPropertyValue("--st-serif")];
  const one = (text, font) => {
    const key = font + text;
    if (!widths.has(key)) {
      context ??= document.createElement("canvas").getContext("2d");
      context.font = font;
      widths.set(key, context.measureText(text.replace(/\d/g, "0")).width);
    }
    return widths.get(key);
  };
  return (parts, size, weight) => parts.reduce((sum, part) => {
    if (typeof part === "string") return sum + one(part, `${weight} ${size}px ${ui}`) * 1.02;
    return sum + one(part.b, `italic 400 ${size * 1.08}px ${serif}`) + (part.s ? one(part.s, `400 10px ${serif}`) : 0) + 0.5;
  }, 0);
}
