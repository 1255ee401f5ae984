"""The four floors: what a module imports lies on its own floor or below, and only views draw."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = ("engine", "worksheet", "marking", "views")
DRAWING = {"matplotlib", "ipywidgets", "anywidget"}
MODULES = sorted(path for floor in FLOORS for path in (ROOT / "dnn_lab" / floor).rglob("*.py"))


def package_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[:-1]


def imports(path):
    """Full names of all that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package_of(path)[: len(package_of(path)) - node.level + 1] if node.level else ()
            base = ".".join([*above, node.module] if node.module else above)
            yield from (f"{base}.{name.name}" for name in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "dnn_lab")))
def test_imports_go_down(path):
    floor = FLOORS.index(path.relative_to(ROOT / "dnn_lab").parts[0])
    for name in imports(path):
        top, *rest = name.split(".")
        if top == "dnn_lab":
            assert rest and rest[0] in FLOORS, f"imports {name}: modules import from floors, not the public names"
            assert FLOORS.index(rest[0]) <= floor, f"{FLOORS[floor]} imports {name}, which is above it"
        if FLOORS[floor] != "views":
            assert top not in DRAWING, f"{FLOORS[floor]} imports {top}; only views draw"


def test_every_floor_is_looked_at():
    assert {path.relative_to(ROOT / "dnn_lab").parts[0] for path in MODULES} >= {"engine", "worksheet", "views"}
