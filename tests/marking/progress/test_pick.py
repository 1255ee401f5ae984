"""What to do next: boxes and days worked out by hand, learners simulated over weeks, and any history at all."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dnn_lab as lab
from dnn_lab.marking import practice as practising
from dnn_lab.marking.events import Event
from dnn_lab.marking.progress.history import Kept
from dnn_lab.marking.progress.pick import Course, pick
from dnn_lab.marking.progress.recorder import Recorder
from dnn_lab.marking.progress.schedule import INTERVALS, standings
from dnn_lab.marking.verdict import KINDS as VERDICTS

BEGIN = date(2025, 3, 1)
COURSE = {
    "forward": Course("forward pass", (frozenset("za"), frozenset("za"), frozenset("za"))),
    "backpropagation": Course("backpropagation", (frozenset({"dL/dz"}), frozenset({"dL/dz", "dL/da"}))),
}
ASKED = {"z": ("z1_1", "z1_2", "z2_1"), "a": ("a1_1", "a1_2", "a2_1"), "dL/dz": ("dL/dz1_1",), "dL/da": ("dL/da1_1",)}


def answered(
    day, step, kind, verdict="right", mistakes=(), topic="forward", level=2, hints=0, what="answered", sheet=None
):
    when = (BEGIN + timedelta(day)).isoformat()
    return Kept(what, topic, level, sheet or f"sheet {day}", step, kind, verdict, mistakes, hints, when)


def worked(day, wrong=(), topic="forward", level=2, mistakes=(), sheet=None):
    """A whole worksheet: steps of the kinds in `wrong` are wrong first and then right."""
    events = []
    for kind in sorted(COURSE[topic].levels[level - 1]):
        for step in ASKED[kind]:
            about = {"topic": topic, "level": level, "sheet": sheet}
            if kind in wrong:
                events.append(answered(day, step, kind, "named", mistakes, **about))
            events.append(answered(day, step, kind, **about))
    return events


def chosen(history, day):
    return pick(history, COURSE, BEGIN + timedelta(day))


def test_with_no_history_it_begins_at_the_beginning():
    first = chosen([], 0)
    assert (first.topic, first.level) == ("forward", 1) and "begins at the beginning" in first.why


def test_what_went_wrong_comes_again_one_level_easier_and_says_so():
    history = worked(0, wrong="z", mistakes=("forgot_bias",))
    again = chosen(history, 0)
    assert (again.topic, again.level) == ("forward", 1)
    assert again.why.startswith("Weighted sums went wrong today: the bias was not added.")
    assert chosen(history, 3).why.startswith("Weighted sums went wrong 3 days ago")


def test_what_went_well_comes_again_after_one_two_four_days():
    history, days = [], [0, 1, 3, 7, 15, 31, 63, 95]
    for day, due in zip(days, days[1:], strict=False):
        history += worked(day)
        states = standings(history)
        assert {one.due for one in states.values()} == {BEGIN + timedelta(due)}, day
        assert chosen(history, due - 1).why.startswith("Nothing is due today")
        assert "it is time to see" in chosen(history, due).why
    assert "Activations went well 32 days ago, and after 32 days" in chosen(history, 95).why


def test_cramming_in_one_day_is_one_step_up():
    crammed = [event for time in range(5) for event in worked(0, sheet=f"sheet {time}")]
    assert {one.box for one in standings(crammed).values()} == {1}
    assert {one.due for one in standings(crammed).values()} == {BEGIN + timedelta(1)}


@pytest.mark.parametrize("right, box", [(5, 3), (4, 3), (3, 2), (2, 0), (0, 0)])
def test_four_in_five_go_up_and_half_go_back(right, box):
    history = worked(0) + worked(1)
    steps = [f"z1_{number}" for number in range(5)]
    history += [answered(3, step, "z", "right" if at < right else "wrong") for at, step in enumerate(steps)]
    assert standings(history)["forward", "z"].box == box


def test_a_hint_or_a_shown_result_is_no_first_try_and_a_typing_slip_is_no_try():
    hinted = [answered(0, "z1_1", "z", hints=1)]
    shown = [answered(0, "z1_1", "z", "", what="shown")]
    slipped = [answered(0, "z1_1", "z", "not_a_number"), answered(0, "z1_1", "z", "rounded_too_far")]
    assert [standings(h)["forward", "z"].box for h in (hinted, shown)] == [0, 0]
    assert standings(slipped) == {}
    assert standings(slipped + worked(0))["forward", "z"].box == 1


def test_something_new_when_nothing_is_due_and_else_what_is_due_first():
    assert (chosen(worked(0), 0).topic, chosen(worked(0), 0).level) == ("forward", 3)
    history = worked(0, level=3)
    assert (chosen(history, 0).topic, chosen(history, 0).level) == ("backpropagation", 1)
    assert "Nothing is due today, so here is something new: backpropagation, level 1" in chosen(history, 0).why
    history += worked(0, topic="backpropagation", level=2)
    assert chosen(history, 0).why.startswith("Nothing is due for 1 day; what comes up first is")


def test_answers_from_a_notebook_count_and_are_not_made_to_start_over():
    history = [answered(0, step, kind, level=None) for kind in "za" for step in ASKED[kind]]
    assert (chosen(history, 0).topic, chosen(history, 0).level) == ("forward", 2)


def test_a_learner_who_is_always_right_sees_the_whole_course_and_then_less_and_less():
    history, seen, days = [], [], 120
    for day in range(days):
        while chosen(history, day).why.startswith(("Nothing is due today", "Nothing is kept")) and len(seen) < 200:
            nxt = chosen(history, day)
            seen.append((nxt.topic, nxt.level))
            history += worked(day, topic=nxt.topic, level=nxt.level, sheet=f"new {len(seen)}")
        for time in range(4):
            nxt = chosen(history, day)
            if not nxt.why.startswith("Nothing"):
                history += worked(day, topic=nxt.topic, level=nxt.level, sheet=f"due {day} {time}")
    assert seen == [(topic, level) for topic in COURSE for level in range(1, len(COURSE[topic].levels) + 1)]
    reviewed = sorted({int(kept.worksheet.split()[1]) for kept in history if kept.worksheet.startswith("due")})
    gaps = [after - before for before, after in zip(reviewed, reviewed[1:], strict=False)]
    assert len(reviewed) < 20 and max(gaps[-3:]) >= 16 > 4 >= max(gaps[:2])


def test_a_learner_who_always_forgets_the_bias_is_not_sent_on():
    history = []
    for day in range(10):
        nxt = chosen(history, day)
        assert nxt.topic == "forward" and (day == 0 or "the bias was not added" in nxt.why)
        history += worked(day, "z", nxt.topic, nxt.level, ("forgot_bias",))


EVENTS = st.builds(
    answered,
    st.integers(0, 60),
    st.sampled_from([*ASKED["z"], *ASKED["dL/da"], "e1_2"]),
    st.sampled_from(["z", "a", "dL/dz", "dL/da", "share", "exercise"]),
    st.sampled_from(VERDICTS),
    st.sampled_from([(), ("forgot_bias",), ("a_key_of_tomorrow", "forgot_bias")]),
    st.sampled_from(["forward", "backpropagation", "a topic of tomorrow"]),
    st.sampled_from([None, 1, 2, 3, 9]),
    st.integers(0, 4),
    st.sampled_from(["answered", "hinted", "shown", "checked"]),
)


@settings(max_examples=300)
@given(st.lists(EVENTS, max_size=60), st.integers(0, 80))
def test_any_history_has_one_good_answer(events, day):
    history = sorted(events, key=lambda kept: kept.day)
    nxt = chosen(history, day)
    assert nxt == chosen(history, day)
    assert nxt.level in range(1, len(COURSE[nxt.topic].levels) + 1)
    assert "{" not in nxt.why and nxt.why.endswith(f"{COURSE[nxt.topic].title}, level {nxt.level}.")
    states = [one for one in standings(history).values() if one.topic in COURSE]
    kinds = {key: frozenset().union(*entry.levels) for key, entry in COURSE.items()}
    states = [one for one in states if one.kind in kinds[one.topic]]
    for one in states:
        assert one.box in range(len(INTERVALS)) and one.due <= one.last + timedelta(INTERVALS[one.box])
    due = [one for one in states if one.due <= BEGIN + timedelta(day)]
    if due:
        lowest = min(one.box for one in due)
        assert nxt.topic in {one.topic for one in due if one.box == lowest}
        assert not nxt.why.startswith("Nothing")
    elif states:
        assert nxt.why.startswith("Nothing is due")


@pytest.fixture
def learner(monkeypatch, tmp_path):
    recorder = Recorder(tmp_path / "kept")
    monkeypatch.setattr(practising, "RECORDER", recorder)
    yield recorder
    recorder.close()


def test_practice_without_a_topic_says_why_and_goes_by_what_was_kept(learner, capsys):
    trace = lab.practice(seed=5)
    first = next(iter(practising.TOPICS))
    assert (trace.topic, trace.level) == (first, 1) and "beginning" in capsys.readouterr().out
    assert trace.values == lab.practice(first, 1, seed=5).values
    learner.keep(Event("answered", "update", 3, "s", "w1_1_1_new", "w_new", "named", ("gradient_ascent",)))
    trace = lab.practice(seed=5)
    assert (trace.topic, trace.level) == ("update", 2)
    assert "New weights went wrong today: the step went up the gradient." in capsys.readouterr().out
    assert lab.practice(seed=5).values == trace.values


def test_a_level_alone_is_not_enough():
    with pytest.raises(ValueError, match="level is 2 without a topic; name one of: .*forward"):
        lab.practice(level=2)


def test_of_what_went_wrong_today_most_trouble_comes_first():
    history = worked(0, wrong="z", mistakes=("forgot_bias",)) + worked(
        0, wrong=("dL/da", "dL/dz"), topic="backpropagation", mistakes=("forgot_slope",), sheet="another"
    )
    assert chosen(history, 0).topic == "forward"
    later = (answered(0, f"dL/dz{place}_1", "dL/dz", "wrong", topic="backpropagation") for place in range(4))
    assert chosen([*history, *later], 0).topic == "backpropagation"


def test_of_either_or_no_mistake_is_told_as_a_fact():
    either = answered(0, "z1_1", "z", "named", ("forgot_bias", "times_bias"))
    assert "or needed hints" in chosen([either], 0).why
