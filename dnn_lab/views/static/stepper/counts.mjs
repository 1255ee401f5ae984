// Large counts, exact: digits in groups of three.

export const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, "\u2009");
