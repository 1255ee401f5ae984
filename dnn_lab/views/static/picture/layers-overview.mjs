// Where in the network the drawing is: a thumbnail of each layer in order, with its activations and, on the way back,
// its ∂z as far as they are worked out. The layer that is worked on has an ink frame.

import { fitted, grid } from "./layers-cells.mjs";
import { TOP } from "./layers-layout.mjs";
import { placeOf } from "./layers-names.mjs";
import { words } from "./layers-words.mjs";
import { escape, path, rect, round } from "./svg.mjs";

const BOX = { y: 2, most: 132, gap: 18, tall: TOP.overview - 4 };

export function overview(d) {
  const { M, view, scene } = d;
  const stops = [...M.sizes.keys(), ...(M.phases.has("loss") ? ["loss"] : [])];
  const gap = Math.min(BOX.gap, view.width / stops.length / 4);
  const w = Math.min(BOX.most, (view.width - 4 - gap * (stops.length - 1)) / stops.length);
  return stops.map((stop, i) => {
    const box = { x: 2 + i * (w + gap), y: BOX.y, w, h: BOX.tall };
    return (i ? arrow(box.x - gap / 2, scene.phase) : "") + thumbnail(d, stop, box);
  }).join("");
}

function arrow(x, phase) {
  const way = phase === "backward" ? -1 : 1;
  return path(`M${round(x - 2.5 * way)} ${BOX.y + BOX.tall / 2 - 4}l${5 * way} 4l${-5 * way} 4`, "axis");
}

function thumbnail(d, stop, box) {
  const { M, pen, scene } = d;
  const here = stop === (scene.what === "L" ? "loss" : scene.layer);
  const state = !here ? "known" : stop === "loss" ? "now" : "used";
  const title = fitted(pen, box.x + box.w / 2, box.y + 15, titles(M, stop), box.w - 4, { cls: state });
  const inside = stop === "loss" ? loss(d, box, state) : strips(d, stop, box);
  const body = rect(box, `cell ${state}`, { r: 6 }) + title + inside;
  const name = target(d, stop);
  return name ? `<g class="jump" data-q="${escape(name)}">${body}</g>` : body;
}

function titles(M, stop) {
  if (stop === "loss") return words("loss");
  return stop ? words("layer", { l: stop, f: M.activation(stop) }) : words("inputs", { n: M.sizes[0] });
}

function loss({ M, pen, view }, { x, y, w }, state) {
  if (M.loss === null || !view.known("L")) return "";
  return pen.text(x + w / 2, y + 33, [pen.fit(M.loss, w - 4, "val")], "val", { cls: state });
}

function strips({ M, pen, view }, layer, { x, y, w }) {
  const shown = layer && M.phases.has("backward") ? ["a", "dz"] : ["a"];
  return shown.filter((what) => M.values(what, layer)).map((what, i) => {
    const box = { x: x + 6, y: y + 21 + i * 9, w: (w - 12) / M.sizes[layer], h: shown.length > 1 ? 6 : 9 };
    return grid(pen, [M.seen(view, what, layer)], box, M.most(what, layer), { fine: true });
  }).join("");
}

// The first step of a layer in the phase of the current one: where a click on its thumbnail leads.
function target({ M, sheet, scene: { phase } }, stop) {
  const leads = (step) => {
    const { what, layer } = placeOf(step);
    if (what === "L" || stop === "loss") return what === "L" && stop === "loss";
    return layer === stop && sheet.groups[step.group].phase === phase;
  };
  return M.once(`target ${phase} ${stop}`, () => sheet.steps.find(leads)?.name ?? null);
}
