"""The passes over a graph as worksheets: values forward, slopes backward from the result, slopes forward from an input.

Backward, a node's slope is the sum over its edges ahead of (slope that came back) · (slope along the edge); forward,
over its edges behind of (slope carried so far) · (slope along the edge). Factors of 1 are not written.
"""

from dataclasses import dataclass, replace
from functools import partial

from dnn_lab.engine.routes import edge_name
from dnn_lab.worksheet import graph_swaps as swaps
from dnn_lab.worksheet import graph_words as words
from dnn_lab.worksheet.expression import Negative, Number, Product, Sum, Use
from dnn_lab.worksheet.graph_writing import ONE, is_minus_one, is_one
from dnn_lab.worksheet.step import Group, Line
from dnn_lab.worksheet.trace import Lines


@dataclass(frozen=True, slots=True)
class Row:
    """A step before it is written: heading, name, value, and what writes its `Line`."""

    group: Group
    name: str
    value: float
    write: object


def lines_of(rows):
    """Runs of `Lines` from rows, cut where the heading changes."""
    runs = []
    for row in rows:
        if not runs or runs[-1][0].group != row.group:
            runs.append([])
        runs[-1].append(row)
    return tuple(map(_run, runs))


def _run(rows):
    places = {row.name: at for at, row in enumerate(rows)}
    values = [row.value for row in rows]
    return Lines(rows[0].group, lambda: list(places), values, lambda at: rows[at].write(), places.get)


def forward_lines(book):
    """One step for each operation, column by column."""
    return lines_of(
        Row(_group(node, "operations", "forward"), node.name, book.values[at], partial(value_line, book, at))
        for at, node in enumerate(book.nodes)
        if node.operation
    )


def _group(node, title, phase, **fields):
    return Group(node.group or words.TITLES[title].format(**fields), phase)


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
    return lines_of(_backward_rows(book, detail == "full"))


def _backward_rows(book, full):
    for at in book.way_back:
        node = book.nodes[at]
        group = _group(node, "operations" if node.operation else "inputs", "backward")
        for target, operand in book.form.ahead[at] if full else ():
            if target != book.last and book.is_step(target, operand):
                yield _slope_row(book, group, target, operand)
        name = f"d{book.nodes[book.last].name}/d{node.name}"
        yield Row(group, name, book.gradients[at], partial(gradient_line, book, full, at))


def _slope_row(book, group, target, operand):
    source, node = book.nodes[book.nodes[target].args[operand]], book.nodes[target]
    value = book.graph.slopes[node.name][operand]
    return Row(group, f"d{node.name}/d{source.name}", value, partial(slope_line, book, target, operand))


def slope_line(book, target, operand):
    """The slope along one edge."""
    node, source = book.nodes[target], book.nodes[book.nodes[target].args[operand]]
    expression = _tagged(book.slope_formula(target, operand), "slope")
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
        reuses=_values_in(expression),
        asked=bool(expression.quantities),
        swaps=partial(swaps.of_slope, book, target, operand),
    )


def gradient_line(book, full, at):
    """The slope of the result by a node, over all edges ahead."""
    node, ahead = book.nodes[at], book.form.ahead[at]
    if at == book.last:
        return _begin(book, "seed", book.gradient(at), node.name, output=book.symbol(node.name).text)
    expression = _over([_part_ahead(book, full, target, operand) for target, operand in ahead])
    title, say = words.step_words(_gradient_key(book, ahead, expression), **_fields(book, at, ahead))
    return Line(
        book.gradient(at),
        expression,
        title,
        say,
        digits=3,
        nodes=(node.name, *dict.fromkeys(book.nodes[target].name for target, _ in ahead)),
        edges=tuple(edge_name(node.name, book.nodes[target].name, operand) for target, operand in ahead),
        reuses=_values_in(expression),
        asked=_is_asked(expression),
        swaps=partial(swaps.of_gradient, book, at),
    )


def _begin(book, key, quantity, node, **fields):
    title, say = words.step_words(key, **fields)
    return Line(quantity, ONE, title, say, nodes=(node,), asked=False)


def _is_asked(expression):
    """Not where nothing is to be done: a fixed number, or a slope that is passed on as it is."""
    passed_on = isinstance(expression, Use) and expression.quantity.role in ("gradient", "tangent")
    return not passed_on and not isinstance(expression, Number)


def _gradient_key(book, ahead, expression):
    if len(ahead) > 1:
        return "several paths"
    if ahead[0][0] == book.last:
        return "into the result"
    return _chain_key("", expression)


def _chain_key(which, expression):
    """Two slopes in a row: the second known from a step of its own, or still to be read off; or one passed on."""
    if not isinstance(expression, Product):
        return f"{which}passed on"
    slope = expression.factors[-1]
    return f"{which}known slope" if isinstance(slope, Use) and slope.quantity.role == "slope" else f"{which}one path"


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
        return _times(None, book.slope_formula(target, operand))
    shared = "shared" if len(book.form.ahead[target]) > 1 else None
    back = Use(book.gradient(target), shared)
    return _times(back, _along(book, full, target, operand))


def _along(book, full, target, operand):
    if full and target != book.last and book.is_step(target, operand):
        return Use(book.slope(target, operand))
    return book.slope_formula(target, operand)


def _times(carried, slope):
    """A product of two slopes, without factors of 1; `carried` is None where it is 1."""
    if carried is None:
        return _tagged(slope, "slope")
    if is_one(slope):
        return carried
    if is_minus_one(slope):
        return Negative(carried)
    return Product((carried, _tagged(slope, "slope")))


