// Numbers as short as their place allows: three significant figures, then two, one, scientific, "…".
// A true minus sign; zeros at the end are cut only from exact numbers.

const MINUS = "\u2212";

export function short(value, max = 6) {
  if (value === null || value === undefined) return "";
  if (Object.is(value, -0) || value === 0) return "0";
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : value > 0 ? "∞" : MINUS + "∞";
  for (const figures of [3, 2, 1]) {
    const text = plain(value, figures);
    if (text.length <= max) return text;
  }
  const text = scientific(value, 1);
  return text.length <= max ? text : "…";
}

function plain(value, figures) {
  const exponent = Math.floor(Math.log10(Math.abs(+value.toPrecision(figures))));
  if (exponent < -3 || exponent >= 5) return scientific(value, figures - 1 || 1);
  let text = value.toFixed(Math.max(figures - 1 - exponent, 0));
  if (Math.abs(+text - value) < 1e-12 * Math.abs(value) && text.includes(".")) text = text.replace(/\.?0+$/, "");
  return text.replace("-", MINUS);
}

function scientific(value, figures) {
  const [mantissa, exponent] = value.toExponential(figures - 1).split("e");
  return `${mantissa}e${+exponent}`.replaceAll("-", MINUS);
}

// One number of decimals for numbers that stand in a column.
export function aligned(values, max = 3) {
  const decimals = Math.min(max, Math.max(0, ...values.map((v) => (short(v, 9).split(".")[1] ?? "").length)));
  const plain = values.every((v) => Math.abs(v) < 1000 && (v === 0 || Math.abs(v) >= 10 ** -decimals));
  return values.map((v) => (plain ? v.toFixed(decimals).replace("-", MINUS) : short(v, 7)));
}
