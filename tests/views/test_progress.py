"""`lab.progress()`: what it counts, that it holds still, that no text in it is markup; CSV out and in; deleting."""

import csv
import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dnn_lab as lab
from dnn_lab.marking.events import Event
from dnn_lab.marking.progress import recorder as recording
from dnn_lab.marking.progress import table
from dnn_lab.marking.progress.files import files
from dnn_lab.marking.progress.history import Kept
from dnn_lab.marking.progress.recorder import Recorder
from dnn_lab.views.progress import Progress

TODAY = date(2025, 3, 10)
HOSTILE = ('<script>alert("1")</script>', "</title><img src=x onerror=alert(1)>", "&amp;'\"")


@pytest.fixture
def recorder(monkeypatch, tmp_path):
    made = Recorder(tmp_path / "kept")
    yield made
    made.close()


@pytest.fixture
def keep(recorder, monkeypatch):
    class Days(date):
        today = classmethod(lambda cls: cls.now)

    def keep(days_ago, what, step, verdict="", kind="z", mistakes=(), hints=0, topic="forward", sheet="s"):
        Days.now = TODAY - timedelta(days_ago)
        recorder.keep(Event(what, topic, None, sheet, step, kind, verdict, mistakes, hints))

    monkeypatch.setattr(recording, "date", Days)
    return keep


@pytest.fixture
def worked(recorder, keep):
    """Two days: four sums, an activation, a gradient shown, an exercise at the second try."""
    keep(3, "answered", "z1_1", "right")
    keep(3, "answered", "z1_2", "named", mistakes=("forgot_bias", "sign_lost"))
    keep(3, "answered", "z1_2", "named", mistakes=("forgot_bias",))
    keep(3, "answered", "z1_2", "right")
    keep(3, "hinted", "z2_1", hints=1)
    keep(3, "answered", "z2_1", "right", hints=1)
    keep(0, "answered", "z1_1", "right", sheet="other")
    keep(0, "answered", "a1_1", "not_a_number", "a")
    keep(0, "answered", "a1_1", "wrong", "a")
    keep(0, "hinted", "a1_2", kind="a", hints=2)
    keep(0, "shown", "dL/dw1_1_1", kind="dL/dw", topic="backpropagation")
    keep(3, "checked", "softmax", "wrong", "exercise", topic="softmax", sheet="")
    keep(0, "checked", "softmax", "right", "exercise", topic="softmax", sheet="")
    return Progress(recorder, TODAY)


def test_every_step_counts_once_a_day_and_an_exercise_once(worked):
    counted = [(row.topic, row.kind, row.first, row.later, row.open) for row in worked.rows]
    assert counted == [
        ("softmax", "exercise", 0, 1, 0),
        ("forward", "z", 2, 2, 0),
        ("forward", "a", 0, 0, 1),
        ("backpropagation", "dL/dw", 0, 0, 1),
    ]
    assert [(slip.key, slip.steps, slip.last) for slip in worked.slips] == [("forgot_bias", 1, "2025-03-07")]


def test_as_text_and_as_html_it_says_the_same(worked):
    assert repr(worked).splitlines()[:5] == [
        "7 steps worked out on 2 days, 2 of them right at the first try.",
        "Softmax, code: 0 of 1",
        "Forward pass, weighted sums: 2 of 4, in 1 day",
        "Forward pass, activations: 0 of 1, due now",
        "Backpropagation, gradients of weights: 0 of 1, due now",
    ]
    html = worked._repr_html_()
    cells = ("weighted sums", 2, 2, 0, "in 1 day")
    for text in ("7 steps worked out on 2 days", "".join(f"<td>{cell}</td>" for cell in cells)):
        assert text in html
    assert "<td>the bias was not added</td><td>1</td><td>3 days ago</td>" in html and "<script" not in html
    assert re.search(r'<img alt="[^"]+" src="data:image/svg\+xml;base64,', html)


