"""The frame of every explorer: controls above, pictures below, one sentence at the foot, and a way back to the start.

A subclass makes its parts, hands them over and says in `redraw` how the pictures follow the controls.
"""

import threading
from contextlib import contextmanager
from html import escape
from math import inf, isclose
from time import monotonic

import ipywidgets

from dnn_lab.views.explorers.parts.controls import button, on_step, row
from dnn_lab.views.explorers.parts.status import Status
from dnn_lab.views.image import as_image

ECHO_SECONDS = 0.4


class Explorer(ipywidgets.VBox):
    """Base of explorers.

    title     a few words: the explorer's name for those who cannot see it, and in its repr
    controls  {name: widget}, shown in one row with a reset button; `self[name]` is a control's value
    rows      names of controls row by row, where one row would be too many
    pictures  widgets below, in rows that wrap; each may be a `controls.row(…)` of several

    `redraw(changed)` is called once at the start and after each change of a control, with that control's name (None at
    the start and after a reset), one call at a time. A ValueError raised there is said in the status line.
    A browser's messages come on a second thread while a cell runs: whatever reads or changes more than one thing does
    so `with self._lock`, or within `quietly`, which holds it too.
    """

    says_above = False  # whether the sentence stands over the pictures: where these are taller than a window

    def __init__(self, title, controls, pictures, rows=None):
        self.title, self.controls, self.pictures = title, controls, pictures
        self.start = {name: control.value for name, control in controls.items() if hasattr(control, "value")}
        self.status, self._lock, self._quiet = Status(title), threading.RLock(), False
        self._put = {}
        self.reset_button = button("Reset", self.reset, "undo", "Back to how it began")
        named = [[controls[name] for name in names] for names in rows or [controls]]
        named[0].append(self.reset_button)
        top = [row(*widgets, kind="xp-controls") for widgets in named]
        below = [self.status, *pictures] if self.says_above else [*pictures, self.status]
        super().__init__([*top, *below])
        self.add_class("xp-explorer")
        for name in self.start:
            controls[name].observe(lambda change, name=name: self._heard(name, change), "value")
        self._changed(None)

    def redraw(self, changed):
        """Draws the pictures anew for the controls' values, and says a sentence."""
        raise NotImplementedError

    def __getitem__(self, name):
        return self.controls[name].value

    def set(self, **values):
        """Sets several controls at once, with one redraw."""
        with self.quietly():
            for name, value in values.items():
                self.controls[name].value = value
        self._changed(None)

    def put(self, **values):
        """Moves sliders because something else was dragged: to the nearest steps, without a redraw.

        A browser's slider sends back what it was given, rounded anew and late; for a moment that is not listened to.
        """
        with self.quietly():
            for name, value in values.items():
                self.controls[name].value = on_step(self.controls[name], value)
                self._put[name] = self[name], monotonic()

    def reset(self):
        """Back to how it began."""
        self.set(**self.start)

    def say(self, sentence, kind=""):
        self.status.say(sentence, kind)

    @contextmanager
    def quietly(self):
        """Within, changed controls call for no redraw."""
        with self._lock:
            before, self._quiet = self._quiet, True
            try:
                yield
            finally:
                self._quiet = before

    def _heard(self, name, change):
        with self._lock:
            value, when = self._put.get(name, (None, -inf))
            if self._quiet or _same(change):
                return
            if monotonic() - when < ECHO_SECONDS:
                with self.quietly():
                    self.controls[name].value = value
                return
            self._changed(name)

    def _changed(self, name):
        with self._lock:
            if not self._quiet:
                try:
                    self.redraw(name)
                except ValueError as error:
                    self.say(str(error), "wrong")

    def still(self):
        """The pictures and the sentence as HTML without script, for previews."""
        pictures = "".join(as_image(picture.still(), picture.about) for picture in _drawn(self.pictures))
        return f"<div>{pictures}</div><p>{escape(self.status.sentence)}</p>"

    def __repr__(self):
        return f"{type(self).__name__}: {self.title}"

    def _repr_mimebundle_(self, **options):
        """The widget, and for where no script runs the same pictures and sentence, standing still."""
        data = dict(super()._repr_mimebundle_(**options) or {})
        return data | {"text/plain": repr(self), "text/html": self.still()}


def _same(change):
    """Whether a slider only sent back what it was given, rounded anew: that is no act of the learner."""
    old, new = change["old"], change["new"]
    return isinstance(old, float) and isinstance(new, float) and isclose(old, new, rel_tol=1e-9, abs_tol=1e-12)


def _drawn(widgets):
    """All that can stand still and is not hidden, however deep in boxes."""
    for widget in widgets:
        if hasattr(widget, "still") and widget.layout.display != "none":
            yield widget
        yield from _drawn(getattr(widget, "children", ()))
