"""The page docs/diagnosis.md: the tables, what their lines mean, and how it was measured."""

from benchmarks.diagnosis.table import glance, practice_and_time, table
from benchmarks.diagnosis.topics import TOPICS

PAGE = """# How often marking names the right mistake

Measured with {learners} simulated learners for each column (seed {seed}) by `make diagnosis`, which writes this page.

## At a glance

Learners answer with as many digits as the worksheet asks for. Each makes one mistake of
[the catalogue](mistakes.md) somewhere in a worksheet that marking has not seen.

{glance}

{practice}

## How to read the lines

**The mistake made is among those named**: what went wrong is said, alone or as one of two (“either … or …”).
Of 100 wrong answers that were not taken for right.

**Named first**: it is the first of the at most two. Where two mistakes give the same number, nobody can tell them
apart from the number; both are said, and the commoner one comes first.

**Wrong, but right by coincidence**: a mistake was made, and the answer accepted, because rounding brought it within
half a unit of the right one. The fewer digits are typed, the more often; so each step asks for as many digits as tell
its mistakes from the truth, and practice worksheets choose numbers that leave no such case.

**Unrelated wrong numbers accused of a mistake**: somebody typed a number from quite another place, and is told of a
mistake that was not made. Counted is any mistake named, with “perhaps” or without.

**Right answers marked wrong**: the right number, typed with all its digits, or rounded to these.

**Learners who round each intermediate**: every product, power, sum and answer is rounded to that many digits, and
carried on with. Accepted includes being told that something was rounded on the way. Who loses so much by rounding
that the answer is far off is told that, and not counted as accepted.

**Wrong value carried forward**: one step is wrong, all after it is worked out rightly from what is written. A later
answer that it has changed is marked: credited means right, given the earlier value. The source is not named where the
wrong number is so near the right one that marking took it for rounding.

{topics}

## What is measured

**Worksheets.** {networks}

**Learners.** Their passes and their mistakes are plain Python and numpy (`benchmarks/diagnosis/`), written from the
list of mistakes and sharing no code with the package, so an error in a rewrite shows as a mistake that is not named.
That holds for all topics: networks are worked in arrays, graphs from a list of operations of their own, shares from
the rules as they stand in the papers. What is not independent is the choice: learners make the mistakes of the list,
in the steps where the list has them. How often people make others is not measured here. A learner picks a step at
random, then one of the mistakes that can be made there, then one of its variants (which term is left out, which
neighbour). A mistake that changes nothing, such as a ReLU forgotten where z > 0, cannot be seen and is not drawn.

**Typing.** Numbers are rounded to 2, 3 or 4 significant digits, in the column “as asked” to as many as the step asks
for (2 to 4). Zeros at the end are typed where the number was rounded, not where it is exact. Who is told that
an answer is rounded too far types it again with its zeros. Counts are typed exactly.

**By coincidence**, in networks: gradient steps so small that w − η·g and w + η·g round to the same number are most of
them, which is why an update asks for four digits there. **In practice** worksheets ({sheets} of a network's passes,
all levels) numbers are chosen so that this does not happen.

**Unrelated** numbers are right answers of another step of another worksheet, so of the size that answers have.

**Time** is that of one call of `mark` with the learner's earlier answers, on the machine that wrote this page: right
and wrong answers in networks.
"""

NETWORKS = "Those of each topic are drawn at random; none of them was used while the catalogue was written."


def page(counted, sheets, milliseconds, learners, seed, practice_sheets):
    """The page as Markdown. counted  {key of a topic: {digits: tally}}"""
    sections = [f"## {TOPICS[key].title}\n\n{TOPICS[key].drawn}\n\n{_table(key, counted)}" for key in counted]
    return PAGE.format(
        glance=glance({TOPICS[key].title: columns for key, columns in counted.items()}),
        practice=practice_and_time(sheets, milliseconds),
        topics="\n\n".join(sections),
        networks=NETWORKS,
        learners=f"{learners:,}",
        seed=seed,
        sheets=f"{practice_sheets:,}",
    )


def _table(key, counted):
    return table(counted[key], TOPICS[key].exact)
