"""What goes wrong with a graph's values, with the slope along one edge, and along a whole path."""

import math
from functools import partial

from benchmarks.diagnosis.graphs.chain import nested_slopes
from benchmarks.diagnosis.graphs.tape import ONE, TWO, sigmoid
from benchmarks.diagnosis.paper import snapped, without

_ACTIVATIONS = {"sigmoid": sigmoid, "tanh": math.tanh}


def value_slips(tape, node):
    """{mistake: functions} of a node's value."""
    operation, numbers = tape.operations[node][0], partial(tape.numbers, node=node)
    found = {"sign_lost": [lambda n, r: -tape.value(n, node, r)]}
    if operation in TWO:
        found["sign_lost"] += [_sign_of_operand(tape, node, k) for k in (0, 1)]
    if operation in "+-":
        found["term_left_out"] = [lambda n, r: numbers(n)[0]]
        if operation == "+":
            found["term_left_out"].append(lambda n, r: numbers(n)[1])
        else:
            found["sign_lost"].append(lambda n, r: sum(numbers(n)))
    if operation == "log":
        found["log_base_ten"] = [lambda n, r: math.log10(*numbers(n))]
    if operation in ("sin", "cos"):
        found["degrees"] = [lambda n, r: ONE[operation][1](math.radians(*numbers(n)), r)]
    if operation in _ACTIVATIONS:
        f = _ACTIVATIONS[operation]
        found["forgot_activation"] = [lambda n, r: numbers(n)[0]]
        found["activation_twice"] = [lambda n, r: f(r(f(*numbers(n))))]
    if operation == "sigmoid":
        found["exp_sign"] = [lambda n, r: sigmoid(-numbers(n)[0])]
    return found


def _sign_of_operand(tape, node, k):
    """A negative number taken as positive."""
    operation, _ = tape.operations[node]

    def turned(n, r):
        numbers = tape.numbers(n, node)
        if numbers[k] >= 0:
            return None
        numbers[k] = -numbers[k]
        return TWO[operation][1](*numbers, r)

    return turned


def slope_slips(tape, target, place):
    """{mistake: functions} of the slope along one edge."""
    operation, operands = tape.operations[target]
    found = {"sign_lost": [lambda n, r: -tape.slope(n, target, place, r)]}
    found["nested_slope"] = nested_slopes(tape, target, place)
    source = operands[place]
    if operation in ONE:
        found["value_for_slope"] = [lambda n, r: n[target], lambda n, r: n[source]]
    if operation == "^2":
        found["factor_two"] = [lambda n, r: n[source]]
    if operation in ("sin", "cos"):
        found["degrees"] = [lambda n, r: tape.slope(n, target, place, r, at=math.radians(n[source]))]
    if operation == "sigmoid":
        found["slope_at_output"] = [lambda n, r: n[source] * r(1 - n[source])]
    if operation == "tanh":
        found["slope_at_output"] = [lambda n, r: 1 - r(n[source] ** 2)]
    return found


def path_slips(tape, edges):
    """{mistake: functions} of the product of the slopes along a path."""
    curved = [edge for edge in edges if tape.operations[edge[0]][0] not in ("+", "-")]

    def sign(n):
        return math.prod(tape.slope(n, *edge) for edge in edges if edge not in curved)

    def product(n, r, some):
        return sign(n) * math.prod(r(tape.slope(n, *edge, r)) for edge in some)

    found = {"sign_lost": [lambda n, r: -product(n, r, curved)], "forgot_slope": [], "factors_added": []}
    if len(curved) > 1:
        found["forgot_slope"] = [lambda n, r, k=k: product(n, r, without(curved, k)) for k in range(len(curved))]
        found["factors_added"] = [lambda n, r: sign(n) * sum(tape.slope(n, *edge, r) for edge in curved)]
    for k, (target, place) in enumerate(curved):
        rest = without(curved, k)
        for wrong in [*nested_slopes(tape, target, place)]:
            found.setdefault("nested_slope", []).append(
                lambda n, r, rest=rest, wrong=wrong: product(n, r, rest) * wrong(n, r)
            )
        operands = tape.operations[target][1]
        if tape.operations[target][0] == "*" and all(isinstance(o, str) for o in operands) and len(set(operands)) == 2:
            found.setdefault("nodes_swapped", []).append(
                lambda n, r, rest=rest, own=operands[place]: product(n, r, rest) * n[own]
            )
    return found


def sum_slips(names):
    """{mistake: functions} of the sum over all paths."""
    found = {"sign_lost": [lambda n, r: -snapped([n[name] for name in names])]}
    if len(names) > 1:
        found["forgot_path"] = [
            lambda n, r, k=k: snapped([n[name] for name in without(names, k)]) for k in range(len(names))
        ]
        found["paths_multiplied"] = [lambda n, r: math.prod(n[name] for name in names)]
        found["sign_lost"] += [lambda n, r, k=k: _turned(n, names, k) for k in range(len(names))]
    return found


def _turned(n, names, k):
    """A negative path taken as positive."""
    return snapped([-n[names[k]], *(n[name] for name in without(names, k))]) if n[names[k]] < 0 else None
