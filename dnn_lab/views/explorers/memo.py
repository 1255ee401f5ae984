"""The memo table beside the naive expansion, step by step: Fibonacci's calls, or the paths of a graph's derivatives.

What is a call and what it costs is worked out here; the browser steps through it alone. Without script a picture of
the whole tree stands in its place, with both counts.
"""

from html import escape

import anywidget
import traitlets

from dnn_lab.engine.graph import Graph
from dnn_lab.views.esm import bundle
from dnn_lab.views.explorers.calls import Task, calls
from dnn_lab.views.explorers.parts.plot import STATIC
from dnn_lab.views.image import as_image
from dnn_lab.worksheet.graph_book import symbol_of
from dnn_lab.worksheet.numbers import short, shown

_STYLES = ("tokens.css", "stepper/stepper.css", "memo/memo.css")
_UNIT, _LEVEL, _WIDE, _TALL = 56, 58, 44, 26
_STROKE = {"first": ("#1b1b1b", ""), "again": ("#b34700", ""), "spared": ("#b34700", ' stroke-dasharray="3 3"')}
_FOOT = "{title}: {naive} {operations} without a table, {table} with one"


class MemoExplorer(anywidget.AnyWidget):
    """Steps through `Task`s that need each other; made by `explore_fibonacci` and `explore_memo`.

    tasks  {name: Task};  roots  the names of what is wanted;  title, subtitle, operations  words: "additions"
    cost   (calls, tasks) -> for each call (operations without a table, operations with one)
    """

    _esm = bundle(STATIC, "memo/memo.mjs")
    _css = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in _STYLES)

    payload = traitlets.Dict().tag(sync=True)

    def __init__(self, tasks, roots, title, subtitle, operations, cost):
        self.calls = calls(tasks, roots)
        costs = cost(self.calls, tasks)
        self.naive, self.table = (sum(one[side] for one in costs) for side in (0, 1))
        self.words = {"title": title, "subtitle": subtitle, "operations": operations}
        sent = [_sent(call, tasks, *both) for call, both in zip(self.calls, costs, strict=True)]
        named = {name: _task(name, task) for name, task in tasks.items()}
        super().__init__(payload={**self.words, "nodes": sent, "tasks": named})

    def __repr__(self):
        return _FOOT.format(**self.words, naive=self.naive, table=self.table)

    def still(self):
        """The whole tree as SVG with plain attributes."""
        nodes = self.payload["nodes"]
        wide = (max(node["at"] for node in nodes) + 1) * _UNIT + 8
        tall = max(node["depth"] for node in nodes) * _LEVEL + _TALL + 12
        edges = "".join(_edge(node, nodes[node["parent"]]) for node in nodes if node["parent"] is not None)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{tall}" viewBox="0 0 {wide:g} {tall}" '
            f'role="img" aria-label="{escape(repr(self), quote=True)}">'
            '<rect width="100%" height="100%" fill="#ffffff"/>'
            f"{edges}{''.join(map(_box, nodes))}</svg>"
        )

    def _repr_mimebundle_(self, **options):
        data, metadata = super()._repr_mimebundle_(**options)
        legend = "solid: worked out for the first time · orange: asked for again · dashed: never made with a table"
        still = f"{as_image(self.still(), repr(self))}<p>{escape(repr(self))} ({legend})</p>"
        return {**data, "text/plain": repr(self), "text/html": still}, metadata


def explore_fibonacci(n=6):
    """The call tree of Fibonacci's numbers, F(n) = F(n − 1) + F(n − 2), and the table that saves most of it.

    n  from 2 to 8. Raises ValueError for another.
    """
    if isinstance(n, bool) or not isinstance(n, int) or not 2 <= n <= 8:
        raise ValueError(f"n is {n!r}; the tree is drawn for a whole number from 2 to 8")
    tasks = {"F(0)": Task(("F", "0"), "0"), "F(1)": Task(("F", "1"), "1")}
    values = [0, 1]
    for k in range(2, n + 1):
        values.append(values[-1] + values[-2])
        needs = ((f"F({k - 1})", ""), (f"F({k - 2})", ""))
        work = f"F({k - 1}) + F({k - 2})"
        tasks[f"F({k})"] = Task(("F", str(k)), str(values[k]), work, needs)
    words = f"F({n})", "F(n) = F(n − 1) + F(n − 2): each call makes two others", "additions"
    return MemoExplorer(tasks, [f"F({n})"], *words, _one_each)


