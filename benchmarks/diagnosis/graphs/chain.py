"""One slope as a sum over paths of (slope so far) · (slope along the edge): right, and what goes wrong in it.

The same for slopes that come back from the result and for those that are carried forward from an input.
"""

import math
from dataclasses import dataclass

from benchmarks.diagnosis.graphs.tape import ONE
from benchmarks.diagnosis.paper import snapped, without

_PLAIN = ("+", "-")


@dataclass(frozen=True, eq=False)
class Part:
    """One path: `so_far` names the slope it is multiplied with, None where that is 1; then one edge of the tape.

    along   name of the edge's slope where that is a step of its own;  next_over  name of the slope one edge further
    shared  whether more than one path comes through `so_far`
    """

    tape: object
    so_far: str | None
    target: str
    place: int
    along: str | None = None
    next_over: str | None = None
    shared: bool = False

    def back(self, n):
        return n[self.so_far] if self.so_far else 1.0

    def slope(self, n, r):
        return n[self.along] if self.along else self.tape.slope(n, self.target, self.place, r)

    def term(self, n, r):
        return r(self.back(n) * self.slope(n, r)) if self.so_far else self.slope(n, r)

    @property
    def operation(self):
        return self.tape.operations[self.target][0]

    @property
    def operands(self):
        return self.tape.operations[self.target][1]

    @property
    def multiplies(self):
        return self.so_far is not None and self.operation not in _PLAIN


def chain(parts):
    return lambda n, r: snapped([part.term(n, r) for part in parts])


def chain_slips(parts):
    """{mistake: functions} of one such slope."""
    found = {"sign_lost": [lambda n, r: -chain(parts)(n, r)]}
    for part in parts:
        for key, wrong in _part_slips(part):
            found.setdefault(key, []).append(_instead({part: wrong}, parts))
    for so_far in {part.so_far for part in parts if part.so_far}:
        same = [part for part in parts if part.so_far == so_far]
        for key, wrong in _slips_of_so_far(same[0]):
            found.setdefault(key, []).append(_instead({part: wrong for part in same}, parts))
    if len(parts) == 1 and parts[0].multiplies:
        found["factor_left_out"] = [parts[0].slope]
    if len(parts) > 1:
        found["forgot_path"] = [chain(without(parts, place)) for place in range(len(parts))]
        found["paths_multiplied"] = [lambda n, r: math.prod(part.term(n, r) for part in parts)]
        found["sign_lost"] += [_turned(part, parts) for part in parts]
    return found


def _instead(wrong, parts):
    """The slope with the product of one path done wrong, or of several: {part: function(part, sheet, r)}."""
    return lambda n, r: snapped([wrong[part](part, n, r) if part in wrong else part.term(n, r) for part in parts])


def _turned(part, parts):
    """The minus of one path lost."""
    turned = _instead({part: lambda part, n, r: -part.term(n, r)}, parts)
    return lambda n, r: turned(n, r) if part.back(n) < 0 or part.slope(n, r) < 0 else None


def _part_slips(part):
    """(mistake, function(part, sheet, r)) of one path."""
    if part.multiplies:
        yield "forgot_slope", lambda part, n, r: part.back(n)
        yield "factors_added", lambda part, n, r: part.back(n) + part.slope(n, r)
    if part.operation == "*" and all(isinstance(o, str) for o in part.operands) and len(set(part.operands)) == 2:
        yield "nodes_swapped", lambda part, n, r: part.back(n) * n[part.operands[part.place]]
    if not part.along:
        for nested in nested_slopes(part.tape, part.target, part.place):
            yield "nested_slope", lambda part, n, r, nested=nested: part.back(n) * nested(n, r)


def _slips_of_so_far(part):
    """Of what is multiplied with: the same in all paths that come through it."""
    if part.shared:
        yield "double_counted", lambda part, n, r: 2 * part.term(n, r)
    if part.next_over and part.operation not in _PLAIN:
        yield "next_slope", lambda part, n, r: n[part.next_over] * part.slope(n, r)


def nested_slopes(tape, target, place):
    """The slope of a function taken at what its operand is made from."""
    operation, operands = tape.operations[target]
    inner = [name for _, name in tape.edges(operands[place])] if operation in ONE else []
    return [lambda n, r, name=name: tape.slope(n, target, place, r, at=n[name]) for name in inner]
