"""A graph as static SVG: nodes in layers from left to right, for where no script runs.

The browser's drawing (`static/picture/graph-layout.mjs`) fits itself to the page and reduces crossings harder; this one
has one size. Layers by longest path, lanes for what skips a layer, order by barycentres, heights by a few relaxations.
"""

from collections import defaultdict
from dataclasses import dataclass

from dnn_lab.worksheet.numbers import shown

CELL, BADGE, ROW, LANE, GAP, TOP = 66, 44, 20, 16, 64, 34
SWEEPS = 8
INK, SOFT = "#1b1b1b", "#5f5f5f"


@dataclass
class Place:
    """Where a node or a lane stands: its layer, the middle of its height, its size; `node` is None for a lane."""

    layer: int
    size: float
    node: dict | None = None
    y: float = 0.0


def layered(picture, height):
    """(places, segments): {id: Place} of nodes and lanes, [(from, to, edge)] between neighbouring layers.

    height  node -> pixels
    """
    layer = _layers(picture)
    places = {node["id"]: Place(layer[node["id"]], height(node), node) for node in picture["nodes"]}
    segments = []
    for edge in picture["edges"]:
        source = edge["from"]
        for at in range(layer[source] + 1, layer[edge["to"]]):
            lane = f"{edge['from']} lane {at}"
            places.setdefault(lane, Place(at, 2))
            segments.append((source, lane, edge))
            source = lane
        segments.append((source, edge["to"], edge))
    _stand(places, segments)
    return places, segments


def _layers(picture):
    """One layer after the last operand; what has more ways out than in moves towards its users."""
    into, out = defaultdict(list), defaultdict(list)
    for edge in picture["edges"]:
        into[edge["to"]].append(edge["from"])
        out[edge["from"]].append(edge["to"])
    layer = {}
    for node in picture["nodes"]:
        layer[node["id"]] = max((layer[one] for one in into[node["id"]]), default=-1) + 1
    for node in reversed(picture["nodes"]):
        name = node["id"]
        if len(out[name]) > len(into[name]):
            layer[name] = min(layer[one] for one in out[name]) - 1
    return layer


def _stand(places, segments):
    near = defaultdict(set)
    for source, target, _ in segments:
        near[source].add(target)
        near[target].add(source)
    layers = defaultdict(list)
    for name, place in places.items():
        layers[place.layer].append(name)
    columns = [layers[at] for at in sorted(layers)]
    for column in columns:
        _stack(column, places, dict.fromkeys(column))
    for sweep in range(SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            wished = {name: _mean([places[one].y for one in near[name]], places[name].y) for name in column}
            if sweep < SWEEPS - 2:
                column.sort(key=wished.get)
            _stack(column, places, wished)
    least = min(place.y - place.size / 2 for place in places.values())
    for place in places.values():
        place.y -= least


def _mean(values, otherwise):
    return sum(values) / len(values) if values else otherwise


def _stack(column, places, wished):
    """The nearest heights to those wished for that keep the order and the distances (isotonic regression)."""
    blocks, offset, offsets = [], 0.0, []
    for before, name in zip([None, *column], column, strict=False):
        if before is not None:
            lane = places[before].node is None or places[name].node is None
            offset += (places[before].size + places[name].size) / 2 + (LANE if lane else ROW)
        offsets.append(offset)
        block = [0.0 if wished[name] is None else wished[name] - offset, 1]
        while blocks and blocks[-1][0] >= block[0]:
            mean, count = blocks.pop()
            block = [(mean * count + block[0] * block[1]) / (count + block[1]), count + block[1]]
        blocks.append(block)
    means = (mean for mean, count in blocks for _ in range(count))
    for name, mean, at in zip(column, means, offsets, strict=True):
        places[name].y = mean + at


def drawn(sent, box, named, text):
    """(SVG text, width, height) of a worksheet of a graph, drawn with the pens of `diagram.py`."""
    picture, quantities = sent["picture"], sent["quantities"]
    places, segments = layered(picture, _height)
    wide = CELL + BADGE
    left = {at: 8 + at * (wide + GAP) for at in range(max(place.layer for place in places.values()) + 1)}
    width, height = left[max(left)] + wide + 8, TOP + max(p.y + p.size / 2 for p in places.values()) + 10
    first, last = picture["titles"]
    titles = text(8 + 3 * len(first), 16, first, 12, SOFT) + text(width - 8 - 3 * len(last), 16, last, 12, SOFT)
    entrances = _entrances(places, segments)
    body = "".join(_edge(places, left, wide, segment, entrances[at]) for at, segment in enumerate(segments))
    for place in places.values():
        if place.node:
            body += _node(place, left[place.layer], wide, quantities, box, named, text)
    return titles + body, round(width), round(height)


def _height(node):
    return 44 + 18 * len(_lines(node))


def _lines(node):
    return [(sign, node[key]) for key, sign in (("t", "→"), ("g", "∂"), ("n", "n")) if node.get(key)]


def _node(place, x, wide, quantities, box, named, text):
    node, y = place.node, TOP + place.y - place.size / 2
    x, badge = x + wide - CELL, bool(node.get("op"))
    out = box(x - BADGE * badge, y, CELL + BADGE * badge, place.size) + named(x + CELL / 2, y, quantities[node["q"]])
    if badge:
        out += f'<path d="M{x:g} {y:g}v{place.size:g}" stroke="#b9b9b4"/>'
        out += text(x - BADGE / 2, y + place.size / 2 + 5, node["op"], 15 if len(node["op"]) < 3 else 11, INK)
    for line, (sign, name) in enumerate(_lines(node)):
        out += text(x + CELL / 2, y + 58 + 18 * line, f"{sign} {_short(quantities[name])}", 11, INK)
    return out


def _short(quantity):
    """The value at three figures; what stands in its place where the worksheet leaves it open."""
    return quantity["shown"] if quantity["value"] is None else shown(quantity["value"], 3)[0]


def _entrances(places, segments):
    """How far from the middle of a node's side each segment arrives: in the order in which they come, from above."""
    groups = defaultdict(list)
    for at, (source, target, _) in enumerate(segments):
        groups[target].append((places[source].y, at))
    offsets = {}
    for target, arriving in groups.items():
        apart = 0 if places[target].node is None else min(12, 30 / len(arriving))
        for place, (_, at) in enumerate(sorted(arriving)):
            offsets[at] = (place - (len(arriving) - 1) / 2) * apart
    return offsets


def _edge(places, left, wide, segment, offset):
    """A curve; through a lane it goes on straight to the lane's end."""
    start, end = (places[name] for name in segment[:2])
    x1, y1 = left[start.layer] + wide, TOP + start.y
    x2, y2 = left[end.layer] + (0 if end.node is None else wide - CELL - BADGE * bool(end.node.get("op"))), TOP + end.y
    y2 += offset
    middle, on = (x1 + x2) / 2, f"h{wide}" if end.node is None else ""
    way = f"M{x1:g} {y1:.1f}C{middle:g} {y1:.1f} {middle:g} {y2:.1f} {x2:g} {y2:.1f}{on}"
    return f'<path d="{way}" fill="none" stroke="#8c8c88" stroke-width="1.5"/>'
