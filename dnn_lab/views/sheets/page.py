"""One copy of a sheet as HTML: what is given, a picture with empty cells, the steps with blank lines; and its answers.

Nothing that is to be worked out stands on the pages before the answers.
"""

from dataclasses import dataclass
from html import escape

from dnn_lab.marking.digits import digits_for
from dnn_lab.views.diagram import svg
from dnn_lab.views.sheets.mathematics import formula, symbol
from dnn_lab.views.sheets.words import ROLES, WORDS
from dnn_lab.worksheet.numbers import DIGITS, shown

COUNTED = 12


@dataclass(frozen=True)
class Copy:
    """One learner's copy: its worksheet, its number among all copies, and what stands at its head.

    details  short texts: level, seed;  name  the learner's, or ""
    code     what shows the same worksheet on screen, or ""
    """

    trace: object
    number: int
    of: int
    title: str
    details: tuple = ()
    name: str = ""
    code: str = ""

    @property
    def about(self):
        """All that tells this copy from others, for the foot of each of its pages."""
        copy = [WORDS["copy"].format(copy=self.number, copies=self.of)] if self.of > 1 else []
        return " · ".join(filter(None, (self.title, *(self.details or (self.trace.subtitle,)), *copy, self.name)))


def questions(copy):
    """The pages to work on."""
    trace = copy.trace
    picture = svg(trace, blank="")
    drawing = f'<figure aria-label="{escape(WORDS["picture"], quote=True)}">{picture}</figure>' if picture else ""
    steps = "".join(_group(*group) for group in _groups(trace))
    body = f"{_head(copy)}{_lines_for_name(copy)}{_given(trace)}{drawing}<h2>{WORDS['work']}</h2><ol>{steps}</ol>"
    return f'<section class="copy" style="page:copy{copy.number}">{body}</section>'


def answers(copy):
    """The pages of answers."""
    head = "".join(f'<th scope="col">{title}</th>' for title in WORDS["head"])
    rows = "".join(_answer(number, step) for number, step in enumerate(copy.trace, start=1))
    code = f"<p>{WORDS['screen'].format(code=f'<code>{escape(copy.code)}</code>')}</p>" if copy.code else ""
    body = f"{_head(copy, WORDS['answers'])}<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{code}"
    return f'<section class="answers" style="page:answers{copy.number}">{body}</section>'


def _head(copy, before=""):
    title = f"{before}: {copy.title}" if before else copy.title
    details = " · ".join(filter(None, (copy.trace.subtitle, *copy.details)))
    return f"<header><h1>{escape(title)}</h1><p>{escape(details)}</p></header>"


def _lines_for_name(copy):
    blank = '<span class="blank"></span>'
    name = f"<b>{escape(copy.name)}</b>" if copy.name else blank
    return f'<p class="who"><span>{WORDS["name"]} {name}</span><span>{WORDS["date"]} {blank}</span></p>'


def _given(trace):
    """All quantities that the steps use and that are no steps themselves, by what they are and by layer."""
    known = {}
    for step in trace:
        for quantity in step.expression.quantities:
            if quantity.name not in trace:
                known[quantity.name] = quantity
    groups = {}
    for quantity in known.values():
        groups.setdefault((quantity.role, getattr(quantity.symbol, "layer", None)), []).append(quantity)
    rows = "".join(_known(role, layer, members) for (role, layer), members in sorted(groups.items(), key=_in_order))
    return f"<h2>{WORDS['given']}</h2><dl>{rows}</dl>" if rows else ""


def _in_order(group):
    role, layer = group[0]
    return (list(ROLES).index(role) if role in ROLES else len(ROLES), layer or 0)


def _known(role, layer, members):
    title = ROLES.get(role, role.capitalize()) + (WORDS["layer"].format(layer=layer) if layer else "")
    values = " ".join(f"<span>{symbol(quantity)} {_sign(quantity)} {quantity.shown}</span>" for quantity in members)
    return f"<div><dt>{escape(title)}</dt><dd>{values}</dd></div>"


def _sign(quantity):
    return "=" if quantity.exact else "≈"


def _groups(trace):
    """(heading, [(number, step)]) for each run of steps under one heading."""
    groups = []
    for number, step in enumerate(trace, start=1):
        if not groups or groups[-1][0] != step.group.title:
            groups.append((step.group.title, []))
        groups[-1][1].append((number, step))
    return groups


def _group(heading, steps):
    """The heading stays with its first step."""
    first, *rest = (_step(number, step) for number, step in steps)
    return f'<li class="first"><h3>{escape(heading)}</h3><ol>{first}</ol></li>{"".join(rest)}'


def _step(number, step):
    title = f"<b>{number}</b> {escape(step.title)}"
    line = f'<div class="formula">{symbol(step.quantity)} = {formula(step)}</div>'
    if not step.asked:
        return f'<li class="step">{title} <small>{WORDS["unasked"]}</small>{line}</li>'
    digits = digits_for(step)
    asked = WORDS["digits"].format(digits=digits) if digits else WORDS["exact"]
    blanks = '<div class="work">= <span class="blank"></span> = <span class="blank result"></span></div>'
    return f'<li class="step">{title} <small>{asked}</small>{line}{blanks}</li>'


def _answer(number, step):
    value, exact = shown(step.value, DIGITS if digits_for(step) else COUNTED)
    cells = (str(number), symbol(step.quantity), escape(step.numbers), ("" if exact else "≈ ") + value)
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
