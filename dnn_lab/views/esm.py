"""A folder of plain ES modules as one text that anywidget can deliver.

anywidget loads a widget from a Blob, where relative imports lead nowhere. The text made here holds every module's
source unchanged and a small loader, which loads them when a widget is drawn: each module becomes a Blob of its own,
with its relative imports pointed at the Blobs of the modules that it names. Widgets of one page share the modules.
"""

import json
import re
from functools import cache
from hashlib import sha256
from pathlib import PurePosixPath

_IMPORT = re.compile(r'^((?:import|export)\b[^"\';]*?["\'])(\.{1,2}/[^"\']+)(["\'])', re.MULTILINE)

_LOADER = """const KEY = Symbol.for("dnn_lab modules %(version)s");
const load = async () => {
  const urls = {};
  for (const [name, pieces] of %(modules)s) {
    const source = pieces.map((piece, i) => (i %% 2 ? urls[piece] : piece)).join("");
    urls[name] = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  }
  return (await import(urls[%(entry)s])).default;
};
// anywidget gives a widget 2 seconds to begin; after that nothing from Python reaches it any more. A slow computer
// takes longer than that for the modules, so they wait until there is something to draw.
export default { render: async (place) => (await (globalThis[KEY] ??= load())).render(place) };
"""


@cache
def bundle(folder, entry):
    """The text of module `entry` ("stepper/stepper.mjs") under `folder` with all that it imports, and the loader.

    Raises ValueError for an import of a module that is not there and for modules that import each other.
    """
    modules = {}
    _collect(folder, PurePosixPath(entry), modules, ())
    text = json.dumps(list(modules.items())).replace("</", "<\\/")
    return _LOADER % {"version": sha256(text.encode()).hexdigest()[:12], "modules": text, "entry": json.dumps(entry)}


def _collect(folder, name, modules, above):
    """Adds a module after those that it imports: as its source cut at the import paths, [text, module, text, …]."""
    if name in above:
        raise ValueError(f"modules import each other: {' → '.join(map(str, (*above, name)))}")
    file = folder / name
    if not file.is_file():
        raise ValueError(f"{above[-1] if above else 'the widget'} imports {name}, which is not there")
    pieces = _IMPORT.split(file.read_text(encoding="utf-8"))
    source = [pieces[0]]
    for before, path, quote, after in zip(*[iter(pieces[1:])] * 4, strict=True):
        imported = _resolve(name.parent, path)
        if str(imported) not in modules:
            _collect(folder, imported, modules, (*above, name))
        source[-1] += before
        source += [str(imported), quote + after]
    modules[str(name)] = source


def _resolve(parent, path):
    parts = list(parent.parts)
    for part in PurePosixPath(path).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return PurePosixPath(*parts)
