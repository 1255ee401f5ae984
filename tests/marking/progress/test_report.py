"""A class's report: counted by hand, in an order that few answers cannot turn over, whatever the files hold."""

import csv
import os
import re
import subprocess
import sys
from base64 import b64decode

import pytest

from dnn_lab.__main__ import main
from dnn_lab.marking.progress import table
from dnn_lab.marking.progress.history import Kept
from dnn_lab.marking.progress.report import Steps, report
from dnn_lab.views.report import as_html, as_text

HOSTILE = '<img src=x onerror="alert(1)">'


def kept(step, verdict="right", kind="z", mistakes=(), what="answered", topic="forward"):
    return Kept(what, topic, 1, "sheet", step, kind, verdict, mistakes, 0, "2025-03-01")


FIRST = [kept("z1_1"), kept("z1_2"), kept("a1_1", "named", "a", ("forgot_activation",)), kept("a1_1", kind="a")]
SECOND = [kept("z1_1", "named", mistakes=("forgot_bias",)), kept("z1_1", "named", mistakes=("forgot_bias",))]
SECOND += [kept("a1_1", "named", "a", ("forgot_activation", "sign_lost")), kept("a1_2", "", "a", what="shown")]


@pytest.fixture
def folder(tmp_path):
    for name, history in (("first", FIRST), ("second", SECOND), ("third", [kept("z1_1")])):
        table.write(history, tmp_path / f"{name}.csv")
    return tmp_path


def test_it_counts_learners_steps_and_mistakes(folder):
    found = report(sorted(folder.glob("*.csv")))
    assert found.learners == 3 and not found.skipped
    counted = [(one.topic, one.kind, one.learners, one.first, one.later, one.open) for one in found.steps]
    assert counted == [("forward", "a", 2, 0, 1, 2), ("forward", "z", 3, 3, 0, 1)]
    slips = [(one.key, one.learners, one.steps, one.topic, one.kind) for one in found.slips]
    assert slips == [("forgot_activation", 2, 2, "forward", "a"), ("forgot_bias", 1, 1, "forward", "z")]


def test_trouble_is_wilsons_lower_end_so_that_one_wrong_answer_does_not_lead():
    # R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29
    for wrong, all_of_them, lower in ((81, 263, 0.2553), (15, 148, 0.0624), (0, 20, 0.0), (1, 29, 0.0061)):
        assert Steps("t", "k", 1, all_of_them - wrong, wrong, 0).trouble == pytest.approx(lower, abs=5e-5)
    assert Steps("t", "k", 1, 0, 1, 0).trouble < Steps("t", "k", 9, 50, 50, 0).trouble


def test_damaged_files_are_named_and_skipped(folder):
    (folder / "bytes.csv").write_bytes(os.urandom(400) + b"\0")
    (folder / "empty.csv").write_bytes(b"")
    (folder / "other.csv").write_text("name,mark\nme,1\n")
    (folder / "cut.csv").write_text((folder / "first.csv").read_text()[:-30] + "\n2025-99-01,answered")
    (folder / "worthless.csv").write_text((folder / "first.csv").read_text().splitlines()[0] + "\nx\n")
    (folder / "folder.csv").mkdir()
    found = report([*sorted(folder.glob("*.csv")), folder / "gone.csv"])
    assert {name for name, _ in found.skipped} == {
        "bytes.csv", "empty.csv", "other.csv", "worthless.csv", "folder.csv", "gone.csv",
    }  # fmt: skip
    assert [name for name, _ in found.doubted] == ["cut.csv"] and found.learners == 4
    said = as_text(found)
    assert "Left out: other.csv: it has no column 'day'." in said and "cut.csv: 2 lines could not be read." in said


def test_a_hostile_file_stays_text_and_steers_no_terminal(folder):
    table.write([kept(HOSTILE, "named", HOSTILE, (HOSTILE.replace(" ", ""),), topic=HOSTILE)], folder / "hostile.csv")
    table.write([kept("\x1b[2J", kind="\x1b[31m")], folder / "steering.csv")
    table.write([kept("=1+1", "named", "=2+2", ("@sum",), topic="=3+3")], folder / "formula.csv")
    (folder / "<b>name\x1b[2J.csv").write_text("x")
    found = report(sorted(folder.glob("*.csv")))
    page = as_html(found)
    picture = b64decode(re.search(r"base64,([^\"]+)", page)[1]).decode()
    assert "<img src=x" not in page + picture and "<b>" not in page and "&lt;img" in page
    assert "\x1b" not in as_text(found) + page
    main(["report", str(folder), "--csv", str(folder / "report.table")])
    cells = [cell for line in csv.reader((folder / "report.table").open()) for cell in line]
    assert not [cell for cell in cells if cell[:1] in "=+-@" and cell]


def test_the_command_writes_what_it_is_asked_for(folder, capsys):
    outputs = {"--html": folder / "report.html", "--csv": folder / "report.txt"}
    arguments = [text for option, path in outputs.items() for text in (option, str(path))]
    assert main(["report", str(folder / "*.csv"), str(folder / "first.csv"), *arguments]) == 0
    said = capsys.readouterr().out
    assert said.startswith("3 learners, 7 steps: what the class struggles with")
    assert re.search(r"▒+·+  Forward pass  activations +2 +3 +0 +1 +2\n", said)
    assert re.search(r"the activation function was not applied +2 +2 +Forward pass, activations\n", said)
    page = outputs["--html"].read_text()
    assert "<td>weighted sums</td><td>3</td><td>4</td><td>3</td><td>0</td><td>1</td>" in page
    assert "<script" not in page and "http" not in page.replace("http://www.w3.org/2000/svg", "")
    lines = list(csv.reader(outputs["--csv"].open()))
    assert ["step", "forward", "z", "3", "4", "3", "0", "1"] in lines
    assert ["mistake", "forward", "forgot_bias", "1", "1", "", "", ""] in lines


def test_with_nothing_to_report_on_it_says_so(tmp_path, capsys):
    assert main(["report", str(tmp_path / "gone.csv")]) == 1
    assert "Left out: gone.csv: No such file" in capsys.readouterr().out


def test_the_command_is_there(folder):
    command = [sys.executable, "-m", "dnn_lab", "report", str(folder)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", env=os.environ | {"PYTHONIOENCODING": "utf-8"})
    assert ran.returncode == 0 and "3 learners" in ran.stdout and ran.stderr == ""
