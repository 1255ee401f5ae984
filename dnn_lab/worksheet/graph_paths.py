"""Path by path as a worksheet: the slopes along each path from one input multiplied, then all paths added."""

from functools import partial

from dnn_lab.worksheet import graph_swaps as swaps
from dnn_lab.worksheet import graph_words as words
from dnn_lab.worksheet.expression import Negative, Product, Use
from dnn_lab.worksheet.graph_steps import Row, over, tagged, values_in
from dnn_lab.worksheet.graph_writing import ONE, is_minus_one, is_one
from dnn_lab.worksheet.lines import listed_rows
from dnn_lab.worksheet.step import Group, Line

LONGEST_PATHS = 200


def path_lines(book):
    """Every path from the chosen input by itself, then their sum."""
    return listed_rows(_path_rows(book))


def _path_rows(book):
    paths = book.graph.paths(book.by, LONGEST_PATHS)
    group = Group(words.TITLES["along"], "path")
    for number, path in enumerate(paths, start=1):
        quantity = book.path(number, path)
        yield Row(group, quantity.name, quantity.value, partial(path_line, book, number, path))
    at = book.form.place[book.by]
    name = f"d{book.nodes[book.last].name}/d{book.by}"
    yield Row(Group(words.TITLES["together"], "path"), name, book.gradients[at], partial(all_paths_line, book, paths))


def path_line(book, number, path):
    """The slopes along one path multiplied, the outermost first: g′(f(x))·f′(x)."""
    edges = _edges_of(book, path)
    factors = [book.slope_formula(target, operand) for target, operand in edges]
    expression = _multiplied(factors)
    way = " → ".join(book.symbol(name).text for name in path.nodes)
    title, say = words.step_words("path", number=number, name=book.symbol(book.by).text, way=way)
    asked = bool(expression.quantities)
    values = values_in(expression)
    return Line(
        book.path(number, path), expression, title, say, 3, path.nodes, path.edges, values, asked,
        swaps=partial(swaps.of_path, book, edges, factors, _multiplied),
    )  # fmt: skip


def _multiplied(factors):
    """A product of slopes; factors of 1 are not written, an odd number of −1 is a minus in front."""
    signs = sum(map(is_minus_one, factors))
    factors = [tagged(factor, "slope") for factor in factors if not is_one(factor) and not is_minus_one(factor)]
    product = Product(tuple(factors)) if len(factors) > 1 else factors[0] if factors else ONE
    return Negative(product) if signs % 2 else product


def _edges_of(book, path):
    """(place of the node, operand) of each edge of a path, the last first."""
    operands = (int(edge.rsplit("-", 1)[1]) for edge in path.edges)
    return [(book.form.place[name], operand) for name, operand in zip(path.nodes[1:], operands, strict=True)][::-1]


def all_paths_line(book, paths):
    """The products of all paths, added."""
    parts = [Use(book.path(number, path)) for number, path in enumerate(paths, start=1)]
    key = "all paths" if len(parts) > 1 else "only path"
    title, say = words.step_words(key, name=book.symbol(book.by).text)
    nodes = tuple(dict.fromkeys(name for path in paths for name in path.nodes))
    edges = tuple(dict.fromkeys(edge for path in paths for edge in path.edges))
    at = book.form.place[book.by]
    return Line(book.gradient(at), over(parts), title, say, 3, nodes, edges, asked=len(parts) > 1)
