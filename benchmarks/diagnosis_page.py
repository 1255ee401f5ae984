"""The table of the diagnosis and the page around it."""

ROWS = (
    # what is measured, counted, out of, to reach at 3 digits
    ("the mistake made is among those named", "mistake named", ("mistake", "mistake taken for right"), "≥ 99 %"),
    ("named first", "mistake first", ("mistake", "mistake taken for right"), "≥ 95 %"),
    ("wrong, but right by coincidence", "mistake taken for right", ("mistake",), "≤ 1 %"),
    ("unrelated wrong numbers accused of a mistake", "unrelated accused", ("unrelated",), "≤ 2 %"),
    ("right answers marked wrong, typed in full", "right in full, refused", ("right",), "0"),
    ("right answers marked wrong, rounded to these digits", "right rounded, refused", ("right",), "0"),
    ("learners who round each intermediate: accepted", "rounding accepted", ("rounding",), "≥ 99 %"),
    ("… a mistake of theirs is among those named", "rounded mistake named",
     ("rounded mistake", "rounded mistake taken for right"), "—"),
    ("… named first", "rounded mistake first", ("rounded mistake", "rounded mistake taken for right"), "—"),
    ("wrong value carried forward correctly: credited", "carried credited", ("carried",), "≥ 99 %"),
    ("… and the first step that was off is named", "carried, source named", ("carried",), "—"),
)  # fmt: skip

PAGE = """# How often marking names the right mistake

Measured with {learners} simulated learners for each column (seed {seed}) by `make diagnosis`, which writes this page.

{rows}

## What is measured

**Networks.** Eight shapes from 1–2–1 to 3–2–3–2, none of them used while the catalogue of mistakes was written.
Hidden layers of sigmoid, tanh, ReLU or leaky ReLU; outputs and losses in all seven pairs that the package has.
Weights and biases are uniform in −1 … 1, a third each with one decimal, with two, and with all there are;
inputs in −1 … 2; learning rates 0.1, 0.2, 0.5. Each learner works one whole training step: forward, loss,
backward, update.

**Learners.** Their passes and their mistakes are plain numpy (`benchmarks/learners.py`, `benchmarks/slips*.py`),
written from the list of mistakes and sharing no code with the package, so an error in a rewrite shows as a
mistake that is not named. A learner picks a step at random, then one of the mistakes that can be made there,
then one of its variants (which term is left out, which neighbour). A mistake that changes nothing, such as a
ReLU forgotten where z > 0, cannot be seen and is not drawn.

**Typing.** Numbers are rounded to 2, 3 or 4 significant digits, in the last column to as many as the step asks
for (2 to 4). Zeros at the end are typed where the number was rounded, not where it is exact. Who is told that
an answer is rounded too far types it again with its zeros.

**Named** counts answers that were not taken for right; *first* means first of the at most two that are named.
**By coincidence** counts wrong answers that were accepted, because rounding brought them within half a unit of
the right one: gradient steps so small that w − η·g and w + η·g round to the same number are most of them, which
is why an update asks for four digits there. **In practice** worksheets ({sheets} of all topics and levels)
numbers are chosen so that this does not happen.

**Unrelated** numbers are right answers of another step of another network, so of the size that answers have.
Counted as accused is any mistake named, with “perhaps” or without.

**Rounding learners** round every product, power, sum and answer to that many significant digits and carry on
with what they have; marking knows their earlier answers as typed. Accepted includes being told that something
was rounded on the way.

**Carried forward**: a wrong number is written down, all after it is worked out rightly from what is written,
and a later answer that it has changed is marked. The source is not named where the wrong number is so near the
right one that marking took it for rounding.

**Time** is that of one call of `mark` with the learner's earlier answers, on the machine that wrote this page.
"""


def table(columns, sheets, milliseconds):
    """The table in Markdown: one row a figure, one column for each number of digits."""
    heads = [f"{digits} digits" if digits else "as asked" for digits in columns]
    lines = [f"| figure | {' | '.join(heads)} | to reach at 3 |", "|---" * (len(heads) + 2) + "|"]
    for title, counted, out_of, goal in ROWS:
        cells = [_share(tally, counted, out_of) for tally in columns.values()]
        lines.append(f"| {title} | {' | '.join(cells)} | {goal} |")
    coincidence = _share(sheets, "mistake taken for right", ("mistake",))
    blank = " — |" * (len(heads) - 1)
    lines.append(f"| in practice: wrong, but right by coincidence |{blank} {coincidence} | 0 |")
    lines.append(f"| marking, median |{blank} {milliseconds:.1f} ms | ≤ 1 ms |")
    return "\n".join(lines)


def _share(tally, counted, out_of):
    first, *taken_away = out_of
    total = tally[first] - sum(tally[key] for key in taken_away)
    if not total:
        return "—"
    return f"{100 * tally[counted] / total:.2f} %" if tally[counted] else "0"


def page(rows, learners, seed, sheets):
    """The page as Markdown."""
    return PAGE.format(rows=rows, learners=f"{learners:,}", seed=seed, sheets=f"{sheets:,}")
