"""The tables of the page: what each line counts, and out of how many."""

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
AT_A_GLANCE = (
    ("the mistake is named", ROWS[0]),
    ("named first", ROWS[1]),
    ("right by coincidence", ROWS[2]),
    ("wrongly accused", ROWS[3]),
    ("right, but marked wrong", ROWS[5]),
)


def glance(counted):
    """One line for each topic, at the digits its steps ask for: {title: {digits: tally}}."""
    heads = [head for head, _ in AT_A_GLANCE]
    lines = [f"| topic | {' | '.join(heads)} |", "|---" * (len(heads) + 1) + "|"]
    for title, columns in counted.items():
        cells = [_share(columns[None], row[1], row[2]) for _, row in AT_A_GLANCE]
        lines.append(f"| {title} | {' | '.join(cells)} |")
    return "\n".join(lines)


def table(columns, exact=False):
    """The table of one topic in Markdown: one row a figure, one column for each number of digits."""
    heads = ["exactly"] if exact else [f"{digits} digits" if digits else "as asked" for digits in columns]
    lines = [f"| figure | {' | '.join(heads)} | to reach{'' if exact else ' at 3'} |", "|---" * (len(heads) + 2) + "|"]
    for title, counted, out_of, goal in ROWS:
        cells = [_share(tally, counted, out_of) for tally in columns.values()]
        if any(cell != "—" for cell in cells):
            lines.append(f"| {title} | {' | '.join(cells)} | {goal} |")
    return "\n".join(lines)


def practice_and_time(sheets, milliseconds):
    coincidence = _share(sheets, "mistake taken for right", ("mistake",))
    return "\n".join([
        "| figure | measured | to reach |",
        "|---|---|---|",
        f"| in practice worksheets: wrong, but right by coincidence | {coincidence} | 0 |",
        f"| marking one answer, median | {milliseconds:.1f} ms | ≤ 1 ms |",
    ])  # fmt: skip


def _share(tally, counted, out_of):
    first, *taken_away = out_of
    total = tally[first] - sum(tally[key] for key in taken_away)
    if not total:
        return "—"
    return f"{100 * tally[counted] / total:.2f} %" if tally[counted] else "0"
