"""What a trace knows of where it comes from: the protocol that a network's source fulfils, a graph's, and any other's.

Views read it to draw, to name quantities and to offer numbers for a change; none of them asks what stands behind it.
"""

from dataclasses import dataclass
from typing import Protocol

from dnn_lab.worksheet.quantity import Quantity


@dataclass(frozen=True)
class Row:
    """What a learner may change in one go.

    key    what `with_row` knows it by;  label  words beside it;  text  what stands in it now
    count  how many numbers it takes; 0 where it takes text, such as a formula
    """

    key: str
    label: str
    text: str
    count: int


class Source(Protocol):
    """What the passes of one trace are made from.

    kind      "network", "graph", …: views look up by it how to draw
    subtitle  one line on what this is, for the head of the worksheet
    """

    kind: str
    subtitle: str

    def find(self, name: str) -> Quantity | None:
        """The quantity of a name, whether or not a step asks for it; None if there is none."""

    def rows(self) -> list[Row]:
        """What may be changed, in the order to show it; text that is too long for a line is left out."""

    def with_row(self, key: str, text: str) -> "Source":
        """A source with one row replaced; this one stays as it is. Raises ValueError, in one sentence, for bad text."""
