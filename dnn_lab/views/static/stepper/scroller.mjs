// A picture larger than its frame is scrolled; what the step is about is kept in sight. Only then does the frame take
// the focus, so that its keys can scroll it.

import { say } from "./words.mjs";

const MARGIN = 24;

export function keepInSight(frame, { width, height, focus }) {
  const scrolls = width > frame.clientWidth + 1 || height > frame.clientHeight + 1;
  if (scrolls !== frame.hasAttribute("tabindex")) mark(frame, scrolls);
  if (!scrolls || !focus) return;
  frame.scrollLeft = within(frame.scrollLeft, frame.clientWidth, focus.x, focus.w);
  frame.scrollTop = within(frame.scrollTop, frame.clientHeight, focus.y, focus.h);
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
