"""A `Plot` as static SVG text with plain attributes on its own white: for previews, prints, pages without scripts."""

import math
from html import escape

import numpy as np

from dnn_lab.views.explorers.parts.marks import LIGHT, Bars, Handle, Line, Points, Words
from dnn_lab.views.explorers.parts.png import of_grid

WIDTH, LEFT, TOP, BOTTOM, RIGHT = 380, 50, 40, 40, 12
_FONT = 'font-family="system-ui, sans-serif" font-size="12"'


def still(plot):
    """SVG text, 380 pixels wide."""
    place, height = _place(plot)
    (x0, y0), (x1, y1) = place(plot.x.low, plot.y.low), place(plot.x.high, plot.y.high)
    box = f'x="{x0:.1f}" y="{y1:.1f}" width="{x1 - x0:.1f}" height="{y0 - y1:.1f}"'
    image = ""
    if plot.values is not None:
        image = f'<image {box} preserveAspectRatio="none" href="{of_grid(plot.values)}"/>'
    inside = f'viewBox="{x0:.1f} {y1:.1f} {x1 - x0:.1f} {y0 - y1:.1f}"'
    marks = f"<svg {box} {inside}>{''.join(_DRAWN[type(mark)](mark, place) for mark in plot.marks)}</svg>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'role="img" aria-label="{escape(plot.about, quote=True)}" {_FONT}>'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>{image}'
        f'<rect {box} fill="none" stroke="#b9b9b4"/>{_ticks(plot, place)}{marks}{_words(plot, height)}</svg>'
    )


def _place(plot):
    """A function from the axes' units to pixels, and the picture's height."""
    wide, tall = WIDTH - LEFT - RIGHT, plot.form["height"]
    if plot.form["square"]:
        unit = min(wide / (plot.x.high - plot.x.low), tall / (plot.y.high - plot.y.low))
        wide, tall = unit * (plot.x.high - plot.x.low), unit * (plot.y.high - plot.y.low)

    def place(x, y):
        return LEFT + _part(plot.x, x) * wide, TOP + (1 - _part(plot.y, y)) * tall

    return place, round(tall + TOP + BOTTOM)


def _part(axis, value):
    if not axis.log:
        return (value - axis.low) / (axis.high - axis.low)
    low, high = math.log(axis.low), math.log(axis.high)
    return (math.log(max(value, axis.low)) - low) / (high - low)


def _ticks(plot, place):
    along = (_text(place(v, plot.y.low)[0], place(v, plot.y.low)[1] + 16, text, "middle") for v, text in plot.x.ticks())
    up = (_text(LEFT - 6, place(plot.x.low, v)[1] + 4, text, "end") for v, text in plot.y.ticks())
    return "".join([*along, *up])


def _words(plot, height):
    title = _text(LEFT, 16, plot.title, "start", "ink", ' font-weight="600"')
    across = _text((LEFT + WIDTH - RIGHT) / 2, height - 6, plot.x.label, "middle")
    return title + across + _text(LEFT, 33, plot.y.label, "start")


def _text(x, y, text, anchor, colour="soft", more=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{LIGHT[colour]}"{more}>{escape(text)}</text>'


def _pairs(mark):
    return zip(np.atleast_1d(mark.x).tolist(), np.atleast_1d(mark.y).tolist(), strict=True)


def _line(mark, place):
    path, pen = [], "M"
    for x, y in _pairs(mark):
        if not math.isfinite(y):
            pen = "M"
            continue
        path.append(f"{pen}{'{:.1f} {:.1f}'.format(*place(x, y))}")
        pen = "L"
    dash = f' stroke-dasharray="{mark.dash}"' if mark.dash else ""
    return f'<path d="{"".join(path)}" fill="none" stroke="{LIGHT[mark.colour]}" stroke-width="{mark.width:g}"{dash}/>'


def _points(mark, place):
    s = mark.size
    corners = {"square": (-s, -s, s, -s, s, s, -s, s), "diamond": (0, -s, s, 0, 0, s, -s, 0)}.get(mark.shape)
    if corners:
        shape = "<path d='M{} {}L{} {}L{} {}L{} {}z'/>".format(*(round(1.2 * corner, 1) for corner in corners))
    else:
        shape = f"<circle r='{s:g}'/>"
    placed = ("<g transform='translate({:.1f} {:.1f})'>".format(*place(x, y)) + shape + "</g>" for x, y in _pairs(mark))
    fill, stroke = ("#ffffff", LIGHT[mark.colour]) if mark.hollow else (LIGHT[mark.colour], "#ffffff")
    return f'<g fill="{fill}" stroke="{stroke}">{"".join(placed)}</g>'


def _bars(mark, place):
    out = []
    for x, y in _pairs(mark):
        (left, top), (right, _) = place(x - mark.width / 2, y), place(x + mark.width / 2, y)
        foot = place(x, 0)[1]
        shape = f'x="{left:.1f}" y="{min(top, foot):.1f}" width="{right - left:.1f}" height="{abs(foot - top):.1f}"'
        out.append(f'<rect {shape} fill="{LIGHT[mark.colour]}"/>')
    return "".join(out)


def _said(mark, place):
    ((x, y),) = _pairs(mark)
    x, y = place(x, y)
    return _text(x + {"start": 11, "middle": 0, "end": -11}[mark.anchor], y + 4, mark.text, mark.anchor, mark.colour)


def _handle(mark, place):
    ((x, y),) = _pairs(mark)
    x, y = place(x, y)
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" fill="#ffe27a" stroke="#1b1b1b" stroke-width="1.5"/>'


_DRAWN = {Line: _line, Points: _points, Bars: _bars, Words: _said, Handle: _handle}
