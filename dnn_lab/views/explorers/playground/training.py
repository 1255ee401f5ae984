"""The playground in training: played, paused, trained step by step; how all of it is drawn and what is said of it.

`session.py` holds what is trained, `player.py` the pace, `scene.py` the pictures. Which points, which network and which
training, is chosen in `playground.py`.
"""

from html import escape

import ipywidgets

from dnn_lab.engine.shapes import as_count
from dnn_lab.views.explorers.parts.controls import row
from dnn_lab.views.explorers.parts.explorer import Explorer
from dnn_lab.views.explorers.playground.memory import remembered
from dnn_lab.views.explorers.playground.player import Player
from dnn_lab.views.explorers.playground.scene import Scene
from dnn_lab.views.explorers.playground.telling import sentence
from dnn_lab.views.explorers.words import say

SLICE, CHART_EVERY, NOTED = 0.015, 4, 60
"""Seconds of training between two looks at the controls; pictures to a new curve; losses noted in one `step`."""


class Training(Explorer):
    """An explorer of a `Session` in training. A subclass makes the session's points and network from its controls.

    session    what is trained;  most_wide  neurons of the widest layer that is drawn
    controls   "play", "restart", "speed", "sides" and "test" are among them;  rows  as an `Explorer` takes them

    `picked` is (layer, neuron) of the one shown large, or None.
    """

    def __init__(self, title, session, most_wide, controls, rows):
        self.session, self.picked = session, None
        self.player = Player(self._work, self._picture, self._ended)
        self.scene, self.code_box = Scene(most_wide), ipywidgets.HTML(layout={"display": "none"})
        self.code_box.add_class("xp-code")
        self.scene.net_view.on("seen", lambda number, calm: self.player.saw(number, bool(calm)))
        self.scene.net_view.on("pick", self._pick)
        super().__init__(title, controls, [row(*self.scene.widgets, self.code_box)], rows)

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

    def _pick(self, layer, neuron):
        """Shows one neuron's picture large, or the output's again."""
        with self._lock:
            if not self._is_drawn(layer, neuron):
                return
            output = layer == len(self.net.sizes) - 1
            self.picked = None if output or self.picked == (layer, neuron) else (layer, neuron)
            self._draw()
            self._draw_points()

    def _is_drawn(self, layer, neuron):
        sizes = self.net.sizes
        return 0 <= layer < len(sizes) and 0 <= neuron < sizes[layer]

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
        button = self.controls["play"]
        button.description, button.icon = ("Pause", "pause") if playing else ("Play", "play")
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
