// The pen: SVG text from shapes and labels. Classes only; colours and type stand in picture.css.
// A label is a list of parts: strings, or { b: base, s: subscript } for a symbol.

import { short } from "./numbers.mjs";

const TYPE = {
  name: [13, 400], val: [12.5, 400], lit: [12.5, 600], title: [12, 400], tab: [12, 400], edge: [12.5, 600], badge: [11, 700],
  op: [16, 500], word: [13, 500], words: [11, 500],
};

const THIN = "\u2009";

export const escape = (text) => String(text).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
export const round = (v) => Math.round(v * 10) / 10;

export function rect({ x, y, w, h }, cls, { r = 0, attrs = "" } = {}) {
  return `<rect class="${cls}" x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" rx="${r}"${attrs}/>`;
}

export const path = (d, cls, attrs = "") => `<path class="${cls}" d="${d}"${attrs}/>`;
export const line = (x1, y1, x2, y2, cls) => path(`M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`, cls);

// A box with a radius for each corner: top left, top right, bottom right, bottom left.
export function corners({ x, y, w, h }, [a, b, c, d]) {
  const arc = (r, dx, dy) => (r ? `a${r} ${r} 0 0 1 ${dx} ${dy}` : "");
  return (
    `M${round(x + a)} ${round(y)}h${round(w - a - b)}${arc(b, b, b)}v${round(h - b - c)}${arc(c, -c, c)}` +
    `h${round(c + d - w)}${arc(d, -d, -d)}v${round(a + d - h)}${arc(a, a, -a)}z`
  );
}

// A curve that leaves and arrives along the direction of the drawing, and the point a part `t` along it. `bow` pushes
// it aside, so that two curves between the same places stay apart.
export function curve(p, q, across, bow = 0) {
  const [cx1, cy1, cx2, cy2] = across
    ? [(p.x + q.x) / 2, p.y + bow, (p.x + q.x) / 2, q.y + bow]
    : [p.x + bow, (p.y + q.y) / 2, q.x + bow, (p.y + q.y) / 2];
  const mix = (a, b, c, d, t) => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t ** 3 * d;
  return {
    d: `M${round(p.x)} ${round(p.y)}C${[cx1, cy1, cx2, cy2, q.x, q.y].map(round).join(" ")}`,
    at: (t) => ({ x: mix(p.x, cx1, cx2, q.x, t), y: mix(p.y, cy1, cy2, q.y, t) }),
  };
}

// Writes labels, measures them, and remembers every box of text, so that overlaps can be looked for.
export class Pen {
  constructor(measure) {
    this.measureText = measure;
    this.boxes = [];
  }

  width(parts, style) {
    const [size, weight] = TYPE[style];
    return this.measureText(parts, size, weight);
  }

  text(x, y, parts, style, { anchor = "middle", cls = "" } = {}) {
    const [size] = TYPE[style];
    const width = this.width(parts, style);
    const left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
    this.boxes.push({ x: left, y: y - size * 0.8, w: width, h: size, text: plainText(parts) });
    const anchored = anchor === "middle" ? "" : ` text-anchor="${anchor}"`;
    return `<text class="${`t-${style} ${cls}`.trim()}" x="${round(x)}" y="${round(y)}"${anchored}>${spans(parts)}</text>`;
  }

  // The value as long as `room` pixels allow.
  fit(value, room, style, before = []) {
    for (const max of [7, 6, 5, 4, 3]) {
      const text = short(value, max);
      if (this.width([...before, text], style) <= room) return text;
    }
    return "…";
  }

  // A symbol as long as `room` pixels allow: of a long word the beginning and the end.
  // What stands above the letter, such as a layer, comes after it where there is room.
  name([base, sub], room, upper = "") {
    const full = [symbol([base, sub]), upper];
    if (upper && this.width(full, "name") <= room) return full;
    const fits = (text) => this.width([symbol([text, sub])], "name") <= room;
    let text = base;
    for (let kept = base.length - 1; kept > 1 && !fits(text); kept--) {
      text = `${base.slice(0, Math.ceil(kept / 2))}…${base.slice(base.length - Math.floor(kept / 2))}`;
    }
    return [symbol([text, sub])];
  }

  // A sign (∂, b, …) and its value; where not both fit with two figures, the value alone: its place says what it is.
  signed(sign, value, room, style) {
    const before = [sign, THIN];
    const text = value === null ? "" : this.fit(value, room, style, before);
    const alone = value === null || figures(text) > 1 ? text : this.fit(value, room, style);
    return text === "…" || figures(alone) > figures(text) ? [alone] : [sign, THIN + text];
  }
}

// How many figures a number is written with; none in "…".
const figures = (text) => text.replace(/e.*/, "").replace(/^[^1-9]*/, "").replace(/\D/g, "").length;

const plainText = (parts) => parts.map((part) => (typeof part === "string" ? part : part.b + part.s)).join("");

function spans(parts) {
  let lowered = false;
  return parts
    .map((part) => {
      const back = lowered ? ' dy="-3"' : "";
      lowered = typeof part !== "string" && Boolean(part.s);
      if (typeof part === "string") return `<tspan${back}>${escape(part)}</tspan>`;
      const sub = part.s ? `<tspan class="t-sub" dy="3">${escape(part.s)}</tspan>` : "";
      return `<tspan class="t-symbol"${back}>${escape(part.b)}</tspan>${sub}`;
    })
    .join("");
}

export const symbol = ([base, sub]) => ({ b: base, s: sub });
