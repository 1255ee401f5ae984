// The name and the number of the weight that is pointed at, beside its line: what is given can be read in every mode and at
// every step, and is no hint. A bias that has no room in the picture says its number in the same way.

import { Pen, rect, symbol } from "../picture/svg.mjs";

const HEIGHT = 20, OVER = 11;

// spot: the line or the hidden bias that is pointed at; quantity: the worksheet's, with the text that may be seen.
export function showTip(spot, { short, text }, measure) {
  const svg = spot.ownerSVGElement;
  svg.querySelector(".tip")?.remove();
  const { x, y } = spot.getPointAtLength(spot.getTotalLength() / 2);
  const pen = new Pen(measure);
  const parts = [symbol(short), ` = ${text}`];
  const w = Math.ceil(pen.width(parts, "edge")) + 14;
  const left = Math.max(1, Math.min(svg.width.baseVal.value - w - 1, x - w / 2));
  const top = Math.max(1, y - HEIGHT - OVER);
  const label = pen.text(left + w / 2, top + 14.5, parts, "edge");
  svg.insertAdjacentHTML("beforeend", `<g class="tip">${rect({ x: left, y: top, w, h: HEIGHT }, "pill", { r: 4 })}${label}</g>`);
}
