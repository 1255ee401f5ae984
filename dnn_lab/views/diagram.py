"""A trace as one static picture (SVG with plain attributes on its own white) and a table, for where no script runs.

The same places as the Stepper's drawing: a neuron is two cells, z and a; a weight's sign is colour and dash, its size
is width. Large networks are drawn as one box a layer.
"""

from functools import partial
from html import escape

from dnn_lab.views import graph_still
from dnn_lab.views.image import as_image, on_white
from dnn_lab.views.payload import as_sent, payload
from dnn_lab.views.share_diagram import bands
from dnn_lab.worksheet.table import as_html

INK, SOFT, LINE, POSITIVE, NEGATIVE = "#1b1b1b", "#5f5f5f", "#b9b9b4", "#0b5cad", "#b34700"
CELL, GAP, ROW, TOP = 66, 150, 22, 34
_TEXT = 'font-family="system-ui, sans-serif" text-anchor="middle"'
_SERIF = 'font-family="STIX Two Text, Times New Roman, serif" font-style="italic"'


def static_html(trace, by_hand=False):
    """Picture and table as HTML without script or style; the picture is an image with a text alternative.

    by_hand  gives none of the worksheet's answers away
    """
    sheet = as_sent(trace)
    picture = svg(trace, "?" if by_hand else None)
    image = as_image(picture, f"{sheet.title}, {sheet.subtitle}".rstrip(", ")) if picture else ""
    return image + as_html(sheet, by_hand=by_hand)


def svg(trace, blank=None):
    """The picture as SVG text.

    blank  what stands in place of all that the worksheet asks for, such as ""; then "" where there is no picture
    """
    sent = payload(trace)
    if blank is not None:
        sent["quantities"] = {name: _blank(quantity, blank) for name, quantity in sent["quantities"].items()}
    pens = {"network": _network, "layers": _layers, "shares": _shares, "graph": _graph}
    draw = pens.get(sent["kind"], _nothing)
    if blank is not None and draw is _nothing:
        return ""
    body, width, height = draw(sent)
    return on_white(body, width, height, f"{sent['title']}. {sent['subtitle']}")


def _blank(quantity, text):
    open_ = {"shown": text, "exact": True, "value": None, "undefined": False}
    return quantity if quantity["given"] else {**quantity, **open_}


def _nothing(sent):
    return "", 1, 1


def _network(sent):
    return _neurons(sent, _weights)


def _shares(sent):
    return _neurons(sent, partial(bands, wide=CELL))


def _neurons(sent, lines):
    """Neurons in columns; `lines` draws what is between them from what is sent and their places."""
    columns = sent["picture"]["columns"]
    tall = max(_column_height(column) for column in columns)
    places, body, x = {}, [], 8
    for column in columns:
        wide = max(_width(node) for node in column["nodes"])
        body.append(_text(x + wide / 2, 16, column["title"], 12, SOFT))
        y = TOP + (tall - _column_height(column)) / 2
        for node in column["nodes"]:
            places[node["id"]] = (x, y, node)
            y += _height(node) + ROW
        x += wide + GAP
    nodes = "".join(_node(*place, sent["quantities"]) for place in places.values())
    return lines(sent, places) + "".join(body) + nodes, round(x - GAP + 8), round(TOP + tall + 8)


def _weights(sent, places):
    weights = [sent["quantities"][edge["q"]]["value"] for edge in sent["picture"]["edges"] if edge.get("q")]
    largest = max(map(abs, weights), default=0) or 1
    return "".join(_edge(edge, places, sent["quantities"], largest) for edge in sent["picture"]["edges"])


def _width(node):
    return CELL * len(node["cells"]) + (CELL if node.get("target") else 0)


def _height(node):
    return (64 if any(cell.get("g") for cell in node["cells"]) else 44) + (18 if node.get("bias") else 0)


def _column_height(column):
    return sum(_height(node) for node in column["nodes"]) + ROW * (len(column["nodes"]) - 1)


def _node(x, y, node, quantities):
    cells = "".join(_cell(x + i * CELL, y, cell, node, quantities) for i, cell in enumerate(node["cells"]))
    tall = _height(node) - (18 if node.get("bias") else 0)
    if node.get("bias"):
        cells += _text(x + CELL / 2, y + tall + 14, f"b {quantities[node['bias']]['shown']}", 12, SOFT)
    if node.get("target"):
        at = x + CELL * len(node["cells"]) + 6
        cells += _box(at, y, CELL - 8, 44, ' stroke-dasharray="2 3"')
        cells += _named(at + CELL / 2 - 4, y, quantities[node["target"]])
    return cells


def _cell(x, y, cell, node, quantities):
    tall = _height(node) - (18 if node.get("bias") else 0)
    out = _box(x, y, CELL, tall) + _named(x + CELL / 2, y, quantities.get(cell["q"]))
    if cell.get("g") in quantities:
        back = quantities[cell["g"]]
        value = "–" if back.get("undefined") else back["shown"]
        out += _text(x + CELL / 2, y + 57, f"{cell.get('sign', '∂')} {value}", 11, SOFT)
    return out


def _named(x, y, quantity):
    if quantity is None:
        return ""
    base, sub = (escape(part) for part in quantity["short"])
    symbol = f'{base}<tspan font-size="10" font-style="normal" dy="3">{sub}</tspan>'
    name = f'<text x="{x:g}" y="{y + 17:g}" {_SERIF} text-anchor="middle" font-size="14" fill="{SOFT}">{symbol}</text>'
    return name + _text(x, y + 36, quantity["shown"], 12.5, INK)


def _edge(edge, places, quantities, largest):
    (x1, y1, start), (x2, y2, _) = places[edge["from"]], places[edge["to"]]
    x1, y1, y2 = x1 + CELL * len(start["cells"]), y1 + 22, y2 + 22
    quantity = quantities.get(edge.get("q"))
    value = quantity["value"] if quantity else 0
    colour = (POSITIVE if value >= 0 else NEGATIVE) if quantity else LINE
    dash = ' stroke-dasharray="7 4"' if value < 0 else ""
    stroke = f'stroke="{colour}" stroke-width="{1 + 2.5 * abs(value) / largest:.1f}"{dash}'
    middle = (x1 + x2) / 2
    return f'<path d="M{x1:g} {y1:g}C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}" fill="none" {stroke}/>'


def _graph(sent):
    return graph_still.drawn(sent, _box, _named, _text)


def _layers(sent):
    """One box a layer: what comes in, the shape of W, what goes out."""
    layers, x, body = sent["matrices"]["layers"], 8, ""
    boxes = [("inputs", f"{len(sent['matrices']['x'])} values")]
    boxes += [
        (f"layer {i} · {layer['activation']}", f"W: {len(layer['W'])} × {len(layer['W'][0])}")
        for i, layer in enumerate(layers, start=1)
    ]
    for place, (title, shape) in enumerate(boxes):
        if place:
            body += (
                f'<path d="M{x - 40} 52h32" stroke="{SOFT}" fill="none"/><path d="M{x - 1} 52l-8 -4v8z" fill="{SOFT}"/>'
            )
        body += _box(x, 26, 130, 52) + _text(x + 65, 16, title, 12, SOFT) + _text(x + 65, 57, shape, 12.5, INK)
        x += 170
    return body, x - 40 + 8, 90


def _box(x, y, width, height, extra=""):
    place = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
    return f'<rect {place} rx="8" fill="#ffffff" stroke="{LINE}"{extra}/>'


def _text(x, y, text, size, colour):
    return f'<text x="{x:g}" y="{y:g}" {_TEXT} font-size="{size}" fill="{colour}">{escape(text)}</text>'
