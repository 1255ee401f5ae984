"""The bands of a static picture of shares: as wide as the part of the error that goes along each, in one scale."""

from collections import defaultdict

POSITIVE, NEGATIVE, LINE = "#0b5cad", "#b34700", "#b9b9b4"
TALL, EDGE, THIN = 64, 7, 1


def bands(sent, places, wide):
    """SVG of all bands. places  {node id: (x, y, node)};  wide  of a node's cell."""
    found = [(edge, _along(edge, sent["quantities"])) for edge in sent["picture"]["edges"]]
    totals = defaultdict(float)
    for edge, value in found:
        for end in ("from", "to"):
            totals[end, edge[end]] += abs(value or 0)
    scale = (TALL - 2 * EDGE) / (max(totals.values(), default=0) or 1)
    sizes = {edge["id"]: max(THIN, abs(value or 0) * scale) for edge, value in found}
    starts, ends = (_stacked(found, sizes, places, *order) for order in (("from", "to"), ("to", "from")))
    drawn = (_band(value, sizes[e["id"]], starts[e["id"]], ends[e["id"]], wide) for e, value in found)
    return "".join(drawn)


def _along(edge, quantities):
    error = quantities[edge["of"]]["value"]
    return None if error is None or edge["part"] is None else error * edge["part"]


def _stacked(found, sizes, places, end, other):
    """{band: (x, y) of its middle} where it meets a node: side by side, in the order of the nodes they come from."""
    met, at = {}, {}
    for edge, _ in found:
        at[edge[end]] = at.get(edge[end], 0) - sizes[edge["id"]] / 2
    for edge, _ in sorted(found, key=lambda pair: places[pair[0][other]][1]):
        x, y, _ = places[edge[end]]
        met[edge["id"]] = x, y + TALL / 2 + at[edge[end]] + sizes[edge["id"]] / 2
        at[edge[end]] += sizes[edge["id"]]
    return met


def _band(value, size, start, end, wide):
    (x1, y1), (x2, y2) = (start[0] + wide, start[1]), end
    middle, half = (x1 + x2) / 2, size / 2
    if value is None:
        curve = f"M{x1:g} {y1:.1f}C{middle:g} {y1:.1f} {middle:g} {y2:.1f} {x2:g} {y2:.1f}"
        return f'<path d="{curve}" fill="none" stroke="{LINE}" stroke-dasharray="2 4"/>'
    there = f"M{x1:g} {y1 - half:.1f}C{middle:g} {y1 - half:.1f} {middle:g} {y2 - half:.1f} {x2:g} {y2 - half:.1f}"
    back = f"L{x2:g} {y2 + half:.1f}C{middle:g} {y2 + half:.1f} {middle:g} {y1 + half:.1f} {x1:g} {y1 + half:.1f}z"
    colour, dash = (NEGATIVE, ' stroke-dasharray="5 4"') if value < 0 else (POSITIVE, "")
    return f'<path d="{there}{back}" fill="{colour}" fill-opacity="0.2" stroke="{colour}"{dash}/>'
