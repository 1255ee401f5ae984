// What a drawing must not have, found in its SVG text and in the boxes of its labels.

const EPSILON = 0.01;

export const overlap = (a, b) =>
  a.x < b.x + b.w - EPSILON && b.x < a.x + a.w - EPSILON && a.y < b.y + b.h - EPSILON && b.y < a.y + a.h - EPSILON;
const within = (a, { x, w }) => a.x >= x - EPSILON && a.x + a.w <= x + w + EPSILON;
export const holds = ({ x, y, w, h }, a) => a.x + a.w / 2 > x && a.x + a.w / 2 < x + w && a.y + a.h / 2 > y && a.y + a.h / 2 < y + h;

export const boxesOf = (svg, cls) => [...svg.matchAll(new RegExp(`<rect class="${cls}[^"]*" x="(.*?)" y="(.*?)" width="(.*?)" height="(.*?)"`, "g"))]
  .map(([, ...numbers]) => numbers.map(Number)).map(([x, y, w, h]) => ({ x, y, w, h }));

// What is wrong with a drawing: text outside, over other text, wider than its cell; labels over cells.
export function faults(drawn, cells) {
  const { width, height, svg } = drawn;
  const found = [];
  const boxes = [...drawn.boxes].sort((a, b) => a.x - b.x);
  boxes.forEach((a, i) => {
    if (a.x < -EPSILON || a.y < 0 || a.x + a.w > width + EPSILON || a.y + a.h > height) found.push(`${a.text} is outside`);
    for (let j = i + 1; j < boxes.length && boxes[j].x < a.x + a.w; j++) if (overlap(a, boxes[j])) found.push(`${a.text} over ${boxes[j].text}`);
    for (const cell of cells) if (holds(cell, a) && !within(a, cell)) found.push(`${a.text} is wider than ${cell.q}`);
  });
  for (const pill of boxesOf(svg, "pill")) for (const cell of cells) if (overlap(pill, cell)) found.push(`a label covers ${cell.q}`);
  if (/NaN|undefined/.test(svg)) found.push("a number is missing");
  return found;
}
