"""One expression read from its tokens: operator precedence with a stack of its own.

So neither a thousand brackets nor twenty thousand terms go deep. What cannot stand where it stands is refused, with
its place and in a learner's words. `formula.py` asks a `Reader` for each of its statements.
"""

from dataclasses import dataclass

from dnn_lab.engine.formula_errors import FormulaError
from dnn_lab.engine.operations import CONSTANTS, FUNCTIONS, nearest_function

MOST_ARGUMENTS = 20
BINDS = {"+": 1, "-": 1, "*": 2, "/": 2, "neg": 3, "^": 4}
"""How tightly each operation binds."""
_FROM_THE_RIGHT = {"^", "neg"}


@dataclass(frozen=True, slots=True)
class Part:
    """One node of the tree: a number, a name, or an operation over earlier nodes.

    kind   "number" (`value`), "name" (`text`) or "operation" (`text` is its name in `operations.OPERATIONS`)
    args   places of its operands in the list;  start, end  its place in the text
    """

    kind: str
    text: str
    start: int
    end: int
    args: tuple = ()
    value: float = 0.0


class Reader:
    """Reads one expression. `waiting` holds signs and brackets not worked off yet, `ready` nodes that are."""

    def __init__(self, text, found, nodes):
        self.text, self.found, self.nodes = text, found, nodes
        self.waiting, self.ready = [], []

    def read(self):
        after_value = False
        for place, token in enumerate(self.found):
            after_value = self._after(place, token) if after_value else self._before(place, token)
        if not after_value:
            end = self.found[-1].end
            raise FormulaError("value_missing_at_end", self.text, (end, end + 1))
        self._work_off(0)
        if self.waiting:
            raise self._error("bracket_open", self.waiting[-1][1])
        return self.ready[0]

    def _error(self, reason, token, **fields):
        return FormulaError(reason, self.text, (token.start, token.end), **fields)

    def _before(self, place, token):
        """Where a value is expected. True when one has been read."""
        if token.kind == "number":
            return self._value(Part("number", token.text, token.start, token.end, value=token.value))
        if token.kind == "name":
            return self._named(place, token)
        if token.kind == "(":
            opened_by = self.found[place - 1] if place and self._is_call(place - 1) else None
            self.waiting.append(("(", token, opened_by, len(self.ready)))
        elif token.kind == "-":
            self.waiting.append(("neg", token, None, 0))
        elif token.kind == ")" and place > 1 and self.found[place - 1].kind == "(" and self._is_call(place - 2):
            raise self._wrong_count(self.found[place - 2], 0)
        elif token.kind != "+":
            raise self._error("value_missing", token, found=token.text.strip() or "the end of the line")
        return False

    def _is_call(self, place):
        return self.found[place].kind == "name" and self.found[place].text in FUNCTIONS

    def _named(self, place, token):
        name, opens = token.text, place + 1 < len(self.found) and self.found[place + 1].kind == "("
        if name in FUNCTIONS:
            if not opens:
                raise self._error("argument", token, name=name)
            return False
        if opens:
            near, functions = nearest_function(name), ", ".join(FUNCTIONS)
            reason = "function_near" if near else "function"
            raise self._error(reason, token, name=name, near=near, functions=functions)
        if name in CONSTANTS:
            return self._value(Part("number", name, token.start, token.end, value=CONSTANTS[name]))
        if name[0] == "_":
            raise self._error("name", token, name=name)
        return self._value(Part("name", name, token.start, token.end))

    def _value(self, node):
        self.nodes.append(node)
        self.ready.append(len(self.nodes) - 1)
        return True

    def _after(self, place, token):
        """Where a sign is expected. False when a value has to follow it."""
        kind = token.kind
        if kind in BINDS:
            self._work_off(BINDS[kind] + (kind in _FROM_THE_RIGHT))
            self.waiting.append((kind, token, None, 0))
            return False
        if kind == ")":
            return self._close(token)
        if kind == ",":
            return self._comma(token)
        if kind == "=":
            raise self._error("equals", token)
        before = self.found[place - 1]
        fields = {"before": before.text, "after": token.text}
        raise FormulaError("sign_missing", self.text, (before.start, token.end), **fields)

    def _work_off(self, strength):
        """Makes nodes of all waiting signs that bind at least so strongly, back to the last bracket."""
        while self.waiting and self.waiting[-1][0] != "(" and BINDS[self.waiting[-1][0]] >= strength:
            sign, token, *_ = self.waiting.pop()
            operands = [self.ready.pop() for _ in range(1 if sign == "neg" else 2)][::-1]
            start = token.start if sign == "neg" else self.nodes[operands[0]].start
            self._operation(sign, operands, start, self.nodes[operands[-1]].end)

    def _operation(self, name, operands, start, end):
        """A node over operands; the minus in front of a bare number is part of the number."""
        inner = self.nodes[operands[-1]]
        if name == "neg" and inner.kind == "number" and not inner.text.startswith("-"):
            return self._value(Part("number", f"-{inner.text}", start, end, value=-inner.value))
        return self._value(Part("operation", name, start, end, tuple(operands)))

    def _close(self, token):
        self._work_off(0)
        if not self.waiting:
            raise self._error("bracket_closed", token)
        _, opened, function, before = self.waiting.pop()
        operands = self.ready[before:]
        start = function.start if function else opened.start
        if function is None:
            inner = self.nodes[operands[0]]
            self.nodes.append(Part(inner.kind, inner.text, start, token.end, inner.args, inner.value))
            self.ready[-1] = len(self.nodes) - 1
            return True
        if (FUNCTIONS[function.text].arity is None) != (len(operands) > 1) or len(operands) > MOST_ARGUMENTS:
            raise self._wrong_count(function, len(operands))
        del self.ready[before:]
        return self._operation(function.text, operands, start, token.end)

    def _wrong_count(self, function, count):
        several = "many_arguments" if count > 1 else "few_arguments"
        reason = several if FUNCTIONS[function.text].arity is None else "arguments"
        return self._error(reason, function, name=function.text, count=count, most=MOST_ARGUMENTS)

    def _comma(self, token):
        self._work_off(0)
        function = self.waiting[-1][2] if self.waiting else None
        if function is None:
            raise self._error("comma", token)
        return False
