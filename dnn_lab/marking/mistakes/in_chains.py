"""Wrong versions of what goes back: slopes along a path, paths side by side, gradients of weights."""

from dataclasses import replace

from dnn_lab.marking.mistakes.entry import Wrong
from dnn_lab.marking.mistakes.rewriting import FEW, is_use, replaced, slopes_in, without
from dnn_lab.worksheet.expression import Call, Number, Product, Sum, Use
from dnn_lab.worksheet.swaps import swapped

_FLAT = {"d_relu", "d_leaky_relu"}
_SHARED_TWICE = "{typed} counts {shared} twice. It holds every path from there on already: use it once."
_TWO_OF_A_SQUARE = "{typed} lacks a factor of 2. The slope of a square is twice what is squared: {slope}."
_WAY_LEFT_OUT = "{typed} leaves out a way on: {path} is missing. Every edge that leads on adds the count of its end."
_COUNTS_MULTIPLIED = "{typed} multiplies the counts. Ways on that stand side by side add up."
_SLOPE_ONE = "{typed} would be the slope if z were above 0. Look at the sign of {z}."


def without_slope(site):
    """A product of slopes without one of them; the slope of a ReLU taken as 1."""
    products = list(filter(slopes_in, site.nodes))
    for product in products if len(products) <= FEW else ():
        for slope in slopes_in(product):
            rest = without(product.factors, slope, Product)
            yield Wrong(replaced(site.expression, product, rest), {"slope": slope})
    if isinstance(site.expression, Call) and site.expression.function in _FLAT:
        yield Wrong(Number(1), {"z": site.expression.arguments[0]}, _SLOPE_ONE)


def without_path(site):
    for paths in filter(_are_paths, site.nodes):
        for path in paths.terms if len(paths.terms) <= FEW else ():
            rest = without(paths.terms, path, _sum_of_paths)
            yield Wrong(replaced(site.expression, paths, rest), {"path": path}, _if_counted(site, _WAY_LEFT_OUT))


def paths_multiplied(site):
    for paths in filter(_are_paths, site.nodes):
        product = replaced(site.expression, paths, Product(paths.terms))
        yield Wrong(product, {}, _if_counted(site, _COUNTS_MULTIPLIED))


def _if_counted(site, sentence):
    """The sentence where paths are counted; None, so that of the entry, where slopes are added."""
    return sentence if site.role == "count" else None


def factors_added(site):
    """Sums for the products along all paths, then along one path at a time."""
    chains = [node for node in site.nodes if _is_chain(node)]
    if len(chains) > 1:
        yield site.expression.rewrite(lambda node: Sum(node.factors) if _is_chain(node) else None)
    for chain in chains if len(chains) <= FEW else ():
        yield replaced(site.expression, chain, Sum(chain.factors))


def outer_slope_at_inner(site):
    """g′(x)·f′(x) for g′(f(x))·f′(x): every slope but the last taken where the next one is taken."""
    for product in filter(slopes_in, site.nodes):
        slopes = slopes_in(product)
        for outer, inner in zip(slopes, slopes[1:], strict=False):
            at, instead = outer.quantities, inner.quantities
            if len(at) == len(instead) == 1 and at != instead and not is_use(outer):
                yield _taken_at(site, outer, at[0], next(node for node in inner.walk() if is_use(node)))


def _taken_at(site, outer, right, wrong):
    moved = swapped(outer, {right.name: wrong})
    return Wrong(replaced(site.expression, outer, moved), {"right": right.name, "wrong": wrong})


def counted_twice(site):
    """A whole gradient twice; or, in a graph, what came back from a result that is used more than once."""
    if _is_weight_gradient(site):
        yield Product((Number(2), site.expression))
    shared = [node for node in site.nodes if isinstance(node, Use) and node.part == "shared"]
    for node in shared if len(shared) <= FEW else ():
        twice = replaced(site.expression, node, Product((Number(2), node)))
        yield Wrong(twice, {"shared": node}, _SHARED_TWICE)


def two_of_a_square(site):
    """x for 2·x, in the slope of a square."""
    for node in site.nodes:
        if isinstance(node, Product) and node.part == "slope" and node.factors[0] == Number(2):
            rest = replace(without(node.factors, node.factors[0], Product), part="slope")
            yield Wrong(replaced(site.expression, node, rest), {"slope": node}, _TWO_OF_A_SQUARE)


def _are_paths(node):
    return isinstance(node, Sum) and node.part == "paths"


def _sum_of_paths(terms):
    return Sum(terms, part="paths")


def _is_chain(node):
    """Slopes that follow each other: a path, or a product with a gradient or a slope in it."""
    if not isinstance(node, Product) or node.part not in (None, "path"):
        return False
    return node.part == "path" or any(map(_is_slope, node.factors))


def _is_slope(factor):
    return factor.part == "slope" or is_use(factor, "gradient", "tangent")


def _is_weight_gradient(site):
    factors = site.expression.factors if isinstance(site.expression, Product) else ()
    return site.role == "gradient" and len(factors) == 2 and is_use(factors[1], "activation", "input")
