// Keys pressed in a widget stay in it, so that JupyterLab's one-letter commands keep silent. Only saving is handed on:
// where shortcuts are suppressed JupyterLab hears no key, and the browser would offer to save the page.

export function keep(event) {
  event.stopPropagation();
  if (!isSaving(event) || !event.target.closest("[data-lm-suppress-shortcuts]") || !event.target.closest(".jp-Notebook")) return;
  event.preventDefault();
  document.body.dispatchEvent(new KeyboardEvent("keydown", event));
}

function isSaving({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  return (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === "s";
}
