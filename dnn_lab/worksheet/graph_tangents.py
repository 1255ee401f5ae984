"""Forward mode as a worksheet: the slope of every node by one chosen input, carried along from it to the result.

A node's slope is the sum over its operands of (slope carried so far) · (slope along the edge).
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


def tangent_lines(book):
    """From the chosen input on: the slope of every node by it, column by column."""
    return listed_rows(_tangent_rows(book))


def _tangent_rows(book):
    start = book.form.place[book.by]
    for at, node in enumerate(book.nodes):
        if not book.answers[at]:
            continue
        group = heading(node, "tangents", "tangent", by=book.symbol(book.by).text)
        for operand, source in node.feeds:
            if source != start and book.answers[source] and book.is_step(at, operand):
                yield slope_row(book, group, at, operand)
        yield Row(group, f"d{node.name}/d{book.by}", book.tangents[at], partial(tangent_line, book, at))


def tangent_line(book, at):
    """The slope of a node by the chosen input, over all its operands that depend on it."""
    node, start = book.nodes[at], book.form.place[book.by]
    if at == start:
        return begin(book, "start", book.tangent(at), node.name, name=book.symbol(node.name).text)
    behind = [(operand, source) for operand, source in node.feeds if book.answers[source]]
    expression = over([_part_behind(book, at, operand, source) for operand, source in behind])
    title, say = words.step_words(_tangent_key(behind, start, expression), **_tangent_fields(book, at, behind))
    return Line(
        book.tangent(at),
        expression,
        title,
        say,
        digits=3,
        nodes=(*dict.fromkeys(book.nodes[source].name for _, source in behind), node.name),
        edges=tuple(edge_name(book.nodes[source].name, node.name, operand) for operand, source in behind),
        reuses=values_in(expression),
        asked=is_asked(expression),
        swaps=partial(swaps.of_tangent, book, at, behind),
    )


def _part_behind(book, at, operand, source):
    if source == book.form.place[book.by]:
        return times(None, book.slope_formula(at, operand))
    along = Use(book.slope(at, operand)) if book.is_step(at, operand) else book.slope_formula(at, operand)
    return times(Use(book.tangent(source)), along)


def _tangent_key(behind, start, expression):
    if len(behind) > 1:
        return "tangent several paths"
    return "tangent of the input" if behind[0][1] == start else chain_key("tangent ", expression)


def _tangent_fields(book, at, behind):
    operation = book.nodes[at].operation
    return {
        "name": book.symbol(book.nodes[at].name).text,
        "by": book.symbol(book.by).text,
        "count": len(behind),
        "slope": words.slope_words(operation, book.numbers(at)),
    }
