"""Checking code: right in every style passes, an untouched stub says so, usual slips are named, nothing gets stuck."""

import gc
import re
import threading
import time

import numpy as np
import pytest
from marking.learners import RIGHT, SLIPS

import dnn_lab as lab
from dnn_lab.marking import events
from dnn_lab.marking.exercises import ladder, stopping, trying
from dnn_lab.marking.exercises.table import EXERCISES
from dnn_lab.marking.exercises.trying import cases_of
from dnn_lab.marking.mistakes.catalogue import BY_KEY
from dnn_lab.marking.practice import TOPICS

NOTEBOOKS = [f"0{number}" for number in range(1, 9)]
every = pytest.mark.parametrize("name", EXERCISES)


@pytest.fixture(autouse=True)
def no_collections():
    """Hypothesis counts collections in a callback; an alarm that rings in it is lost, and pytest calls it an error."""
    gc.disable()
    yield
    gc.enable()


def written(text, **names):
    """The function of a code text, as a cell would make it."""
    known = {"np": np, **names}
    exec(compile(text, "<cell>", "exec"), known)
    return next(value for key, value in known.items() if callable(value) and key in EXERCISES)


def call(exercise, change):
    """The reference with its result changed."""
    return lambda *arguments: change(exercise.reference(*arguments))


def each(exercise, change):
    """A change of every part of a result."""
    return (lambda result: tuple(map(change, result))) if exercise.parts else change


def wrap(exercise, change):
    """The reference as a function of the exercise's own arguments."""
    names = ", ".join(exercise.arguments)
    return eval(f"lambda {names}: made({names})", {"made": call(exercise, each(exercise, change))})


@every
def test_an_untouched_stub_is_not_answered_yet(name):
    exercise = EXERCISES[name]
    for body in ("...", "return None", "pass", "raise NotImplementedError", "return ...", "return None, None"):
        outcome = lab.check(name, written(f"def {exercise.signature}:\n    {body}"))
        assert (outcome.kind, repr(outcome)) == ("unanswered", f"{name}: not answered yet"), body
        assert not outcome.correct


@every
def test_the_solution_that_is_shown_is_right_and_needs_numpy_alone(name):
    solution = lab.solution(name)
    assert lab.check(name, written(solution.code)).kind == "right"
    assert solution.code in repr(solution)


@every
def test_a_right_one_in_plain_python_passes(name):
    outcome = lab.check(name, RIGHT[name])
    assert outcome.kind == "right", outcome
    assert outcome.notes == ()


@every
def test_styles_of_right(name):
    exercise = EXERCISES[name]
    if isinstance(cases_of(exercise)[0][1], dict):
        return
    styles = {
        "lists": lambda one: np.asarray(one).tolist(),
        "an added dimension": lambda one: np.asarray(one)[None],
        "in a column": lambda one: np.asarray(one)[..., None],
    }
    if not exercise.whole:
        styles["float32"] = np.float32
        if name != "nudged_slope":
            styles["rounded"] = np.vectorize(lambda one: float(f"{one:.4g}"))
    for style, change in styles.items():
        outcome = lab.check(name, wrap(exercise, change))
        assert outcome.correct, (style, outcome)
        assert ("dimension" in style or "column" in style) <= bool(outcome.notes or exercise.whole), style


@every
def test_at_least_four_slips_are_named(name):
    source, named = EXERCISES[name].solution, 0
    for old, new, expected in SLIPS[name]:
        assert old in source, old
        outcome = lab.check(name, written(source.replace(old, new, 1)))
        keys = [mistake.key for mistake in outcome.mistakes]
        if expected in BY_KEY:
            assert keys and keys[0] == expected, (new, outcome)
            assert outcome.mistakes[0].title == BY_KEY[expected].title
        else:
            assert expected in repr(outcome) or expected == outcome.kind, (new, outcome)
        named += outcome.kind == "named" or "16 digits" in repr(outcome)
        assert outcome.correct == (expected == "right")
    assert named >= 4


@every
def test_every_slip_of_the_table_is_told_from_the_truth_and_from_the_others(name):
    exercise = EXERCISES[name]
    for slip in exercise.wrongs:
        names = ", ".join(exercise.arguments)
        outcome = lab.check(name, eval(f"lambda {names}: made({names})", {"made": slip.result}))
        assert outcome.kind == "named", (slip, outcome)
        said = slip.sentence or BY_KEY[slip.key].sentence
        assert any(piece in repr(outcome) for piece in said.replace("}", "{").split("{") if len(piece) > 12), outcome
        assert "!" not in repr(outcome) and "{" not in repr(outcome)


