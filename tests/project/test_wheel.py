"""What pip would install: every module, script, style and data file of the package, the notebooks, and the licences;
and the command that copies the notebooks out of it.
"""

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import nbformat
import pytest
from jupyter_server.services.config import ConfigManager

from dnn_lab import course
from dnn_lab.__main__ import main

ROOT = Path(__file__).parents[2]
AROUND = ("pyproject.toml", "README.md", "LICENSE", "LICENSE-course")
NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """The files that a wheel is built from, apart from what building leaves behind."""
    folder = tmp_path_factory.mktemp("source")
    for name in ("dnn_lab", "notebooks"):
        ignored = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in AROUND:
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture(scope="module")
def wheel(source, tmp_path_factory):
    place = tmp_path_factory.mktemp("wheel")
    command = [*PIP, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", place, source]
    subprocess.run(command, check=True, capture_output=True, text=True)
    return next(place.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The Python of an environment that has this wheel and nothing else."""
    place = tmp_path_factory.mktemp("environment")
    venv.create(place, with_pip=False)
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    apart = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run([*PIP, "--python", python, "install", "--quiet", "--no-deps", wheel], check=True, env=apart)
    return python


def test_the_wheel_holds_the_whole_package(source, wheel):
    names = zipfile.ZipFile(wheel).namelist()
    expected = {str(path.relative_to(source).as_posix()) for path in (source / "dnn_lab").rglob("*") if path.is_file()}
    assert expected and {name for name in names if name.startswith("dnn_lab/")} == expected
    assert sum("/licenses/LICENSE" in name for name in names) == 2
    assert sorted(Path(name).name for name in names if name.endswith(".ipynb")) == NOTEBOOKS


def test_notebooks_come_out_of_an_installed_wheel_and_nothing_is_overwritten(installed, tmp_path):
    command = [installed, "-I", "-m", "dnn_lab", "copy", tmp_path / "course"]
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path).stdout
    assert said.startswith(f"{len(NOTEBOOKS)} of {len(NOTEBOOKS)} notebooks copied")
    own = tmp_path / "course" / NOTEBOOKS[0]
    cells = [cell for cell in nbformat.read(own, as_version=4).cells if cell.cell_type == "code"]
    assert cells and not [cell for cell in cells if cell.outputs or cell.execution_count], (
        "a result before its prediction"
    )
    own.write_text("worked on", encoding="utf-8")
    (tmp_path / "course" / NOTEBOOKS[-1]).unlink()
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path).stdout
    assert said.startswith(f"1 of {len(NOTEBOOKS)}") and own.read_text(encoding="utf-8") == "worked on"
    assert sorted(path.name for path in (tmp_path / "course").iterdir()) == NOTEBOOKS


def test_a_file_where_a_folder_should_be_is_told(tmp_path, capsys):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert main(["copy", str(tmp_path / "taken")]) == 1
    assert "taken is a file; a folder for the notebooks was expected" in capsys.readouterr().err


def test_start_opens_the_first_notebook_of_the_copy(monkeypatch, tmp_path):
    called = []
    monkeypatch.delenv("JUPYTER_CONFIG_PATH", raising=False)
    monkeypatch.setattr("subprocess.Popen", lambda *args, **named: called.append((*args, named)) or Interrupted())
    assert main(["start", str(tmp_path / "mine"), "--", "--no-browser"]) == 0
    opened = f"--LabApp.default_url=/lab/tree/{NOTEBOOKS[0]}"
    ((command, named),) = called
    assert command == [sys.executable, "-m", "jupyterlab", opened, "--no-browser", str(tmp_path / "mine")]
    assert Path(named["env"]["JUPYTER_CONFIG_PATH"], "labconfig").is_dir()
    assert (tmp_path / "mine" / NOTEBOOKS[0]).is_file()


class Interrupted:
    """A process whose parent hears Ctrl + C twice before it ends by itself."""

    presses = 2

    def wait(self):
        self.presses -= 1
        if self.presses >= 0:
            raise KeyboardInterrupt
        return 0


def test_without_jupyterlab_start_copies_and_says_what_is_missing(installed, tmp_path):
    command = [installed, "-I", "-m", "dnn_lab", "start", tmp_path / "course"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 1 and done.stderr.strip().endswith("pip install jupyterlab")
    assert (tmp_path / "course" / NOTEBOOKS[0]).is_file()


def test_the_learners_own_settings_go_before_those_of_the_course(monkeypatch, tmp_path):
    news = "@jupyterlab/apputils-extension:notification"
    (tmp_path / "labconfig").mkdir()
    own = {news: {"checkForUpdates": True}, "theirs": {"kept": 1}}
    (tmp_path / "labconfig" / "default_setting_overrides.json").write_text(json.dumps(own), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(tmp_path))
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", course.environment()["JUPYTER_CONFIG_PATH"])
    found = ConfigManager(config_dir_name="labconfig").get("default_setting_overrides")
    assert found[news] == {"checkForUpdates": True, "fetchNews": "false"} and found["theirs"] == {"kept": 1}
