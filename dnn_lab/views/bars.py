"""Bars in parts, as a picture that holds still: SVG with plain attributes on its own white, for progress and report.

A part is told by its fill and by its pattern: full, hatched, empty. A label of more than 42 letters is cut.
"""

from dataclasses import dataclass
from html import escape

from dnn_lab.views.image import as_image, on_white

INK, SOFT, LINE, FULL, HALF = "#1b1b1b", "#5f5f5f", "#b9b9b4", "#0b5cad", "#9cc3e6"
LEFT, BAR, RIGHT, ROW, TOP, LONGEST = 290, 320, 110, 26, 40, 42
_FILLS = (f'fill="{FULL}" stroke="{FULL}"', 'fill="url(#half)" stroke="#0b5cad"', f'fill="#ffffff" stroke="{SOFT}"')
_HATCH = (
    '<defs><pattern id="half" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="6" height="6" fill="#ffffff"/><rect width="2.5" height="6" fill="{HALF}"/></pattern></defs>'
)


@dataclass(frozen=True)
class Bar:
    """A row of the picture: its label, the sizes of its up to three parts, a note; a heading has no parts."""

    label: str
    parts: tuple = ()
    note: str = ""


def bars(rows, names, about):
    """An image element: `rows` of `Bar`s, the `names` of their parts, and a sentence for who cannot see it."""
    longest = max((sum(row.parts) for row in rows), default=0) or 1
    body = _legend(names) + "".join(_row(row, TOP + place * ROW, longest) for place, row in enumerate(rows))
    width, height = LEFT + BAR + RIGHT, TOP + len(rows) * ROW + 8
    return as_image(on_white(_HATCH + body, width, height, about), about)


def _legend(names):
    signs, x = "", 12
    for fill, name in zip(_FILLS, names, strict=False):
        signs += f'<rect x="{x}" y="10" width="18" height="12" rx="2" {fill}/>' + _text(x + 25, 20, name, SOFT, 12)
        x += 50 + 6.6 * len(name)
    return signs


def _row(row, y, longest):
    if not row.parts:
        return _text(12, y + 17, row.label, INK, 13, ' font-weight="600"')
    label = row.label if len(row.label) <= LONGEST else f"{row.label[: LONGEST - 1]}…"
    signs, x = _text(LEFT - 10, y + 17, label, INK, 13, ' text-anchor="end"'), LEFT
    for size, fill in zip(row.parts, _FILLS, strict=False):
        width = BAR * size / longest
        signs += f'<rect x="{x:.1f}" y="{y + 5}" width="{width:.1f}" height="16" {fill}/>' if size else ""
        x += width
    return signs + _text(x + 8, y + 17, row.note, SOFT, 12)


def _text(x, y, text, colour, size, more=""):
    font = 'font-family="system-ui, sans-serif"'
    return f'<text x="{x:.1f}" y="{y}" {font} font-size="{size}" fill="{colour}"{more}>{escape(text)}</text>'
