"""The playground: choose or click points, build a network, and watch every neuron of it learn.

Python trains in slices of some milliseconds and sends pictures as the browser paints them; `training.py` trains and
shows, here stands what is chosen and how it answers. What is seen can be had as code that rebuilds it exactly.
"""

from traitlets import TraitError

from dnn_lab.engine.tables import tells_nearest
from dnn_lab.views.explorers.playground.arguments import MOST_WIDE, drawn, own_points
from dnn_lab.views.explorers.playground.choices import ROWS, buttons, chosen
from dnn_lab.views.explorers.playground.memory import bring_back
from dnn_lab.views.explorers.playground.points import PRESETS, given
from dnn_lab.views.explorers.playground.session import Session
from dnn_lab.views.explorers.playground.training import Training
from dnn_lab.views.explorers.words import say


@tells_nearest
class Playground(Training):
    """`lab.playground()`: points, a network and its training, all of it moving.

    data        "moons", "rings", "xor", "spiral", "penguins" or "none"; or (X, labels) of one's own: X (n, 2) from −3
                to 3, labels (n,) of 0 and 1
    hidden      neurons in each hidden layer, up to 6 layers of up to 16
    activation  of the hidden layers;  optimizer  "SGD", "Momentum" or "Adam";  rate  its learning rate
    batch       samples an update, or "all";  noise  of the generated points;  seed  of the initial weights

    `net`, `code` and `session` are what is seen; `play()`, `pause()`, `step(epochs)` and `restart()` what the buttons
    do. Raises ValueError or TypeError naming what was given and what is expected.
    """

    says_above = True

    def __init__(
        self, data="moons", hidden=(4, 2), activation="tanh", optimizer="Adam", rate=0.03, batch=10, noise=0.1, seed=0
    ):
        self._given = None if isinstance(data, str) else own_points(data)
        self._hidden, limits = drawn(hidden)
        self.drawing = 0
        controls = chosen(data, self._given, self._hidden, activation, optimizer, rate, batch, noise, seed)
        super().__init__("Playground", Session(self._hidden), MOST_WIDE, controls | buttons(self), ROWS)
        self.scene.plane.on_click(self._clicked)
        self.scene.net_view.on("width", self._widen)
        self.status.on_recall(self.recall)
        if limits:
            self.say(limits, "wrong")

    def restart(self):
        """The same network, untrained, on the same points."""
        with self._lock:
            self._begin()

    def reset(self):
        with self._lock:
            self.player.pause()
            self.drawing, self.picked = 0, None
            self.session.hidden = list(self._hidden)
            with self.quietly():
                for name, value in self.start.items():
                    self.controls[name].value = value
            self._changed(None)

    def recall(self, memory):
        """Settings and points from before, as `remembered` gave them; training begins anew."""
        with self._lock:
            try:
                bring_back(self, memory)
                self.say(say("play_recalled"), "right")
            except (LookupError, TypeError, ValueError, TraitError):
                self.reset()
                self.say(say("play_not_recalled"), "wrong")

    # How it answers to its controls

    def redraw(self, changed):
        self._REACT.get(changed, type(self).draw_data)(self)

    def draw_again(self):
        """The same kind of data, other points."""
        with self._lock:
            self.drawing += 1
            self._changed("data")

    def draw_data(self):
        """The data that are chosen, from the beginning, and a new network on them."""
        made = self._given if self["data"] == "given" else None
        self.session.points = given(*made) if made else PRESETS[self["data"]][1](self["noise"], self.drawing)
        self._begin()

    def clear(self):
        """No points."""
        with self._lock:
            with self.quietly():
                self.controls["data"].value = "none"
            self._changed("data")

    def _layers(self):
        hidden, wanted = self.session.hidden, self["layers"]
        self.session.hidden = (hidden + [self["neurons"]] * wanted)[:wanted]
        self._begin()

    def _all_as_wide(self):
        self.session.hidden = [self["neurons"]] * len(self.session.hidden)
        self._begin()

    def _widen(self, layer, by):
        with self._lock:
            hidden = self.session.hidden
            if 0 <= layer < len(hidden) and 1 <= hidden[layer] + by <= MOST_WIDE:
                hidden[layer] += by
                self._begin()

    def _begin(self):
        session = self.session
        session.activation, session.seed = self["activation"], self["seed"]
        self._choose_training()
        session.begin()
        if self.picked and not self._is_drawn(*self.picked):
            self.picked = None
        self.scene.take(session)
        self._draw()
        self._draw_points()
        self._tell()

    def _choose_training(self):
        self.session.optimizer, self.session.rate, self.session.batch = self["optimizer"], self["rate"], self["batch"]

    def _train_anew(self):
        self._choose_training()
        self.session.train_anew()
        self._draw()
        self._tell()

    def _clicked(self, x, y, shift):
        with self._lock:
            click, before = self["click"], len(self.session.points.labels)
            self.click(x, y, None if click == "remove" else 1 - click if shift else click)
            if len(self.session.points.labels) == before:
                self.say(say("play_nothing_near"), "wrong")

    def click(self, x, y, label):
        """A point added, or with label None the nearest taken away."""
        if label is None:
            self.session.remove(x, y)
        else:
            self.session.add(x, y, label)
        self._draw_points()
        self._draw()
        self._tell()

    _REACT = {
        "layers": _layers,
        "neurons": _all_as_wide,
        "activation": _begin,
        "seed": _begin,
        "optimizer": _train_anew,
        "rate": _train_anew,
        "batch": _train_anew,
        "test": Training._draw_points,
        "sides": Training._draw,
        "click": lambda self: None,
        "speed": lambda self: None,
    }


playground = Playground
