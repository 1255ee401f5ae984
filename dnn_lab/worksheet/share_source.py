"""What a worksheet of shares is made from: a network, one sample with its target, and the rule with its numbers."""

from dataclasses import dataclass
from functools import cached_property, partial

from dnn_lab.worksheet import words
from dnn_lab.worksheet.changes import numbers, row_of
from dnn_lab.worksheet.network import NetworkSource
from dnn_lab.worksheet.share_book import ShareBook
from dnn_lab.worksheet.shares import share_lines
from dnn_lab.worksheet.trace import Trace

_FREE = {"epsilon": "epsilon", "alpha_beta": "alpha"}


@dataclass(frozen=True)
class ShareSource(NetworkSource):
    """A network's source that shares out its error."""

    kind = "shares"

    rule: str = "proportional"
    epsilon: float = 0.01
    alpha: float = 2.0

    @cached_property
    def book(self):
        return ShareBook(self.net, self.x, self.y, self.rule, self.epsilon, self.alpha)

    @property
    def subtitle(self):
        return self.book.rule.title

    def rows(self):
        """The network's rows; before them the free number of the rule, if it has one."""
        free = _FREE.get(self.rule)
        label = free and words.SHARE_SETTINGS[free]
        return ([row_of(free, label, [getattr(self, free)])] if free else []) + super().rows()

    def with_row(self, key, text):
        if key == _FREE.get(self.rule):
            return self.changed(**{key: numbers(text, 1, key)[0]})
        return super().with_row(key, text)


def share_trace(detail, source):
    """The trace of a `ShareSource`. The book is made now: wrong shapes and unknown rules are told at once."""
    remake = partial(share_trace, detail)
    lines = share_lines(source.book, detail)
    return Trace(words.TITLES["shares"], lines, source, source.subtitle, remake, topic="attribution")
