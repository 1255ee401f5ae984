// Presenting: the widget alone on the whole page, for a projector. A modal dialog lies over everything, whatever the
// page around it does, and gives the keyboard to the widget; the type grows with the page.

import { h } from "./dom.mjs";
import { say } from "./words.mjs";

// The width and height for which the widget is laid out; the page's own are a multiple of it.
const WIDTH = 960, HEIGHT = 540, ACROSS = 660;

export class Stage {
  // root: the widget; leave(): called when the browser closes the dialog of itself
  constructor(root, leave) {
    this.root = root;
    this.dialog = h("dialog", { class: "st-stage", "aria-label": say("presenting") });
    this.dialog.addEventListener("close", () => this.on && leave());
    this.fit = () => { root.style.zoom = zoomFor(innerWidth, innerHeight); };
    this.on = false;
  }

  show(on) {
    if (on === this.on || !this.root.isConnected) return;
    this.on = on;
    this.root.classList.toggle("present", on);
    if (on) this.open();
    else this.close();
    this.root.focus({ preventScroll: true });
  }

  open() {
    this.root.before(this.dialog);
    this.dialog.append(this.root);
    this.dialog.showModal();
    this.fit();
    addEventListener("resize", this.fit);
  }

  // Also when the widget goes away: nothing of the dialog may be left over the page.
  close() {
    this.on = false;
    removeEventListener("resize", this.fit);
    if (this.dialog.open) this.dialog.close();
    this.root.style.zoom = "";
    if (this.dialog.isConnected) this.dialog.replaceWith(this.root);
  }
}

// The width to draw the picture for: where it stands beside the work it is drawn across, and made as large as fits.
export const drawnFor = (width, drawn) => (drawn && width > 900 ? Math.max(drawn, ACROSS) : drawn);

export const zoomFor = (width, height) => Math.max(1, Math.min(width / WIDTH, height / HEIGHT));
