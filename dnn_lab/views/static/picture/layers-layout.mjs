// Where everything of a drawing by layer stands: one place for each layer, its matrix at the same spot in every
// phase, so that nothing moves from step to step. One unit is one CSS pixel.

export const TOP = { overview: 46, label: 68, strip: 76, names: 114, main: 122 };
export const ZONE = { below: 16, bar: 30, zero: 55, caption: 104, ledger: 116 };
export const STRIP = { plain: 14, written: 20 };
export const CELL = { w: 58, h: 42 };
export const WRITE = { w: 38, h: 17 };

const NARROW = 480, MARGIN = 26, DIGIT = 8;
const ROW = { most: 24, least: 4, all: 224, many: 400 };
const COLUMN = { written: 52, plain: 26, least: 4, ahead: 14 };
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
  if (phase === "update") return ["b", "oldb", "db"];
  if (phase !== "backward") return ["oldb", "z", "a", ...(M.values("y", layer) ? ["y"] : [])];
  if (!M.values("slope", layer)) return ["db", "dz", "a", "y"];
  return ["db", "dz", "slope", "da", ...(last ? ["a", "y"] : ["z"])];
}

function placeLayer(M, layer, width) {
  const [columns, rows] = [M.sizes[layer - 1], M.sizes[layer]];
  const x = Math.max(MARGIN, 10 + DIGIT * String(Math.max(...M.sizes)).length);
  const gap = width < NARROW ? 12 : 16;
  const h = rowHeight(rows);
  const ahead = aheadWidth(M, layer, width, h);
  const { side, w } = fit(columns, h, (step) => width - x - gap - 2 - beside(M, layer, step, gap, ahead, width));
  const main = { x, y: TOP.main, w, h, columns, rows, wide: w * columns, tall: h * rows };
  const right = x + main.wide, zone = main.y + main.tall;
  const roomy = width - right - gap >= LEDGER;
  return {
    layer, main, gap, right, zone, ahead, side: { x: right + gap, ...side },
    ledger: roomy ? { x: right + gap, y: zone + ZONE.zero - CELL.h / 2 } : { x, y: zone + ZONE.ledger },
    bottom: Math.ceil(zone + (roomy ? ZONE.caption + 8 : ZONE.ledger + CELL.h + 6)),
  };
}

function rowHeight(rows) {
  const least = Math.min(ROW.least, ROW.many / rows);
  return whole(Math.min(ROW.most, Math.max(least, ROW.all / rows)));
}

// How wide the next matrix is, turned: one column for each of its neurons.
function aheadWidth(M, layer, width, h) {
  if (layer === M.depth) return 0;
  const most = width * (width < NARROW ? 0.14 : 0.2);
  return Math.min(most, M.sizes[layer + 1] * (h >= WRITE.h ? SIDES[0].w : COLUMN.ahead));
}

// The widest vectors at the side that leave the columns of the matrix wide enough.
function fit(columns, h, room) {
  const most = h < WRITE.h ? COLUMN.plain : COLUMN.written;
  const tries = SIDES.map((side) => ({ side, w: whole(Math.min(most, room(side.step) / columns)) }));
  const written = h >= WRITE.h ? tries.find(({ side, w }) => side.w >= WRITE.w && w >= COLUMN.least) : null;
  return written ?? tries.at(-1);
}

// What must have room beside the matrix, in the widest of the phases.
function beside(M, layer, step, gap, ahead, width) {
  const need = { forward: ahead && ahead + gap, loss: 0, backward: 0, update: width * 0.14 + gap };
  return Math.max(...[...M.phases].map((phase) => vectorsOf(M, layer, phase).length * step + need[phase]));
}

// Whole pixels where cells are large enough, so that all look alike.
const whole = (size) => (size >= 4 ? Math.floor(size) : size >= 1 ? Math.floor(size * 2) / 2 : size);
