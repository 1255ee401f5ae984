"""The line at the foot of an explorer: one sentence about what is seen, and word when Python no longer answers.

Its browser side also keeps the whole explorer in the page's colours and JupyterLab's shortcuts away from it; and when
the explorer is gone, it keeps what was last put into `memory` and offers it to the next one that begins the same.
"""

import anywidget
import traitlets

from dnn_lab.views.esm import bundle
from dnn_lab.views.explorers.parts.plot import STATIC, STYLE

KINDS = ("", "right", "wrong")


class Status(anywidget.AnyWidget):
    """`status.say("…", kind)`: kind is "" for plain, "right" or "wrong". Set `playing` while pictures move."""

    _esm = bundle(STATIC, "explorers/status.mjs")
    _css = STYLE

    sentence = traitlets.Unicode("").tag(sync=True)
    kind = traitlets.Enum(KINDS, "").tag(sync=True)
    title = traitlets.Unicode("").tag(sync=True)
    playing = traitlets.Bool(False).tag(sync=True)
    memory = traitlets.Dict().tag(sync=True)

    def __init__(self, title):
        super().__init__(title=title)
        self._recalled = []
        self.on_msg(self._heard)

    def say(self, sentence, kind=""):
        with self.hold_sync():
            self.sentence, self.kind = sentence, kind

    def on_recall(self, listener):
        """`listener(memory)` when the learner asks for what an explorer before this one had put into `memory`."""
        self._recalled.append(listener)

    def _heard(self, _, message, buffers):
        if message.get("kind") == "ping":
            self.send({"id": message.get("id")})
        elif message.get("kind") == "recall" and isinstance(message.get("memory"), dict):
            for listener in self._recalled:
                listener(message["memory"])

    def __repr__(self):
        return self.sentence
