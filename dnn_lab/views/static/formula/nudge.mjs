// A typed number moved up or down by one in its last decimal, at least by tenths: 2 -> 2.1, 0.25 -> 0.26, 120 -> 121.

const LEAST = 1;

export function nudged(text, by) {
  const value = Number(text.trim().replace("\u2212", "-").replace(",", "."));
  if (!text.trim() || !Number.isFinite(value)) return text;
  const decimals = Math.max((text.split(/[.,]/)[1] ?? "").length, Math.abs(value) < 100 ? LEAST : 0);
  return String(+(value + by * 10 ** -Math.min(decimals, 6)).toFixed(6));
}
