"""Sigmoid bumps that add up to a curve: placed by hand, then fitted by training the very network that they are."""

from dataclasses import replace

import numpy as np

from dnn_lab.engine.bumps import Bump, bump_network, parts_of, slices
from dnn_lab.engine.optimisers import Adam
from dnn_lab.engine.shapes import as_count
from dnn_lab.engine.tables import tells_nearest
from dnn_lab.engine.trainer import Trainer
from dnn_lab.views.explorers.curve_places import EDGE, REACH, TALL, curves_with, in_order, side_by_side
from dnn_lab.views.explorers.parts import controls
from dnn_lab.views.explorers.parts.axes import Axis
from dnn_lab.views.explorers.parts.explorer import Explorer
from dnn_lab.views.explorers.parts.marks import Handle, Line
from dnn_lab.views.explorers.parts.plot import Plot
from dnn_lab.views.explorers.words import CURVE as SAYS
from dnn_lab.worksheet.numbers import shown

MOST, UPDATES, CLOSE = 12, 300, 0.01
_SHAPE = ("left", "right", "height")
_TINTS = ("blue", "orange", "green", "pink")


class CurveExplorer(Explorer):
    """`explore_curve("wave")`: drag the knobs or move the sliders until the sum of the bumps is the curve; then fit.

    curve  "wave", "two hills", "tent", "stairs", or a function from an array of x, −3 to 3, to one of y, −2 to 2
    bumps  how many to begin with, 1 to 12
    rate   the learning rate of Adam when it is fitted

    `bumps` are those placed by hand, `network()` the network that they are, `fitted` the one after fitting, or None.
    Raises ValueError or TypeError for other settings.
    """

    @tells_nearest
    def __init__(self, curve="wave", bumps=3, rate=0.03):
        if as_count(bumps, "bumps") > MOST:
            raise ValueError(f"bumps is {bumps}; this explorer takes 1 to {MOST}")
        self.curves, chosen = curves_with(curve)
        self.synced = {}
        self.x, self.optimizer, self.fitted, self.updates = np.linspace(-REACH, REACH, 121), Adam(rate), None, 0
        self.first = self.bumps = side_by_side(bumps)
        axes = Axis("x", -REACH, REACH), Axis("y", -TALL, TALL)
        self.whole, self.parts = (Plot(SAYS[what], *axes, height=260) for what in ("picture", "parts"))
        self.whole.on_drag(self._drag)
        super().__init__(SAYS["title"], self._controls(chosen), [controls.row(self.whole, self.parts)])

    def _controls(self, chosen):
        bump = self.bumps[0]
        reach = {"low": -EDGE, "high": EDGE}
        return {
            "curve": controls.choice("curve", list(self.curves), chosen),
            "count": controls.slider("bumps", len(self.bumps), 1, MOST, 1),
            "steepness": controls.slider("steepness", 6.0, 1.0, 30.0, 0.5, ".1f"),
            "which": controls.slider("bump", 1, 1, len(self.bumps), 1),
            "left": controls.slider("from", bump.left, **reach),
            "right": controls.slider("to", bump.right, **reach),
            "height": controls.slider("height", bump.height, -TALL, TALL, 0.05),
            "slice": controls.button("One bump a slice", self.slice, "bar-chart", SAYS["slice"]),
            "fit": controls.button(f"Fit: {UPDATES} updates", self.fit, "magic", SAYS["fit_hint"]),
        }

    @property
    def target(self):
        """The curve at `x`."""
        return self.curves[self["curve"]](self.x)

    def network(self):
        """The network that the bumps placed by hand are."""
        return bump_network(self.bumps, self["steepness"])

    def slice(self):
        """Puts the bumps side by side, each as high as the curve is there."""
        with self.quietly():
            self.bumps = slices(self.curves[self["curve"]], len(self.bumps), -REACH, REACH)
            self._changed_by_hand()

    def fit(self):
        """Trains the network on the curve, from the bumps on or from where the last fit ended."""
        with self.quietly():
            net = (self.fitted or self.network()).copy()
            X, Y = self.x[:, None], self.target[:, None]
            trainer = Trainer(net, X, Y, self.optimizer, batch_size=len(X))
            if trainer.train(UPDATES):
                self.fitted, self.updates = net, self.updates + trainer.updates
                self.redraw("fit")
            else:
                self.say(SAYS["stopped"].format(why=trainer.stopped), "wrong")

    def reset(self):
        with self.quietly():
            self.bumps, self.fitted, self.updates = self.first, None, 0
            self.controls["which"].max = len(self.first)
            super().reset()
            self._changed_by_hand()

    def redraw(self, changed):
        moved = {name: self[name] for name in _SHAPE if self._moved(name)}
        if changed in self.synced and not self._moved(changed):
            return
        if moved:
            place = self["which"] - 1
            self._set(place, in_order(replace(self.bumps[place], **moved), "left" in moved))
        if self["count"] != len(self.bumps):
            self._grow()
        if changed in ("fit", "which"):
            self._follow()
        else:
            self._changed_by_hand()

    def _moved(self, name):
        """Whether a slider was moved: a browser rounds to whole steps what it is given, and tells of that too."""
        return abs(self[name] - self.synced.get(name, self[name])) > 0.51 * self.controls[name].step

    def _changed_by_hand(self):
        """A fit that began from other bumps is let go."""
        self.fitted, self.updates = None, 0
        self._follow()

    def _follow(self):
        """The sliders follow the bump they are about, and the pictures all of them."""
        with self.quietly():
            bump = self.bumps[self["which"] - 1]
            for name in _SHAPE:
                self.controls[name].value = getattr(bump, name)
            self.synced = {name: self[name] for name in (*_SHAPE, "steepness")}
        self._draw()

    def _set(self, place, bump):
        self.bumps = [*self.bumps[:place], bump, *self.bumps[place + 1 :]]

    def _grow(self):
        """As many bumps as asked for: the last ones go, new ones come where the sum is farthest from the curve."""
        self.bumps = self.bumps[: self["count"]]
        while len(self.bumps) < self["count"]:
            gaps = self.target - self.network().forward(self.x[:, None])[:, 0]
            at = float(self.x[np.abs(gaps).argmax()])
            self.bumps = [*self.bumps, Bump(at - 0.5, at + 0.5, 0.2)]
        with self.quietly():
            self.controls["which"].max = len(self.bumps)

    def _drag(self, name, x, y, dx, dy):
        """A knob stands at the middle of its bump, at its height."""
        with self.quietly():
            place = int(name) - 1
            half = (self.bumps[place].right - self.bumps[place].left) / 2
            x, y = np.clip(x, half - EDGE, EDGE - half), np.clip(y, -TALL, TALL)
            self._set(place, Bump(float(x - half), float(x + half), float(y)))
            self.controls["which"].value = place + 1
            self._changed_by_hand()

    def _draw(self):
        target, net = self.target, self.network()
        by_hand = net.forward(self.x[:, None])[:, 0]
        lines = [Line(self.x, target, colour="soft", width=5, label=SAYS["target"])]
        lines.append(Line(self.x, by_hand, label=SAYS["sum"], dash="7 4" if self.fitted else ""))
        if self.fitted:
            lines.append(Line(self.x, self.fitted.forward(self.x[:, None])[:, 0], colour="green", label=SAYS["fitted"]))
        knobs = [
            Handle(bump.middle, bump.height, name=str(i), label=SAYS["bump"].format(number=i))
            for i, bump in enumerate(self.bumps, start=1)
        ]
        self.whole.show(*lines, *knobs, about=self._about(np.mean((by_hand - target) ** 2)))
        self._draw_parts(self.fitted or net)
        self._say(by_hand)

    def _draw_parts(self, net):
        chosen, lines = self["which"] - 1, []
        for i, values in enumerate(parts_of(net, self.x)):
            label = SAYS["pair" if self.fitted else "bump"].format(number=i + 1)
            look = {"width": 4, "label": label} if i == chosen else {"width": 1.5}
            dash = "" if i // len(_TINTS) % 2 == 0 else "5 3"
            lines.append(Line(self.x, values, colour=_TINTS[i % len(_TINTS)], dash=dash, **look))
        said = "; ".join(", ".join(shown(v, 2)[0] for v in (b.left, b.right, b.height)) for b in self.bumps)
        title = SAYS["parts_fitted" if self.fitted else "parts"]
        self.parts.show(*lines, title=title, about=SAYS["about_parts"].format(bumps=said))

    def _about(self, error):
        low, high = (shown(value, 2)[0] for value in (self.target.min(), self.target.max()))
        return SAYS["about"].format(low=low, high=high, bumps=len(self.bumps), error=shown(error, 2)[0])

    def _say(self, by_hand):
        hand = np.mean((by_hand - self.target) ** 2)
        fields = {"bumps": len(self.bumps), "units": 2 * len(self.bumps), "hand": shown(hand, 2)[0]}
        error, kind = hand, "hand"
        if self.fitted:
            error, kind = np.mean((self.fitted.forward(self.x[:, None])[:, 0] - self.target) ** 2), "fit"
        text = SAYS[kind].format(error=shown(error, 2)[0], updates=self.updates, **fields)
        self.say(text, "right" if error < CLOSE else "")


explore_curve = CurveExplorer
