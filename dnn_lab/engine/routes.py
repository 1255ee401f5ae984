"""Paths through a graph, and how much work slopes are: path by path, or in one sweep from the back.

A path runs along edges, one for each occurrence. Counts are whole numbers of Python, exact however large, and are
found without walking the paths: of each node from those of the nodes ahead of it.
"""

from dataclasses import dataclass
from math import prod

LONGEST = 10_000


@dataclass(frozen=True)
class Path:
    """One path to the result.

    nodes   names of the nodes on it, from the input to the result;  slopes  of its edges, in the same order
    edges   names of its edges, as `edge_name` makes them
    """

    nodes: tuple
    slopes: tuple
    edges: tuple

    @property
    def product(self):
        """The slopes multiplied."""
        return prod(self.slopes)

    def __repr__(self):
        product = f"{self.product:.6g}".replace("-", "−")
        return f"{' → '.join(self.nodes)}: {product}"


def edge_name(source, target, operand):
    """The name of the edge from a node to an operand (counted from 0) of the node that uses it."""
    return f"{source}-{target}-{operand}"


def paths(graph, name, longest=LONGEST):
    """Every `Path` from a node to the result; of two edges the one to the earlier node comes first."""
    form, slopes = graph.form, graph.slopes
    count = path_count(form, name)
    if count > longest:
        raise ValueError(f"{count:,} paths lead from {name} to {form.output}; up to {longest:,} are listed")
    found, last = [], len(form.nodes) - 1
    waiting = [(form.place[name], (name,), (), ())]
    while waiting:
        at, nodes, along, edges = waiting.pop()
        if at == last:
            found.append(Path(nodes, along, edges))
        for target, operand in reversed(form.ahead[at]):
            ahead = form.nodes[target].name
            edge = edge_name(nodes[-1], ahead, operand)
            waiting.append((target, (*nodes, ahead), (*along, slopes[ahead][operand]), (*edges, edge)))
    return tuple(found)


def path_count(form, name):
    """Number of paths from a node to the result. Raises KeyError for a name that is none."""
    if name not in form.place:
        raise KeyError(f"this graph has no {name!r}; it has: {', '.join(list(form.place)[:12])}")
    at = form.place[name]
    return counts(form)[0][at] if form.varies[at] else 0


def naive_count(form):
    """Σ over all inputs and paths of (number of edges − 1)."""
    paths, edges = counts(form)
    return sum(edges[at] - paths[at] for _, at in form.varying_inputs)


def dynamic_count(form):
    """Number of edges on which something varies, those into the result not counted: their slope ahead is 1."""
    last = len(form.nodes) - 1
    return sum(target != last for ahead in form.ahead for target, _ in ahead)


def counts(form):
    """For each node the number of paths to the result, and the number of edges on all of them together."""
    paths, edges = [0] * len(form.nodes), [0] * len(form.nodes)
    paths[-1] = 1
    for at in range(len(form.nodes) - 2, -1, -1):
        paths[at] = sum(paths[target] for target, _ in form.ahead[at])
        edges[at] = paths[at] + sum(edges[target] for target, _ in form.ahead[at])
    return paths, edges
