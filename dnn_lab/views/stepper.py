"""The Stepper: a worksheet in a widget. Python validates and answers, the browser holds the whole worksheet.

Traits carry the trace as plain data (`payload`) and how to show it (`settings`); messages carry what only Python can
do: making the pass again with a changed number. Message handlers run on a second thread, so they are quick and touch
nothing but this widget.
"""

from pathlib import Path

import anywidget
import traitlets

from dnn_lab.views.diagram import static_html
from dnn_lab.views.esm import bundle
from dnn_lab.views.payload import as_sent, payload
from dnn_lab.worksheet.changes import changed
from dnn_lab.worksheet.trace import Trace

_STATIC = Path(__file__).parent / "static"
_STYLES = ("stepper/stepper.css", "picture/picture.css", "picture/layers.css")
_CSS_TEXT = "\n".join((_STATIC / style).read_text(encoding="utf-8") for style in _STYLES)
MODES = ("watch",)


class Stepper(anywidget.AnyWidget):
    """Steps through a trace: `lab.Stepper(net.training_trace(x, y, learning_rate=0.5))`.

    trace   what to step through
    mode    how to begin: "watch"
    at      name or place of the step to begin with

    `stepper.trace` is the trace now shown: a learner may have changed its numbers in the widget. Raises TypeError for
    anything that is not a Trace, ValueError for an unknown mode, KeyError or IndexError for an unknown step.
    """

    _esm = bundle(_STATIC, "stepper/stepper.mjs")
    _css = _CSS_TEXT

    payload = traitlets.Dict().tag(sync=True)
    settings = traitlets.Dict().tag(sync=True)

    def __init__(self, trace, *, mode="watch", at=0):
        if not isinstance(trace, Trace):
            raise TypeError(f"Stepper takes a Trace, such as net.forward_trace(x); {type(trace).__name__} was given")
        if not len(trace):
            raise ValueError("Stepper takes a trace with at least one step; this one is empty")
        if mode not in MODES:
            raise ValueError(f"mode is {mode!r}; there are: {', '.join(MODES)}")
        self.trace = trace
        super().__init__(payload=payload(trace), settings={"modes": list(MODES), "mode": mode, "at": _place(trace, at)})
        self.on_msg(self._answer)

    def _answer(self, _, message, buffers):
        """Answers one message of the browser. A refusal is an answer too: nothing is lost, nothing half done."""
        reply = _REPLIES.get(message.get("kind"))
        if reply:
            self.send({"id": message.get("id"), **reply(self, message)})

    def _change(self, message):
        try:
            trace = changed(self.trace, str(message.get("key")), str(message.get("text")))
            sent = payload(trace)
        except (ValueError, ArithmeticError) as error:
            return {"kind": "refused", "message": str(error)}
        self.trace, self.payload = trace, sent
        return {"kind": "changed"}

    def __repr__(self):
        return f"Stepper: {self.trace.title}, {len(self.trace)} steps"

    def _repr_mimebundle_(self, **options):
        """The widget's view, and for where no script runs a static picture and a table."""
        bundle_ = super()._repr_mimebundle_(**options)
        data, metadata = bundle_ if isinstance(bundle_, tuple) else (bundle_, {})
        return {**(data or {}), "text/plain": repr(self), "text/html": static_html(self.trace)}, metadata


_REPLIES = {"change": Stepper._change}


def _place(trace, at):
    sheet = as_sent(trace)
    if isinstance(at, str):
        sheet[at]
        return sheet.names.index(at)
    return range(len(sheet))[at]
