"""Parts of explorers: what is sent, what comes back, and the picture that stands where no script runs."""

import re
import struct
import zlib
from base64 import b64decode
from xml.etree import ElementTree

import numpy as np
import pytest

from dnn_lab.views.explorers.parts import explorer as module
from dnn_lab.views.explorers.parts.axes import Axis
from dnn_lab.views.explorers.parts.controls import choice, row, slider
from dnn_lab.views.explorers.parts.explorer import Explorer
from dnn_lab.views.explorers.parts.marks import Bars, Handle, Line, Points, Words
from dnn_lab.views.explorers.parts.plot import Plot


@pytest.fixture
def plot():
    return Plot("A plane", Axis("x₁", -2, 2), Axis("x₂", -1, 3), square=True, clicks=True)


def test_numbers_go_as_32_bit_floats(plot):
    plot.show(Line([0, 1, 2], [0.5, np.nan, 3]))
    (mark,) = plot.scene["marks"]
    assert mark["kind"] == "line" and struct.unpack("<3f", mark["x"]) == (0, 1, 2)
    assert np.isnan(struct.unpack("<3f", mark["y"])[1])


def test_a_grid_goes_as_bytes_from_the_low_end_of_y(plot):
    places = plot.centres(4, 2)
    assert places[0].tolist() == [-1.5, 0] and places[-1].tolist() == [1.5, 2]
    plot.paint((places[:, 1] > 1).reshape(2, 4))
    assert plot.grid == {"rows": 2, "columns": 4, "bytes": bytes([0] * 4 + [255] * 4)}
    plot.paint([[-9.0, np.nan, 0.5, np.inf]])
    assert list(plot.grid["bytes"]) == [0, 127, 127, 255]


def test_a_drag_tells_how_far_since_it_was_last_told_however_many_were_left_out(plot):
    heard = []
    plot.on_drag(lambda *told: heard.append(told))
    for x, y in ((1, 0), (1.5, 2)):
        plot._heard(plot, {"kind": "drag", "name": "knob", "id": 7, "x": x, "y": y, "x0": 0.5, "y0": 0}, [])
    plot._heard(plot, {"kind": "drag", "name": "knob", "id": 8, "x": 2, "y": 2, "x0": 1.5, "y0": 2}, [])
    assert heard == [("knob", 1, 0, 0.5, 0), ("knob", 1.5, 2, 0.5, 2), ("knob", 2, 2, 0.5, 0)]


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"kind": "click"},
        {"kind": "click", "x": "1", "y": 2},
        {"kind": "drag", "id": 1, "x": 0, "y": float("nan"), "x0": 0, "y0": 0},
        {"kind": "drag", "id": 1, "x": 0, "y": 0},
    ],
)
def test_absurd_messages_are_left_alone(plot, message):
    plot.on_click(lambda *told: pytest.fail("heard"))
    plot.on_drag(lambda *told: pytest.fail("heard"))
    plot._heard(plot, message, [])


def test_the_still_picture_is_an_image_with_all_marks(plot):
    plot.paint([[0.0, 1.0]])
    marks = Line([0, 1], [0, 1]), Points([0, 1], [0, 1], shape="diamond"), Bars([1], [2])
    plot.show(*marks, Words(0, 1, text="<b>"), Handle(0, 0, name="knob"), about='a "plane"')
    picture = plot.still()
    ElementTree.fromstring(picture)
    assert "&lt;b&gt;" in picture and "a &quot;plane&quot;" in picture and "nan" not in picture
    image = b64decode(re.search(r"base64,([^\"]+)", picture).group(1))
    assert struct.unpack(">II", image[16:24]) == (2, 1)
    length = struct.unpack(">I", image[33:37])[0]
    orange, blue = np.frombuffer(zlib.decompress(image[41 : 41 + length])[1:], np.uint8).reshape(2, 3).astype(int)
    assert orange[0] > orange[2] and blue[2] > blue[0]


@pytest.mark.parametrize(
    "axis, texts",
    [
        (Axis("", -1, 1), ["−1", "−0.5", "0", "0.5", "1"]),
        (Axis("", 0, 7), ["0", "2", "4", "6"]),
        (Axis("", 0, 0.03), ["0", "0.01", "0.02", "0.03"]),
        (Axis("", 1e-3, 100, log=True), ["0.001", "0.01", "0.1", "1", "10", "100"]),
        (Axis("", 1e-30, 1, log=True), ["1e−30", "1e−24", "1e−18", "1e−12", "1e−6", "1"]),
        (Axis("", 0, 1, bare=True), []),
    ],
)
def test_ticks_are_round(axis, texts):
    assert [text for _, text in axis.ticks()] == texts


@pytest.mark.parametrize("low, high, log", [(1, 1, False), (0, 1, True), (2, 1, False), (0, float("inf"), False)])
def test_a_range_that_is_none_is_refused(low, high, log):
    with pytest.raises(ValueError, match="goes from a number"):
        Axis("", low, high, log)


class Doubling(Explorer):
    def __init__(self):
        self.drawn = []
        self.plot = Plot("Twice", Axis("x", 0, 1), Axis("y", 0, 1))
        controls = {"number": slider("number", 2, 0, 9, 1), "kind": choice("kind", ["a", "b"], "a")}
        super().__init__("Doubling", controls, [row(self.plot)])

    def redraw(self, changed):
        self.drawn.append(changed)
        if self["number"] == 7:
            raise ValueError("seven is taken")
        self.say(f"twice is {2 * self['number']}")


def test_an_explorer_follows_its_controls_and_goes_back_with_one_redraw():
    explorer = Doubling()
    explorer.controls["number"].value = 4
    explorer.set(number=5, kind="b")
    assert explorer.drawn == [None, "number", None] and explorer.status.sentence == "twice is 10"
    explorer.reset_button.click()
    assert explorer["number"] == 2 and explorer["kind"] == "a" and len(explorer.drawn) == 4


def test_what_is_refused_is_said_and_the_explorer_goes_on():
    explorer = Doubling()
    explorer.controls["number"].value = 7
    assert (explorer.status.sentence, explorer.status.kind) == ("seven is taken", "wrong")
    explorer.controls["number"].value = 8
    assert (explorer.status.sentence, explorer.status.kind) == ("twice is 16", "")


def test_what_a_slider_sends_back_late_does_not_undo_what_was_put(monkeypatch):
    explorer = Doubling()
    explorer.put(number=4.4)
    explorer.put(number=6)
    assert explorer["number"] == 6 and explorer.drawn == [None]
    explorer.controls["number"].value = 4
    assert explorer["number"] == 6 and explorer.drawn == [None]
    monkeypatch.setattr(module, "ECHO_SECONDS", 0)
    explorer.controls["number"].value = 4
    assert explorer["number"] == 4 and explorer.drawn == [None, "number"]


def test_what_is_stored_of_an_explorer_does_not_change_from_run_to_run():
    first, second = (Doubling()._repr_mimebundle_() for _ in range(2))
    assert first["text/plain"] == second["text/plain"] == "Doubling: Doubling"
    assert first["text/html"] == second["text/html"] and "data:image/svg+xml" in first["text/html"]
    assert "twice is 4" in first["text/html"]
