// Cells of numbers: shades by sign and size, the numbers themselves where they fit, and frames around what is used.

import { WRITE } from "./layers-layout.mjs";
import { path, rect, round } from "./svg.mjs";

const SHADES = 4, KEPT = 8;
const drawn = new WeakMap();

// A grid of values (rows; null: not yet) with { x, y, w, h } of its first cell; drawn once while it stays the same.
// cls: "soft" under numbers, "dim" where it is not used, "fine" for thumbnails.
export function heat(rows, box, most, cls = "") {
  const key = [box.x, box.y, box.w, box.h, most, cls].join();
  if (!(drawn.get(rows)?.size < KEPT)) drawn.set(rows, new Map());
  const kept = drawn.get(rows);
  if (!kept.has(key)) kept.set(key, shaded(rows, box, most, cls));
  return kept.get(key);
}

// All cells of one shade are one path of strokes as thick as a row; neighbours of one shade are one stroke.
function shaded(rows, { x, y, w, h }, most, cls) {
  const shades = new Map();
  rows.forEach((row, j) => {
    const middle = round(y + (j + 0.5) * h);
    for (let i = 0, next; i < row.length; i = next) {
      const shade = shadeOf(row[i], most);
      for (next = i + 1; next < row.length && shadeOf(row[next], most) === shade; next++);
      if (shade === null) continue;
      shades.set(shade, `${shades.get(shade) ?? ""}M${round(x + i * w)} ${middle}H${round(x + next * w)}`);
    }
  });
  const name = (shade) => `heat ${shade < 0 ? "m" : "p"}${Math.abs(shade)} ${cls}`.trim();
  return [...shades].map(([shade, d]) => path(d, name(shade), ` stroke-width="${round(h)}"`)).join("");
}

// From -4 to 4: the strongest for the largest fifth, 0 for the smallest tenth.
function shadeOf(value, most) {
  if (value === null) return null;
  return Math.max(-SHADES, Math.min(SHADES, Math.round((value / most) * (SHADES + 1))));
}

export const writes = ({ w, h }) => w >= WRITE.w && h >= WRITE.h;

// The grid with its frame and, in cells large enough, its numbers. now: { row, col } of what is worked out.
export function grid(pen, rows, box, most, { dim = false, fine = false, now = null } = {}) {
  const written = writes(box);
  const cls = [written && "soft", dim && "dim", fine && "fine"].filter(Boolean).join(" ");
  const outline = rect({ ...box, w: box.w * rows[0].length, h: box.h * rows.length }, "frame-quiet");
  const numbers = written ? write(pen, rows, box, dim, now) : "";
  return heat(rows, box, most, cls) + outline + (now ? yellow(rows, box, now) : "") + numbers;
}

// What does not fit into its cell has its shade, and its place in the ledger.
function write(pen, rows, { x, y, w, h }, dim, now) {
  const number = (value, j, i) => {
    const here = now?.row === j && now.col === i;
    const text = value !== null ? pen.fit(value, w - 4, "tab") : here ? "?" : "…";
    const cls = here ? "now" : dim ? "" : "used";
    return text === "…" ? "" : pen.text(x + (i + 0.5) * w, y + (j + 0.5) * h + 4.5, [text], "tab", { cls });
  };
  return rows.flatMap((row, j) => row.map((value, i) => number(value, j, i))).join("");
}

// The one yellow thing: a cell; or a row (col null), filled while it is not known and ringed when it is.
function yellow(rows, { x, y, w, h }, { row, col }) {
  if (col !== null) return marked({ x: x + col * w, y: y + row * h, w, h }, "now");
  const box = { x, y: y + row * h, w: w * rows[0].length, h };
  return rows[row].includes(null) ? marked(box, "now") : marked(box, "now-line", 3) + marked(box);
}

// A frame a little outside what it marks.
export function marked({ x, y, w, h }, cls = "", out = 1) {
  return rect({ x: x - out, y: y - out, w: w + 2 * out, h: h + 2 * out }, `frame ${cls}`.trim(), { r: 2 });
}

// The longest of several texts that fits, or none.
export function fitted(pen, x, y, texts, room, { style = "title", ...how } = {}) {
  const text = texts.find((parts) => pen.width(parts, style) <= room);
  return text ? pen.text(x, y, text, style, how) : "";
}