@every
def test_nothing_said_before_it_is_right_holds_a_true_value(name):
    exercise = EXERCISES[name]
    truths = [truth for _, truth in cases_of(exercise)]
    numbers = {f"{number:.4g}" for truth in truths for number in _numbers(truth) if len(f"{number:.4g}") > 3}
    given = repr([case.arguments for case, _ in cases_of(exercise)])
    for wrong in (lambda one: np.asarray(one) * 3 + 0.123, lambda one: np.full((2, 7), np.nan), lambda one: "?"):
        said = repr(lab.check(name, wrap(exercise, wrong)))
        assert not [n for n in numbers if n not in given and re.search(rf"(?<![\d.]){re.escape(n)}(?!\d)", said)], said


def _numbers(truth):
    parts = truth if isinstance(truth, tuple) else [truth]
    return [n for p in parts for n in (p.values() if isinstance(p, dict) else np.asarray(p, float).ravel())]


@every
def test_a_wrong_shape_is_told_with_both_shapes(name):
    exercise = EXERCISES[name]
    outcome = lab.check(name, wrap(exercise, lambda one: np.zeros((7, 9))))
    if isinstance(cases_of(exercise)[0][1], dict):
        assert outcome.kind == "unreadable" and "Expected is a dictionary" in repr(outcome)
        return
    truth = cases_of(exercise)[0][1]
    shape = np.shape(truth[0] if exercise.parts else truth)
    assert outcome.kind == "shape" and "(7, 9)" in repr(outcome)
    assert "one whole number" in repr(outcome) if exercise.whole else str(shape) in repr(outcome)


@every
def test_what_it_raises_is_named_with_the_line(name):
    exercise = EXERCISES[name]
    outcome = lab.check(name, written(f"def {exercise.signature}:\n    gone = 1 / 0\n    return gone"))
    assert outcome.kind == "failed"
    assert "ZeroDivisionError" in outcome.message and "line 2" in outcome.message
    assert "division by zero" in outcome.message


@every
def test_a_loop_without_end_is_stopped(name, monkeypatch):
    monkeypatch.setattr(trying, "SECONDS", 0.1)
    exercise = EXERCISES[name]
    began = time.monotonic()
    outcome = lab.check(name, written(f"def {exercise.signature}:\n    while True:\n        pass"))
    assert outcome.kind == "slow" and "loop that never ends" in outcome.message
    assert time.monotonic() - began < 30


@every
def test_hints_go_up_a_ladder_and_the_solution_is_asked_for(name):
    exercise = EXERCISES[name]
    ladder._TAKEN.pop(name, None)
    assert len(exercise.hints) >= 3
    for rung, text in enumerate(exercise.hints, start=1):
        said = repr(lab.hint(name))
        assert text in said and f"Hint {rung} of {len(exercise.hints)}" in said
        assert all(later not in said for later in exercise.hints[rung:])
    assert "lab.solution" in repr(lab.hint(name)), "the last rung stays"
    assert exercise.hints[1] not in repr(lab.hint(name, 1))


@every
def test_the_entry_is_whole(name):
    exercise = EXERCISES[name]
    assert exercise.takes and exercise.gives and exercise.title
    task = repr(lab.check(name))
    assert exercise.stub in task and exercise.takes in task and exercise.gives in task
    assert len(cases_of(exercise)) >= 4 or name == "dead_relus"


def test_each_notebook_has_two_to_four():
    counts = {number: sum(e.notebook == number for e in EXERCISES.values()) for number in NOTEBOOKS}
    assert all(2 <= count <= 4 for count in counts.values()), counts
    assert list(RIGHT) == [name for name in RIGHT if name in EXERCISES] and set(RIGHT) == set(EXERCISES) == set(SLIPS)


def test_parts_are_judged_each_on_its_own_and_may_come_one_by_one():
    def backward(W2, x, a1, output, y):
        dz2 = (output - y) * output * (1 - output)
        return None, None, np.outer(dz2, output), dz2

    outcome = lab.check("backward", backward)
    assert [part.kind for part in outcome.parts] == ["missing", "missing", "named", "right"]
    assert outcome.kind == "named" and [m.key for m in outcome.mistakes] == ["output_activation"]
    assert "Your dL/dW2 uses the output, which the edge leads to. Multiply by a1" in repr(outcome)


