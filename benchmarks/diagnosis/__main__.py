"""`python -m benchmarks.diagnosis` prints the page of the diagnosis and writes it to docs/diagnosis.md.

`--learners`, `--seed` and `--page` change how many, which, and where, `--workers` on how many cores; `--topics`
takes some of the topics alone, and then writes nothing.
"""

import argparse
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.diagnosis.columns import practice_column, topic_column
from benchmarks.diagnosis.page import page
from benchmarks.diagnosis.table import table
from benchmarks.diagnosis.timing import median_time
from benchmarks.diagnosis.topics import TOPICS

PAGE = Path(__file__).parents[2] / "docs" / "diagnosis.md"
PRACTICE_SHEETS = 1200
MOST_TIMED = 500


def _options():
    options = argparse.ArgumentParser(prog="python -m benchmarks.diagnosis", description=__doc__)
    options.add_argument("--learners", type=int, default=10_000, help="for each column")
    options.add_argument("--seed", type=int, default=2024)
    options.add_argument("--page", type=Path, default=PAGE)
    options.add_argument("--workers", type=int, help="processes; as many as there are cores where it is left out")
    options.add_argument("--topics", nargs="+", choices=list(TOPICS), help="prints the tables of these alone")
    return options.parse_args()


def _counted(keys, learners, seed, pool):
    """{topic: {digits: tally}}; a column is one piece of work."""
    asked = {
        key: {digits: pool.submit(topic_column, key, learners, digits, seed) for digits in TOPICS[key].digits}
        for key in keys
    }
    return {key: {digits: tally.result() for digits, tally in columns.items()} for key, columns in asked.items()}


def main():
    chosen = _options()
    with ProcessPoolExecutor(chosen.workers) as pool:
        counted = _counted(chosen.topics or TOPICS, chosen.learners, chosen.seed, pool)
        if chosen.topics:
            print("\n\n".join(f"{TOPICS[key].title}\n\n{table(counted[key], TOPICS[key].exact)}" for key in counted))
            return
        sheets = pool.submit(practice_column, PRACTICE_SHEETS, chosen.seed).result()
    milliseconds = median_time(min(chosen.learners, MOST_TIMED), chosen.seed)
    text = page(counted, sheets, milliseconds, chosen.learners, chosen.seed, PRACTICE_SHEETS)
    print(text)
    chosen.page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