def test_with_nothing_kept_it_says_so_and_holds_still(recorder):
    nothing = Progress(recorder, TODAY)
    assert repr(nothing).startswith("Nothing is kept yet.") and repr(nothing) in nothing._repr_html_()
    assert not recorder.place.exists(), "looking makes no file"


def test_no_text_in_it_is_markup(recorder, keep):
    from base64 import b64decode

    for text in HOSTILE:
        keep(0, "answered", text, "named", kind=text, topic=text, mistakes=(text.replace(" ", ""),))
    shown = Progress(recorder, TODAY)._repr_html_()
    picture = b64decode(re.search(r"base64,([^\"]+)", shown)[1]).decode()
    assert "<script" not in shown + picture and "<img src=x" not in shown + picture
    assert "&lt;script&gt;" in shown and "&lt;script&gt;" in picture


def test_csv_has_every_line_and_comes_back_as_it_was(recorder, worked, tmp_path, capsys):
    path = tmp_path / "out.csv"
    worked.to_csv(path)
    assert "13 lines written to out.csv." in capsys.readouterr().out
    lines = list(csv.DictReader(path.open()))
    assert lines[1]["mistakes"] == "forgot_bias sign_lost" and lines[1]["day"] == "2025-03-07"
    assert set(lines[0]) == {
        "day", "what", "topic", "level", "worksheet", "step", "kind", "verdict", "mistakes", "hints",
    }  # fmt: skip
    assert table.read(path) == (recorder.history(), 0)
    with pytest.raises(OSError, match="progress cannot be written to .*nowhere.*: No such file"):
        worked.to_csv(tmp_path / "nowhere" / "out.csv")


TEXT = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=30)


@settings(max_examples=60)
@given(TEXT, TEXT, st.none() | st.integers(1, 9), st.integers(0, 4), st.lists(TEXT, max_size=2))
def test_any_event_survives_csv_and_is_no_formula(tmp_path_factory, topic, step, level, hints, keys):
    path = tmp_path_factory.mktemp("csv") / "out.csv"
    kept = Kept("answered", topic, level, "s", step, "z", "wrong", tuple(keys), hints, "2025-03-01")
    table.write([kept], path)
    cells = list(csv.reader(path.open(encoding="utf-8", newline="")))[1]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]
    (again,), bad = table.read(path)
    assert bad == 0 and again.step == (step[1:] if step[0] == "'" else step)


def test_deleting_leaves_nothing_of_it_on_the_disk(recorder, keep, capsys):
    for number in range(200):
        keep(0, "answered", f"secret-step-{number}", "wrong")
    other = Recorder(recorder.place)
    other.keep(Event("answered", "forward", step="of another kernel"))
    Progress(recorder, TODAY).delete()
    assert "Deleted: all 201 lines that were kept." in capsys.readouterr().out
    assert not [path for path in recorder.place.iterdir() if b"secret-step" in path.read_bytes()]
    assert recorder.history() == []
    keep(0, "answered", "after", "right")
    other.keep(Event("answered", "forward", step="of another kernel, after"))
    other.close()
    assert [kept.step for kept in recorder.history()] == ["after", "of another kernel, after"]


def test_deleting_takes_a_damaged_file_away(recorder, keep, capsys):
    keep(0, "answered", "before", "right")
    recorder.close()
    files(recorder.place)[0].write_bytes(b"no database " * 500)
    keep(0, "answered", "after", "right")
    assert len(files(recorder.place)) == 2
    Progress(recorder, TODAY).delete()
    assert recorder.history() == [] and [path.name for path in files(recorder.place)] == ["progress-2.sqlite"]


def test_the_public_one_shows_what_this_kernel_keeps(monkeypatch, recorder):
    from dnn_lab.views import progress as shown

    monkeypatch.setattr(shown, "RECORDER", recorder)
    recorder.keep(Event("answered", "forward", step="z1_1", kind="z", verdict="right"))
    assert repr(lab.progress()).startswith("1 step worked out on 1 day, 1 of them")
    assert lab.progress().path == str(recorder.place / "progress.sqlite")
