"""The playground: choose or click points, build a network, and watch every neuron of it learn.

Python trains in slices of some milliseconds and sends pictures as the browser paints them; `session.py` holds what is
trained, `player.py` the pace. What is seen can be had as code that rebuilds it exactly.
"""

from html import escape

import ipywidgets
from traitlets import TraitError

from dnn_lab.engine.shapes import as_count
from dnn_lab.engine.tables import tells_nearest
from dnn_lab.views.explorers.parts.controls import row
from dnn_lab.views.explorers.parts.explorer import Explorer
from dnn_lab.views.explorers.playground.arguments import MOST_WIDE, drawn, own_points
from dnn_lab.views.explorers.playground.choices import ROWS, buttons, chosen
from dnn_lab.views.explorers.playground.memory import bring_back, remembered
from dnn_lab.views.explorers.playground.player import Player
from dnn_lab.views.explorers.playground.points import PRESETS, given
from dnn_lab.views.explorers.playground.scene import Scene
from dnn_lab.views.explorers.playground.session import Session
from dnn_lab.views.explorers.playground.telling import sentence
from dnn_lab.views.explorers.words import say

SLICE, CHART_EVERY, NOTED = 0.015, 4, 60


@tells_nearest
class Playground(Explorer):
    """`lab.playground()`: points, a network and its training, all of it moving.

    data        "moons", "rings", "xor", "spiral", "penguins" or "none"; or (X, labels) of one's own: X (n, 2) from −3
                to 3, labels (n,) of 0 and 1
    hidden      neurons in each hidden layer, up to 6 layers of up to 16
    activation  of the hidden layers;  optimizer  "SGD", "Momentum" or "Adam";  rate  its learning rate
    batch       samples an update, or "all";  noise  of the generated points;  seed  of the initial weights

    `net`, `code` and `session` are what is seen; `play()`, `pause()`, `step(epochs)` and `restart()` what the buttons
    do. Raises ValueError or TypeError naming what was given and what is expected.
    """

    def __init__(
        self, data="moons", hidden=(4, 2), activation="tanh", optimizer="Adam", rate=0.03, batch=10, noise=0.1, seed=0
    ):
        self._given = None if isinstance(data, str) else own_points(data)
        self._hidden, self._limits = drawn(hidden)
        self.session, self.picked, self.drawing = Session(), None, 0
        self.session.hidden = list(self._hidden)
        self.player = Player(self._work, self._picture, self._ended)
        self.scene, self.code_box = Scene(MOST_WIDE), ipywidgets.HTML(layout={"display": "none"})
        self.code_box.add_class("xp-code")
        self._listen()
        controls = chosen(data, self._given, self._hidden, activation, optimizer, rate, batch, noise, seed)
        controls |= buttons(self)
        self.play_button = controls["play"]
        parts = row(*self.scene.widgets, self.code_box)
        super().__init__("Playground", controls, [parts], ROWS)
        self.status.on_recall(self.recall)
        if self._limits:
            self.say(self._limits, "wrong")

    def _listen(self):
        self.scene.plane.on_click(self._clicked)
        self.scene.net_view.on("seen", lambda number, calm: self.player.saw(number, bool(calm)))
        self.scene.net_view.on("pick", self._pick)
        self.scene.net_view.on("width", self._widen)

    # What it is asked for

    @property
    def net(self):
        return self.session.net

    @property
    def code(self):
        """Lines of Python that rebuild what is seen, exactly."""
        with self._lock:
            return self.session.code()

    def toggle(self):
        if self.player.playing:
            self.pause()
        else:
            self.play()

    def play(self):
        """Trains until it is paused; in a running notebook only."""
        with self._lock:
            if not self.session.trainer or self.session.stopped:
                return self._tell()
            try:
                self.player.play()
            except RuntimeError:
                return self.say(say("play_no_loop"), "wrong")
            return self._tell()

    def pause(self):
        with self._lock:
            if self.player.playing:
                self.player.pause()
                self._draw()
                self._tell()

    def step(self, epochs=1):
        """Trains for so many epochs and draws once; the losses on the way are in the curve."""
        epochs = as_count(epochs, "epochs")
        with self._lock:
            for part in range(NOTED):
                self.session.train((part + 1) * epochs // NOTED - part * epochs // NOTED)
                self.session.record()
            self._draw()
            self._tell()

    def restart(self):
        """The same network, untrained, on the same points."""
        with self._lock:
            self._begin()

    def reset(self):
        with self._lock:
            self.player.pause()
            self.drawing, self.picked = 0, None
            self.session.hidden, self._limits = list(self._hidden), ""
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
        self.drawing += 1
        self._changed("data")

    def draw_data(self):
        """The data that are chosen, from the beginning, and a new network on them."""
        made = self._given if self["data"] == "given" else None
        self.session.points = given(*made) if made else PRESETS[self["data"]][1](self["noise"], self.drawing)
        self._begin()

    def clear(self):
        """No points."""
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

    def _is_drawn(self, layer, neuron):
        sizes = self.net.sizes
        return 0 <= layer < len(sizes) and 0 <= neuron < sizes[layer]

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

    def _pick(self, layer, neuron):
        """Shows one neuron's picture large, or the output's again."""
        with self._lock:
            if not self._is_drawn(layer, neuron):
                return
            output = layer == len(self.net.sizes) - 1
            self.picked = None if output or self.picked == (layer, neuron) else (layer, neuron)
            self._draw()
            self._draw_points()

    # What moves

    def _work(self):
        """A slice of training; at a speed of so many epochs a picture these are done when one is asked for."""
        with self._lock:
            session = self.session
            return bool(session.trainer and not session.stopped) if self["speed"] else session.train_for(SLICE)

    def _picture(self, number):
        with self._lock:
            if self["speed"]:
                self.session.train(self["speed"])
            self.session.record()
            self._draw(number, chart=number % CHART_EVERY == 0)

    def _ended(self, why):
        with self._lock:
            self._draw()
            self._tell()
            if why == "unseen":
                self.say(say("play_unseen"))
            elif why != "work":
                self.say(why, "wrong")

    def _draw(self, number=0, chart=True):
        self.scene.draw(self.session, self.picked, self["sides"], number, chart)

    def _draw_points(self):
        self.scene.draw_points(self.session, self.picked, self["test"])

    # What is said

    def _tell(self):
        """One sentence for the state that it is in; the buttons say the same."""
        playing = self.player.playing
        self.play_button.description, self.play_button.icon = ("Pause", "pause") if playing else ("Play", "play")
        self.controls["restart"].button_style = "warning" if self.session.stopped else ""
        self.status.playing, self.status.memory = playing, remembered(self)
        self.say(*sentence(self.session, playing))
        self._write_code()

    def toggle_code(self):
        with self._lock:
            self.code_box.layout.display = "" if self.code_box.layout.display == "none" else "none"
            self._write_code()

    def _write_code(self):
        if self.code_box.layout.display != "none":
            self.code_box.value = f'<pre tabindex="0" aria-label="code for this">{escape(self.session.code())}</pre>'

    _REACT = {
        "layers": _layers,
        "neurons": _all_as_wide,
        "activation": _begin,
        "seed": _begin,
        "optimizer": _train_anew,
        "rate": _train_anew,
        "batch": _train_anew,
        "test": _draw_points,
        "sides": _draw,
        "click": lambda self: None,
        "speed": lambda self: None,
    }


playground = Playground