def test_one_slip_behind_several_parts_is_said_once():
    source = EXERCISES["backward"].solution.replace("(output - y)", "(y - output)")
    outcome = lab.check("backward", written(source))
    assert repr(outcome).count("in this order") + repr(outcome).count("the difference: here it is") == 1
    assert [m.key for m in outcome.mistakes] == ["flipped_difference"]


def test_an_argument_changed_in_place_and_a_print_are_told_but_not_wrong():
    def gradient_step(w, gradient, rate):
        print("rate", rate)
        w -= rate * gradient
        return w

    outcome = lab.check("gradient_step", gradient_step)
    assert outcome.correct and len(outcome.notes) == 2
    assert "changes w in place" in outcome.notes[0] and outcome.notes[1] == "It printed: rate 0.5"


@pytest.mark.parametrize(
    "body, sentence",
    [
        ("w -= rate * gradient", "changes w in place and returns nothing"),
        ("print(w - rate * gradient)", "prints something"),
    ],
)
def test_nothing_returned_is_told_why(body, sentence):
    outcome = lab.check("gradient_step", written(f"def gradient_step(w, gradient, rate):\n    {body}"))
    assert outcome.kind == "unreadable" and sentence in outcome.message


def test_what_is_kept_from_call_to_call_is_found():
    seen = []

    def sum_of_paths(paths):
        seen.append(1)
        return sum(map(np.prod, paths)) if len(seen) <= 4 else 7.0

    outcome = lab.check("sum_of_paths", sum_of_paths)
    assert outcome.kind == "wrong" and "kept from call to call" in outcome.message


@pytest.mark.parametrize(
    "given, words",
    [
        (np.ones(3), "takes the function itself, without brackets behind it; this is an array"),
        (None, "this is a NoneType"),
        ("softmax", "this is a str"),
        (lambda: 1, r"called as softmax(z). Yours takes nothing"),
        (lambda z, axis: z, "Yours takes z, axis"),
    ],
)
def test_what_is_no_function_of_these_arguments_is_told(given, words):
    outcome = lab.check("softmax", given)
    assert outcome.kind == "refused" and words in outcome.message


def test_more_arguments_with_defaults_and_functions_of_numpy_are_taken():
    assert lab.check("softmax", lambda z, axis=0: RIGHT["softmax"](z)).correct
    assert lab.check("softmax", np.exp).mistakes[0].key == "softmax_unnormalised"


@pytest.mark.parametrize(
    "result, kind, words",
    [
        ("text", "unreadable", "is text: “text”"),
        ([[1], [2, 3]], "unreadable", "is a list"),
        ((n for n in (1, 2)), "unreadable", "is a generator"),
        (np.array([1, np.nan, 2]), "infinite", "nan"),
        (np.array([1, np.inf, 2]), "infinite", "is infinite"),
        (np.ones(3) * 1j, "unreadable", "is a ndarray"),
        (np.ones((3, 3)), "shape", "shape (3, 3); expected is (3,)"),
    ],
)
def test_results_that_are_no_numbers_of_the_right_shape(result, kind, words):
    outcome = lab.check("softmax", lambda z: result)
    assert outcome.kind == kind and words in outcome.message


def test_an_object_that_fails_when_asked_for_its_numbers():
    class Broken:
        def __array__(self, *arguments, **named):
            raise RuntimeError("no")

    assert lab.check("softmax", lambda z: Broken()).kind == "unreadable"


def test_a_transposed_batch_is_told_so():
    outcome = lab.check("batch_layer", lambda W, b, X: 1 / (1 + np.exp(-(W @ X.T + b[:, None]))))
    assert outcome.kind == "shape" and "rows and columns swapped" in outcome.message


def test_naive_recursion_is_told_what_to_keep(monkeypatch):
    def fibonacci(n):
        return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)

    monkeypatch.setattr(trying, "SECONDS", 2)
    outcome = lab.check("fibonacci", fibonacci)
    assert outcome.kind == "slow" and "keep it in a table" in outcome.message and "n = 300" in outcome.message


def test_recursion_without_an_end():
    def fibonacci(n):
        return fibonacci(n - 1) + fibonacci(n - 2)

    outcome = lab.check("fibonacci", fibonacci)
    assert outcome.kind == "failed" and "calls itself without an end" in outcome.message


