"""Two nodes share one error: what happens to the shares as what the second sent comes near to cancelling the first,
and how ε in the divisor holds them.
"""

import numpy as np

from dnn_lab.engine.passes import SNAP
from dnn_lab.engine.shapes import as_real
from dnn_lab.engine.shares import RULES, Settings
from dnn_lab.engine.tables import tells_nearest
from dnn_lab.views.explorers.parts.axes import Axis
from dnn_lab.views.explorers.parts.controls import row, slider
from dnn_lab.views.explorers.parts.explorer import Explorer
from dnn_lab.views.explorers.parts.marks import Bars, Handle, Line, Words
from dnn_lab.views.explorers.parts.plot import Plot
from dnn_lab.worksheet.numbers import short

REACH, MOST, POINTS = 5.0, 5.0, 401

SENTENCES = {
    "shares": "{c1} and {c2} were sent, so the divisor is {divisor}. Node 1 answers for {e1}, node 2 for {e2}, "
    "nobody for {leak}.",
    "cancel": "{c1} and {c2} cancel: without ε there is nothing to divide by, and no share. Move ε away from 0.",
    "over": "The share of node 1 and of node 2 over what node 2 sent. At {c2}: {e1} and {e2}.",
    "bars": "Node 1: {e1}. Node 2: {e2}. Nobody: {leak}. Together they are the error {error}.",
}


@tells_nearest
class SharesExplorer(Explorer):
    """`explore_shares(error=0.6, first=3)`: drag what node 2 sent, and ε, and watch the two shares.

    first  what node 1 sent, from −5 to 5 and not 0;  second  what node 2 sends at the start;  epsilon  at the start

    Raises ValueError for numbers that are not finite or out of reach.
    """

    def __init__(self, error=0.6, first=3.0, second=2.0, epsilon=0.0):
        for name, value, most in (("error", error, MOST), ("first", first, REACH), ("second", second, REACH)):
            as_real(value, name, f"a number from −{most:g} to {most:g}", lambda number, most=most: abs(number) <= most)
        as_real(first, "first", "a number other than 0", bool)
        Settings(epsilon)
        self.error, self.first = float(error), float(first)
        up = Axis("share", -MOST * abs(error), MOST * abs(error) or 1.0)
        self.over = Plot("shares over what node 2 sent", Axis("sent by node 2", -REACH, REACH), up, height=230)
        self.bars = Plot("who answers for the error", Axis("", 0.4, 3.6, bare=True), up, height=230)
        self.over.on_drag(lambda name, x, y, dx, dy: self._dragged(x))
        controls = {
            "second": slider("sent by node 2", float(second), -REACH, REACH, 0.05),
            "epsilon": slider("ε", float(epsilon), 0.0, 2.0, 0.01),
        }
        super().__init__("Shares that cancel", controls, [row(self.over, self.bars)])

    def _dragged(self, x):
        self.put(second=x)
        self._changed("second")

    def shares(self, second, epsilon):
        """Shares (…, 2) where node 2 sent `second`, a number or an array; NaN where they have no value."""
        sent = np.stack(np.broadcast_arrays(self.first, second), axis=-1)
        return self.error * RULES["epsilon"].parts(sent[..., None, :], None, 0.0, Settings(epsilon))[..., 0, :]

    def _leak(self, e1, e2):
        """What nobody answers for; exactly 0 where it is zero on paper."""
        left = self.error - e1 - e2
        return 0.0 if abs(left) <= SNAP * (abs(e1) + abs(e2)) else left

    def redraw(self, changed):
        second, epsilon = self["second"], self["epsilon"]
        e1, e2 = (float(value) for value in self.shares(second, epsilon))
        fields = {"c1": self.first, "c2": second, "e1": e1, "e2": e2, "leak": self._leak(e1, e2), "error": self.error}
        fields["divisor"] = self.first + second + (epsilon if self.first + second >= 0 else -epsilon)
        said = {name: short(value) for name, value in fields.items()}
        self._curves(second, epsilon, (e1, e2), SENTENCES["over"].format(**said))
        self._bars((e1, e2, fields["leak"]), SENTENCES["bars"].format(**said))
        if np.isnan(e1):
            self.say(SENTENCES["cancel"].format(**said), "wrong")
        else:
            self.say(SENTENCES["shares"].format(**said))

    def _curves(self, second, epsilon, now, about):
        places = np.linspace(-REACH, REACH, POINTS)
        curves = _within(self.shares(places, epsilon), MOST * abs(self.error))
        marks = [
            Line(places, curves[:, 0], "blue", label="node 1"),
            Line(places, curves[:, 1], "orange", dash="7 4", label="node 2"),
        ]
        if np.isfinite(now[0]):
            top = MOST * abs(self.error)
            label = "what node 2 sent"
            marks.append(Handle(second, max(-top, min(top, now[1])), name="second", label=label, step=0.05, moves="x"))
        self.over.show(*marks, about=about)

    def _bars(self, values, about):
        names, colours = ("node 1", "node 2", "nobody"), ("blue", "orange", "soft")
        marks = []
        for place, (name, value, colour) in enumerate(zip(names, values, colours, strict=True), start=1):
            value = float(np.clip(value, -MOST * abs(self.error), MOST * abs(self.error)))
            marks += [Bars(place, value, colour)] if np.isfinite(value) else []
            beside = (-0.12 if not value < 0 else 0.12) * MOST * abs(self.error)
            marks.append(Words(place, beside, text=name, anchor="middle", colour="ink"))
        self.bars.show(*marks, about=about)


explore_shares = SharesExplorer


def _within(curves, most):
    """NaN outside of the picture, so that a line has a gap there."""
    return np.where(np.abs(curves) <= 1.05 * most, curves, np.nan)
