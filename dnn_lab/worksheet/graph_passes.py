"""Values forward and slopes backward, as worksheets: the two passes that every graph has.

Backward, a node's slope is the sum over its edges ahead of (slope that came back) · (slope along the edge).
"""

from functools import partial

from dnn_lab.engine.routes import edge_name
from dnn_lab.worksheet import graph_swaps as swaps
from dnn_lab.worksheet import graph_words as words
from dnn_lab.worksheet.expression import Use
from dnn_lab.worksheet.graph_steps import (
    Row,
    begin,
    chain_key,
    heading,
    is_asked,
    over,
    slope_row,
    times,
    values_in,
)
from dnn_lab.worksheet.lines import listed_rows
from dnn_lab.worksheet.step import Line


def forward_lines(book):
    """One step for each operation, column by column."""
    return listed_rows(
        Row(heading(node, "operations", "forward"), node.name, book.values[at], partial(value_line, book, at))
        for at, node in enumerate(book.nodes)
        if node.operation
    )


def value_line(book, at):
    """A node's value from its operands."""
    node, expression = book.nodes[at], book.value_formula(at)
    what, how = words.value_words(node.operation)
    key = "result" if at == book.last else "value"
    title, say = words.step_words(key, name=book.symbol(node.name).text, what=what, how=how)
    return Line(
        book.value(at),
        expression,
        title,
        say,
        digits=3,
        nodes=(*dict.fromkeys(book.nodes[source].name for _, source in node.feeds), node.name),
        edges=tuple(edge_name(book.nodes[source].name, node.name, k) for k, source in node.feeds),
        swaps=partial(swaps.of_value, book, at),
    )


def backward_lines(book, detail="full"):
    """From the result back: where it teaches the slope along an edge first, then the slope of the result by the node.

    detail  "full", or "compact": no slope along an edge is a step of its own. Raises ValueError for another.
    """
    if detail not in ("full", "compact"):
        raise ValueError(f'detail is "full" or "compact", not {detail!r}')
    return listed_rows(_backward_rows(book, detail == "full"))


def _backward_rows(book, full):
    for at in book.way_back:
        node = book.nodes[at]
        group = heading(node, "operations" if node.operation else "inputs", "backward")
        for target, operand in book.form.ahead[at] if full else ():
            if target != book.last and book.is_step(target, operand):
                yield slope_row(book, group, target, operand)
        name = f"d{book.nodes[book.last].name}/d{node.name}"
        yield Row(group, name, book.gradients[at], partial(gradient_line, book, full, at))


def gradient_line(book, full, at):
    """The slope of the result by a node, over all edges ahead."""
    node, ahead = book.nodes[at], book.form.ahead[at]
    if at == book.last:
        return begin(book, "seed", book.gradient(at), node.name, output=book.symbol(node.name).text)
    expression = over([_part_ahead(book, full, target, operand) for target, operand in ahead])
    title, say = words.step_words(_gradient_key(book, ahead, expression), **_fields(book, at, ahead))
    return Line(
        book.gradient(at),
        expression,
        title,
        say,
        digits=3,
        nodes=(node.name, *dict.fromkeys(book.nodes[target].name for target, _ in ahead)),
        edges=tuple(edge_name(node.name, book.nodes[target].name, operand) for target, operand in ahead),
        reuses=values_in(expression),
        asked=is_asked(expression),
        swaps=partial(swaps.of_gradient, book, at),
    )


def _gradient_key(book, ahead, expression):
    if len(ahead) > 1:
        return "several paths"
    if ahead[0][0] == book.last:
        return "into the result"
    return chain_key("", expression)


def _fields(book, at, ahead):
    target = ahead[0][0]
    return {
        "output": book.symbol(book.nodes[book.last].name).text,
        "name": book.symbol(book.nodes[at].name).text,
        "count": len(ahead),
        "slope": words.slope_words(book.nodes[target].operation, book.numbers(target)),
    }


def _part_ahead(book, full, target, operand):
    """One edge's part of a slope: what came back to its end, times the slope along it."""
    if target == book.last:
        return times(None, book.slope_formula(target, operand))
    shared = "shared" if len(book.form.ahead[target]) > 1 else None
    back = Use(book.gradient(target), shared)
    return times(back, _along(book, full, target, operand))


def _along(book, full, target, operand):
    if full and target != book.last and book.is_step(target, operand):
        return Use(book.slope(target, operand))
    return book.slope_formula(target, operand)
