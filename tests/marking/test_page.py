"""The page of mistakes says what the catalogue says."""

from dnn_lab.marking.mistakes.catalogue import CATALOGUE
from scripts.mistakes_page import PLACE, page


def test_the_page_is_up_to_date():
    assert PLACE.read_text(encoding="utf-8") == page(), "write it anew: python -m scripts.mistakes_page"


def test_every_mistake_has_its_place():
    text = page()
    for mistake in CATALOGUE:
        assert f"\n`{mistake.key}` · {mistake.where}\n" in text
    assert text.count("Said: “") == len(CATALOGUE)
