"""`sheet(topic, seed, copies)`: worksheets to print, drawn as practice draws them, each copy with numbers of its own.

A `Sheet` shows itself in a notebook, and saves itself as one HTML file that any browser prints.
"""

from html import escape
from pathlib import Path

import numpy as np

from dnn_lab.engine.tables import find, tells_nearest
from dnn_lab.marking.practice import TOPICS, practice
from dnn_lab.marking.seeds import following, seed_for
from dnn_lab.views.sheets.document import MADE_BY, SIZES, document
from dnn_lab.views.sheets.page import Copy
from dnn_lab.views.sheets.words import BAD, COPIES, MANY_COPIES, SAVED, SHEET, WORDS
from dnn_lab.worksheet.trace import Trace

MOST_COPIES, MOST_STEPS = 200, 200
PREVIEW = 'style="width:100%;max-width:60em;height:36em;border:1px solid #888;background:#fff"'


class Saved:
    """A sheet that lies in a file; in a notebook a link to it."""

    def __init__(self, path):
        self.path = Path(path)

    def __fspath__(self):
        return str(self.path)

    def __repr__(self):
        return SAVED.format(path=self.path.as_posix())

    def _repr_html_(self):
        path = escape(self.path.as_posix(), quote=True)
        link = f'<a href="{path}" target="_blank" rel="noopener">{path}</a>'
        return f"<p>{SAVED.format(path=link)}</p>"


class Sheet:
    """Copies of a worksheet on paper, and their answers.

    copies  what each copy is;  size  "A4" or "Letter";  html  the whole document
    """

    def __init__(self, title, details, copies, size="A4", answers=True):
        self.title, self.details, self.copies, self.size, self.answers = title, details, tuple(copies), size, answers

    @property
    def html(self):
        """The document: all copies, then all answers."""
        return document(self.title, self.copies, self.size, self.answers)

    def save(self, path):
        """Writes the document to a file and returns a link to it.

        A sheet that lies there is replaced. Raises FileExistsError where another file has this name.
        """
        path = Path(path)
        if path.exists() and MADE_BY not in path.read_text(encoding="utf-8", errors="replace")[:2000]:
            raise FileExistsError(BAD["exists"].format(path=path))
        path.write_text(self.html, encoding="utf-8")
        return Saved(path)

    def __repr__(self):
        copies = COPIES.get(len(self.copies), MANY_COPIES).format(copies=len(self.copies))
        return SHEET.format(about=", ".join((self.title, *self.details, copies, self.size)))

    def _repr_html_(self):
        """One sentence and the first copy in a frame, where nothing can run."""
        first = document(self.title, self.copies[:1], self.size, False)
        title = escape(self.title, quote=True)
        frame = f'<iframe sandbox title="{title}" srcdoc="{escape(first, quote=True)}" {PREVIEW}></iframe>'
        return f"<p>{escape(repr(self))}</p>{frame}"


@tells_nearest
def sheet(topic, seed=None, copies=1, *, level=None, same=False, size="A4", answers=True):
    """A `Sheet` to print: `lab.sheet("backpropagation", seed=7, copies=2).save("sheet.html")`.

    topic   as in `lab.practice`, or a Trace of your own
    seed    copy 1 has the numbers of `lab.practice(topic, level, seed)`, copy 2 those of seed + 1, and so on; after a
            seed in words, "monday", those of "monday 2"
    copies  how many, or a list of names, one copy for each;  same  True: everyone gets the same numbers
    level   as in `lab.practice`, by default 2;  size  "A4" or "Letter";  answers  False leaves out their pages

    Raises ValueError or TypeError saying what was given and what is taken.
    """
    find(SIZES, size, "size")
    names = _names(copies)
    if isinstance(topic, Trace):
        return _of_trace(topic, names, size, answers, {"seed": seed, "level": level})
    if not isinstance(topic, str):
        raise TypeError(BAD["topic"].format(kind=type(topic).__name__))
    title = find(TOPICS, topic, "topic").title
    level = 2 if level is None else level
    seed = seed_for((topic, level), seed)
    seeds = [seed if same else following(seed, place) for place in range(len(names))]
    traces = {one: practice(topic, level, one) for one in dict.fromkeys(seeds)}
    made = [_copy(traces[one], place, names, title, (topic, level, one)) for place, one in enumerate(seeds)]
    span = f"{seeds[0]}" if seeds[0] == seeds[-1] else f"{seeds[0]} to {seeds[-1]}"
    details = (WORDS["level"].format(level=level), WORDS["seed"].format(seed=span))
    return Sheet(_capital(title), details, made, size, answers)


def _copy(trace, place, names, title, drawn):
    topic, level, seed = drawn
    details = (WORDS["level"].format(level=level), WORDS["seed"].format(seed=seed))
    code = f'lab.Stepper(lab.practice("{topic}", level={level}, seed={seed!r}), mode="by hand")'
    return Copy(trace, place + 1, len(names), _capital(title), details, names[place], code)


def _of_trace(trace, names, size, answers, unused):
    for name, value in unused.items():
        if value is not None:
            raise ValueError(BAD["practice_only"].format(name=name))
    if not len(trace):
        raise ValueError(BAD["empty"])
    if len(trace) > MOST_STEPS:
        raise ValueError(BAD["wide"].format(most=MOST_STEPS, steps=len(trace)))
    if any(np.ndim(value) for value in trace.values):
        raise ValueError(BAD["whole"])
    copies = [Copy(trace, place + 1, len(names), trace.title, (), name) for place, name in enumerate(names)]
    return Sheet(trace.title, (trace.subtitle,) if trace.subtitle else (), copies, size, answers)


def _names(copies):
    """One name for each copy, "" where there is none."""
    if isinstance(copies, (list, tuple)) and copies and all(isinstance(name, str) for name in copies):
        names = list(copies)
    elif isinstance(copies, int) and not isinstance(copies, bool):
        names = [""] * max(copies, 0)
    else:
        names = []
    if not 1 <= len(names) <= MOST_COPIES:
        raise ValueError(BAD["copies"].format(given=copies, most=MOST_COPIES))
    return names


def _capital(text):
    return text[:1].upper() + text[1:]
