"""A worksheet: the ordered steps of one pass, each one quantity to work out by hand.

A `Trace` holds runs of like steps (`Lines`) over the arrays of one vectorised pass; a step is made when it is looked
at. The engine's passes make traces, views and marking read them.
"""

from bisect import bisect_right
from difflib import get_close_matches
from functools import cached_property
from hashlib import sha256
from itertools import accumulate

from dnn_lab.worksheet.lines import listed
from dnn_lab.worksheet.names import parse


class Trace:
    """The ordered steps of one pass.

    title, subtitle   what the pass is, and of which network
    lines             the runs of steps, in order
    source            what the trace was made from (see `source.py`): the drawing reads it
    remake            source -> the same trace made from another source, so that a number can be changed
    whole             False for a part of a pass: a slice, or the steps of one neuron
    topic, level      what progress keeps it under, where it is not its phase; the level of a practice, else None

    `trace[3]`, `trace["z1_2"]`, `trace[2:5]`, `len`, iteration and `+` work. Raises KeyError (naming the nearest)
    for a name and IndexError for a place that is not there.
    """

    def __init__(self, title, lines, source=None, subtitle="", remake=None, whole=True, *, topic=None, level=None):
        self.title, self.subtitle, self.topic, self.level = title, subtitle, topic, level
        self.lines = tuple(run for run in lines if run.rows)
        self.source, self.remake, self.whole = source, remake, whole
        self._ends = list(accumulate(len(run.rows) for run in self.lines))

    @classmethod
    def of(cls, title, steps, subtitle=""):
        """A trace from a list of steps: all that a new topic needs."""
        return cls(title, listed(steps), subtitle=subtitle)

    def __len__(self):
        return self._ends[-1] if self._ends else 0

    def __getitem__(self, key):
        if isinstance(key, str):
            return self._by_name(key)
        if isinstance(key, slice):
            return self.part(self._cut(*key.indices(len(self))), lambda trace: trace[key])
        return self._at(key)

    def _at(self, key):
        try:
            place = range(len(self))[key]
        except IndexError:
            raise IndexError(f"this trace has {len(self)} steps, counted from 0; there is no step {key}") from None
        run = bisect_right(self._ends, place)
        return self.lines[run].step(place - (self._ends[run] - len(self.lines[run])), self)

    def part(self, lines, again):
        """Some of this trace's lines; `again(trace)` takes the same part of another trace."""
        remake = self.remake and (lambda source: again(self.remake(source)))
        about = {"topic": self.topic, "level": self.level}
        return Trace(self.title, lines, self.source, self.subtitle, remake, whole=False, **about)

    def neuron(self, layer, neuron):
        """The steps of one neuron (both counted from 1): its sums, its slopes and those of the weights that lead to it.

        Raises KeyError if this trace has no step of such a neuron.
        """
        lines = [cut for cut in (_neuron_lines(lines, layer, neuron) for lines in self.lines) if cut]
        if not lines:
            raise KeyError(
                f"this trace has no step of neuron {neuron} in layer {layer}; its steps: {self._some_names()}"
            )
        return self.part(lines, lambda trace: trace.neuron(layer, neuron))

    def _some_names(self):
        names = self.names
        return ", ".join(names if len(names) <= 6 else [*names[:3], "…", *names[-2:]])

    def _by_name(self, name):
        for lines in self.lines:
            position = lines.position(name)
            if position is not None:
                return lines.step(position, self)
        near = get_close_matches(name, self.names, n=1, cutoff=0)
        raise KeyError(f"this trace has no step {name!r}" + (f"; the nearest is {near[0]!r}" if near else ""))

    def _cut(self, start, stop, stride):
        if stride != 1:
            raise ValueError(f"a trace is sliced with a step of 1, not {stride}: its steps stand on each other")
        ends = zip(self.lines, self._ends, strict=True)
        for lines, begin in ((lines, end - len(lines)) for lines, end in ends):
            yield lines.cut(slice(max(start - begin, 0), max(stop - begin, 0)))

    def __iter__(self):
        for lines in self.lines:
            yield from lines.all_steps(self)

    def __contains__(self, name):
        return any(lines.position(name) is not None for lines in self.lines)

    def __add__(self, other):
        if not isinstance(other, Trace):
            return NotImplemented
        title = self.title if self.title == other.title else f"{self.title} + {other.title}"
        fuller = other if other.source else self
        remake = self.remake and other.remake and (lambda source: self.remake(source) + other.remake(source))
        whole = self.whole and other.whole
        topic = self.topic if self.topic == other.topic else None
        return Trace(title, self.lines + other.lines, fuller.source, fuller.subtitle, remake, whole, topic=topic)

    @property
    def names(self):
        return [name for lines in self.lines for name in lines.all_names()]

    @property
    def values(self):
        """All values as a list of floats, in order."""
        return [value for lines in self.lines for value in lines.all_values()]

    @cached_property
    def fingerprint(self):
        """Sixteen characters that stand for this worksheet: its title, its steps and their values."""
        return sha256(repr((self.title, self.subtitle, self.names, self.values)).encode()).hexdigest()[:16]

    @property
    def steps(self):
        """Every step, made in bulk."""
        return list(self)

    def __repr__(self):
        return f"Trace: {self.title}, {len(self)} steps" + (f" ({self.subtitle})" if self.subtitle else "")

    def _repr_html_(self):
        from dnn_lab.worksheet.table import as_html

        return as_html(self)


def _neuron_lines(lines, layer, neuron):
    """The rows of a run that belong to one neuron; they stand together."""
    belongs = [parse(name) for name in lines.all_names()]
    rows = [row for row, parsed in enumerate(belongs) if parsed and parsed[1][:2] == (layer, neuron)]
    return lines.cut(slice(rows[0], rows[-1] + 1)) if rows else None
