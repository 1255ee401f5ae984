"""A line of the table: a piece of work, what a user would pick instead, what was found and what was to be reached."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`met` is None where nothing was set out to be reached, or nothing could be measured."""

    work: str
    beside: str
    found: str
    reach: str = ""
    met: bool | None = None

    def __str__(self):
        sign = {None: " ", True: "·", False: "!"}[self.met]
        return f"{sign} {self.work:<44}{self.beside:<36}{self.found:<32}{self.reach}"


def takes(work, beside, ratios, at_most=None):
    """A row for our time over the other's."""
    low, middle, high = ratios.quartiles
    found = f"{middle:.2f} × its time ({low:.2f}–{high:.2f})"
    if at_most is None:
        return Row(work, beside, found)
    return Row(work, beside, found, f"≤ {at_most} ×", round(middle, 2) <= at_most)


def faster(work, beside, ratios, at_least=None):
    """A row for the other's time over ours."""
    high, middle, low = (1 / ratio for ratio in ratios.quartiles)
    found = f"{middle:.1f} × faster ({low:.1f}–{high:.1f})"
    if at_least is None:
        return Row(work, beside, found)
    return Row(work, beside, found, f"≥ {at_least} ×", middle >= at_least)


def missing(work, beside, package):
    return Row(work, beside, f"{package} is not installed")
