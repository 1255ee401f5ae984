"""The files of Pyodide that the site carries: each is taken only as its release made it, whoever hands it out."""

import hashlib
import json
import tarfile
import zipfile

import pytest

from scripts.site import pyodide

FILES = {"a.js": b"one", "b.whl": b"two"}


@pytest.fixture
def asked(monkeypatch):
    """Asks for two small files in place of Pyodide's."""
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in FILES.items()}
    monkeypatch.setattr(pyodide, "wanted", lambda: dict(hashes))


def folder_of(place, files):
    inner = place / "source" / "inner"
    inner.mkdir(parents=True)
    for name, data in files.items():
        (inner / name).write_bytes(data)
    return place / "source"


def as_zip(place, files):
    with zipfile.ZipFile(place / "files.whl", "w") as archive:
        for name, data in files.items():
            archive.writestr(f"some/folder/{name}", data)
    return place / "files.whl"


def as_tar(place, files):
    with tarfile.open(place / "files.tar.bz2", "w:bz2") as archive:
        archive.add(folder_of(place, files), arcname="pyodide")
    return place / "files.tar.bz2"


@pytest.mark.parametrize("pack", [folder_of, as_zip, as_tar])
def test_wanted_files_are_found_in_any_source_and_no_others(asked, tmp_path, pack):
    pyodide.collect(pack(tmp_path, FILES | {"other.js": b"three"}), tmp_path / "out")
    found = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert found.pop(pyodide.LOCK.name) == pyodide.LOCK.read_bytes()
    assert found == FILES


@pytest.mark.parametrize("changed", [{"b.whl": b"TWO"}, {}])
def test_a_changed_or_missing_file_is_refused_by_name(asked, tmp_path, changed):
    source = folder_of(tmp_path, {"a.js": b"one"} | changed)
    with pytest.raises(ValueError, match="lacks b.whl"):
        pyodide.collect(source, tmp_path / "out")


def test_the_list_of_packages_is_complete_in_itself():
    packages = json.loads(pyodide.LOCK.read_text(encoding="utf-8"))["packages"]
    needed = {name.lower().replace("_", "-") for one in packages.values() for name in one["depends"]}
    assert needed <= packages.keys()
    assert {"numpy", "matplotlib", "sqlite3", "ipython", "micropip"} <= packages.keys()
    assert all(len(digest) == 64 for digest in pyodide.wanted().values())
