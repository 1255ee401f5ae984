"""Runs of like steps: all weighted sums of a layer, say. What a `Trace` is made of.

A run knows names and values of all its rows at once; a `Step` is made when it is looked at, and what it says (its
`Line`) is written when it is first asked for.
"""

from itertools import groupby, repeat
from operator import attrgetter

from dnn_lab.worksheet.step import Step


class Lines:
    """A run of like steps.

    names   callable giving the names of all rows;  values  sequence of floats, one a row
    write   row -> Line;  rows  the rows taken, in order (a range)
    find    name -> row or None, and  name  row -> name, both without making the other names
    mixed   whether some rows may be asked for and others only shown; else the first speaks for all
    """

    __slots__ = ("group", "names", "values", "write", "find", "name", "rows", "mixed")

    def __init__(self, group, names, values, write, find, name=None, rows=None, mixed=False):
        self.group, self.names, self.values, self.write, self.find = group, names, values, write, find
        self.mixed = mixed
        self.name = name or (lambda row: names()[row])
        self.rows = range(len(values)) if rows is None else rows

    def __len__(self):
        return len(self.rows)

    def cut(self, rows):
        return Lines(self.group, self.names, self.values, self.write, self.find, self.name, self.rows[rows], self.mixed)

    def position(self, name):
        row = self.find(name)
        return self.rows.index(row) if row is not None and row in self.rows else None

    def step(self, position, trace):
        row = self.rows[position]
        value = self.values[row]
        value = value if getattr(value, "ndim", 0) else float(value)
        return Step(self.name(row), value, self.group, self.write, row, trace)

    def all_names(self):
        names = self.names()
        return names if len(self.rows) == len(names) else [names[row] for row in self.rows]

    def names_shown(self):
        """The names of the rows that are only shown, not asked for."""
        if not self.mixed:
            return [] if self.write(self.rows[0]).asked else self.all_names()
        return [self.name(row) for row in self.rows if not self.write(row).asked]

    def all_values(self):
        values = self.values.tolist() if hasattr(self.values, "tolist") else list(self.values)
        return values if len(self.rows) == len(values) else [values[row] for row in self.rows]

    def all_steps(self, trace):
        parts = repeat(self.group), repeat(self.write), self.rows, repeat(trace)
        return map(Step, self.all_names(), self.all_values(), *parts)


def by_heading(items, make):
    """Steps, or rows that are none yet, cut where their `group` changes: a tuple with `make(run)` for each run."""
    return tuple(make(list(run)) for _, run in groupby(items, key=attrgetter("group")))


def listed(steps):
    """Lines over steps that are complete from the start."""
    return by_heading(steps, lambda run: _over(run, lambda row: run[row].line))


def listed_rows(rows):
    """Lines over rows with `group`, `name`, `value`, and `write()` for the line when it is asked for."""
    return by_heading(rows, lambda run: _over(run, lambda row: run[row].write()))


def _over(run, write):
    places = {item.name: row for row, item in enumerate(run)}
    return Lines(run[0].group, lambda: list(places), [item.value for item in run], write, places.get, mixed=True)
