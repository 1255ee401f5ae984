"""The Stepper: a worksheet in a widget. Python validates and answers, the browser holds the whole worksheet.

Traits carry the trace as plain data (`payload`) and how to show it (`settings`); messages carry what only Python can
do: marking, and making the pass again with a changed number (`answers.py`). Message handlers run on a second thread,
so they are quick and touch nothing but this widget.
"""

from pathlib import Path

import anywidget
import traitlets

from dnn_lab.marking.hunt import Hunt
from dnn_lab.views.answers import REPLIES
from dnn_lab.views.diagram import static_html
from dnn_lab.views.esm import bundle
from dnn_lab.views.payload import as_sent, payload
from dnn_lab.worksheet.trace import Trace

_STATIC = Path(__file__).parent / "static"
_STYLES = ("tokens.css", "stepper/stepper.css", "picture/picture.css", "picture/layers.css")
_CSS_TEXT = "\n".join((_STATIC / style).read_text(encoding="utf-8") for style in _STYLES)
MODES = {"watch": "watch", "by hand": "hand", "mixed": "mixed"}


class Stepper(anywidget.AnyWidget):
    """Steps through a trace: `lab.Stepper(net.training_trace(x, y, learning_rate=0.5))`.

    trace   what to step through: a Trace, or the Hunt that `lab.bug_hunt` makes
    mode    how to begin: "watch" (steps play), "by hand" (each step waits for an answer) or "mixed" (you pick which)
    at      name or place of the step to begin with
    present  True to begin on the whole page, for a projector: large, one thing at a time, covered until uncovered

    `stepper.trace` is the trace now shown: a learner may have changed its numbers in the widget. Raises TypeError for
    anything that is neither Trace nor Hunt, ValueError for an unknown mode, KeyError or IndexError for an unknown step.
    """

    _esm = bundle(_STATIC, "stepper/stepper.mjs")
    _css = _CSS_TEXT

    payload = traitlets.Dict().tag(sync=True)
    settings = traitlets.Dict().tag(sync=True)

    def __init__(self, trace, *, mode="watch", at=0, present=False):
        self.hunt = trace if isinstance(trace, Hunt) else None
        trace = self.hunt.trace if self.hunt else trace
        if not isinstance(trace, Trace):
            raise TypeError(f"Stepper takes a Trace, such as net.forward_trace(x); {type(trace).__name__} was given")
        if not len(trace):
            raise ValueError("Stepper takes a trace with at least one step; this one is empty")
        if mode not in MODES:
            raise ValueError(f"mode is {mode!r}; there are: {', '.join(MODES)}")
        self.trace = trace
        modes = ["hunt"] if self.hunt else list(MODES.values())
        settings = {"modes": modes, "mode": modes[0] if self.hunt else MODES[mode], "at": _place(trace, at)}
        settings |= {"present": True} if present else {}
        super().__init__(payload=payload(trace, self.hunt and self.hunt.shown), settings=settings)
        self.on_msg(self._answer)

    def show(self, trace):
        """Another trace in place of the one shown; the learner stays at the step of the same name."""
        self.trace, self.payload = trace, payload(trace)

    def _answer(self, _, message, buffers):
        """Answers one message of the browser; what is no known kind of message is left alone."""
        reply = REPLIES.get(message.get("kind"))
        if reply:
            answer = {"id": message.get("id"), **reply(self, message)}
            then = answer.pop("then", lambda: None)
            self.send(answer)
            then()

    def __repr__(self):
        return repr(self.hunt) if self.hunt else f"Stepper: {self.trace.title}, {len(self.trace)} steps"

    def _repr_mimebundle_(self, **options):
        """The widget's view, and for where no script runs a picture and a table, by hand without the answers.

        A hunt has none of these: it is a riddle.
        """
        data, metadata = super()._repr_mimebundle_(**options)
        still = {} if self.hunt else {"text/html": static_html(self.trace, by_hand=self.settings["mode"] != "watch")}
        return {**data, "text/plain": repr(self), **still}, metadata


def present(trace, *, mode="watch", at=0):
    """A Stepper for a projector: it opens on the whole page, large, one thing at a time, covered until uncovered.

    Takes what `Stepper` takes. Page Down (or a clicker) uncovers the next line, then goes to the next step; Escape
    leaves, and the Stepper's own button "Present" comes back. What is answered while presenting is nobody's progress.
    """
    return Stepper(trace, mode=mode, at=at, present=True)


def _place(trace, at):
    sheet = as_sent(trace)
    if isinstance(at, str):
        return sheet.names.index(sheet[at].name)
    try:
        return range(len(sheet))[at]
    except IndexError:
        raise IndexError(f"at is {at}; this trace has {len(sheet)} steps, counted from 0") from None
