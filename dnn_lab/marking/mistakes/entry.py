"""What an entry of the catalogue is: a mistake is a rewrite of a step's expression, and the sentence that helps.

`Site` is what a rewrite may look at, `Wrong` what it gives.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dnn_lab.worksheet.expression import Expression
from dnn_lab.worksheet.scripts import Script
from dnn_lab.worksheet.swaps import Instead, swapped
from dnn_lab.worksheet.writing import write


@dataclass(frozen=True, slots=True)
class Wrong:
    """One wrong version: its expression, what the sentence names, and a sentence of its own where it needs one."""

    expression: Expression
    fields: Mapping = field(default_factory=dict)
    sentence: str | None = None


class Site:
    """A step as a mistake sees it.

    expression, role   of the step;  own  the learner's earlier numbers by name, in place of the true ones
    """

    def __init__(self, step, own=None):
        self.step, self.own = step, own or None
        self.expression, self.role = step.expression, step.role

    @cached_property
    def swaps(self):
        return self.step.swaps

    @cached_property
    def nodes(self):
        return tuple(self.expression.walk())


def from_tree(site):
    """No wrong version from the tree alone: the builder's swaps are all there is."""
    return ()


def either(*rewrites):
    """One mistake in several places: the wrong versions of all these rewrites."""
    return lambda site: (version for rewrite in rewrites for version in rewrite(site))


@dataclass(frozen=True)
class Mistake:
    """One entry.

    key       fixed name;  where  the steps it happens in;  title  a clause: "the bias was not added"
    sentence  template of what is said; {typed} and {name} are always there, the rest is named by the rewrite
    rewrites  Site -> the wrong versions that the tree alone gives (as expressions or `Wrong`s)
    covers    keys of mistakes of which this is a special case: its message stands for theirs too

    Wrong versions that need context come from the step's `swaps` under the same key.
    """

    key: str
    where: str
    title: str
    sentence: str
    rewrites: Callable[[Site], Iterable] = from_tree
    covers: tuple[str, ...] = ()

    def wrongs(self, site):
        """Every wrong version at a site, as `Wrong`s."""
        for version in self.rewrites(site):
            yield version if isinstance(version, Wrong) else Wrong(version)
        for way in site.swaps.get(self.key, ()):
            yield _done(site, way)

    def message(self, wrong, typed, name):
        """What is said to someone who typed `typed` for the quantity `name`."""
        fields = {key: _named(value) for key, value in wrong.fields.items()}
        return (wrong.sentence or self.sentence).format(typed=typed, name=name, **fields)


def _done(site, way):
    """The wrong version that one of the builder's ways makes."""
    if isinstance(way, Instead):
        return Wrong(way.expression, way.fields)
    right, wrong = next(iter(way.items()))
    return Wrong(swapped(site.expression, way), {"right": right, "wrong": wrong})


class _Names(Script):
    """Plain text with quantities by their names: w1_2_1·x1."""

    def symbol(self, quantity):
        return quantity.name


def _named(value):
    return write(value, _Names()) if isinstance(value, Expression) else value
