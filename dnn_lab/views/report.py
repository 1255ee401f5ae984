"""A report on a class as text for a terminal, as a page of HTML that stands alone, and as CSV."""

import csv
from dataclasses import astuple
from html import escape

from dnn_lab.marking.progress.table import harmless
from dnn_lab.marking.progress.words import PARTS, REPORT, REPORT_SLIPS, REPORT_STEPS, count
from dnn_lab.views.bars import Bar, bars
from dnn_lab.views.progress import as_table, kind_title, topic_title

BAR = 20
CSV = ("what", "topic", "step or mistake", "learners", "steps", "right first", "later", "open")
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ max-width: 46em; margin: 2em auto; padding: 0 1em; font: 16px/1.5 system-ui, sans-serif; }}
img {{ max-width: 100%; height: auto; }}
table {{ border-collapse: collapse; margin: 1em 0; }}
td, th {{ padding: 2px 14px 2px 0; text-align: start; border-bottom: 1px solid #ddd; }}
</style></head><body><h1>{title}</h1>{body}</body></html>
"""


def as_text(found):
    """The report as lines, each kind of step with a bar of its own."""
    if not found.learners:
        return "\n".join([*_left_out(found), REPORT["nothing"]])
    steps = _columns([("", *REPORT_STEPS), *((_bar(one), *_cells(one)) for one in found.steps)])
    parts = [title(found), "", REPORT["note"], *_left_out(found), "", *steps]
    slips = [(one.title, one.learners, one.steps, _place(one)) for one in found.slips]
    return "\n".join([*parts, "", *(_columns([REPORT_SLIPS, *slips]) if slips else [REPORT["no_slips"]])])


def as_html(found):
    """The report as one page without script; nothing in it comes from elsewhere."""
    notes = "".join(f"<p>{escape(note)}</p>" for note in (REPORT["note"], *_left_out(found)))
    rows = [Bar(_name(one), (one.first, one.later, one.open), f"{one.first} of {one.all}") for one in found.steps]
    steps = as_table(REPORT_STEPS, [_cells(one) for one in found.steps])
    slips = as_table(REPORT_SLIPS, [(one.title, one.learners, one.steps, _place(one)) for one in found.slips])
    picture = bars(rows, PARTS.values(), REPORT["picture"])
    body = f"{notes}{picture}{steps}<h2>{REPORT['slips']}</h2>{slips}"
    return _PAGE.format(title=escape(title(found)), body=body)


def write_csv(found, path):
    """One line for each kind of step, then one for each mistake."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(CSV)
        for one in found.steps:
            lines.writerow(["step", *map(harmless, astuple(one)[:2]), one.learners, one.all, *astuple(one)[3:]])
        for one in found.slips:
            lines.writerow(["mistake", harmless(one.topic), harmless(one.key), one.learners, one.steps, "", "", ""])


def title(found):
    steps = count(sum(one.all for one in found.steps), "step")
    return REPORT["title"].format(learners=count(found.learners, "learner"), steps=steps)


def _left_out(found):
    skipped = [REPORT["skipped"].format(name=_plain(name), why=_plain(why)) for name, why in found.skipped]
    return skipped + [REPORT["doubted"].format(name=_plain(name), lines=lines) for name, lines in found.doubted]


def _cells(one):
    return topic_title(one.topic), kind_title(one.kind), one.learners, one.all, one.first, one.later, one.open


def _bar(one):
    """█ right at the first try, ▒ later, · open."""
    first, done = (round(BAR * part / one.all) for part in (one.first, one.first + one.later))
    return "█" * first + "▒" * (done - first) + "·" * (BAR - done)


def _name(one):
    return f"{topic_title(one.topic)}: {kind_title(one.kind)}"


def _place(one):
    return f"{topic_title(one.topic)}, {kind_title(one.kind)}"


def _plain(text):
    """Text from anyone's file name, without what would steer a terminal."""
    return "".join(char if char.isprintable() else "?" for char in str(text))


def _columns(rows):
    """Rows of cells as lines, in columns as wide as their widest cell."""
    texts = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in texts]
