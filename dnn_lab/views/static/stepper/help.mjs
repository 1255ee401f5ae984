// The help panel: keys and signs.

import { h } from "./dom.mjs";
import { KEYS, say, SIGNS } from "./words.mjs";

const list = (rows, tag) => h("dl", {}, rows.flatMap(([what, does]) => [h("dt", {}, h(tag, {}, what)), h("dd", {}, does)]));

export function helpPanel() {
  return h("section", { class: "st-help-panel", "aria-label": say("help_title"), hidden: true }, list(KEYS, "kbd"), list(SIGNS, "span"));
}

// What the signs of a drawing mean; by: how it was drawn ("neurons", "layers", "graph", "list", "shares").
export function legend(by) {
  const part = (cls, key) => h("span", {}, h("i", { class: cls }), say(key));
  const first = [part("sign-now", "legend_now"), part("sign-used", "legend_used")];
  if (by === "list") return first;
  if (by === "layers") return [...first, h("span", {}, say("legend_neg"), h("i", { class: "sign-heat" }), say("legend_pos"))];
  if (by === "shares") return [...first, part("sign-band", "legend_band"), part("sign-band neg", "legend_band_neg")];
  const size = by === "neurons" ? [part("sign-size", "legend_size")] : [];
  return [...first, part("sign-pos", "legend_pos"), part("sign-neg", "legend_neg"), ...size];
}
