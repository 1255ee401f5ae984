// The network on one canvas: weights as lines, blue and whole above 0, orange and dashed below, wide where large; above
// them the neurons' pictures. Lines of one look are drawn in one stroke, pictures cut from one sheet, so that hundreds
// of them keep up with the training.

const WIDTHS = 6;
const THICKEST = 5;

// Which of the widths a weight is drawn in, 0 for the thinnest.
export const level = (weight, largest) => Math.min(WIDTHS - 1, Math.floor((Math.abs(weight) / (largest || 1)) * WIDTHS));

// The canvas made clean, in the page's own pixels.
export function clean(canvas, { width, height }) {
  const ratio = devicePixelRatio || 1;
  const [wide, tall] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== tall) [canvas.width, canvas.height] = [wide, tall];
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

// inks: colours { below, above, lit }; lit: the edge that is pointed at, if one is.
export function drawEdges(context, edges, weights, inks, lit) {
  const looks = new Map();
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  edges.forEach((edge, i) => {
    const key = 2 * level(weights[i], largest) + (weights[i] >= 0 ? 1 : 0);
    if (!looks.has(key)) looks.set(key, new Path2D());
    trace(looks.get(key), edge.curve);
  });
  for (const [key, path] of looks) {
    context.strokeStyle = key % 2 ? inks.above : inks.below;
    context.lineWidth = 0.6 + ((key >> 1) / (WIDTHS - 1)) * THICKEST;
    context.globalAlpha = 0.35 + 0.6 * ((key >> 1) / (WIDTHS - 1));
    context.setLineDash(key % 2 ? [] : [5, 4]);
    context.stroke(path);
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
  if (!lit) return;
  const path = new Path2D();
  trace(path, lit.curve);
  Object.assign(context, { lineWidth: 3, strokeStyle: inks.lit });
  context.stroke(path);
}

// sheet: a canvas with the pictures of all neurons one above the other, the first lowest, `cells` high each.
export function drawUnits(context, sheet, cells, { side, columns }) {
  const places = columns.flatMap((column) => column.units);
  places.forEach(({ x, y }, i) => context.drawImage(sheet, 0, (places.length - 1 - i) * cells, cells, cells, x, y, side, side));
}

function trace(path, [x1, y1, ...rest]) {
  path.moveTo(x1, y1);
  path.bezierCurveTo(...rest);
}
