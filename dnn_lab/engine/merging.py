"""Equal parts of a graph joined, and a graph's formula written anew.

Two nodes are equal if they do the same with equal operands; in a sum and a product the order does not matter.
"""

from dataclasses import replace

from dnn_lab.engine.form import Form
from dnn_lab.engine.formula_form import with_names
from dnn_lab.engine.formula_reader import BINDS

_ORDERLESS = {"+", "*", "sum", "max", "min"}
_ATOM = 1 + max(BINDS.values())


def merged_form(form):
    """The form with every node that equals an earlier one left out."""
    nodes, seen, now = [], {}, []
    for at, node in enumerate(form.nodes):
        args = tuple(now[arg] if type(arg) is int else arg for arg in node.args)
        key = _key(node, args, at)
        if key not in seen:
            seen[key] = len(nodes)
            nodes.append(replace(node, args=args))
        elif node.name in form.named and nodes[seen[key]].name not in form.named:
            nodes[seen[key]] = replace(nodes[seen[key]], name=node.name)
        now.append(seen[key])
    return Form(tuple(_numbered(nodes, form.named) if form.text else nodes), form.text, form.named)


def _numbered(nodes, named):
    """Automatic names given anew, in order."""

    def kept(node):
        return node.operation is None or node.name in named

    return with_names(node if kept(node) else replace(node, name=at) for at, node in enumerate(nodes))


def _key(node, args, at):
    if node.operation is None:
        return at
    keys = [("node", arg) if type(arg) is int else ("number", arg.value) for arg in args]
    return node.operation.name, tuple(sorted(keys) if node.operation.name in _ORDERLESS else keys)


def written(form):
    """A formula that gives this graph: `v1 = x*x; v1 + v1*y`. Parts have names where they are used more than once."""
    uses = [0] * len(form.nodes)
    for node in form.nodes:
        for _, arg in node.feeds:
            uses[arg] += 1
    texts, statements = [], []
    for at, node in enumerate(form.nodes):
        text, binds = (node.name, _ATOM) if node.operation is None else _operation(node, texts)
        is_part = node.operation and at < len(form.nodes) - 1 and (uses[at] > 1 or node.name in form.named)
        if is_part or (at == len(form.nodes) - 1 and node.name in form.named):
            statements.append(f"{node.name} = {text}")
            text, binds = node.name, _ATOM
        elif at == len(form.nodes) - 1:
            statements.append(text)
        texts.append((text, binds))
    return "; ".join(statements)


def _operation(node, texts):
    """(text, how tightly it binds) of one operation."""
    name = node.operation.name
    operands = [texts[arg] if type(arg) is int else (arg.text, 3 if arg.text[0] == "-" else _ATOM) for arg in node.args]
    if name == "=":
        return operands[0]
    if name not in BINDS:
        return f"{name}({', '.join(text for text, _ in operands)})", _ATOM
    binds = BINDS[name]
    if name == "neg":
        return f"-{_bracketed(operands[0], 4)}", binds
    first, second = (binds + 1, binds) if name == "^" else (binds, binds + 1)
    left, right = _bracketed(operands[0], first), _bracketed(operands[1], second)
    return f"{left} {name} {right}" if binds == 1 else f"{left}{name}{right}", binds


def _bracketed(operand, strength):
    text, binds = operand
    return text if binds >= strength else f"({text})"
