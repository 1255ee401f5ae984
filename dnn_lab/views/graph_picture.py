"""The places of a graph's drawing: its nodes with the names that belong in each cell, and its edges with their slopes.

The browser lays them out. A fixed number is no node of its own: it stands on the badge of the operation that takes it.
"""

from dnn_lab.engine.form import Constant
from dnn_lab.engine.formula_errors import FormulaError
from dnn_lab.engine.routes import edge_name

TITLES = ("inputs", "result")
LENS = ("what it is made of", "what uses it ({shown} of {all} nodes)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LONGEST_SIGN = 8
SHORTER = {"leaky ReLU": "leaky"}


def graph_picture(sheet):
    """Nodes (operands first), edges and titles of a worksheet whose source is a graph."""
    graph = sheet.source.graph
    form, names = graph.form, set(sheet.names)
    ahead = any(lines.group.phase == "tangent" for lines in sheet.lines)
    by = sheet.source.by if ahead else None
    nodes = [_node(node, form.output, by, names) for node in form.nodes]
    edges = list(_edges(graph, sheet.source, names))
    picture = {"nodes": nodes, "edges": edges, "output": form.output, "wrt": by, "titles": TITLES, "lens": LENS}
    return picture if form.text else picture | {"upper": _layers(picture, sheet.source)}


def without_slopes(picture):
    """The picture of a pass with a mistake in it: the true slopes along its edges would tell where."""
    return picture | {"edges": [edge | {"value": None} for edge in picture["edges"]]}


def names_shown(picture):
    """Every name that the drawing may show."""
    for node in picture["nodes"]:
        yield from filter(None, (node["q"], node["g"], node["t"], node["n"]))
    yield from (edge["q"] for edge in picture["edges"] if edge["q"])


def _layers(picture, origin):
    """{name: its layer as it is written above}: in a network's graph no column says it."""
    found = {}
    for name in names_shown(picture):
        quantity = origin.find(name)
        symbol = quantity and getattr(quantity.symbol, "bottom", quantity.symbol)
        if symbol and symbol.layer:
            found[name] = f"⁽{str(symbol.layer).translate(_RAISED)}⁾"
    return found


def _node(node, output, by, names):
    """A node; as far as they are stepped, `g` is its slope back from the result, `t` its slope carried forward from the
    input `by`, and `n` how many paths lead on from it."""
    kind = ("target" if node.role == "target" else "input") if node.operation is None else "op"
    gradient, tangent = f"d{output}/d{node.name}", f"d{node.name}/d{by}"
    return {
        "id": node.name,
        "kind": kind,
        "op": None if node.operation is None else sign(node),
        "q": node.name,
        "g": gradient if by is None and gradient in names else None,
        "t": tangent if by is not None and tangent in names else None,
        "n": f"paths_{node.name}" if f"paths_{node.name}" in names else None,
    }


def _edges(graph, origin, names):
    """Every edge with its slope, None where it has none; `q` where that is a step of its own."""
    try:
        slopes = graph.slopes
    except FormulaError:
        slopes = {node.name: [None] * len(node.args) for node in graph.form.nodes}
    for node in graph.form.nodes:
        for place, arg in node.feeds:
            source, slope = graph.form.nodes[arg].name, slopes[node.name][place]
            named = f"d{node.name}/d{source}"
            own = named in names and origin.find(named).role == "slope"
            yield {
                "id": edge_name(source, node.name, place),
                "from": source,
                "to": node.name,
                "value": None if slope is None else float(f"{slope:.12g}"),
                "q": named if own else None,
            }


def sign(node):
    """What stands on a node's badge: its operation, and the fixed number that it takes: +1, 2×, x², 1−."""
    own, fixed = _sign(node), [(at, arg) for at, arg in enumerate(node.args) if isinstance(arg, Constant)]
    if not fixed or len(node.args) != 2:
        return own
    if len(fixed) == 2:
        return _fitting(own.join(_number(constant) for _, constant in fixed), own)
    ((at, constant),) = fixed
    number = _number(constant)
    if node.operation.name == "^":
        raised = number.isdecimal() and at == 1
        text = f"x{number.translate(_RAISED)}" if raised else f"x^{number}" if at else f"{number}ˣ"
    else:
        text = f"{own} {number}" if own.isalpha() else f"{own}{number}" if at else f"{number}{own}"
    return _fitting(text, own)


def _sign(node):
    """The operation's sign; of a loss, whose name is long, the word."""
    return "loss" if node.role == "loss" else SHORTER.get(node.operation.sign, node.operation.sign)


def _number(constant):
    text = constant.text if len(constant.text) <= 4 else f"{constant.value:.2g}"
    return text.replace("-", "−").replace("pi", "π")


def _fitting(text, otherwise):
    return text if len(text) <= LONGEST_SIGN else otherwise
