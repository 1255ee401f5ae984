"""The lock files: fresh against pyproject.toml, hashed, one version for all, from no named place; and one lock of the
oldest versions that pyproject.toml allows.
"""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
NEEDED = {
    "requirements.lock": PROJECT["dependencies"] + EXTRAS["lab"],
    "requirements-test.lock": PROJECT["dependencies"] + EXTRAS["test"],
    "requirements-bench.lock": PROJECT["dependencies"] + EXTRAS["bench"],
    "requirements-site.lock": PROJECT["dependencies"] + EXTRAS["site"],
    "requirements-hub.lock": PROJECT["dependencies"] + EXTRAS["lab"] + EXTRAS["hub"],
    "requirements-oldest.lock": PROJECT["dependencies"] + EXTRAS["lab"] + EXTRAS["test"],
}
OLDEST = "requirements-oldest.lock"
LOCKS = tuple(NEEDED)
NEWEST = tuple(lock for lock in LOCKS if lock != OLDEST)
PLACES = [
    {"sys_platform": system, "python_version": python, "python_full_version": f"{python}.9"}
    for system in ("linux", "darwin", "win32", "emscripten")
    for python in ("3.11", "3.12", "3.13", "3.14")
]


def text_of(lock):
    return (ROOT / lock).read_text(encoding="utf-8")


def pins(lock, place=None):
    """{name: [versions]} of a lock, or of what it holds for one place; there are several where platforms differ."""
    found = {}
    for name, version, marker in re.findall(r"^([\w.-]+)==([^\s;\\]+)(?: ; (.*?))? \\$", text_of(lock), re.MULTILINE):
        if place is None or not marker or Marker(marker).evaluate(place):
            found.setdefault(canonicalize_name(name), []).append(version)
    return found


def asked_for(requirements, place):
    return [one for one in map(Requirement, requirements) if one.marker is None or one.marker.evaluate(place)]


@pytest.mark.parametrize("lock", LOCKS)
def test_what_the_project_asks_for_is_pinned_within_its_range(lock):
    for place in PLACES:
        pinned = pins(lock, place)
        for requirement in asked_for(NEEDED[lock], place):
            versions = pinned.get(canonicalize_name(requirement.name))
            assert versions, f"{requirement} is not in {lock}: run `make lock`"
            assert all(requirement.specifier.contains(one) for one in versions), f"{requirement}: run `make lock`"


def test_the_oldest_of_each_range_is_what_the_oldest_lock_pins():
    """What the course runs on; the test tools in that lock are today's."""
    for place in PLACES:
        pinned = pins(OLDEST, place)
        for requirement in asked_for(PROJECT["dependencies"] + EXTRAS["lab"], place):
            (floor,) = (Version(one.version) for one in requirement.specifier if one.operator == ">=")
            versions = [Version(one) for one in pinned[canonicalize_name(requirement.name)]]
            assert versions == [floor], f"{requirement}: run `make lock`"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes_and_none_names_a_place(lock):
    before, *entries = re.split(r"^(?=[\w.-]+==)", text_of(lock), flags=re.MULTILINE)
    assert before == "" and all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"://| @ |^-", text_of(lock), re.MULTILINE)


@pytest.mark.parametrize("lock", NEWEST[1:])
def test_locks_agree(lock):
    running = pins(LOCKS[0])
    assert {name: versions for name, versions in pins(lock).items() if versions != running.get(name, versions)} == {}