def _tagged(expression, part):
    return replace(expression, part=part)


def _over(parts):
    """Parts added up as paths; one alone stands as it is."""
    return Sum(tuple(_tagged(part, "path") for part in parts), part="paths") if len(parts) > 1 else parts[0]


def _values_in(expression):
    """Names of the forward values that a formula of slopes uses again."""
    derived = ("gradient", "slope", "tangent", "constant")
    return tuple(q.name for q in expression.quantities if q.role not in derived)


def tangent_lines(book):
    """From the chosen input on: the slope of every node by it, column by column."""
    return lines_of(_tangent_rows(book))


def _tangent_rows(book):
    start = book.form.place[book.by]
    for at, node in enumerate(book.nodes):
        if not book.answers[at]:
            continue
        group = _group(node, "tangents", "tangent", by=book.symbol(book.by).text)
        for operand, source in node.feeds:
            if source != start and book.answers[source] and book.is_step(at, operand):
                yield _slope_row(book, group, at, operand)
        yield Row(group, f"d{node.name}/d{book.by}", book.tangents[at], partial(tangent_line, book, at))


def tangent_line(book, at):
    """The slope of a node by the chosen input, over all its operands that depend on it."""
    node, start = book.nodes[at], book.form.place[book.by]
    if at == start:
        return _begin(book, "start", book.tangent(at), node.name, name=book.symbol(node.name).text)
    behind = [(operand, source) for operand, source in node.feeds if book.answers[source]]
    expression = _over([_part_behind(book, at, operand, source) for operand, source in behind])
    title, say = words.step_words(_tangent_key(behind, start, expression), **_tangent_fields(book, at, behind))
    return Line(
        book.tangent(at),
        expression,
        title,
        say,
        digits=3,
        nodes=(*dict.fromkeys(book.nodes[source].name for _, source in behind), node.name),
        edges=tuple(edge_name(book.nodes[source].name, node.name, operand) for operand, source in behind),
        reuses=_values_in(expression),
        asked=_is_asked(expression),
        swaps=partial(swaps.of_tangent, book, at, behind),
    )


def _part_behind(book, at, operand, source):
    if source == book.form.place[book.by]:
        return _times(None, book.slope_formula(at, operand))
    along = Use(book.slope(at, operand)) if book.is_step(at, operand) else book.slope_formula(at, operand)
    return _times(Use(book.tangent(source)), along)


def _tangent_key(behind, start, expression):
    if len(behind) > 1:
        return "tangent several paths"
    return "tangent of the input" if behind[0][1] == start else _chain_key("tangent ", expression)


def _tangent_fields(book, at, behind):
    operation = book.nodes[at].operation
    return {
        "name": book.symbol(book.nodes[at].name).text,
        "by": book.symbol(book.by).text,
        "count": len(behind),
        "slope": words.slope_words(operation, book.numbers(at)),
    }


def path_lines(book):
    """Every path from the chosen input by itself, then their sum."""
    return lines_of(_path_rows(book))


def _path_rows(book):
    paths = book.graph.paths(book.by, LONGEST_PATHS)
    group = Group(words.TITLES["along"], "path")
    for number, path in enumerate(paths, start=1):
        quantity = book.path(number, path)
        yield Row(group, quantity.name, quantity.value, partial(path_line, book, number, path))
    at = book.form.place[book.by]
    name = f"d{book.nodes[book.last].name}/d{book.by}"
    yield Row(Group(words.TITLES["together"], "path"), name, book.gradients[at], partial(all_paths_line, book, paths))


LONGEST_PATHS = 200


def path_line(book, number, path):
    """The slopes along one path multiplied, the outermost first: g′(f(x))·f′(x)."""
    factors = [book.slope_formula(target, operand) for target, operand in reversed(_edges_of(book, path))]
    signs = sum(map(is_minus_one, factors))
    factors = [_tagged(factor, "slope") for factor in factors if not is_one(factor) and not is_minus_one(factor)]
    product = Product(tuple(factors)) if len(factors) > 1 else factors[0] if factors else ONE
    expression = Negative(product) if signs % 2 else product
    way = " → ".join(book.symbol(name).text for name in path.nodes)
    title, say = words.step_words("path", number=number, name=book.symbol(book.by).text, way=way)
    asked = bool(expression.quantities)
    values = _values_in(expression)
    return Line(
        book.path(number, path), expression, title, say, 3, path.nodes, path.edges, values, asked,
        swaps=partial(swaps.of_path, book, _edges_of(book, path)),
    )  # fmt: skip


def _edges_of(book, path):
    """(place of the node, operand) of each edge of a path."""
    operands = (int(edge.rsplit("-", 1)[1]) for edge in path.edges)
    return [(book.form.place[name], operand) for name, operand in zip(path.nodes[1:], operands, strict=True)]


def all_paths_line(book, paths):
    """The products of all paths, added."""
    parts = [Use(book.path(number, path)) for number, path in enumerate(paths, start=1)]
    key = "all paths" if len(parts) > 1 else "only path"
    title, say = words.step_words(key, name=book.symbol(book.by).text)
    nodes = tuple(dict.fromkeys(name for path in paths for name in path.nodes))
    edges = tuple(dict.fromkeys(edge for path in paths for edge in path.edges))
    at = book.form.place[book.by]
    return Line(book.gradient(at), _over(parts), title, say, 3, nodes, edges, asked=len(parts) > 1)
