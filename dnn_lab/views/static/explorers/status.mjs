// The line at the foot of an explorer. It asks Python now and then whether it is still there, and says when not; and it
// keeps the explorer around it in the page's colours, and JupyterLab's shortcuts out.

import { h } from "../stepper/dom.mjs";
import { Kernel } from "../stepper/kernel.mjs";
import { keep } from "../stepper/keep.mjs";
import { followTheme } from "../stepper/theme.mjs";
import { Memory } from "./lost.mjs";
import { say } from "./words.mjs";

const BEAT = 1500;

class Status {
  constructor(model, el) {
    this.model = model;
    this.kernel = new Kernel(model);
    this.asked = 0;
    this.text = h("p", { class: "xp-sentence", role: "status" });
    this.root = h("div", { class: "xp xp-status" }, this.text);
    el.append(this.root);
    this.memory = new Memory(model.get("title"), model.get("memory"));
    this.show = () => this.write();
    model.on("change:sentence change:kind", this.show);
    this.stops = [followTheme(this.root)];
    this.write();
    this.beat = setInterval(() => model.get("playing") && this.ask(), BEAT);
    this.find = requestAnimationFrame(() => this.keep());
  }

  // The explorer is there once the page has put the parts together.
  keep(tries = 60) {
    const around = this.root.closest(".xp-explorer");
    if (!around) {
      if (tries) this.find = requestAnimationFrame(() => this.keep(tries - 1));
      return;
    }
    this.offer();
    around.dataset.lmSuppressShortcuts = "true";
    around.classList.add("xp");
    around.setAttribute("role", "group");
    around.setAttribute("aria-label", this.model.get("title"));
    nameSliders(around);
    const named = () => nameSliders(around);
    around.addEventListener("focusin", named);
    const used = () => this.ask();
    around.addEventListener("keydown", keep);
    for (const type of ["pointerup", "keyup", "change"]) around.addEventListener(type, used, true);
    this.stops.push(followTheme(around), () => {
      around.removeEventListener("keydown", keep);
      around.removeEventListener("focusin", named);
      for (const type of ["pointerup", "keyup", "change"]) around.removeEventListener(type, used, true);
    });
  }

  ask() {
    if (Date.now() - this.asked < BEAT / 2) return;
    this.asked = Date.now();
    this.kernel.ask({ kind: "ping" }, () => this.lost(false), () => this.lost(true));
  }

  lost(on) {
    if (this.away === on) return;
    this.away = on;
    if (on) this.memory.keep(this.model.get("memory"));
    this.write();
  }

  // What was done in the explorer before this one can be had back, once.
  offer() {
    const memory = this.memory.kept();
    if (!memory) return;
    const button = h("button", { type: "button", class: "xp-recall" }, say("recall"));
    button.addEventListener("click", () => {
      this.model.send({ kind: "recall", memory });
      this.memory.forget();
      button.remove();
    });
    this.root.append(button);
  }

  write() {
    const kind = this.away ? "wrong" : this.model.get("kind");
    const text = this.away ? say("away") : this.model.get("sentence");
    if (this.text.textContent !== text) this.text.textContent = text;
    this.text.dataset.kind = kind;
  }

  close() {
    this.memory.keep(this.model.get("memory"));
    clearInterval(this.beat);
    cancelAnimationFrame(this.find);
    this.kernel.close();
    for (const stop of this.stops) stop();
    this.model.off("change:sentence change:kind", this.show);
    this.root.remove();
  }
}

// The knobs of ipywidgets' sliders have no name of their own: they get that of the label beside them.
function nameSliders(around) {
  for (const knob of around.querySelectorAll(".noUi-handle:not([aria-label])")) {
    const label = knob.closest(".xp-slider")?.querySelector(".widget-label");
    if (label) knob.setAttribute("aria-label", label.textContent);
  }
}

export default {
  render({ model, el }) {
    const status = new Status(model, el);
    return () => status.close();
  },
};
