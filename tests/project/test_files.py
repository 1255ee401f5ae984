"""What is handed out: no file says on which machine it was made or from which mirror its parts came."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLACES = re.compile(
    rb"(?<![\w.:/])/(home|Users|root|work|tmp|private|opt)/[\w.-]+"  # a folder of some machine
    rb"|[A-Z]:\\\\?Users\\"
    rb"|://[\w.-]*(?:pypi|pythonhosted|npmjs)|://deb\.|\b(?:extra-)?index-url|\bfind-links"  # where parts are had from
)


def tracked():
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True)
    if listing.returncode:
        pytest.skip("not a git clone")
    return [ROOT / name for name in listing.stdout.decode().split("\0") if name]


def test_no_file_names_a_machine_or_a_registry():
    named = {}
    for path in tracked():
        if path != Path(__file__) and path.is_file() and (found := PLACES.search(path.read_bytes())):
            named[str(path.relative_to(ROOT))] = found.group().decode(errors="replace")
    assert named == {}


@pytest.mark.parametrize("text", [b"see /home/me/x", b'"/opt/x"', b"C:\\\\Users\\me", b"https://pypi.example/simple/x"])
def test_what_is_looked_for_is_found(text):
    assert PLACES.search(text)


@pytest.mark.parametrize("text", [b"https://example.org/home/me", b"docs/work/x", b"1/root/2 of it"])
def test_what_is_not_meant_is_not_found(text):
    assert not PLACES.search(text)
