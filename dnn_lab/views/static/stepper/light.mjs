// Lighting up: what is pointed at, in the formula as in the picture, and what a changed number changed. A formula's symbol
// or number has the name of its quantity; a weight's line has the name of the weight.

const nameOf = ({ dataset: { q, line, label, edge } }) => q ?? line ?? label ?? edge;

// What is under the pointer lights up wherever it stands in `parts`; gives its element there.
export function point(parts, event, on) {
  const place = event.target.closest?.("[data-q], [data-edge], [data-label]");
  if (!place) return null;
  for (const part of parts) {
    for (const spot of part.querySelectorAll("[data-q], [data-line], [data-label]")) {
      if (nameOf(spot) === nameOf(place)) spot.classList.toggle("pointed", on);
    }
  }
  return place;
}

// At another step nothing is pointed at any more, wherever the pointer rests.
export function unlight(picture) {
  for (const spot of picture.querySelectorAll(".pointed")) spot.classList.remove("pointed");
  picture.querySelector(".tip")?.remove();
}

// What changed flashes once.
export function flash(picture, before, after) {
  for (const spot of picture.querySelectorAll("g[data-q]")) {
    const changed = before.quantities[spot.dataset.q]?.value !== after.quantities[spot.dataset.q]?.value;
    const shape = changed && spot.querySelector(".cell, .tab, .zone");
    if (!shape) continue;
    shape.classList.add("flash");
    shape.addEventListener("animationend", () => shape.classList.remove("flash"), { once: true });
  }
}
