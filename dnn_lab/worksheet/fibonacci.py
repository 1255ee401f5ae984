"""Fibonacci's numbers as worksheets: with a memo table each is worked out once, without one again and again.

F(n) = F(n − 1) + F(n − 2), with F(0) = 0 and F(1) = 1 or any other beginning.
"""

from dnn_lab.engine.shapes import finite
from dnn_lab.worksheet import graph_words as words
from dnn_lab.worksheet.expression import Sum, Use
from dnn_lab.worksheet.lines import listed
from dnn_lab.worksheet.quantity import Quantity
from dnn_lab.worksheet.step import Group, Line, Step
from dnn_lab.worksheet.symbols import Symbol
from dnn_lab.worksheet.trace import Trace

EXACT, LONGEST, MOST_CALLS = 0, 30, 400


def memo_trace(n, first=(0, 1), memo=True):
    """The worksheet of F(n) for n from 2 on.

    first  F(0) and F(1), whole numbers
    memo   True: a table, each number once, n − 1 additions. False: every call by itself in the order in which it comes
           to its end; the second F(3) is called F3_2

    Raises ValueError for another n, and where there would be more than 400 calls.
    """
    if not _is_whole(n) or not 2 <= n <= LONGEST:
        raise ValueError(f"n is {n!r}; a table of Fibonacci's numbers takes a whole number from 2 to {LONGEST}")
    if not isinstance(first, (list, tuple)) or len(first) != 2 or not all(map(_is_whole, first)):
        raise ValueError(f"first is {first!r}; it takes two whole numbers, F(0) and F(1)")
    values, n = [*map(int, first)], int(n)
    for _ in range(2, n + 1):
        values.append(values[-1] + values[-2])
    steps = _once_each(n, values) if memo else _every_call(n, values)
    key = "memo" if memo else "calls"
    return Trace(words.TITLES[key], listed(list(steps)), subtitle=words.TITLES["rule"], topic="dynamic programming")


def _is_whole(value):
    number = finite(value)
    return number is not None and number == round(number)


def _once_each(n, values):
    for k in range(2, n + 1):
        before = [Use(_number(other, values)) for other in (k - 1, k - 2)]
        key = "memo" if k > 2 else "memo first"
        further = Use(_number(k - 3, values)) if k > 2 else None
        swaps = {"nodes_swapped": [{f"F{k - 1}": further}, {f"F{k - 2}": further}]} if further else {}
        yield _step(_number(k, values), before, key, words.TITLES["table"], swaps, number=k, one=k - 1, other=k - 2)


def _every_call(n, values):
    made, calls = {}, _calls(n)
    if len(calls) > MOST_CALLS:
        raise ValueError(f"without a table F({n}) makes {len(calls):,} additions; up to {MOST_CALLS} are written down")
    for k, operands in calls:
        times = made[k] = made.get(k, 0) + 1
        before = [Use(_number(other, values, made.get(other, 1))) for other in operands]
        key = "call" if times == 1 else "call again"
        yield _step(_number(k, values, times), before, key, words.TITLES["calls"], {}, number=k, times=times)


def _calls(n):
    """(k, what it needs) of every call that adds, in the order in which they come to their end."""
    waiting, order = [(n, False)], []
    while waiting and len(order) <= 20 * MOST_CALLS:
        k, is_open = waiting.pop()
        if k < 2:
            continue
        if is_open:
            order.append((k, (k - 1, k - 2)))
        else:
            waiting += [(k, True), (k - 2, False), (k - 1, False)]
    return order


def _number(k, values, times=1):
    name = f"F{k}" if times == 1 or k < 2 else f"F{k}_{times}"
    return Quantity(name, float(values[k]), "count", Symbol("F", str(k), spoken=f"F of {k}"))


def _step(quantity, before, key, group, swaps, **fields):
    title, say = words.step_words(key, **fields)
    line = Line(quantity, Sum(tuple(before)), title, say, EXACT, swaps=lambda: swaps)
    return Step.of(line, Group(group, "count"))
