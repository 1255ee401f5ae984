// A few lines to make elements. Text goes in as text; only formulas and drawings written by us go in as markup.

export function h(tag, attrs = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "markup") element.innerHTML = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

// Enter in a field sends its form: what browsers do by themselves, but not inside every version of JupyterLab.
export function sendOnEnter(event) {
  if (event.key !== "Enter" || event.isComposing || event.target.tagName !== "INPUT") return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

export const hidden = (text) => h("span", { class: "st-sr" }, text);

const ICONS = {
  first: "M3 3v10M13 3 6 8l7 5z", back: "M11 3 4.5 8l6.5 5z", play: "M4.5 2.5v11L13 8z", pause: "M4 3h3v10H4zM9 3h3v10H9z",
  next: "M5 3l6.5 5L5 13z", last: "M13 3v10M3 3l7 5-7 5z",
};

export const icon = (name) =>
  `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d="${ICONS[name]}" ` +
  'fill="currentColor" stroke="currentColor" stroke-width="1.3" stroke-linejoin="round"/></svg>';
