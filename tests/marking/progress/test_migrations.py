"""A file of every version comes up to date with all that was in it; one of a later version is left as it is."""

import sqlite3

import pytest

from dnn_lab.marking.events import Event
from dnn_lab.marking.progress import schema
from dnn_lab.marking.progress.files import files
from dnn_lab.marking.progress.history import events_of
from dnn_lab.marking.progress.recorder import Recorder

# What each version's own program wrote: one more entry whenever a version is added, and none is ever changed.
WRITTEN_BY = {
    1: """CREATE TABLE event (
            id INTEGER PRIMARY KEY, day TEXT NOT NULL, what TEXT NOT NULL, topic TEXT NOT NULL, level INTEGER,
            worksheet TEXT NOT NULL, step TEXT NOT NULL, kind TEXT NOT NULL, verdict TEXT NOT NULL,
            mistakes TEXT NOT NULL, hints INTEGER NOT NULL);
          INSERT INTO event (day, what, topic, level, worksheet, step, kind, verdict, mistakes, hints) VALUES
            ('2025-03-01', 'answered', 'forward', 2, 'abcd', 'z1_1', 'z', 'named', 'forgot_bias', 1),
            ('2025-03-02', 'shown', 'forward', NULL, 'abcd', 'a1_1', 'a', '', '', 0);
          PRAGMA user_version = 1""",
}


def write(place, script):
    place.mkdir()
    connection = sqlite3.connect(place / "progress.sqlite")
    connection.executescript(script)
    connection.close()


def keep(place, step):
    recorder = Recorder(place)
    recorder.keep(Event("answered", "forward", step=step))
    recorder.close()
    return recorder


def test_every_version_is_tried_here():
    assert list(WRITTEN_BY) == list(range(1, len(schema.MIGRATIONS) + 1))


@pytest.mark.parametrize("version", WRITTEN_BY)
def test_a_file_of_an_old_version_keeps_all_that_is_in_it(tmp_path, version):
    place = tmp_path / "kept"
    write(place, WRITTEN_BY[version])
    assert [kept.step for kept in events_of(place)] == ["z1_1", "a1_1"]
    keep(place, "after")
    first, second, third = events_of(place)
    assert (first.mistakes, first.level, second.what, third.step) == (("forgot_bias",), 2, "shown", "after")
    assert schema.version(sqlite3.connect(place / "progress.sqlite")) == len(schema.MIGRATIONS)


def test_a_version_to_come_brings_a_file_of_today_up_to_date_or_changes_nothing(tmp_path, monkeypatch):
    place = tmp_path / "kept"
    keep(place, "today")
    tomorrow = (*schema.MIGRATIONS, "ALTER TABLE event ADD COLUMN mood TEXT DEFAULT 'calm'")
    monkeypatch.setattr(schema, "MIGRATIONS", (*tomorrow, "ALTER TABLE nonsense ADD COLUMN x"))
    broken = keep(place, "broken")
    assert broken.waiting, "the second step failed"
    (path,) = files(place)
    connection = sqlite3.connect(path)
    columns = [column[1] for column in connection.execute("PRAGMA table_info(event)")]
    assert "mood" not in columns, "then the first is not done either"
    monkeypatch.setattr(schema, "MIGRATIONS", tomorrow)
    keep(place, "tomorrow")
    assert [row[0] for row in connection.execute("SELECT mood FROM event")] == ["calm", "calm"]


def test_a_file_of_a_later_version_is_left_as_it_is(tmp_path, monkeypatch):
    place = tmp_path / "kept"
    with monkeypatch.context() as later:
        later.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "ALTER TABLE event ADD COLUMN mood TEXT"))
        keep(place, "tomorrow")
    before = files(place)[0].read_bytes()
    recorder = keep(place, "today")
    assert "newer dnn_lab" in recorder.news() and files(place)[0].read_bytes() == before
    assert [kept.step for kept in events_of(place)] == ["tomorrow"], "but it can be read"
