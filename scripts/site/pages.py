"""The course as pages to read: notebooks as stored, what stands in docs/ and beside it, the API."""

import inspect
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import dnn_lab as lab

ROOT = Path(__file__).parents[2]
LINK = '<a href="../lite/lab/index.html?path={name}">Work through this notebook in the browser</a>: no installation.\n'
OUTPUT_LINK = re.compile(r'href=\\"(\d\d_\w+)\.ipynb\\"')  # in what a cell showed: prose is linked by Sphinx
BESIDE = {"hub/README.md": "hub.md", "SECURITY.md": "security.md"}
"""Pages that do not stand in docs/, and what they are called on the site."""
API = "# The package\n\n`import dnn_lab as lab`; public names load on first use.\n"


def build(work, output):
    """Builds the pages into the folder `output`; a warning is an error. `work` is a folder for what goes into them."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(ROOT / "docs", work)
    for file, name in BESIDE.items():
        shutil.copy(ROOT / file, work / name)
    for page in work.glob("*.md"):
        page.write_text(_linked(page.read_text(encoding="utf-8")), encoding="utf-8")
    (work / "notebooks").mkdir()
    for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
        _copy(notebook, work / "notebooks")
    (work / "api.md").write_text("\n".join([API, *map(_entry, _public())]), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", work, output], check=True)


def _linked(text):
    """A page whose links out of docs/ lead to what the site has in that place."""
    text = text.replace("](../notebooks/", "](notebooks/")
    for file, name in BESIDE.items():
        text = text.replace(f"](../{file})", f"]({name})")
    return text


def _copy(notebook, folder):
    """The notebook with a link to itself in the browser edition below its title."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    first = content["cells"][0]
    link = LINK.format(name=notebook.name)
    first["source"] = re.sub(r"\A(# .*\n)", rf"\1\n{link}", "".join(first["source"]), count=1)
    text = OUTPUT_LINK.sub(r'href=\\"\1.html\\"', json.dumps(content))
    (folder / notebook.name).write_text(text, encoding="utf-8")


def _public():
    return [name for name in lab.__all__ if not name.startswith("_")]


def _entry(name):
    """One public name: how it is called, and its documentation as it stands in the code."""
    value = getattr(lab, name)
    call = f"{name}{_signature(value)}" if callable(value) else name
    text = inspect.getdoc(value) if callable(value) or inspect.ismodule(value) else repr(value)
    return f"## {name}\n\n```text\nlab.{call}\n\n{text}\n```\n"


def _signature(value):
    try:
        return inspect.signature(value)
    except ValueError:
        return "(…)"
