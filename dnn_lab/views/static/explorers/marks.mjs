// Marks as SVG text, one entry a kind. Colours are classes, so that they follow the page's theme.

import { escape, round } from "../picture/svg.mjs";

const SHAPES = {
  circle: (s) => `m-${s} 0a${s} ${s} 0 1 0 ${2 * s} 0a${s} ${s} 0 1 0 -${2 * s} 0z`,
  square: (s) => `m-${round(s * 0.9)} -${round(s * 0.9)}h${round(s * 1.8)}v${round(s * 1.8)}h-${round(s * 1.8)}z`,
  diamond: (s) => `m0 -${round(s * 1.3)}l${round(s * 1.3)} ${round(s * 1.3)}l-${round(s * 1.3)} ${round(s * 1.3)}l-${round(s * 1.3)} -${round(s * 1.3)}z`,
};

export const DRAW = {
  line({ x, y, colour, width, dash, drag }, at) {
    const d = joined(x, y, at);
    const dashed = dash ? ` stroke-dasharray="${escape(dash)}"` : "";
    const grip = drag ? `<path class="xp-grip" data-drag="${escape(drag)}" d="${d}"/>` : "";
    return `<path class="xp-line c-${escape(colour)}" stroke-width="${width}"${dashed} d="${d}"/>${grip}`;
  },
  points({ x, y, colour, shape, size, hollow }, at) {
    const one = SHAPES[shape](size);
    const d = Array.from(x, (v, i) => `M${round(at.x(v))} ${round(at.y(y[i]))}${one}`).join("");
    const look = hollow ? `xp-hollow c-${escape(colour)}` : `xp-points f-${escape(colour)}`;
    return `<path class="${look}" d="${d}"/>`;
  },
  bars({ x, y, colour, width }, at) {
    const d = Array.from(x, (v, i) => {
      const [left, right] = [at.x(v - width / 2), at.x(v + width / 2)];
      return `M${round(left)} ${round(at.y(y[i]))}H${round(right)}V${round(at.y(0))}H${round(left)}z`;
    });
    return `<path class="xp-bars f-${escape(colour)}" d="${d.join("")}"/>`;
  },
  words({ x, y, colour, text, anchor }, at) {
    const aside = { start: 11, middle: 0, end: -11 }[anchor];
    const place = `x="${round(at.x(x[0]) + aside)}" y="${round(at.y(y[0]) + 4)}"`;
    return `<text class="f-${escape(colour)}" ${place} text-anchor="${escape(anchor)}">${escape(text)}</text>`;
  },
  handle: () => "",
};

// A path through the points, with a pause where y is no number.
function joined(x, y, at) {
  let pen = "M";
  let d = "";
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(y[i])) {
      pen = "M";
      continue;
    }
    d += `${pen}${round(at.x(x[i]))} ${round(at.y(y[i]))}`;
    pen = "L";
  }
  return d;
}

// 32-bit floats out of what the kernel sent, wherever in its message they lay.
export function floats(view) {
  if (!view?.byteLength) return new Float32Array();
  const { buffer, byteOffset, byteLength } = view;
  return new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

export const unpacked = (mark) => ({ ...mark, x: floats(mark.x), y: floats(mark.y) });
