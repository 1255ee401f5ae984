"""How a worksheet is drawn, by the kind of its source: one entry each, and a bare list of steps where there is none.

A drawing turns a large trace into a shorter one, and gives its places as data with every name that they may show.
"""

from collections.abc import Callable
from dataclasses import dataclass

from dnn_lab.views.graph_picture import graph_picture, names_shown
from dnn_lab.views.picture import matrices, network_picture, steps_place
from dnn_lab.views.share_picture import places_named, share_picture, share_rows
from dnn_lab.worksheet.layers import LayerQuantity, by_layer
from dnn_lab.worksheet.share_layers import shares_by_layer
from dnn_lab.worksheet.words import TITLES

WIDEST, LONGEST = 8, 200
MOST_NODES, MOST_EDGES, MOST_STEPS, MOST_WIDE_STEPS = 600, 2500, 600, 100
CUT = "{subtitle} · the first {shown} of {all} steps"


@dataclass(frozen=True)
class Drawing:
    """One way of drawing.

    places  sheet -> (what is sent: "kind" and the places, the names that the places may show)
    short   trace -> the trace that is sent in its place where it is too large to step number by number
    """

    places: Callable
    short: Callable = lambda trace: trace


def drawing_of(trace):
    """The `Drawing` of a trace; a list for a kind of source that has none."""
    kind = trace.source.kind if trace.source is not None else "list"
    return DRAWINGS.get(kind, DRAWINGS["list"])


def _network_places(sheet):
    """Neurons as cells, or matrices where a layer is too wide."""
    book = sheet.source.book
    if _wide(sheet.source) or any(isinstance(step.quantity, LayerQuantity) for step in sheet):
        return {"kind": "layers", "matrices": matrices(book, sheet)}, ()
    picture = network_picture(book, sheet)
    return {"kind": "network", "picture": picture}, steps_place(picture)


def _network_short(trace):
    large = _wide(trace.source) or len(trace) > LONGEST
    return by_layer(trace) if large and (trace.whole or len(trace) > LONGEST) else trace


def _share_places(sheet):
    """Bands between nodes; by layer rows of shades; of a part of a wide network the steps alone."""
    if any(isinstance(step.quantity, LayerQuantity) for step in sheet):
        return {"kind": "share_layers", "picture": {"rows": share_rows(sheet)}}, ()
    if _wide(sheet.source):
        return DRAWINGS["list"].places(sheet)
    picture = share_picture(sheet.source.book, sheet)
    return {"kind": "shares", "picture": picture}, places_named(picture)


def _share_short(trace):
    large = _wide(trace.source) or len(trace) > LONGEST
    return shares_by_layer(trace) if large and (trace.whole or len(trace) > LONGEST) else trace


def _wide(source):
    return max(source.net.sizes) > WIDEST


def _graph_places(sheet):
    """Nodes and edges, where there are not too many for the browser to hold; the steps alone otherwise."""
    form = sheet.source.graph.form
    if len(form.nodes) > MOST_NODES or _edges(form) > MOST_EDGES:
        return DRAWINGS["list"].places(sheet)
    picture = graph_picture(sheet)
    return {"kind": "graph", "picture": picture}, names_shown(picture)


def _graph_short(trace):
    """The trace, or its first steps where there are too many for a page; fewer where each has many terms."""
    most = MOST_WIDE_STEPS if _edges(trace.source.graph.form) > MOST_EDGES else MOST_STEPS
    if len(trace) <= most:
        return trace
    part = trace[:most]
    part.subtitle = CUT.format(subtitle=trace.subtitle, shown=most, all=f"{len(trace):,}")
    return part


def _edges(form):
    return sum(len(node.feeds) for node in form.nodes)


DRAWINGS = {
    "list": Drawing(lambda sheet: ({"kind": "list", "given": TITLES["given"]}, ())),
    "network": Drawing(_network_places, _network_short),
    "shares": Drawing(_share_places, _share_short),
    "graph": Drawing(_graph_places, _graph_short),
}
