// Where the keyboard is, kept while parts of the widget are drawn anew. An element made anew says by `data-keep` in
// whose place it stands.

// Does `change`, which may replace the element that has the focus, and gives the focus to the one in its place; where
// there is none, to the field, else to the widget.
export function keepFocus(root, field, change) {
  const active = root.contains(document.activeElement) ? document.activeElement : null;
  const kept = active?.dataset.keep;
  change();
  const stays = kept !== "tile" && document.activeElement === active && !active.closest("[hidden]");
  if (!active || stays) return;
  const again = kept && root.querySelector(kept === "tile" ? "[aria-current]" : `[data-keep="${kept}"]`);
  const places = [again, field.closest("[hidden]") ? null : field, root];
  places.find((one) => one && !one.disabled && !one.hidden).focus({ preventScroll: true });
}
