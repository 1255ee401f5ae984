// What is done to a picture, told in the axes' units: clicks, drags of lines and handles, and the same by keyboard.

const STEPS = 40;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
let drags = 0;

export class Pointer {
  // plot: { inner (element over the drawn part), back: { x, y } from pixels to units, axes, clicks, handle(name), drawCross() }
  constructor(plot, sender) {
    this.plot = plot;
    this.sender = sender;
    this.drag = null;
    this.cross = null;
    const { inner } = plot;
    inner.addEventListener("pointerdown", (event) => this.down(event));
    inner.addEventListener("pointermove", (event) => this.moved(event));
    for (const type of ["pointerup", "pointercancel"]) inner.addEventListener(type, (event) => this.up(event));
    inner.addEventListener("keydown", (event) => this.key(event));
    inner.addEventListener("focus", () => this.plot.drawCross(this.cross));
    inner.addEventListener("blur", () => this.plot.drawCross(null));
    inner.addEventListener("contextmenu", (event) => plot.clicks && event.preventDefault());
  }

  // The event's place in units.
  place(event) {
    const box = this.plot.inner.getBoundingClientRect();
    return { x: this.plot.back.x(event.clientX - box.left), y: this.plot.back.y(event.clientY - box.top) };
  }

  // The knob or line that can be taken at the event's place; lines lie below what hears the pointer.
  grip({ target, clientX, clientY }) {
    const { inner } = this.plot;
    const knob = target.closest?.(".xp-handle");
    if (knob) return knob;
    const below = inner.getRootNode().elementsFromPoint(clientX, clientY);
    return below.find((element) => element.matches(".xp-grip") && inner.parentNode.contains(element));
  }

  down(event) {
    const grip = this.grip(event);
    if (!grip && !this.plot.clicks) return;
    const at = this.place(event);
    this.drag = { name: grip?.dataset.drag, id: ++drags, x0: at.x, y0: at.y, left: event.clientX, top: event.clientY, second: event.button === 2 };
    this.plot.inner.setPointerCapture(event.pointerId);
    if (grip?.classList.contains("xp-handle")) grip.focus();
    else if (this.plot.clicks) this.plot.inner.focus();
    event.preventDefault();
  }

  moved(event) {
    if (!this.drag) this.plot.inner.style.cursor = this.grip(event) ? "move" : "";
    if (this.drag?.name === undefined) return;
    const { name, id, x0, y0 } = this.drag;
    this.sender.latest({ kind: "drag", name, id, x0, y0, ...this.place(event) });
  }

  up(event) {
    const { drag } = this;
    this.drag = null;
    if (!drag) return;
    if (drag.name !== undefined) {
      if (Math.hypot(event.clientX - drag.left, event.clientY - drag.top) > 0) {
        const { name, id, x0, y0 } = drag;
        this.sender.latest({ kind: "drag", name, id, x0, y0, ...this.place(event) });
      }
      return;
    }
    const near = Math.hypot(event.clientX - drag.left, event.clientY - drag.top) < 6;
    if (near && event.type === "pointerup") this.click({ x: drag.x0, y: drag.y0 }, event.shiftKey || drag.second);
  }

  click({ x, y }, shift) {
    this.cross = { x, y };
    this.sender.now({ kind: "click", x, y, shift });
  }

  key(event) {
    const grip = event.target.closest?.(".xp-handle");
    const arrow = ARROWS[event.key];
    if (grip && arrow) this.nudge(grip.dataset.drag, arrow, event.shiftKey ? 5 : 1);
    else if (!grip && this.plot.clicks && arrow) this.moveCross(arrow, event.shiftKey ? 5 : 1);
    else if (!grip && this.plot.clicks && this.cross && ["Enter", " "].includes(event.key)) this.click(this.cross, event.shiftKey);
    else return;
    event.preventDefault();
  }

  nudge(name, [right, up], times) {
    const { x, y, step } = this.plot.handle(name);
    const to = { x: x + right * step * times, y: y + up * step * times };
    this.sender.latest({ kind: "drag", name, id: ++drags, x0: x, y0: y, ...to });
  }

  moveCross([right, up], times) {
    const { x, y } = this.plot.axes;
    const middle = { x: (x.low + x.high) / 2, y: (y.low + y.high) / 2 };
    const { x: cx, y: cy } = this.cross ?? middle;
    const clip = ({ low, high }, v) => Math.min(high, Math.max(low, v));
    const by = ({ low, high }) => ((high - low) / STEPS) * times;
    this.cross = { x: clip(x, cx + right * by(x)), y: clip(y, cy + up * by(y)) };
    this.plot.drawCross(this.cross);
  }
}
