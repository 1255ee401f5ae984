"""The course in the browser alone: JupyterLite with all notebooks, Pyodide, and `dnn_lab` as a wheel.

Every notebook gets one cell before its first, which installs the course from the site's own wheels.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from dnn_lab import course
from scripts.site import pyodide

ROOT = Path(__file__).parents[2]
SETTINGS = ROOT / "dnn_lab" / "jupyter" / "labconfig" / "default_setting_overrides.json"
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
# What `dnn_lab` needs beyond Pyodide's own packages; all are plain Python.
WHEELS = ("anywidget", "comm", "ipywidgets", "jupyterlab-widgets", "psygnal", "tqdm", "typing-extensions")
INSTALL = {
    "cell_type": "code",
    "id": "install-in-the-browser",
    "metadata": {},
    "execution_count": None,
    "outputs": [],
    "source": "%pip install -q dnn-lab sqlite3",
}


def build(work, output, source=None):
    """Builds the edition into the folder `output`. `work` is a folder for what goes into it, `source` of Pyodide."""
    shutil.rmtree(work, ignore_errors=True)
    (work / "files").mkdir(parents=True)
    pyodide.collect(source, work / "static" / "pyodide")
    _wheels(work / "pypi")
    for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
        _copy(notebook, work / "files")
    (work / "jupyter-lite.json").write_text(json.dumps(_config()), encoding="utf-8")
    shutil.copy(SETTINGS, work / "overrides.json")
    command = ["build", "--lite-dir", work, "--output-dir", output, "--contents", work / "files", "--apps", "lab"]
    command = [sys.executable, "-m", "jupyterlite_core", *command, "--no-sourcemaps"]
    subprocess.run(command, check=True, cwd=work, stdout=subprocess.DEVNULL)


def _config():
    data = {
        "appName": "A workbook of deep neural networks",
        "exposeAppInBrowser": True,
        "litePluginSettings": {KERNEL: {"disablePyPIFallback": True}},
    }
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}


def _wheels(folder):
    """The wheel of the course, and plain wheels of what it needs in the versions of requirements.lock."""
    pip = [sys.executable, "-m", "pip"]
    subprocess.run([*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT], check=True)
    plain = ["--only-binary=:all:", "--implementation=py", "--abi=none", "--platform=any", "--python-version=3.12"]
    subprocess.run([*pip, "download", "--quiet", "--no-deps", *plain, "--dest", folder, *_pins()], check=True)


def _pins():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return [re.search(rf"^{name}==[^\s;\\]+", lock, re.MULTILINE).group() for name in WHEELS]


def _copy(notebook, folder):
    content = json.loads(course.not_run(notebook.read_text(encoding="utf-8")))
    content["cells"].insert(0, INSTALL)
    (folder / notebook.name).write_text(json.dumps(content), encoding="utf-8")
