"""A worksheet as an unstyled table, for where no widget runs: a code host's preview, a printed page, plain HTML."""

from html import escape

LONGEST = 60
_HEAD = "<tr><th>#</th><th>quantity</th><th>worked out as</th><th>with numbers</th><th>value</th></tr>"


def as_html(trace, longest=LONGEST, by_hand=False):
    """The first `longest` steps as an HTML table; what is left out is counted in its last row.

    by_hand  leaves the numbers open: those put in are answers of earlier steps
    """
    rows = "".join(_row(place + 1, step, by_hand) for place, step in enumerate(trace[:longest]))
    rest = len(trace) - longest
    more = f'<tr><td colspan="5">… and {rest:,} more steps</td></tr>' if rest > 0 else ""
    caption = escape(f"{trace.title}. {trace.subtitle}".rstrip(". "))
    return f"<table><caption>{caption}</caption><thead>{_HEAD}</thead><tbody>{rows}{more}</tbody></table>"


def _row(number, step, by_hand):
    numbers = ("", "") if by_hand else (step.numbers, step.quantity.shown)
    cells = (number, step.quantity.symbol.text, step.text, *numbers)
    return "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells) + "</tr>"
