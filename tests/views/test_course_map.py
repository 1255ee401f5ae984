"""The map of the course: its table agrees with the notebooks, practice and exercises; what it says of a learner."""

import re
from base64 import b64decode
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dnn_lab.marking.exercises.table import EXERCISES
from dnn_lab.marking.practice import TOPICS
from dnn_lab.marking.progress.history import Kept
from dnn_lab.views.course_map import ENOUGH, LESSONS, STATES, CourseMap, arrows_to

FOLDER = Path(__file__).parents[2] / "notebooks"
TODAY = date(2025, 3, 10)
LESSON = {lesson.number: lesson for lesson in LESSONS}


def step(number, topic="neuron", verdict="right", kind="z", what="answered", day="2025-03-09"):
    return Kept(what, topic, None, f"sheet {number}", "z1_1", kind, verdict, day=day)


def solved(name, verdict="right"):
    return Kept("checked", EXERCISES[name].topic, None, "", name, "exercise", verdict, day="2025-03-09")


def picture_of(shown):
    return ElementTree.fromstring(b64decode(re.search(r"base64,([^\"]+)", shown._repr_html_())[1]).decode())


def words_in(shown):
    return [text.text for text in picture_of(shown).iter("{http://www.w3.org/2000/svg}text")]


def test_each_notebook_is_a_lesson():
    assert [lesson.file for lesson in LESSONS] == sorted(path.stem for path in FOLDER.glob("*.ipynb"))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.file)
def test_a_lesson_says_what_its_notebook_says(lesson):
    top = nbformat.read(FOLDER / f"{lesson.file}.ipynb", as_version=4).cells[0].source
    number, title = re.match(r"# (\d\d) · (.*)", top).groups()
    assert number == lesson.number and lesson.title.lower() in title.lower()
    about = re.search(r"^\*About (\d+) minutes\. You need (.*)\*$", top, re.MULTILINE)
    assert int(about[1]) == lesson.minutes
    assert tuple(re.findall(r"\b\d\d\b", about[2])) == lesson.needs


def test_each_topic_of_practice_has_one_lesson_and_each_exercise_its_notebook():
    assert [topic for lesson in LESSONS for topic in lesson.topics] == list(TOPICS)
    assert {exercise.notebook for exercise in EXERCISES.values()} == {one.number for one in LESSONS if one.topics}


def test_arrows_leave_out_what_follows_from_others():
    assert arrows_to(LESSON["00"]) == () and arrows_to(LESSON["01"]) == ("00",)
    assert arrows_to(LESSON["07"]) == ("04", "06") and arrows_to(LESSON["08"]) == ("07",)


def test_a_newcomer_begins_at_the_start():
    shown = CourseMap([], TODAY)
    assert shown.next.number == "00" and {one.state for one in shown.standings.values()} == {"not begun"}
    assert repr(shown).splitlines()[:3] == [
        "9 notebooks, about 11 hours. Begin with 00 · Start here.",
        "00 · Start here, 20 minutes",
        "01 · A neuron, 60 minutes: not begun",
    ]
    assert words_in(shown).count("not begun") == 8 and words_in(shown).count("next for you") == 1


def test_a_notebook_is_begun_with_a_step_and_practised_with_enough_right_in_each_of_its_topics():
    chains = [step(n, "chain rule") for n in range(ENOUGH)]
    paths = [step(n, "paths") for n in range(ENOUGH)]
    assert CourseMap([step(0, verdict="wrong")], TODAY).standings["01"].state == "begun"
    assert CourseMap([solved("softmax", "wrong")], TODAY).standings["02"].state == "begun"
    assert CourseMap(chains, TODAY).standings["04"].state == "begun", "no path yet"
    assert CourseMap(chains + paths[1:], TODAY).standings["04"].state == "begun"
    assert CourseMap(chains + paths, TODAY).standings["04"].state == "practised"


def test_what_is_next_is_the_first_that_is_not_practised():
    neurons = [step(n) for n in range(ENOUGH)] + [solved("side"), solved("collapse", "wrong")]
    shown = CourseMap([*neurons, step(9, "backpropagation", "wrong", "dL/dw", day="2025-03-07")], TODAY)
    assert shown.next.number == "02" and shown.standings["07"].state == "begun"
    assert "You last worked on backpropagation, 3 days ago. Next in the order of the course: 02" in repr(shown)
    html = shown._repr_html_()
    assert "practised|5 of 5|1 of 3" in re.sub("<[^>]*>", "|", html).replace("||", "|")
    assert '<a href="07_backpropagation.ipynb">07 · Backpropagation</a>' in html
    assert "01 practised, 02 not begun" in re.search(r'<img alt="([^"]*)"', html)[1]


def test_who_has_practised_all_is_sent_to_practice():
    everything = [step(n, topic) for topic in TOPICS for n in range(ENOUGH)]
    shown = CourseMap(everything, TODAY)
    assert shown.next is None and "lab.practice() says what is due" in repr(shown)
    assert "next for you" not in words_in(shown)


def test_each_state_has_a_word_and_a_fill_of_its_own():
    history = [step(n) for n in range(ENOUGH)] + [step(0, "forward")]
    rects = list(picture_of(CourseMap(history, TODAY)).iter("{http://www.w3.org/2000/svg}rect"))
    fills = {rect.get("fill") for rect in rects if rect.get("rx")}
    assert set(STATES.values()) <= set(words_in(CourseMap(history, TODAY))) and len(fills) == 3
    halves = [rect for rect in rects if rect.get("width") in ("5.5", "11") and not rect.get("stroke")]
    assert sorted(rect.get("width") for rect in halves) == ["11", "5.5"]


TEXT = st.sampled_from(["neuron", "exercise", "<script>", "</title><img src=x>", "softmax", "", "&"]) | st.text()
KEPT = st.builds(
    Kept, TEXT, TEXT, st.none() | st.integers(0, 9), TEXT, TEXT, TEXT, TEXT, st.just(()), st.integers(0, 9),
    st.dates(date(2024, 1, 1), date(2026, 1, 1)).map(str),
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(KEPT, max_size=12))
def test_whatever_was_kept_it_is_drawn_and_no_text_in_it_is_markup(history):
    html = CourseMap(history, TODAY)._repr_html_()
    assert "<script" not in html and "<img src=x" not in html and picture_of(CourseMap(history, TODAY)) is not None
    assert "&lt;" not in html, "nothing that was kept is shown but the topics that are known"
    assert repr(CourseMap(history, TODAY)) == repr(CourseMap(history, TODAY))
