"""The command `dnn-lab`, or `python -m dnn_lab`. A subcommand is one entry of `COMMANDS`."""

import argparse
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import dnn_lab
from dnn_lab import course

COPIED = "{copied} of {all} notebooks copied to {folder}; {kept} were there and stay as they are."


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
    return subprocess.call([sys.executable, "-m", "jupyterlab", *given.flags, given.folder])


COMMANDS = {
    "start": Command("copy the notebooks into a folder and open them in JupyterLab", _start_options, _start),
    "copy": Command("copy the notebooks into a folder; what is there is never overwritten", _folder, _copy),
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
