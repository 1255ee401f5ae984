"""Counting paths by dynamic programming: how many lead from each node of a graph to the result, from the back.

The count of a node is the sum of the counts ahead, one for each edge; so each number is worked out once and used again.
"""

from functools import partial

from dnn_lab.engine.routes import edge_name
from dnn_lab.worksheet import graph_words as words
from dnn_lab.worksheet.expression import Number, Sum, Use
from dnn_lab.worksheet.graph_steps import Row
from dnn_lab.worksheet.lines import listed_rows
from dnn_lab.worksheet.quantity import Quantity
from dnn_lab.worksheet.step import Group, Line
from dnn_lab.worksheet.symbols import Symbol

EXACT = 0


def count_lines(book):
    """One step for each node from the result back: the number of paths from it to the result."""
    group = Group(words.TITLES["counts"], "count")
    return listed_rows(_row(book, group, at) for at in book.way_back)


def _row(book, group, at):
    count = _count(book, at)
    return Row(group, count.name, count.value, partial(_line, book, at))


def _count(book, at):
    node = book.nodes[at].name
    symbol = book.symbol(node)
    written = Symbol(f"n({symbol.text})", spoken=f"number of paths from {symbol.say}")
    return Quantity(f"paths_{node}", float(book.path_counts[at]), "count", written)


def _line(book, at):
    node, ahead = book.nodes[at], book.form.ahead[at]
    counts = [Use(_count(book, target), part="path") for target, _ in ahead]
    if len(counts) > 1:
        expression, key = Sum(tuple(counts), part="paths"), "count"
    else:
        expression, key = (counts[0], "count passed on") if counts else (Number(1), "count of the result")
    name, targets = book.symbol(node.name).text, dict.fromkeys(book.symbol(book.nodes[t].name).text for t, _ in ahead)
    title, say = words.step_words(key, name=name, ahead=", ".join(targets), count=len(ahead))
    return Line(
        _count(book, at),
        expression,
        title,
        say,
        EXACT,
        nodes=(node.name, *dict.fromkeys(book.nodes[target].name for target, _ in ahead)),
        edges=tuple(edge_name(node.name, book.nodes[target].name, operand) for target, operand in ahead),
        asked=len(counts) > 1,
    )
