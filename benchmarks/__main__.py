"""`make bench`, or `python -m benchmarks [engine] [worksheet] …`: one table, everything measured in this run.

Every module here with a `rows()` function is asked for its rows; naming modules runs those alone.
"""

import os
import sys
from importlib import import_module
from importlib.util import find_spec

for library in ("OPENBLAS", "OMP", "MKL", "BLIS", "VECLIB_MAXIMUM"):
    os.environ[f"{library}_NUM_THREADS"] = "1"

IN_A_BROWSER = ("browser", "explorers", "formula_box")
MODULES = ("engine", "to_accuracy", "worksheet", "graphs", "relevance", "progress", *IN_A_BROWSER)

HOW_TO_READ = """\
How to read this: each line is a ratio of two times measured in turn, many times over, in this one run, on one thread
in float64; the middle one is given, and in brackets the range of the middle half. "0.9 × its time" takes a tenth less
time than what stands beside it, "8 × faster" an eighth of it. Times alone say little about another machine, ratios
say more; on a busy machine look at the brackets. "reach" is what was set out to be reached: "·" it was, "!" it was not.
"""


def main(names):
    print(HOW_TO_READ)
    for name in names:
        if find_spec(f"benchmarks.{name}"):
            print(f"{name}\n" + "─" * len(name))
            for row in import_module(f"benchmarks.{name}").rows():
                print(row, flush=True)
            print()


if __name__ == "__main__":
    main(sys.argv[1:] or MODULES)
