"""Calls that call each other, as a tree: which of them a memo table saves. What `memo.py` shows, without a picture.

A call is "first" where its task is worked out for the first time, "again" where a table would answer it, and "spared"
below such a call: with a table it is never made. Nothing here recurses.
"""

from dataclasses import dataclass

LONGEST = 80


@dataclass(frozen=True)
class Task:
    """Something to work out.

    label   its symbol, letter and subscript;  value  its result as text;  work  how it is worked out, "" if it is given
    needs   [(name of a task, what stands at the edge)], one for each call that it makes
    """

    label: tuple
    value: str
    work: str = ""
    needs: tuple = ()


@dataclass(frozen=True)
class Call:
    """One call: its task, the place of its caller (None for the first), how deep it is, and what it is to a table.

    at  its column, from 0: calls that make none stand side by side, the others over the middle of those they make
    """

    task: str
    parent: int | None
    depth: int
    at: float
    kind: str
    edge: str


def calls(tasks, roots, longest=LONGEST):
    """All `Call`s that the tasks `roots` make without a table, in the order in which they come to their end.

    Raises ValueError where there are more than `longest`, with their number.
    """
    count = call_count(tasks, roots)
    if count > longest:
        raise ValueError(f"this makes {count:,} calls, more than the {longest} that can be drawn; take a smaller one")
    order = _finished(tasks, roots)
    place = {id(call): at for at, call in enumerate(order)}
    kinds, columns = _kinds(order), _columns(order)
    return [
        Call(c["task"], place.get(id(c["caller"])), c["depth"], columns[id(c)], kinds[id(c)], c["edge"]) for c in order
    ]


def call_count(tasks, roots):
    """How many calls there are without a table: exact, however many."""
    counts = {}
    for name in _in_order(tasks, roots):
        counts[name] = 1 + sum(counts[need] for need, _ in tasks[name].needs)
    return sum(counts[name] for name in roots)


def _in_order(tasks, roots):
    """Names of all tasks that are needed, each after those it needs."""
    ordered, open_ = {}, list(reversed(roots))
    while open_:
        name = open_[-1]
        missing = [need for need, _ in tasks[name].needs if need not in ordered]
        if missing:
            open_ += reversed(missing)
        else:
            ordered[open_.pop()] = True
    return list(ordered)


def _finished(tasks, roots):
    waiting = [_call(name, None, 0, "") for name in reversed(roots)]
    order = []
    while waiting:
        call = waiting[-1]
        if call["open"]:
            call["open"] = False
            made = [_call(need, call, call["depth"] + 1, edge) for need, edge in tasks[call["task"]].needs]
            call["made"] = made
            waiting += reversed(made)
        else:
            order.append(waiting.pop())
    return order


def _call(task, caller, depth, edge):
    return {"task": task, "caller": caller, "depth": depth, "edge": edge, "open": True, "made": []}


def _kinds(order):
    """The first call of a task to begin is the first to end, too. Callers come before what they call here."""
    first, kinds = {}, {}
    for call in order:
        first.setdefault(call["task"], call)
    for call in reversed(order):
        if call["caller"] and kinds[id(call["caller"])] != "first":
            kinds[id(call)] = "spared"
        else:
            kinds[id(call)] = "first" if first[call["task"]] is call else "again"
    return kinds


def _columns(order):
    columns, leaves = {}, 0
    for call in order:
        made = [columns[id(one)] for one in call["made"]]
        columns[id(call)] = sum((made[0], made[-1])) / 2 if made else leaves
        leaves += not made
    return columns