def test_softmax_of_large_numbers_is_a_lesson_of_its_own():
    outcome = lab.check("softmax", lambda z: np.exp(z) / np.sum(np.exp(z)))
    assert outcome.kind == "wrong" and "Take the largest z away" in outcome.message


def test_a_rounded_result_is_right_and_told():
    outcome = lab.check("softmax", lambda z: np.round(RIGHT["softmax"](z), 3))
    assert outcome.kind == "right_last_digit" and outcome.correct


def test_a_stop_button_goes_through():
    def softmax(z):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        lab.check("softmax", softmax)


def test_leaving_python_is_no_way_out():
    def softmax(z):
        raise SystemExit("bye")

    assert "SystemExit" in lab.check("softmax", softmax).message


@pytest.mark.parametrize("way", [stopping._by_alarm, stopping._by_tracing])
def test_both_ways_stop_a_loop_that_swallows_exceptions(way):
    def loop():
        while True:
            try:  # noqa: SIM105
                sum(range(50))
            except Exception:
                pass

    with pytest.raises(stopping.Stopped):
        way(0.1, loop)


def test_an_alarm_gets_past_a_bare_except():
    def loop():
        while True:
            try:  # noqa: SIM105
                sum(range(50))
            except:  # noqa: E722
                pass

    assert stopping.within(0.1, loop) is False


def test_a_second_thread_has_no_alarm_and_stops_too(monkeypatch):
    monkeypatch.setattr(trying, "SECONDS", 0.2)
    outcomes = []

    def softmax(z):
        while True:
            z = z + 0

    thread = threading.Thread(target=lambda: outcomes.append(lab.check("softmax", softmax)))
    thread.start()
    thread.join(30)
    assert [outcome.kind for outcome in outcomes] == ["slow"]


def test_where_there_are_no_alarms_tracing_stops_it(monkeypatch):
    monkeypatch.setattr(stopping.sys, "platform", "emscripten")
    assert stopping._way() is stopping._by_tracing
    monkeypatch.undo()
    monkeypatch.delattr(stopping.signal, "setitimer")
    assert stopping._way() is stopping._by_tracing


def test_an_alarm_leaves_no_trace():
    before = stopping.signal.getsignal(stopping.signal.SIGALRM)
    lab.check("softmax", RIGHT["softmax"])
    assert stopping.signal.getsignal(stopping.signal.SIGALRM) is before
    assert stopping.signal.getitimer(stopping.signal.ITIMER_REAL) == (0, 0)


def test_endless_printing_fills_no_memory(monkeypatch):
    monkeypatch.setattr(trying, "SECONDS", 0.2)

    def softmax(z):
        while True:
            print("x" * 10_000)

    outcome = lab.check("softmax", softmax)
    assert outcome.kind == "slow" and len(repr(outcome)) < 1000


def test_hostile_text_is_never_html():
    def softmax(z):
        print("<img src=x onerror=alert(1)>")
        raise ValueError("<script>alert(2)</script>")

    page = lab.check("softmax", softmax)._repr_html_()
    assert "<script" not in page and "<img" not in page and "&lt;script&gt;" in page


def test_unknown_names_and_rungs_are_told_what_there_is():
    with pytest.raises(ValueError, match="unknown exercise 'softmx', did you mean \"softmax\""):
        lab.check("softmx", None)
    with pytest.raises(ValueError, match="hints 1 to 3"):
        lab.hint("softmax", 4)


def test_what_happens_is_told_to_listeners(monkeypatch):
    heard = []
    monkeypatch.setattr(events, "LISTENERS", [heard.append])
    monkeypatch.setattr(ladder, "_TAKEN", {})
    lab.check("softmax", lambda z: None)
    lab.hint("softmax")
    lab.check("softmax", np.exp)
    lab.solution("softmax")
    assert [(e.what, e.topic, e.step, e.kind, e.verdict, e.mistakes, e.hints) for e in heard] == [
        ("hinted", "softmax", "softmax", "exercise", "", (), 1),
        ("checked", "softmax", "softmax", "exercise", "named", ("softmax_unnormalised",), 1),
        ("shown", "softmax", "softmax", "exercise", "", (), 1),
    ]


def test_topics_are_ones_to_practise():
    known = {"forward", "backpropagation", "update", "neuron", "softmax", "parameters", "chain rule", "paths",
             "dynamic programming", "attribution"}  # fmt: skip
    assert {exercise.topic for exercise in EXERCISES.values()} <= known | set(TOPICS)
