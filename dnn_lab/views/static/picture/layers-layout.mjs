// Where everything of a drawing by layer stands: one place for each layer, with its matrix at the same spot in every
// phase, so that nothing moves from step to step. One unit is one CSS pixel.

export const TOP = { overview: 46, label: 68, strip: 76, stripTall: 20, names: 114, main: 122 };
export const ZONE = { bar: 30, zero: 55, caption: 104, ledger: 116 };
export const WRITE = { w: 38, h: 17 };
export const STRIP = 14;
export const CELL = { w: 58, h: 42 };

const NARROW = 480, MARGIN = 26;
const TALLEST_ROW = 24, TALL = 224, LEAST_ROW = 4, WIDEST = { written: 52, plain: 26 };
const SIDES = [{ w: 50, step: 53 }, { w: 40, step: 43 }, { w: 12, step: 18 }];
const LEDGER = 3 * CELL.w + 72;

// { width, height, layers: [place of layer 1, …] }
export function layout(M, width) {
  const layers = Array.from({ length: M.depth }, (_, l) => placeLayer(M, l + 1, width));
  return { width, height: Math.max(...layers.map(({ bottom }) => bottom)), layers };
}

// The vectors beside the matrix: in the place of the bias, of z, of a, and what those come from.
export function vectorsOf(M, layer, phase) {
  const last = layer === M.depth;
  const target = last && M.target() ? ["y"] : [];
  if (phase === "update") return ["b", "oldb", "db"];
  if (phase !== "backward") return ["oldb", "z", "a", ...target];
  if (!M.values("slope", layer)) return ["db", "dz", "a", "y"];
  return ["db", "dz", "slope", "da", ...(last ? ["a", "y"] : ["z"])];
}

function placeLayer(M, layer, width) {
  const [columns, rows] = [M.sizes[layer - 1], M.sizes[layer]];
  const x = Math.max(MARGIN, 10 + 8 * String(Math.max(...M.sizes)).length);
  const gap = width < NARROW ? 12 : 16;
  const h = whole(Math.min(TALLEST_ROW, Math.max(Math.min(LEAST_ROW, 400 / rows), TALL / rows)));
  const ahead = layer < M.depth ? Math.min(width * (width < NARROW ? 0.14 : 0.2), M.sizes[layer + 1] * (h >= WRITE.h ? SIDES[0].w : 14)) : 0;
  const room = (side) => width - x - gap - 2 - beside(M, layer, side, gap, ahead, width);
  const most = h < WRITE.h ? WIDEST.plain : WIDEST.written;
  const fits = SIDES.map((side) => ({ side, w: whole(Math.min(most, room(side) / columns)) }));
  const { side, w } = fits.find((fit) => fit.side.w < WRITE.w || (h >= WRITE.h && fit.w >= 5)) ?? fits.at(-1);
  const main = { x, y: TOP.main, w, h, wide: w * columns, tall: h * rows, columns, rows };
  const right = main.x + main.wide;
  const free = width - right - gap;
  return {
    layer, main, gap, side: { x: right + gap, ...side }, right, ahead, zone: main.y + main.tall,
    ledger: free >= LEDGER ? { x: right + gap, y: ZONE.zero - CELL.h / 2 } : { x, y: ZONE.ledger },
    bottom: Math.ceil(main.y + main.tall + (free >= LEDGER ? ZONE.caption + 8 : ZONE.ledger + CELL.h + 6)),
  };
}

// What must have room beside the matrix, in the widest of the phases.
function beside(M, layer, { step }, gap, ahead, width) {
  const need = { forward: ahead && ahead + gap, loss: 0, backward: 0, update: width * 0.14 + gap };
  return Math.max(...[...M.phases].map((phase) => vectorsOf(M, layer, phase).length * step + need[phase]));
}

// Whole pixels where cells are large enough, so that all look alike.
const whole = (size) => (size >= 4 ? Math.floor(size) : size >= 1 ? Math.floor(size * 2) / 2 : size);
