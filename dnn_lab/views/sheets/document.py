"""A whole sheet as one HTML document: its copies, then their answers, on paper of a given size. No script, no font,
nothing loaded from elsewhere."""

from html import escape
from pathlib import Path

from dnn_lab.views.sheets.page import answers, questions
from dnn_lab.views.sheets.words import WORDS

MADE_BY = '<meta name="generator" content="dnn-lab sheet">'
SIZES = {"A4": "A4", "Letter": "letter"}
_CSS = (Path(__file__).parents[1] / "static" / "sheet" / "sheet.css").read_text(encoding="utf-8")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def document(title, copies, size, with_answers=True):
    """The document as text."""
    pages = "".join(map(questions, copies)) + ("".join(map(answers, copies)) if with_answers else "")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{MADE_BY}'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
        f"<style>{_CSS}{_paper(copies, size)}</style></head><body><main>{pages}</main></body></html>"
    )


def _paper(copies, size):
    """Size and margins, and at the foot of every page which copy it belongs to."""
    rules = [f"@page{{size:{SIZES[size]};margin:16mm 16mm 18mm}}"]
    for copy in copies:
        for page, about in (("copy", copy.about), ("answers", f"{WORDS['answers']} · {copy.about}")):
            foot = "font:8.5pt system-ui,sans-serif;color:#555"
            rules.append(f"@page {page}{copy.number}{{@bottom-left{{content:{_quoted(about)};{foot}}}}}")
    return "".join(rules)


def _quoted(text):
    """A text as a CSS string: every sign but letters, digits and blanks by its number, so none of them can end it."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'
