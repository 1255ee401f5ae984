// A grid of bytes as colours on a canvas: one pixel a cell, stretched by the browser. 0 is orange, 255 blue, with a step
// in the middle, where a network is undecided.

const ENDS = {
  light: [[240, 160, 108], [253, 240, 230], [232, 241, 251], [126, 178, 234]],
  dark: [[156, 84, 32], [52, 36, 26], [24, 36, 52], [46, 102, 170]],
};

// 256 colours as 32-bit numbers, ready for a canvas.
export function palette(theme) {
  const [low, middleLow, middleHigh, high] = ENDS[theme] ?? ENDS.light;
  const mix = (a, b, t) => a.map((v, i) => Math.round(v + (b[i] - v) * t));
  const colours = Array.from({ length: 256 }, (_, i) => (i < 128 ? mix(low, middleLow, i / 127) : mix(middleHigh, high, (i - 128) / 127)));
  const bytes = new Uint8ClampedArray(colours.flatMap(([r, g, b]) => [r, g, b, 255]));
  return new Uint32Array(bytes.buffer);
}

// bytes: row after row from the low end of y; on the canvas the top row comes first.
export function paint(canvas, bytes, rows, columns, colours) {
  if (canvas.width !== columns || canvas.height !== rows) [canvas.width, canvas.height] = [columns, rows];
  const context = canvas.getContext("2d");
  const image = imageFor(canvas, context);
  const pixels = new Uint32Array(image.data.buffer);
  for (let row = 0; row < rows; row++) {
    const from = (rows - 1 - row) * columns;
    for (let column = 0; column < columns; column++) pixels[row * columns + column] = colours[bytes[from + column]];
  }
  context.putImageData(image, 0, 0);
}

// Used again for the next picture of the same size: made anew for each, they keep the collector of garbage busy.
const images = new WeakMap();
function imageFor(canvas, context) {
  const known = images.get(canvas);
  if (known?.width === canvas.width && known.height === canvas.height) return known;
  const image = context.createImageData(canvas.width, canvas.height);
  images.set(canvas, image);
  return image;
}

export const bytesOf = (view) => new Uint8Array(view?.buffer ?? [], view?.byteOffset ?? 0, view?.byteLength ?? 0);
