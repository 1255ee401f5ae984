"""A formula's text read into a syntax tree, kept flat: every node stands after the nodes that it is made of.

Here the text is cut into statements, `name = …` and the result; `formula_reader.py` reads each of them. Nothing is ever
run as code: what is not on the list of what a formula has is refused, with its place. (Python's own parser stops at 200
brackets, reads ^ as something else, and does not say in a learner's words what is wrong.)
"""

from dataclasses import dataclass

from dnn_lab.engine.formula_errors import FormulaError
from dnn_lab.engine.formula_reader import Reader
from dnn_lab.engine.formula_tokens import tokens
from dnn_lab.engine.operations import CONSTANTS, FUNCTIONS

LONGEST = 2000
"""Characters that a formula may have."""


@dataclass(frozen=True)
class Statement:
    """`name = …` or, for the result, … alone: `root` is the node that gives it; `place` where the name stands."""

    name: str | None
    root: int
    place: tuple


@dataclass(frozen=True)
class Syntax:
    """The tree of a whole text: all nodes, and the statements in order, the last of which is the result."""

    text: str
    nodes: tuple
    statements: tuple


def read(text, longest=LONGEST):
    """The `Syntax` of a formula. Raises FormulaError, which says what is wrong and where."""
    if not isinstance(text, str):
        raise FormulaError("kind", kind=type(text).__name__)
    if longest is not None and len(text) > longest:
        raise FormulaError("long", text, (longest, longest + 1), length=len(text), longest=longest)
    pieces = _pieces(text, tokens(text))
    if not pieces:
        raise FormulaError("empty", text, (0, 1))
    nodes = []
    statements = tuple(_statement(text, piece, nodes) for piece in pieces)
    return Syntax(text, tuple(nodes), statements)


def _pieces(text, found):
    """The tokens of each part, cut at semicolons and at line ends outside of brackets; an empty line is no part."""
    pieces, current, depth = [], [], 0
    for token in found:
        depth += (token.kind == "(") - (token.kind == ")")
        if token.kind != ";":
            current.append(token)
        elif token.text != ";" and depth > 0:
            continue
        elif current:
            pieces.append(current)
            current = []
        elif token.text == ";":
            raise FormulaError("part_missing", text, (token.start, token.end))
    return [*pieces, current] if current else pieces


def _statement(text, piece, nodes):
    name, place = None, (piece[0].start, piece[0].end)
    if len(piece) > 1 and piece[1].kind == "=" and piece[0].kind == "name":
        name = _part_name(text, piece[0])
        equals, piece = piece[1], piece[2:]
        if not piece:
            raise FormulaError("value_missing_at_end", text, (equals.end, equals.end + 1))
    return Statement(name, Reader(text, piece, nodes).read(), place)


def _part_name(text, token):
    if token.text[0] == "_":
        raise FormulaError("name", text, (token.start, token.end), name=token.text)
    for table, what in ((FUNCTIONS, "function"), (CONSTANTS, "fixed number")):
        if token.text in table:
            raise FormulaError("taken", text, (token.start, token.end), name=token.text, what=what)
    return token.text
