"""What pip would install: every module, script, style and data file of the package, and the licences."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
AROUND = ("pyproject.toml", "README.md", "LICENSE", "LICENSE-course")


def test_the_wheel_holds_the_whole_package(tmp_path):
    source = tmp_path / "source"
    shutil.copytree(ROOT / "dnn_lab", source / "dnn_lab", ignore=shutil.ignore_patterns("__pycache__"))
    for name in AROUND:
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    subprocess.run([*command, tmp_path, source], check=True, capture_output=True, text=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("dnn_lab/")}
    expected = {str(path.relative_to(source).as_posix()) for path in (source / "dnn_lab").rglob("*") if path.is_file()}
    assert expected and held == expected
    assert sum("/licenses/LICENSE" in name for name in zipfile.ZipFile(wheel).namelist()) == 2
