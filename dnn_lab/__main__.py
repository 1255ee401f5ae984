"""The command `dnn-lab`, or `python -m dnn_lab`. A subcommand is one entry of `COMMANDS`."""

import argparse
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from glob import glob
from importlib.util import find_spec
from pathlib import Path

import dnn_lab
from dnn_lab import course

COPIED = "{copied} of {all} notebooks copied to {folder}; {kept} were there and stay as they are."
NO_LAB = "dnn-lab: JupyterLab, which opens them, is not installed here: pip install jupyterlab"
FIRST_PAGE = f"--LabApp.default_url=/lab/tree/{course.FIRST}"

EXPORTED = "{file} written: it needs no Jupyter and no network; its Steppers step, but nothing in it is marked."


@dataclass(frozen=True)
class Command:
    """`options` adds its arguments to a parser; `run` takes what was parsed and gives the exit code."""

    about: str
    options: Callable
    run: Callable


def _folder(parser):
    parser.add_argument("folder", nargs="?", default="dnn-lab", help="where to (default: dnn-lab, in this folder)")


def _start_options(parser):
    _folder(parser)
    parser.add_argument("flags", nargs="*", help="passed on to JupyterLab, after --")


def _copy(given):
    copied, kept = course.copy(given.folder)
    print(COPIED.format(copied=len(copied), all=len(copied) + len(kept), folder=given.folder, kept=len(kept)))
    return 0


def _start(given):
    _copy(given)
    if not find_spec("jupyterlab"):
        print(NO_LAB, file=sys.stderr)
        return 1
    folder = str(Path(given.folder).expanduser())
    command = [sys.executable, "-m", "jupyterlab", FIRST_PAGE, *given.flags, folder]
    return _until_it_ends(subprocess.Popen(command, env=course.environment()))


def _until_it_ends(process):
    """Waits, also where Ctrl + C is pressed: that is JupyterLab's to hear, which asks whether it shall stop."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def _report_options(parser):
    parser.add_argument("files", nargs="+", help="what lab.progress().to_csv wrote, one file a learner, or folders")
    parser.add_argument("--html", metavar="FILE", help="write it as a page with a picture, too")
    parser.add_argument("--csv", metavar="FILE", help="write its numbers as a table, too")


def _report(given):
    from dnn_lab.marking.progress.report import report
    from dnn_lab.views import report as shown

    found = report(_tables(given.files))
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a terminal without these letters still shows the numbers
    print(shown.as_text(found))
    if not found.learners:
        return 1
    if given.html:
        Path(given.html).write_text(shown.as_html(found), encoding="utf-8")
    if given.csv:
        shown.write_csv(found, given.csv)
    return 0


def _export_options(parser):
    parser.add_argument("notebook", help="the notebook to execute and write")
    parser.add_argument("--to", metavar="FILE", help="where to (default: beside the notebook, as .html)")


def _export(given):
    from dnn_lab.views.export import export

    to = Path(given.to or Path(given.notebook).with_suffix(".html"))
    try:
        to.write_text(export(given.notebook), encoding="utf-8")
    except ValueError as error:
        print(f"dnn-lab: {error}", file=sys.stderr)
        return 1
    print(EXPORTED.format(file=to))
    return 0


def _tables(names):
    """The files meant by names, folders and patterns (not every shell fills these in), each once."""
    found = []
    for name in names:
        path = Path(name)
        many = sorted(path.glob("*.csv")) if path.is_dir() else map(Path, sorted(glob(name)) or [name])
        found += many
    return list(dict.fromkeys(found))


COMMANDS = {
    "start": Command("copy the notebooks into a folder and open the first in JupyterLab", _start_options, _start),
    "copy": Command("copy the notebooks into a folder; what is there is never overwritten", _folder, _copy),
    "export": Command("write a notebook as one HTML file that steps without Jupyter", _export_options, _export),
    "report": Command("show what a class struggles with, from its learners' progress", _report_options, _report),
}


def main(arguments=None):
    """Runs one command; returns its exit code. What goes wrong is told in one sentence."""
    parser = argparse.ArgumentParser(prog="dnn-lab", description=dnn_lab.__doc__.splitlines()[0])
    parser.add_argument("--version", action="version", version=dnn_lab.__version__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, command in COMMANDS.items():
        command.options(one := commands.add_parser(name, help=command.about, description=command.about))
        one.set_defaults(run=command.run)
    given = parser.parse_args(arguments)
    try:
        return given.run(given)
    except OSError as error:
        print(f"dnn-lab: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
