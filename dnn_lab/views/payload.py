"""A trace as plain data for the browser, sent once: quantities, steps, groups, and the drawing's places.

`payload(trace)` is the one function; nothing in it knows of widgets. Large networks are sent by layer: what goes to
the browser is bounded, what Python holds is not.
"""

from dataclasses import asdict
from hashlib import sha256
from math import isfinite

from dnn_lab.marking.wrong_values import value_of
from dnn_lab.views.drawings import drawing_of
from dnn_lab.views.graph_picture import without_slopes
from dnn_lab.views.picture import matrix_place
from dnn_lab.worksheet.changes import rows
from dnn_lab.worksheet.expression import Quotient, Sum, Written
from dnn_lab.worksheet.layers import LayerQuantity
from dnn_lab.worksheet.numbers import shown
from dnn_lab.worksheet.scripts import Script, SpokenTemplate, Template
from dnn_lab.worksheet.writing import terms, write

VERSION = 1
TERMS, LETTERS, STACKED = 4, 36, 44
"""A sum of more terms, or whose line of numbers has more letters, is written as a column; fractions are narrower."""


def payload(trace, instead=None):
    """The trace in the shape that `static/stepper` reads.

    instead  {step name: number} to show in place of the true values: the pass of a bug hunt
    """
    instead = instead or {}
    sheet = as_sent(trace)
    drawn, seen = drawing_of(sheet).places(sheet)
    if instead and drawn["kind"] == "graph":
        drawn["picture"] = without_slopes(drawn["picture"])
    steps = list(sheet)
    groups = _groups(sheet)
    quantities = {step.name: _quantity(step.quantity, False, instead) for step in steps}
    for quantity in _given(sheet, steps, seen):
        if quantity.name not in quantities:
            quantities[quantity.name] = _quantity(quantity, True, instead)
    sent = {
        "version": VERSION,
        "title": sheet.title,
        "subtitle": sheet.subtitle,
        **drawn,
        "quantities": quantities,
        "groups": [{"title": group.title, "phase": group.phase} for group in groups],
        "steps": [_step(step, groups.index(step.group), drawn["kind"] == "layers", instead) for step in steps],
        "change": {"rows": [asdict(row) for row in rows(sheet)]},
        **({"practice": {"topic": sheet.topic, "level": sheet.level}} if sheet.level else {}),
    }
    return {**sent, "id": sha256(repr(sent).encode()).hexdigest()[:16]}


def as_sent(trace):
    """The trace itself, or by layer where it is too large to step number by number."""
    return drawing_of(trace).short(trace)


def _groups(sheet):
    return list(dict.fromkeys(lines.group for lines in sheet.lines))


def _given(sheet, steps, seen):
    """Known quantities: what formulas use, and what the drawing shows."""
    for step in steps:
        yield from step.expression.quantities
    if sheet.source is not None:
        yield from filter(None, map(sheet.source.find, seen))


def _quantity(quantity, given, instead):
    layer = isinstance(quantity, LayerQuantity)
    value = None if layer else instead.get(quantity.name, quantity.value)
    text, exact = (quantity.shown, quantity.exact) if layer else shown(value)
    return {
        "mathml": quantity.symbol.mathml,
        "short": quantity.symbol.short,
        "say": quantity.symbol.say,
        "value": None if layer or not isfinite(value) else float(f"{value:.12g}"),
        "shown": text,
        "exact": exact,
        "role": quantity.role,
        "given": given,
        **({} if layer or isfinite(value) else {"undefined": True}),
    }


def _is_wide(expression):
    fractions = any(isinstance(node, Quotient) for node in expression.walk())
    if not fractions and len(expression.terms) < 3:
        return False
    return len(write(expression, Script(numbers=True))) > (STACKED if fractions else LETTERS)


def _part(term, instead):
    value = value_of(term, instead)
    return None if value is None else float(f"{value:.6g}")


def _step(step, group, by_layer_drawn, instead):
    line, expression = step.line, step.expression
    pieces = terms(expression, Template())
    many = isinstance(expression, Sum) and (len(pieces) > TERMS or _is_wide(expression))
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
        **({"why": line.why} if line.why else {}),
    }
    if many:
        sent |= {"long": line.long, "parts": [_part(term, instead) for term in expression.terms]}
    if isinstance(expression, Written):
        place = {"layer": step.quantity.layer, "what": step.quantity.what}
        return {**sent, "matrix": place, "shapes": expression.shapes}
    return {**sent, "matrix": matrix_place(step.name)} if by_layer_drawn else sent
