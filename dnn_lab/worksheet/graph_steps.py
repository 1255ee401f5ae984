"""What the worksheets of all passes over a graph have in common: rows, slopes multiplied and added, single slopes.

A path's slopes multiply, paths add; factors of 1 are not written.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from dnn_lab.engine.routes import edge_name
from dnn_lab.worksheet import graph_swaps as swaps
from dnn_lab.worksheet import graph_words as words
from dnn_lab.worksheet.expression import Negative, Number, Product, Sum, Use
from dnn_lab.worksheet.graph_writing import ONE, is_minus_one, is_one
from dnn_lab.worksheet.step import Group, Line


@dataclass(frozen=True, slots=True)
class Row:
    """A step before it is written: heading, name, value, and what writes its `Line`."""

    group: Group
    name: str
    value: float
    write: Callable[[], Line]


def heading(node, title, phase, **fields):
    return Group(node.group or words.TITLES[title].format(**fields), phase)


def slope_row(book, group, target, operand):
    source, node = book.nodes[book.nodes[target].args[operand]], book.nodes[target]
    value = book.graph.slopes[node.name][operand]
    return Row(group, f"d{node.name}/d{source.name}", value, partial(slope_line, book, target, operand))


def slope_line(book, target, operand):
    """The slope along one edge."""
    node, source = book.nodes[target], book.nodes[book.nodes[target].args[operand]]
    expression = tagged(book.slope_formula(target, operand), "slope")
    fields = {"node": book.symbol(node.name).text, "name": book.symbol(source.name).text}
    title, say = words.step_words("slope", **fields, slope=words.slope_words(node.operation, book.numbers(target)))
    return Line(
        book.slope(target, operand),
        expression,
        title,
        say,
        digits=3,
        nodes=(source.name, node.name),
        edges=(edge_name(source.name, node.name, operand),),
        reuses=values_in(expression),
        asked=bool(expression.quantities),
        swaps=partial(swaps.of_slope, book, target, operand),
    )


def begin(book, key, quantity, node, **fields):
    title, say = words.step_words(key, **fields)
    return Line(quantity, ONE, title, say, nodes=(node,), asked=False)


def is_asked(expression):
    """Not where nothing is to be done: a fixed number, or a slope that is passed on as it is."""
    passed_on = isinstance(expression, Use) and expression.quantity.role in ("gradient", "tangent")
    return not passed_on and not isinstance(expression, Number)


def chain_key(which, expression):
    """Two slopes in a row: the second known from a step of its own, or still to be read off; or one passed on."""
    if not isinstance(expression, Product):
        return f"{which}passed on"
    slope = expression.factors[-1]
    return f"{which}known slope" if isinstance(slope, Use) and slope.quantity.role == "slope" else f"{which}one path"


def times(carried, slope):
    """A product of two slopes, without factors of 1; `carried` is None where it is 1."""
    if carried is None:
        return tagged(slope, "slope")
    if is_one(slope):
        return carried
    if is_minus_one(slope):
        return Negative(carried)
    return Product((carried, tagged(slope, "slope")))


def tagged(expression, part):
    return replace(expression, part=part)


def over(parts):
    """Parts added up as paths; one alone stands as it is."""
    return Sum(tuple(map(_as_path, parts)), part="paths") if len(parts) > 1 else parts[0]


def _as_path(part):
    return part if part.part == "shared" else tagged(part, "path")


def values_in(expression):
    """Names of the forward values that a formula of slopes uses again."""
    derived = ("gradient", "slope", "tangent", "constant")
    return tuple(q.name for q in expression.quantities if q.role not in derived)
