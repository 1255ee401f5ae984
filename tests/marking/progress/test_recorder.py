"""What is kept stays kept: a disk that refuses, a damaged file, several kernels, a fork, a kernel that is killed."""

import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from benchmarks.kill9 import losses
from dnn_lab.marking.events import Event
from dnn_lab.marking.progress.files import files
from dnn_lab.marking.progress.history import events_of
from dnn_lab.marking.progress.recorder import Recorder

KEEPING = """
import sys
from pathlib import Path
from dnn_lab.marking.events import Event
from dnn_lab.marking.progress.recorder import Recorder
recorder = Recorder(Path(sys.argv[1]))
for number in range(300):
    recorder.keep(Event("answered", "forward", step=f"{sys.argv[2]}-{number}"))
print(recorder.news())
"""


def event(step="z1_1", **fields):
    return Event("answered", "forward", step=step, kind="z", **fields)


def steps(place):
    return [kept.step for kept in events_of(place)]


@pytest.fixture
def place(tmp_path):
    return tmp_path / "kept"


@pytest.fixture
def recorder(place):
    made = Recorder(place)
    yield made
    made.close()


def test_an_event_comes_back_as_it_was_kept(recorder, place):
    full = Event("answered", "backpropagation", 2, "0123456789abcdef", "dL/dw1_1_1", "dL/dw", "named", ("a", "b"), 3)
    recorder.keep(full)
    recorder.keep(Event("checked", "forward", step="softmax", kind="exercise", verdict="right"))
    first, second = events_of(place)
    assert asdict(first) == asdict(full) | {"day": date.today().isoformat()}
    assert second.level is None and second.mistakes == ()


def test_it_says_once_where_it_keeps_and_not_to_one_who_chose_the_place(recorder, place, monkeypatch):
    monkeypatch.delenv("DNN_LAB_HOME")
    monkeypatch.setenv("HOME", str(place.parent))
    recorder.keep(event())
    assert "~/kept/progress.sqlite" in recorder.news()
    recorder.keep(event())
    assert recorder.news() == ""
    other = Recorder(place)
    other.keep(event())
    other.close()
    assert other.news() == "", "the file was there already"
    monkeypatch.setenv("DNN_LAB_HOME", str(place / "moved"))
    moved = Recorder()
    moved.keep(event())
    moved.close()
    assert moved.news() == "" and files(place / "moved")


def test_nothing_is_kept_where_it_is_switched_off(recorder, place, monkeypatch):
    monkeypatch.setenv("DNN_LAB_PROGRESS", "off")
    recorder.keep(event())
    assert not place.exists()


@contextmanager
def read_only(folder):
    """The folder as it is for someone who may only read it; root may write anywhere, and steps down for it."""
    folder.chmod(0o555)
    nobody = os.geteuid() == 0
    if nobody:
        os.seteuid(65534)
    try:
        yield
    finally:
        if nobody:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.fixture
def open_place():
    """A folder that someone else may reach too."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.parametrize("begun", [False, True])
def test_a_read_only_folder(open_place, begun):
    recorder = Recorder(open_place)
    if begun:
        recorder.keep(event("before"))
        recorder.close()
    with read_only(open_place):
        for step in ("first", "second"):
            recorder.keep(event(step))
        assert "cannot be written to" in recorder.news()
        recorder.keep(event("third"))
        assert recorder.news() == "", "said once"
        assert steps(open_place) == ["before"] * begun, "what is kept can be read all the same"
    recorder.keep(event("fourth"))
    recorder.close()
    assert steps(open_place) == ["before"] * begun + ["first", "second", "third", "fourth"], "nothing is lost"


@contextmanager
def no_file_longer_than(size):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [0, 5_000, 12_000, 20_000])
def test_a_full_disk(recorder, place, size):
    recorder.keep(event("before"))
    with no_file_longer_than(size):
        for number in range(600):
            recorder.keep(event(str(number)))
        assert "no room left" in recorder.news()
        held = len(recorder.waiting)
        assert held
        found = steps(place)
        assert found == ["before", *map(str, range(600))][: len(found)]
    assert steps(place) == ["before", *map(str, range(600 - held))]
    recorder.keep(event("after"))
    assert steps(place) == ["before", *map(str, range(600)), "after"]
    assert recorder.news() == ""


def test_a_place_where_no_folder_can_be(tmp_path):
    (tmp_path / "file").write_text("x")
    recorder = Recorder(tmp_path / "file" / "folder")
    recorder.keep(event())
    assert "cannot be written to" in recorder.news() and recorder.waiting


def test_a_python_without_sqlite_still_marks_and_practises(place):
    code = """
