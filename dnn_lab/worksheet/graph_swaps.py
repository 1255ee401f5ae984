"""What could be taken for what in a graph's worksheet: context for mistakes that a formula alone has not.

As in `swaps.py`: for a mistake's key the ways to make it, each way {name: the expression that stands in its place}.
"""

from itertools import islice

from dnn_lab.worksheet.expression import Use
from dnn_lab.worksheet.swaps import Instead, swapped

FEW = 6


def of_value(book, at):
    """A node's value: nothing but its own formula."""
    return {}


def of_slope(book, target, operand):
    """The slope along an edge: taken at the inner variable, or at the wrong one of what goes in and what comes out."""
    return {
        "nested_slope": _inner(book, target, operand),
        "slope_at_output": _other_side(book, target, operand),
        "value_for_slope": _values(book, target, operand),
    }


def of_gradient(book, at):
    """The slope by a node: the wrong factor of a product, the slope of what lies between left out."""
    ahead = book.form.ahead[at]
    nested = [way for target, operand in ahead for way in _inner(book, target, operand)]
    factors = [way for target, operand in ahead for way in _other_factor(book, target, operand)]
    between = [way for target, _ in ahead for way in _skipped(book, target)]
    whole = _values(book, *ahead[0]) if len(ahead) == 1 and ahead[0][0] == book.last else []
    return {
        "nested_slope": nested[:FEW],
        "nodes_swapped": factors[:FEW],
        "next_slope": between[:FEW],
        "value_for_slope": whole,
    }


def of_tangent(book, at, behind):
    """The slope carried forward: the wrong factor of a product, the slope taken at the inner variable."""
    nested = [way for operand, _ in behind for way in _inner(book, at, operand)]
    factors = [way for operand, _ in behind for way in _other_factor(book, at, operand)]
    return {"nested_slope": nested[:FEW], "nodes_swapped": factors[:FEW]}


def of_path(book, edges, factors, multiplied):
    """The product along a path: one slope taken at the inner variable, the wrong factor of one product."""

    def in_one_factor(ways):
        for place, edge in enumerate(edges):
            for way in ways(book, *edge):
                right, wrong = next(iter(way.items()))
                moved = swapped(factors[place], way)
                others = [*factors[:place], moved, *factors[place + 1 :]]
                yield Instead(multiplied(others), {"right": right, "wrong": wrong})

    nested, swapped_factors = (list(islice(in_one_factor(ways), 2 * FEW)) for ways in (_inner, _other_factor))
    return {"nested_slope": nested, "nodes_swapped": swapped_factors}


def _values(book, target, operand):
    """What a function makes of its operand, and the operand itself, where its slope is meant."""
    if not _has_curve(book, target):
        return []
    values = [book.use(target), book.use(book.nodes[target].args[operand])]
    return [Instead(value, {"wrong": value}) for value in values]


def _inner(book, target, operand):
    """f′ taken at what its operand was made from: {u: x, f(u): f(x)} for each x that u is made from."""
    node = book.nodes[target]
    source = node.args[operand]
    if not _has_curve(book, target):
        return []
    ways = []
    for inner in _made_from(book, source):
        moved = book.value_formula(target).rewrite(_put(book.nodes[source].name, book.use(inner)))
        ways.append({book.nodes[source].name: book.use(inner), node.name: moved})
    return ways


def _made_from(book, at):
    """Places of what a node is made from at once, and of the inputs at the beginning; a few of them."""
    found, waiting = {}, [source for _, source in book.nodes[at].feeds]
    direct = set(waiting)
    while waiting and len(found) < FEW:
        source = waiting.pop(0)
        if source not in found and book.form.varies[source]:
            found[source] = source in direct or book.nodes[source].operation is None
            waiting += [further for _, further in book.nodes[source].feeds]
    return [source for source, counts in found.items() if counts]


def _put(name, instead):
    return lambda node: instead if isinstance(node, Use) and node.quantity.name == name else None


def _has_curve(book, target):
    """Whether an operation's slope depends on its own operand: not so in sums and products."""
    return book.nodes[target].operation.writing in ("text", "power") and book.nodes[target].operation.name not in (
        "+", "-", "*", "neg", "=",
    )  # fmt: skip


def _other_side(book, target, operand):
    """For an activation: what goes in for what comes out, and the other way round."""
    node = book.nodes[target]
    if node.role != "activation" or len(node.args) > 1:
        return []
    source = book.nodes[node.args[operand]].name
    return [{node.name: book.use(node.args[operand]), source: book.use(target)}]


def _other_factor(book, target, operand):
    """The slope of a product taken as the factor itself: d(x·w)/dx as x."""
    node = book.nodes[target]
    other = node.args[1 - operand] if node.operation.name == "*" else None
    if type(other) is not int or other == node.args[operand]:
        return []
    return [{book.nodes[other].name: book.use(node.args[operand])}]


def _skipped(book, target):
    """The slope one operation further ahead, in place of the one that came back."""
    ahead = book.form.ahead[target]
    if target == book.last or len(ahead) != 1 or ahead[0][0] == book.last:
        return []
    return [{book.gradient(target).name: Use(book.gradient(ahead[0][0]))}]
