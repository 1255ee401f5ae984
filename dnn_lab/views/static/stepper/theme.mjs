// Light or dark: the luminance of the page behind decides. A surface in between is painted over with our own.

const BETWEEN = [0x3e, 0xe9];

// Keeps `root` in the page's colours; returns a function that stops.
export function followTheme(root) {
  const apply = () => {
    const level = surfaceLevel(root);
    const theme = level < 140 ? "dark" : "light";
    if (root.dataset.theme !== theme) root.dataset.theme = theme;
    root.toggleAttribute("data-own-surface", level > BETWEEN[0] && level < BETWEEN[1]);
  };
  const observer = new MutationObserver(apply);
  const options = { attributes: true, attributeFilter: ["class", "style", "data-jp-theme-name", "data-jp-theme-light", "data-theme"] };
  for (const element of [document.documentElement, document.body]) observer.observe(element, options);
  const wide = matchMedia("(prefers-color-scheme: dark)");
  wide.addEventListener("change", apply);
  document.head.addEventListener("load", apply, true);
  apply();
  return () => {
    observer.disconnect();
    wide.removeEventListener("change", apply);
    document.head.removeEventListener("load", apply, true);
  };
}

// How light the page's surface is, 0 to 255.
function surfaceLevel(root) {
  const probe = document.createElement("span");
  probe.style.cssText = "display:none;color:var(--jp-layout-color0, Canvas)";
  root.append(probe);
  const level = levelOf(getComputedStyle(probe).color);
  probe.style.color = "Canvas";
  const page = levelOf(getComputedStyle(probe).color);
  probe.remove();
  return level ?? page ?? 255;
}

// The luminance of a computed colour, rgb(…) or color(srgb …); null for one that shows what is behind it.
export function levelOf(colour) {
  const [r, g, b, alpha = 1] = (colour.replace(/^color\(srgb/, "").match(/[\d.]+/g) ?? []).map(Number);
  if (b === undefined || alpha < 0.5) return null;
  return (colour.startsWith("color(") ? 255 : 1) * (0.2126 * r + 0.7152 * g + 0.0722 * b);
}
