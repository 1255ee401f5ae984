"""The Binder files: repo2docker, asked what it would do, reads all of them and nothing else of the repository."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUTTON = re.compile(
    r"\[!\[open in Binder\]\(docs/binder\.svg\)\]\(https://mybinder\.org/v2/gh/[\w.-]+/[\w.-]+/HEAD\?urlpath=lab/tree/([^)]+)\)"
)


@pytest.fixture(scope="module")
def dockerfile(tmp_path_factory):
    place = tmp_path_factory.mktemp("repository") / "course"
    place.mkdir()
    shutil.copytree(ROOT / "binder", place / "binder")
    for name in ("pyproject.toml", "requirements.txt", "requirements.lock", "README.md"):
        shutil.copy(ROOT / name, place)
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", place]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout + done.stderr


def test_the_locked_requirements_are_installed_then_the_course(dockerfile):
    installed = dockerfile.index('install --no-cache-dir -r "binder/requirements.txt"')
    assert installed < dockerfile.index("binder/postBuild")
    assert '-r "requirements.txt"' not in dockerfile
    assert (ROOT / "binder" / "requirements.txt").read_text(encoding="utf-8").strip() == "-r ../requirements.lock"


def test_python_is_the_one_that_is_asked_for(dockerfile):
    wanted = (ROOT / "binder" / "runtime.txt").read_text(encoding="utf-8").strip().removeprefix("python-")
    assert f"environment-2epy-2d{wanted.replace('.', '-2e')}" in dockerfile


def test_the_readmes_button_leads_to_the_notebook_that_a_session_opens():
    (path,) = BUTTON.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert (ROOT / path).is_file() and (ROOT / "docs" / "binder.svg").is_file()
    assert f'"default_url": "/lab/tree/{path}"' in (ROOT / "binder" / "postBuild").read_text(encoding="utf-8")


def test_sessions_begin_with_the_start_script(dockerfile):
    assert 'ENV R2D_ENTRYPOINT="${REPO_DIR}/binder/start"' in dockerfile
