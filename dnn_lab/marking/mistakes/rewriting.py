"""Small tools for rewriting expressions, shared by all rewrites."""

from dnn_lab.worksheet.expression import Negative, Product, Sum, Use

FEW = 12
"""Parts of a formula that are tried one by one. Of more, some would give a learner's number by mere chance."""


def each(expression, change):
    """The tree once for every wrong version of every node, all else as it is.

    change  node -> the nodes that could wrongly stand in its place, or None to leave out all below it too
    """
    versions = change(expression)
    if versions is None:
        return
    yield from versions
    children = expression.children
    for place, child in enumerate(children):
        for other in each(child, change):
            yield expression.with_children((*children[:place], other, *children[place + 1 :]))


def replaced(expression, old, new):
    """The tree with `new` in place of the node `old` (the very node, not one like it)."""
    return expression.rewrite(lambda node: new if node is old else None)


def without(parts, part, join):
    """`parts` joined (Sum or Product) with one of them left out."""
    rest = tuple(other for other in parts if other is not part)
    return rest[0] if len(rest) == 1 else join(rest)


def is_use(node, *roles):
    return isinstance(node, Use) and (not roles or node.quantity.role in roles)


def is_update(node):
    return isinstance(node, Negative) and node.inner.part == "update"


def is_difference(node):
    """Whether it is one quantity taken from another, such as a − y."""
    return (
        isinstance(node, Sum)
        and node.part == "difference"
        and is_use(node.terms[0])
        and isinstance(node.terms[1], Negative)
        and is_use(node.terms[1].inner)
    )


def slopes_in(product):
    return [factor for factor in product.factors if factor.part == "slope"] if isinstance(product, Product) else []
