"""Writes docs/mistakes.md, the page of all mistakes, from the catalogue and its worked examples.

Run: python -m scripts.mistakes_page
"""

from pathlib import Path

from dnn_lab.marking.examples import example
from dnn_lab.marking.mark import mark
from dnn_lab.marking.mistakes.catalogue import CATALOGUE

PLACE = Path(__file__).parents[1] / "docs" / "mistakes.md"

HEAD = """# How learners go wrong, and what marking says

When an answer is wrong, marking works out what every known mistake would have given in this very step, with this
learner's own numbers, and says what it recognises. These are all the mistakes it knows, {count} of them, in order of
precedence: where two give the same number, the earlier is named first. For each one stands a worked example.

How often the right one is named is measured on the page [diagnosis](diagnosis.md).

| mistake | happens in |
|---|---|
{rows}

"""

ENTRY = """## {title}

`{key}` · {where}

    {formula}
    {numbers}

Typed: `{typed}`. Said: “{said}”

"""


def page():
    """The page as text."""
    rows = "\n".join(f"| [{m.title}](#{_anchor(m.title)}) | {m.where} |" for m in CATALOGUE)
    return HEAD.format(count=len(CATALOGUE), rows=rows) + "".join(map(_entry, CATALOGUE)).rstrip() + "\n"


def _entry(mistake):
    step, typed = example(mistake.key)
    said = next(named.message for named in mark(step, typed).mistakes if named.key == mistake.key)
    symbol, relation = step.quantity.symbol.text, "=" if step.quantity.exact else "≈"
    return ENTRY.format(
        title=_capital(mistake.title),
        key=mistake.key,
        where=mistake.where,
        formula=f"{symbol} = {step.text}",
        numbers=" " * len(symbol) + f" = {step.numbers} {relation} {step.quantity.shown}",
        typed=typed,
        said=said,
    )


def _capital(title):
    return title[0].upper() + title[1:]


def _anchor(title):
    """The address of a heading on a page of a code host."""
    return "".join(c for c in title.lower().replace(" ", "-") if c.isalnum() or c == "-")


if __name__ == "__main__":
    PLACE.write_text(page(), encoding="utf-8")
