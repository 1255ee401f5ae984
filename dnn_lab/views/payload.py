"""A trace as plain data for the browser, sent once: quantities, steps, groups, and the drawing's places.

`payload(trace)` is the one function; nothing in it knows of widgets. Large networks are sent by layer: what goes to
the browser is bounded, what Python holds is not.
"""

from hashlib import sha256

from dnn_lab.views.picture import matrices, matrix_place, network_picture, steps_place
from dnn_lab.worksheet.changes import rows
from dnn_lab.worksheet.expression import Sum, Written
from dnn_lab.worksheet.layers import LayerQuantity, by_layer
from dnn_lab.worksheet.numbers import shown
from dnn_lab.worksheet.writing import SpokenTemplate, Template, terms, write

VERSION = 1
WIDEST, LONGEST, TERMS = 8, 200, 4


def payload(trace, instead=None):
    """The trace in the shape that `static/stepper` reads.

    instead  {step name: number} to show in place of the true values: the pass of a bug hunt
    """
    instead = instead or {}
    sheet = as_sent(trace)
    source = sheet.source
    drawn = _drawing(sheet)
    steps = list(sheet)
    groups = _groups(sheet)
    quantities = {step.name: _quantity(step.quantity, False, instead) for step in steps}
    for quantity in _given(sheet, steps, drawn):
        quantities.setdefault(quantity.name, _quantity(quantity, True, instead))
    sent = {
        "version": VERSION,
        "title": sheet.title,
        "subtitle": sheet.subtitle,
        **drawn,
        "quantities": quantities,
        "groups": [{"title": group.title, "phase": group.phase} for group in groups],
        "steps": [_step(step, groups.index(step.group), drawn["kind"] == "layers", instead) for step in steps],
        "change": {"rows": rows(source) if source and sheet.remake else []},
    }
    return {**sent, "id": sha256(repr(sent).encode()).hexdigest()[:16]}


def as_sent(trace):
    """The trace itself, or by layer where it is too large to step number by number."""
    large = trace.source is not None and (_wide(trace.source) or len(trace) > LONGEST)
    return by_layer(trace) if large and (trace.whole or len(trace) > LONGEST) else trace


def _wide(source):
    return max(source.net.sizes) > WIDEST


def _drawing(sheet):
    """Kind and drawing: neurons as cells, or matrices where a layer is too wide; a bare list of steps has neither."""
    if sheet.source is None:
        return {"kind": "list"}
    if _wide(sheet.source) or any(isinstance(step.quantity, LayerQuantity) for step in sheet):
        return {"kind": "layers", "matrices": matrices(sheet.source.book, sheet)}
    return {"kind": "network", "picture": network_picture(sheet.source.book, sheet)}


def _groups(sheet):
    return list(dict.fromkeys(lines.group for lines in sheet.lines))


def _given(sheet, steps, drawn):
    """Known quantities: what formulas use, and what the drawing shows."""
    for step in steps:
        yield from step.expression.quantities
    if drawn["kind"] == "network":
        find = sheet.source.book.find
        yield from filter(None, map(find, steps_place(drawn["picture"])))


def _quantity(quantity, given, instead):
    layer = isinstance(quantity, LayerQuantity)
    value = None if layer else instead.get(quantity.name, quantity.value)
    text, exact = (quantity.shown, quantity.exact) if layer else shown(value)
    return {
        "mathml": quantity.symbol.mathml,
        "short": quantity.symbol.short,
        "say": quantity.symbol.say,
        "value": None if layer else float(f"{value:.12g}"),
        "shown": text,
        "exact": exact,
        "role": quantity.role,
        "given": given,
    }


def _step(step, group, by_layer_drawn, instead):
    line, expression = step.line, step.expression
    pieces = terms(expression, Template())
    many = isinstance(expression, Sum) and len(pieces) > TERMS
    sent = {
        "name": step.name,
        "group": group,
        "title": line.title,
        "say": line.say,
        "formula": pieces,
        "spoken": write(expression, SpokenTemplate()),
        "reuses": line.reuses,
        "nodes": () if by_layer_drawn else line.nodes,
        "edges": () if by_layer_drawn else line.edges,
        "digits": step.digits,
        "asked": line.asked,
    }
    if many:
        sent |= {"long": line.long, "parts": [float(f"{term.value(instead):.6g}") for term in expression.terms]}
    if isinstance(expression, Written):
        place = {"layer": step.quantity.layer, "what": step.quantity.what}
        return {**sent, "matrix": place, "shapes": expression.shapes}
    return {**sent, "matrix": matrix_place(step.name)} if by_layer_drawn else sent
