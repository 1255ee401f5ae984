"""Spelling, by codespell's list of usual slips: notebooks, README, docs, words, mistakes and exercises."""

import subprocess
import sys
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[2]
PLACES = ("README.md", "docs/*.md", "dnn_lab/**/*words.py", "dnn_lab/**/*words.mjs")
TABLES = ("dnn_lab/marking/mistakes/*.py", "dnn_lab/marking/exercises/**/*.py", "dnn_lab/views/course_map.py")


def misspelled(*paths):
    """codespell's lines on these files and folders, "" where it finds nothing."""
    command = [sys.executable, "-m", "codespell_lib", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode in (0, 65), done.stderr  # 65 says that something was found
    return done.stdout


def test_pages_and_words_are_spelled_right():
    assert misspelled(*(path for pattern in PLACES + TABLES for path in ROOT.glob(pattern))) == ""


def test_notebooks_are_spelled_right(tmp_path):
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        cells = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"]
        (tmp_path / f"{path.stem}.md").write_text("\n\n".join(cells), encoding="utf-8")
    assert misspelled(tmp_path) == ""


def test_a_misspelling_is_found(tmp_path):
    (tmp_path / "page.md").write_text("the wieghts of a nueron recieve nothing", encoding="utf-8")
    assert "recieve ==> receive" in misspelled(tmp_path)
