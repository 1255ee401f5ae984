// What stands to the right of the layer that is worked on: the next W, which turns the corner, or the gradients that
// a new W moves against. They are quiet unless the step uses them.

import { fitted, grid, marked } from "./layers-cells.mjs";
import { TOP } from "./layers-layout.mjs";
import { LETTER, words } from "./layers-words.mjs";

const UNDER = { gap: 4, step: 14, tall: 10 };
const startOf = ({ side, gap }, { vectors }) => side.x + vectors.length * side.step + gap - 4;

// a stands at the side of the next W; its own z and a lie under it.
export function next({ M, pen, view, scene, place }) {
  const { main, gap, ahead, zone } = place;
  if (!ahead || scene.phase === "backward" || scene.phase === "update") return "";
  const layer = scene.layer + 1;
  const count = M.sizes[layer];
  const box = { x: startOf(place, scene), y: main.y, w: ahead / count, h: main.h };
  const right = box.x + ahead;
  const texts = words("turned", { l: layer, m: count });
  const label = fitted(pen, right, TOP.names - 1, texts, ahead + gap - 4, { anchor: "end" });
  const W = grid(pen, M.turned(layer), box, M.most("oldW", layer), { dim: true, fine: true });
  const under = ["z", "a"].map((what, i) => {
    const strip = { ...box, y: zone + UNDER.gap + i * UNDER.step, h: UNDER.tall };
    const cells = grid(pen, [M.seen(view, what, layer)], strip, M.most(what, layer), { fine: true });
    return cells + letter(pen, right + 4, strip.y + 9, LETTER[what], view.width - right - 6, { anchor: "start" });
  });
  return label + W + under.join("");
}

export function gradient({ M, pen, view, scene, place }) {
  if (scene.phase !== "update") return "";
  const { main, layer } = place;
  const x = startOf(place, scene);
  const wide = Math.min(main.wide, view.width - 3 - x);
  const box = { x, y: main.y, w: wide / main.columns, h: main.h };
  const used = scene.what === "W";
  const cells = grid(pen, M.seen(view, "dW", layer), box, M.most("dW", layer), { dim: !used, fine: true });
  const frame = used && scene.lit ? marked({ ...box, y: main.y + scene.row * main.h, w: wide }) : "";
  return cells + frame + letter(pen, x + wide / 2, TOP.names, LETTER.dW, wide);
}

const letter = (pen, x, y, b, room, how) => fitted(pen, x, y, [[{ b, s: "" }]], room, { style: "name", ...how });
