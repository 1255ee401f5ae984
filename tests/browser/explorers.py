"""What the browser tests of explorers share: what may not lie over what or be too short, and how a knob is dragged."""

PARTS = (
    ".widget-inline-hbox, .jupyter-button, .xp-title, .xp-axis, .xp-frame, .xp-legend, .xp-status, "
    ".xp-unit, .xp-change button, .xp-head > span:first-child, .xp-net-words"
)
OVERLAPS = """(explorer, parts) => {
  const boxes = [...explorer.querySelectorAll(parts)].map((one) => [one.className, one.getBoundingClientRect()])
    .filter(([, box]) => box.width && box.height);
  const outer = explorer.getBoundingClientRect();
  const cross = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const tracks = [...explorer.querySelectorAll(".slider-container")].map((one) => one.getBoundingClientRect().width);
  const short = tracks.filter((width) => width && width < 90).map((width) => `a slider is ${width} px long`);
  return short.concat(boxes.flatMap(([name, a], i) => [
    ...(a.left < outer.left - 1 || a.right > outer.right + 1 ? [`${name} sticks out`] : []),
    ...boxes.slice(i + 1).filter(([, b]) => cross(a, b)).map(([other]) => `${name} over ${other}`),
  ]));
}"""


def drag(handle, dx, dy=0):
    handle.scroll_into_view_if_needed()
    box, mouse = handle.bounding_box(), handle.page.mouse
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + dx / 2, y + dy / 2, steps=3)
    mouse.move(x + dx, y + dy, steps=3)
    mouse.up()
