"""The lock files: fresh against pyproject.toml, hashed, one version for both, from no named place."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
NEEDED = {
    "requirements.lock": PROJECT["dependencies"] + EXTRAS["lab"],
    "requirements-test.lock": PROJECT["dependencies"] + EXTRAS["test"],
    "requirements-bench.lock": PROJECT["dependencies"] + EXTRAS["bench"],
    "requirements-site.lock": PROJECT["dependencies"] + EXTRAS["site"],
    "requirements-hub.lock": PROJECT["dependencies"] + EXTRAS["lab"] + EXTRAS["hub"],
}
LOCKS = tuple(NEEDED)


def text_of(lock):
    return (ROOT / lock).read_text(encoding="utf-8")


def pins(lock):
    """{name: [versions]} of a lock; there are several where platforms differ."""
    found = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", text_of(lock), re.MULTILINE):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_what_the_project_asks_for_is_pinned_within_its_range(lock):
    pinned = pins(lock)
    for requirement in map(Requirement, NEEDED[lock]):
        versions = pinned.get(canonicalize_name(requirement.name))
        assert versions, f"{requirement} is not in {lock}: run `make lock`"
        assert all(requirement.specifier.contains(version) for version in versions), f"{requirement}: run `make lock`"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes_and_none_names_a_place(lock):
    before, *entries = re.split(r"^(?=[\w.-]+==)", text_of(lock), flags=re.MULTILINE)
    assert before == "" and all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"://| @ |^-", text_of(lock), re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_locks_agree(lock):
    running = pins(LOCKS[0])
    assert {name: versions for name, versions in pins(lock).items() if versions != running.get(name, versions)} == {}
