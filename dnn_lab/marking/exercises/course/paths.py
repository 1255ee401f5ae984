"""Exercises of notebook 05: counting paths without walking them, and all slopes in one backward sweep."""

from dnn_lab.marking.exercises.course.drawing import tenths
from dnn_lab.marking.exercises.entry import Case, Exercise, wrong

_TWICE = "The small cases are right. Here the same paths are counted again and again: keep each node's in a table."


def count_paths(successors, start, end):
    known = {end: 1}

    def count(node):
        if node not in known:
            known[node] = sum(count(after) for after in successors[node])
        return known[node]

    return count(start)


def _layered(width, depth):
    """A start, `depth` layers of `width` nodes, each joined to the whole next one, and an end."""
    layers = [["in"], *([f"{layer}.{j}" for j in range(width)] for layer in range(depth)), ["out"]]
    graph = {node: list(after) for nodes, after in zip(layers, layers[1:], strict=False) for node in nodes}
    return graph | {"out": []}


def _mazes(rng):
    yield {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, "a", "d"
    yield {"a": ["b", "c", "d"], "b": ["c", "d"], "c": ["d"], "d": []}, "a", "d"
    yield {"x": ["u", "u"], "u": ["y", "y", "y"], "y": []}, "x", "y"
    yield _layered(3, 2), "in", "out"
    yield {"a": ["b", "z"], "b": ["c", "d"], "c": ["d"], "d": [], "z": []}, "a", "d"
    yield Case((_layered(20, 20), "in", "out"), _TWICE)


def _count_edges(successors, start, end):
    return sum(map(len, successors.values()))


def _seen_once(successors, start, end):
    """What comes out if a node that was seen before is not entered again."""
    seen = set()

    def count(node):
        if node == end:
            return 1
        if node in seen:
            return 0
        seen.add(node)
        return sum(count(after) for after in successors[node])

    return count(start)


def _distinct(successors, start, end):
    """What comes out if parallel edges are taken for one."""
    return count_paths({node: sorted(set(after)) for node, after in successors.items()}, start, end)


def _multiplied(successors, start, end):
    """What comes out if the ways on from a node are multiplied."""
    if start == end:
        return 1
    product = 1
    for after in successors[start]:
        product *= _multiplied(successors, after, end)
    return product


def backward_sweep(edges, output):
    slopes = {output: 1.0}
    for before, after, slope in reversed(edges):
        slopes[before] = slopes.get(before, 0.0) + slope * slopes.get(after, 0.0)
    return slopes


def _sweep(join, along, begin=1.0):
    """A backward sweep with other rules for paths side by side and for slopes along a path."""

    def sweep(edges, output):
        slopes = {output: begin}
        for before, after, slope in reversed(edges):
            path = along(slope, slopes.get(after, 0.0))
            slopes[before] = join(slopes[before], path) if before in slopes else path
        return slopes

    return sweep


def _graphs(rng):
    yield [("x", "u", 2.0), ("x", "v", 3.0), ("u", "y", 0.5), ("v", "y", -4.0)], "y"
    yield [("x", "u", 1.5), ("u", "y", 0.7), ("u", "y", 0.7)], "y"
    for _ in range(3):
        s = tenths(rng, 8).tolist()
        yield (
            [
                ("x", "a", s[0]),
                ("x", "b", s[1]),
                ("w", "b", s[2]),
                ("a", "c", s[3]),
                ("b", "c", s[4]),
                ("b", "d", s[5]),
                ("c", "L", s[6]),
                ("d", "L", s[7]),
            ],
            "L",
        )


EXERCISES = (
    Exercise(
        "count_paths",
        "How many paths",
        "paths",
        "05",
        "successors, {node: list of the nodes its edges lead to}, start and end",
        "the number of paths from start to end: a whole number (two edges side by side are two paths)",
        count_paths,
        _mazes,
        (
            wrong(
                "",
                _seen_once,
                "{typed} enters a node only once. Every way to it is a path of its own: keep the "
                "count of the paths ahead of it and use that again.",
            ),
            wrong("", _count_edges, "{typed} counts the edges. A path is a whole way from start to end."),
            wrong("", _distinct, "{typed} takes two edges side by side for one. Each of them is a path of its own."),
            wrong("paths_multiplied", _multiplied, "{typed} multiplies the ways on from a node. They add up."),
            wrong("", lambda successors, start, end: len(successors), "{typed} counts the nodes."),
            wrong(
                "forgot_path",
                lambda successors, start, end: len(successors[start]),
                "{typed} counts the ways on from the start only. Each may split again further on.",
            ),
        ),
        (
            "From the end there is one path to the end: to be there already.",
            "From any other node there are as many paths as from all nodes its edges lead to, added up.",
            "A dictionary {end: 1} holds what is known; look there first, and write every new count into it.",
        ),
        whole=True,
    ),
    Exercise(
        "backward_sweep",
        "All slopes in one backward sweep",
        "paths",
        "05",
        "edges, a list of (before, after, slope) in the order of the calculation, and the name of the output",
        "{node: slope of the output by that node} for every node, the output itself (1) too",
        backward_sweep,
        _graphs,
        (
            wrong(
                "forgot_path",
                _sweep(lambda old, path: path, lambda slope, ahead: slope * ahead),
                "A path is overwritten by the next one. Add what comes back over each edge to what is already there.",
            ),
            wrong("paths_multiplied", _sweep(lambda old, path: old * path, lambda slope, ahead: slope * ahead)),
            wrong("factors_added", _sweep(lambda old, path: old + path, lambda slope, ahead: slope + ahead)),
            wrong(
                "forgot_slope",
                _sweep(lambda old, path: old + path, lambda slope, ahead: slope),
                "{typed} takes the edge's own slope. Multiply it by the slope at the node that the edge leads to.",
            ),
            wrong(
                "forgot_slope",
                _sweep(lambda old, path: old + path, lambda slope, ahead: ahead),
                "{typed} counts paths: the edges' own slopes are left out.",
            ),
            wrong(
                "double_counted",
                _sweep(lambda old, path: old + path, lambda slope, ahead: 2 * slope * ahead),
            ),
        ),
        (
            "Begin at the output: its slope by itself is 1. Which edges can be used next?",
            "Over each edge comes back: its slope, times the slope at the node it leads to. Paths add.",
            "for before, after, slope in reversed(edges): add slope * slopes[after] to the entry of before.",
        ),
    ),
)
