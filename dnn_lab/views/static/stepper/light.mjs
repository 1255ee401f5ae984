// Lighting up in the drawing: what is pointed at in the formula, and what a changed number changed.

export function point(picture, event, on) {
  const name = event.target.closest?.("[data-q]")?.dataset.q;
  if (!name) return;
  for (const spot of picture.querySelectorAll("[data-q], [data-line]")) {
    if (spot.dataset.q === name || spot.dataset.line === name) spot.classList.toggle("pointed", on);
  }
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
