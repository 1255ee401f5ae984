"""What checking an exercise gives back: the kind, one message, what is true of each part; never the true values."""

from dataclasses import dataclass

from dnn_lab.marking.exercises import words


@dataclass(frozen=True)
class PartOutcome:
    """One of several results: its name, its kind and what is said of it."""

    name: str
    kind: str
    message: str = ""


@dataclass(frozen=True)
class Outcome:
    """The outcome of one check.

    exercise   its name;  kind  a key of `words.KINDS`;  message  what is said, one or two sentences
    parts      a `PartOutcome` for each result where several are asked for
    mistakes   the catalogue's mistakes that were recognised, as `Named`, likeliest first
    notes      what is worth knowing though it is not wrong: a print, an argument changed in place
    """

    exercise: str
    kind: str
    message: str = ""
    parts: tuple = ()
    mistakes: tuple = ()
    notes: tuple = ()

    @property
    def correct(self):
        """Whether the exercise is done."""
        return self.kind in ("right", "right_last_digit")

    @property
    def title(self):
        return f"{self.exercise}: {words.KINDS[self.kind]}"

    @property
    def lines(self):
        """What is said, line by line, without the title."""
        parts = [f"{part.name}: {part.message or words.KINDS[part.kind]}" for part in self.parts]
        return [line for line in (self.message, *parts, *self.notes) if line]

    def __repr__(self):
        return "\n  ".join([self.title, *self.lines])