import sys
sys.modules["sqlite3"] = None
import dnn_lab as lab
trace = lab.practice(seed=1)
print(lab.mark(trace[0], trace[0].value).correct, lab.mark(trace[0], 99).correct)
print(repr(lab.progress()).splitlines()[0])
"""
    environment = os.environ | {"DNN_LAB_HOME": str(place)}
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.count("cannot be written to") == 1 and "\nTrue False\n" in ran.stdout
    assert ran.stdout.endswith("1 step worked out on 1 day, 1 of them right at the first try.\n") and not ran.stderr


def damage_head(path):
    path.write_bytes(b"not a database at all " * 100)


def damage_middle(path):
    data = bytearray(path.read_bytes())
    data[4096:8192] = bytes(4096)
    path.write_bytes(data)


def damage_end(path):
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 3 // 4])


def damage_meaning(path):
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE event")
    connection.close()


@pytest.mark.parametrize("damage", [damage_head, damage_middle, damage_end, damage_meaning])
def test_a_damaged_file_is_kept_aside_and_a_new_one_begun(place, damage):
    before = Recorder(place)
    for number in range(300):
        before.keep(event(f"before {number}"))
    before.close()
    (path,) = files(place)
    damage(path)
    damaged = path.read_bytes()
    for kernel in range(2):
        recorder = Recorder(place)
        recorder.keep(event(f"kernel {kernel}"))
        assert ("progress.sqlite is damaged" in recorder.news()) == (kernel == 0), "said once"
        recorder.close()
    assert path.read_bytes() == damaged and [file.name for file in files(place)][1:] == ["progress-2.sqlite"]
    found = steps(place)
    assert found[-2:] == ["kernel 0", "kernel 1"]
    if damage is damage_end:
        assert len(found) > 50, "what can still be read counts"


def test_a_file_damaged_under_a_running_kernel(recorder, place):
    recorder.keep(event("before"))
    other = Recorder(place)
    other.keep(event("other"))
    recorder.close()
    other.close()
    damage_head(files(place)[0])
    for kernel in (recorder, other):
        kernel.keep(event("after"))
    assert steps(place) == ["after", "after"] and len(files(place)) == 2


def test_a_deleted_file_is_begun_anew(recorder, place):
    recorder.keep(event("before"))
    for file in place.iterdir():
        file.unlink()
    recorder.keep(event("after"))
    assert steps(place) == ["after"]


def test_several_kernels_at_once(place):
    command = [sys.executable, "-c", KEEPING, str(place)]
    kernels = [subprocess.Popen([*command, name], stdout=subprocess.PIPE, text=True) for name in "abc"]
    said = [kernel.communicate()[0].strip() for kernel in kernels]
    assert said == [""] * 3
    found = steps(place)
    assert len(found) == 900
    for name in "abc":
        assert [step for step in found if step[0] == name] == [f"{name}-{number}" for number in range(300)]


def test_several_threads_at_once(recorder, place):
    work = [Thread(target=lambda n=n: [recorder.keep(event(f"{n}-{i}")) for i in range(50)]) for n in range(4)]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert sorted(steps(place)) == sorted(f"{n}-{i}" for n in range(4) for i in range(50))


def test_another_program_that_holds_the_file_is_waited_for_and_then_passed_by(recorder, place):
    recorder.keep(event("before"))
    holder = sqlite3.connect(files(place)[0], isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    recorder.keep(event("meanwhile"))
    assert "another program holds" in recorder.news()
    holder.execute("ROLLBACK")
    recorder.keep(event("after"))
    assert steps(place) == ["before", "meanwhile", "after"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_process_opens_the_file_for_itself(place):
    code = f"{KEEPING}\nimport os\nchild = os.fork()\nrecorder.keep(Event('answered', 'x', step='own'))\n"
    code += "os.waitpid(child, 0) if child else None"
    subprocess.run([sys.executable, "-W", "ignore", "-c", code, str(place), "a"], check=True, capture_output=True)
    assert steps(place)[300:] == ["own", "own"]


def test_no_answer_is_lost_when_kernels_are_killed():
    answers, lost, spare = losses(8, seed=None)
    assert answers > 50 and (lost, spare) == (0, 0)
