"""The map of the course as a picture that holds still: SVG with plain attributes on its own white.

A box for each notebook, an arrow from what it needs. How far someone is in it is told by word and by fill: an empty
mark, a half one, a full one.
"""

from dataclasses import dataclass
from html import escape

from dnn_lab.views.image import as_image, on_white

INK, SOFT, LINE, FULL = "#1b1b1b", "#5f5f5f", "#8a8a85", "#0b5cad"
NOT_BEGUN, BEGUN, PRACTISED = "not begun", "begun", "practised"
WIDE, TALL, GAP, DROP, EDGE, MARK = 192, 72, 18, 34, 10, 11
_BOX_FILLS = {NOT_BEGUN: "#ffffff", BEGUN: "#f1f6fb", PRACTISED: "#dcebf8"}
_FONT = 'font-family="system-ui, sans-serif"'


@dataclass(frozen=True)
class Place:
    """A box: its number and title, the numbers of the boxes that lead to it, its column from 0, minutes as text, and
    its state, "" where there is nothing to do in it."""

    number: str
    title: str
    needs: tuple
    column: int
    minutes: str
    state: str = ""


def picture(places, states, here, words, about):
    """An image element.

    places  `Place`s, each after those it needs;  states  a word for each state
    here    number of the box to go on with, or None;  words  what stands in it;  about  the picture in a sentence
    """
    rows = _rows(places)
    corners = {place.number: _corner(place.column, rows[place.number]) for place in places}
    arrows = "".join(_arrow(corners[need], corners[place.number]) for place in places for need in place.needs)
    boxes = "".join(
        _box(place, *corners[place.number], states.get(place.state, ""), words if place.number == here else "")
        for place in places
    )
    width = max(x for x, _ in corners.values()) + WIDE + EDGE
    height = max(y for _, y in corners.values()) + TALL + EDGE
    return as_image(on_white(arrows + boxes, width, height, about), about)


def _rows(places):
    """{number: row}: one below the lowest of what it needs."""
    rows = {}
    for place in places:
        rows[place.number] = max((rows[need] for need in place.needs), default=-1) + 1
    return rows


def _corner(column, row):
    return EDGE + column * (WIDE + GAP), EDGE + row * (TALL + DROP)


def _arrow(start, end):
    """From the middle of one box's foot to the middle of another's head."""
    x1, y1, x2, y2 = start[0] + WIDE / 2, start[1] + TALL, end[0] + WIDE / 2, end[1]
    middle = y2 - DROP / 2
    line = f"M{x1:g} {y1:g}C{x1:g} {middle:g} {x2:g} {middle:g} {x2:g} {y2 - 6:g}"
    head = f"M{x2:g} {y2:g}l-5 -9h10z"
    return f'<path d="{line}" fill="none" stroke="{LINE}" stroke-width="1.6"/><path d="{head}" fill="{LINE}"/>'


def _box(place, x, y, state, here):
    edge = f'stroke="{FULL}" stroke-width="3"' if here else f'stroke="{LINE}"'
    fill = _BOX_FILLS.get(place.state, "#ffffff")
    box = f'<rect x="{x}" y="{y}" width="{WIDE}" height="{TALL}" rx="8" fill="{fill}" {edge}/>'
    right = x + WIDE - 10
    lines = _text(x + 10, y + 20, place.number, 13, SOFT, ' font-weight="600"')
    lines += _text(right, y + 20, here, 11.5, FULL, ' font-weight="600" text-anchor="end"') if here else ""
    lines += _text(x + 10, y + 40, place.title, 13, INK, ' font-weight="600"')
    lines += _mark(x + 10, y + 51, place.state) + (_text(x + 27, y + 61, state, 12, INK) if state else "")
    return box + lines + _text(right, y + 61, place.minutes, 11.5, SOFT, ' text-anchor="end"')


def _mark(x, y, state):
    """A square: empty, half, full."""
    if not state:
        return ""
    filled = {NOT_BEGUN: 0, BEGUN: MARK / 2, PRACTISED: MARK}[state]
    frame = f'<rect x="{x}" y="{y}" width="{MARK}" height="{MARK}" fill="#ffffff" stroke="{FULL}" stroke-width="1.4"/>'
    return frame + (f'<rect x="{x}" y="{y}" width="{filled:g}" height="{MARK}" fill="{FULL}"/>' if filled else "")


def _text(x, y, text, size, colour, more=""):
    return f'<text x="{x:g}" y="{y}" {_FONT} font-size="{size}" fill="{colour}"{more}>{escape(text)}</text>'
