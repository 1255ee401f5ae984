"""What marking gives back: the kind of answer, the mistakes behind it, one message; never the true value."""

from dataclasses import dataclass

RIGHT = ("right", "right_given_earlier", "right_last_digit")
KINDS = (*RIGHT, "rounded_too_far", "named", "wrong", "not_a_number", "undefined")


@dataclass(frozen=True)
class Named:
    """A mistake as it was recognised: the catalogue's key and title, and what is said to this learner."""

    key: str
    title: str
    message: str


@dataclass(frozen=True)
class Verdict:
    """The mark of one answer.

    kind      one of `KINDS`;  message  one or two sentences
    mistakes  what could be behind it, likeliest first, at most two;  sure  False where it is only near such a number
    first_off name of the earlier step that this answer carries on from and that was the first to be off, or None
    """

    kind: str
    message: str
    mistakes: tuple = ()
    sure: bool = True
    first_off: str | None = None

    @property
    def correct(self):
        """Whether the answer is accepted."""
        return self.kind in RIGHT

    def as_data(self):
        """The verdict as plain data for the browser."""
        mistakes = [{"key": m.key, "title": m.title, "message": m.message} for m in self.mistakes]
        return {
            "kind": self.kind,
            "correct": self.correct,
            "message": self.message,
            "mistakes": mistakes,
            "sure": self.sure,
            "first_off": self.first_off,
        }

    def __repr__(self):
        keys = f" ({', '.join(m.key for m in self.mistakes)})" if self.mistakes else ""
        return f"{self.kind}{keys}: {self.message}"