def explore_memo(graph):
    """The slopes of a `Graph` by all its inputs: path by path, beside a table that remembers each node's slope.

    Without a table every path is multiplied out by itself; with one every node's slope is worked out once. Raises
    ValueError where there are more than 80 calls to draw, TypeError for what is no graph.
    """
    if not isinstance(graph, Graph):
        raise TypeError(f"explore_memo takes a Graph, such as net.graph(x, y); {type(graph).__name__} was given")
    form, slopes, found = graph.form, graph.slopes, graph.derivatives
    tasks = {}
    for at, node in enumerate(form.nodes):
        if form.varies[at]:
            ahead = [(form.nodes[target].name, slopes[form.nodes[target].name][k]) for target, k in form.ahead[at]]
            needs = tuple((f"∂{name}", short(slope)) for name, slope in ahead)
            work = " + ".join(
                f"{_bracketed(slope)} · ∂{name}" for (name, _), (_, slope) in zip(ahead, needs, strict=True)
            )
            tasks[f"∂{node.name}"] = Task(_label(node.name), shown(found[node.name], 4)[0], work, needs)
    roots = [f"∂{name}" for name, _ in form.varying_inputs]
    words = f"Slopes of {form.output}", "∂v: how fast the result changes with v; each call asks the nodes that use v"
    return MemoExplorer(tasks, roots, *words, "multiplications", _by_path)


def _label(name):
    symbol = symbol_of(name)
    return f"∂{symbol.base}", symbol.sub


def _bracketed(number):
    return f"({number})" if number.startswith("−") else number


def _by_path(made, tasks):
    """Path by path: one multiplication less than edges, at its end; with a table one an edge, not into the result."""
    result = next(name for name, task in tasks.items() if not task.needs)
    costs = []
    for call in made:
        edges = [name for name, _ in tasks[call.task].needs if name != result]
        naive = max(call.depth - 1, 0) if call.task == result else 0
        costs.append((naive, len(edges) if call.kind == "first" else 0))
    return costs


def _one_each(made, tasks):
    """One operation for each call that makes others; with a table only where it is the first."""
    return [(int(bool(tasks[c.task].needs)), int(bool(tasks[c.task].needs) and c.kind == "first")) for c in made]


def _sent(call, tasks, naive, table):
    kept = {"task": call.task, "parent": call.parent, "depth": call.depth, "at": call.at, "kind": call.kind}
    return {**kept, "label": list(tasks[call.task].label), "slope": call.edge, "naive": naive, "table": table}


def _task(name, task):
    return {"name": name, "label": list(task.label), "value": task.value, "work": task.work}


def _place(node):
    return 4 + (node["at"] + 0.5) * _UNIT, 6 + node["depth"] * _LEVEL + _TALL / 2


def _edge(node, parent):
    (x1, y1), (x2, y2) = _place(parent), _place(node)
    colour, dash = _STROKE[node["kind"]]
    line = (
        f'<path d="M{x1:g} {y1 + _TALL / 2:g}L{x2:g} {y2 - _TALL / 2:g}" stroke="{colour}" stroke-width="1.5"{dash}/>'
    )
    return line + (_text(x1 + (x2 - x1) * 0.68, (y1 + y2) / 2 + 4, escape(node["slope"]), 11) if node["slope"] else "")


def _box(node):
    x, y = _place(node)
    colour, dash = _STROKE[node["kind"]]
    base, sub = map(escape, node["label"])
    box = f'x="{x - _WIDE / 2:g}" y="{y - _TALL / 2:g}" width="{_WIDE}" height="{_TALL}"'
    label = f'<tspan font-style="italic">{base}</tspan><tspan font-size="10" dy="3">{sub}</tspan>'
    return f'<rect {box} rx="7" fill="#ffffff" stroke="{colour}" stroke-width="1.5"{dash}/>' + _text(
        x, y + 4.5, label, 14
    )


def _text(x, y, text, size):
    place = f'x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="middle"'
    return f'<text {place} font-family="system-ui, sans-serif" fill="#1b1b1b">{text}</text>'
