// Where in the network the drawing is: a thumbnail of each layer in order, with its activations and, on the way back,
// its ∂z as far as they are worked out. The layer that is worked on has an ink frame.

import { fitted, heat } from "./layers-cells.mjs";
import { TOP } from "./layers-layout.mjs";
import { placeOf } from "./layers-names.mjs";
import { words } from "./layers-words.mjs";
import { escape, path, rect, round } from "./svg.mjs";

const BOX = { most: 132, gap: 18, tall: TOP.overview - 4 };

export function overview(M, pen, sheet, scene, view) {
  const stops = [...M.sizes.keys()].map((layer) => ({ layer })).concat(M.phases.has("loss") ? [{ loss: true }] : []);
  const gap = Math.min(BOX.gap, view.width / stops.length / 4);
  const wide = Math.min(BOX.most, (view.width - 4 - gap * (stops.length - 1)) / stops.length);
  return stops.map((stop, i) => {
    const box = { x: 2 + i * (wide + gap), y: 2, w: wide, h: BOX.tall };
    return (i ? arrow(box.x - gap / 2, scene.phase) : "") + thumbnail(M, pen, sheet, scene, view, box, stop);
  }).join("");
}

function arrow(x, phase) {
  const way = phase === "backward" ? -1 : 1;
  return path(`M${round(x - 2.5 * way)} ${2 + BOX.tall / 2 - 4}l${5 * way} 4l${-5 * way} 4`, "axis");
}

function thumbnail(M, pen, sheet, scene, view, box, { layer, loss }) {
  const here = loss ? scene.what === "L" : layer === scene.layer && scene.what !== "L";
  const state = here ? (loss ? "now" : "used") : "known";
  const title = fitted(pen, box.x + box.w / 2, box.y + 15, titles(M, layer, loss), box.w - 4, { cls: state });
  const body = rect(box, `cell ${state}`, { r: 6 }) + title + (loss ? lossValue(M, pen, view, box, state) : strips(M, view, box, layer));
  const name = target(M, sheet, scene, layer, loss);
  return name ? `<g class="jump" data-q="${escape(name)}">${body}</g>` : body;
}

function titles(M, layer, loss) {
  if (loss) return words("loss");
  return layer ? words("layer", { l: layer, f: M.activation(layer) }) : words("inputs", { n: M.sizes[0] });
}

const lossValue = (M, pen, view, { x, y, w }, state) =>
  view.known("L") && M.loss !== null ? pen.text(x + w / 2, y + 33, [pen.fit(M.loss, w - 4, "val")], "val", { cls: state }) : "";

function strips(M, view, { x, y, w }, layer) {
  const rows = [layer ? ["a", M.seen(view, "a", layer)] : ["x", M.arriving(1)]];
  if (layer && M.phases.has("backward")) rows.push(["dz", M.seen(view, "dz", layer)]);
  const h = rows.length > 1 ? 6 : 9;
  return rows.filter(([, values]) => values).map(([what, values], i) => {
    const box = { x: x + 6, y: y + 21 + i * 9, w: (w - 12) / values.length, h };
    const most = layer ? M.most(what, layer) : M.once("most x", () => Math.max(...values.map(Math.abs), 1e-12));
    return heat([values], box, most, "fine") + rect({ ...box, w: w - 12 }, "frame-quiet");
  }).join("");
}

// The first step of a layer in the phase of the current one: where a click on its thumbnail leads.
function target(M, sheet, scene, layer, loss) {
  return M.once(`target ${scene.phase} ${loss ? "L" : layer}`, () => sheet.steps.find((step) => {
    const place = placeOf(sheet, step);
    return loss ? place.what === "L" : place.what !== "L" && place.layer === layer && sheet.groups[step.group].phase === scene.phase;
  })?.name ?? null);
}
