"""A notebook as one HTML file whose Steppers still step: no kernel, nothing loaded from elsewhere.

The notebook is executed. What the Stepper's browser side needs (its modules, each worksheet as data) goes into the
file, formulas become pictures; explorers, which need Python, stand still as in a preview. No answer is marked there,
and the page says so.
"""

import json
import re
from html import escape
from importlib.resources import files
from pathlib import Path

VIEW, STATE = "application/vnd.jupyter.widget-view+json", "application/vnd.jupyter.widget-state+json"
ALONE = ("stepper/stepper.mjs", "memo/memo.mjs")
"""The widgets that go on without Python."""
_MATH = re.compile(r"(?P<code>```.*?```|`[^`\n]*`)|\$\$(?P<block>.+?)\$\$|\$(?P<line>[^$\n]+?)\$", re.DOTALL)
_SHORT_FRACTION = re.compile(r"\\[dt]?frac(\d)(\d)")
_LINE = '<img class="tex" alt="{tex}" style="vertical-align:-{depth:.1f}px" src="{source}"/>'
_BLOCK = '<p class="tex"><img alt="{tex}" src="{source}"/></p>'
NEEDS = "dnn-lab export needs nbconvert and nbclient, which come with JupyterLab: pip install jupyterlab"


def export(notebook, timeout=600):
    """The HTML of a notebook file, executed in a kernel of its own, in the folder where it lies.

    timeout  seconds that one cell may take

    Raises OSError where the file cannot be read or what executes notebooks is not installed, and ValueError, with the
    cell's own error, where a cell fails.
    """
    try:
        import nbformat
        from nbclient import NotebookClient
        from nbclient.exceptions import CellExecutionError, CellTimeoutError
    except ImportError:
        raise OSError(NEEDS) from None
    path = Path(notebook)
    try:
        read = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    except (nbformat.reader.NotJSONError, UnicodeDecodeError):
        raise OSError(f"{path} is no notebook") from None
    try:
        NotebookClient(read, timeout=timeout, resources={"metadata": {"path": str(path.parent)}}).execute()
    except (CellExecutionError, CellTimeoutError) as error:
        raise ValueError(f"{path}: {error}") from None
    return page(read, path.stem)


def page(notebook, title):
    """The HTML of an executed notebook that holds its widgets' state."""
    from nbconvert import HTMLExporter

    models = notebook.metadata.pop("widgets", {}).get(STATE, {}).get("state", {})
    used = {}
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = _MATH.sub(_pictured, cell.source)
        for output in cell.get("outputs", ()):
            _mounted(output.get("data", {}), models, used)
    body, _ = HTMLExporter(template_name="basic").from_notebook_node(notebook)
    modules = {text: f"m{place}" for place, text in enumerate(dict.fromkeys(one["_esm"] for one in used.values()))}
    styles = "\n".join(dict.fromkeys(one["_css"] for one in used.values()))
    sent = {name: {**_own(state), "module": modules[state["_esm"]]} for name, state in used.items()}
    scripts = "".join(
        f'<script type="text/plain" id="{name}">{_quoted(text)}</script>' for text, name in modules.items()
    )
    own = files("dnn_lab") / "views" / "static" / "export"
    parts = {"title": escape(title), "style": (own / "page.css").read_text(encoding="utf-8") + styles, "body": body}
    parts |= {"data": _quoted(sent), "modules": scripts, "script": (own / "mount.mjs").read_text(encoding="utf-8")}
    text = (own / "page.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], text)


def _quoted(data):
    """As JSON that may stand in a script element."""
    return json.dumps(data).replace("</", "<\\/")


def _own(state):
    """A model's own traits: what belongs to the framework stays behind."""
    return {name: value for name, value in state.items() if not name.startswith("_") and name != "layout"}


def _mounted(data, models, used):
    """Puts a place for a live widget into an output, or leaves the picture that stands still."""
    name = data.pop(VIEW, {}).get("model_id")
    state = models.get(name, {}).get("state", {})
    if any(f'urls["{entry}"]' in state.get("_esm", "") for entry in ALONE):
        used[name] = state
        data["text/html"] = f'<div class="alone" data-model="{name}">{data.get("text/html", "")}</div>'


def _pictured(found):
    """TeX as a picture with the TeX as its words; what cannot be drawn, and code, stays as it is written."""
    if found["code"]:
        return found[0]
    tex = " ".join((found["block"] or found["line"]).split())
    try:
        source, depth = _drawn(tex, 15 if found["block"] else 12.5)
    except ValueError:
        return f"<code>{escape(tex)}</code>"
    return (_BLOCK if found["block"] else _LINE).format(tex=escape(tex, quote=True), source=source, depth=depth)


def _drawn(tex, size):
    """(address of an SVG, how far it goes below the line in pixels). Raises ValueError for TeX that is not known."""
    from base64 import b64encode
    from io import BytesIO

    from matplotlib import rc_context
    from matplotlib.mathtext import math_to_image

    written, known = BytesIO(), _SHORT_FRACTION.sub(r"\\frac{\1}{\2}", tex)
    with rc_context({"mathtext.fontset": "stix", "svg.fonttype": "path", "font.size": size}):
        depth = math_to_image(f"${known}$", written, format="svg", color="#1b1b1b")
    return "data:image/svg+xml;base64," + b64encode(written.getvalue()).decode(), depth * 4 / 3
