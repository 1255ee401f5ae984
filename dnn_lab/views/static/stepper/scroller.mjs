// A picture larger than its frame is scrolled; what the step is about is kept in sight. Only then does the frame take
// the focus, so that its keys can scroll it.

import { say } from "./words.mjs";

const MARGIN = 24;

export class Scroller {
  constructor(frame) {
    this.frame = frame;
  }

  // The frame may have another size: it is measured with the next picture. Not at every step, as reading a size makes the
  // browser lay out the page.
  forget() {
    this.shape = null;
  }

  keepInSight({ width, height, focus }) {
    const shape = `${width} ${height}`;
    if (shape !== this.shape) this.fit(width, height);
    this.shape = shape;
    if (this.scrolls && focus) this.follow(focus);
  }

  fit(width, height) {
    const { frame } = this;
    this.scrolls = width > frame.clientWidth + 1 || height > frame.clientHeight + 1;
    if (this.scrolls !== frame.hasAttribute("tabindex")) mark(frame, this.scrolls);
  }

  follow({ x, y, w, h }) {
    const { frame } = this;
    frame.scrollLeft = within(frame.scrollLeft, frame.clientWidth, x, w);
    frame.scrollTop = within(frame.scrollTop, frame.clientHeight, y, h);
  }
}

function mark(frame, on) {
  for (const [name, value] of [["tabindex", 0], ["role", "group"], ["aria-label", say("larger")]]) {
    if (on) frame.setAttribute(name, value);
    else frame.removeAttribute(name);
  }
}

// Where to scroll to so that the part from `at` on, `size` long, is seen with some margin.
export function within(scrolled, room, at, size) {
  if (at - MARGIN < scrolled) return Math.max(0, at - MARGIN);
  return at + size + MARGIN > scrolled + room ? at + size + MARGIN - room : scrolled;
}
