// Where things lie: the frame of a picture in pixels, and the way from an axis' units to them and back. Pure.

const CHARACTER = 7.3;
const MARGIN = { left: 10, right: 14, top: 8, bottom: 24 };

// The drawn part within `width` pixels. Square pictures keep one unit as long on both axes, `height` is their most.
export function frame({ x, y }, width, { height, square }) {
  const longest = Math.max(0, ...y.ticks.map(([, text]) => text.length));
  const left = Math.round(longest ? MARGIN.left + CHARACTER * longest : MARGIN.left);
  const { top } = MARGIN;
  const bottom = x.ticks.length ? MARGIN.bottom : MARGIN.top;
  let w = Math.max(40, Math.round(width - left - MARGIN.right));
  let h = height;
  if (square) {
    const unit = Math.min(w / (x.high - x.low), h / (y.high - y.low));
    [w, h] = [Math.round(unit * (x.high - x.low)), Math.round(unit * (y.high - y.low))];
  }
  return { left, top, w, h, width: left + w + MARGIN.right, height: top + h + bottom };
}

const flat = (axis, value) => (axis.log ? Math.log(Math.max(value, axis.low)) : value);

// A function from units to pixels between `from` and `to`.
export function scale(axis, from, to) {
  const [low, high] = [flat(axis, axis.low), flat(axis, axis.high)];
  return (value) => from + ((flat(axis, value) - low) / (high - low)) * (to - from);
}

// A function from pixels back to units.
export function unscale(axis, from, to) {
  const [low, high] = [flat(axis, axis.low), flat(axis, axis.high)];
  return (pixel) => {
    const value = low + ((pixel - from) / (to - from)) * (high - low);
    return axis.log ? Math.exp(value) : value;
  };
}

// The ticks that have room side by side: all of them, or every second, third, …
export function roomy(ticks, place, size = (text) => text.length * CHARACTER + 8) {
  for (let by = 1; by < ticks.length; by++) {
    const kept = ticks.filter((_, i) => i % by === 0);
    const free = kept.every(([value, text], i) => {
      if (!i) return true;
      const [before, word] = kept[i - 1];
      return Math.abs(place(value) - place(before)) >= (size(text) + size(word)) / 2;
    });
    if (free) return kept;
  }
  return ticks.slice(0, 1);
}
