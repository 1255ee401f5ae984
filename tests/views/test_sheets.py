"""Sheets on paper: results stand on the answer pages alone, seeds are practice's, text is never HTML."""

import re
from html import unescape

import pytest

import dnn_lab as lab
from dnn_lab.marking.practice import TOPICS, practice
from dnn_lab.views.sheets.page import answers, questions
from dnn_lab.worksheet.numbers import shown

EVERY = [(topic, level) for topic, entry in TOPICS.items() for level in range(1, len(entry.levels) + 1)]
HOSTILE = '</style></title><script>window.hit = 1</script>"<img src=x onerror="window.hit=1">&\\'


def words_of(html):
    """The text of a page, one blank between parts."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.S)))


def numbers_of(html):
    return set(re.findall(r"−?\d+(?:\.\d+)?", words_of(html)))


@pytest.mark.parametrize("topic, level", EVERY)
def test_no_result_stands_before_the_answers(topic, level):
    made = lab.sheet(topic, seed=3, level=level)
    copy = made.copies[0]
    given = {quantity.shown for step in copy.trace for quantity in step.expression.quantities}
    results = {step.quantity.shown for step in copy.trace}
    known = {quantity.shown for step in copy.trace for quantity in step.expression.quantities
             if quantity.name not in copy.trace}  # fmt: skip
    telling = {number for number in results - known if len(number.strip("−")) > 2}
    assert (telling or topic in ("parameters", "dynamic programming")) and known <= given
    assert not telling & numbers_of(questions(copy))
    assert telling <= numbers_of(answers(copy))
    assert known - {"0", "1"} <= numbers_of(questions(copy)), "all that is needed is given"


@pytest.mark.parametrize("topic, level", EVERY)
def test_every_step_has_its_lines_to_write_on(topic, level):
    copy = lab.sheet(topic, seed=3, level=level).copies[0]
    page = questions(copy)
    asked = [step for step in copy.trace if step.asked]
    assert page.count('class="blank result"') == len(asked)
    assert page.count('class="step"') == len(copy.trace)
    assert answers(copy).count("<tr>") == len(copy.trace) + 1
    for step in copy.trace:
        assert step.quantity.symbol.mathml in page


def test_copies_have_numbers_of_their_own_those_of_practice():
    made = lab.sheet("backpropagation", seed=7, copies=2)
    assert [copy.trace.values for copy in made.copies] == [
        practice("backpropagation", 2, seed).values for seed in (7, 8)
    ]
    pages = [questions(copy) for copy in made.copies]
    assert "seed 7" in pages[0] and "seed 8" in pages[1]
    assert 'practice("backpropagation", level=2, seed=8)' in words_of(answers(made.copies[1]))
    assert made.html == lab.sheet("backpropagation", seed=7, copies=2).html, "the same seed gives the same sheet"


def test_everyone_the_same():
    made = lab.sheet("forward", seed=7, copies=3, same=True)
    assert len({tuple(copy.trace.values) for copy in made.copies}) == 1
    assert repr(made).startswith("Sheet: Forward pass, level 2, seed 7, 3 copies, A4.")


def test_a_list_of_names_makes_one_copy_each():
    made = lab.sheet("forward", seed=1, copies=["Ada", "Grace"])
    assert [("Ada" in questions(copy), "Grace" in questions(copy)) for copy in made.copies] == [
        (True, False),
        (False, True),
    ]


def test_answers_come_after_all_copies_or_not_at_all():
    html = lab.sheet("forward", seed=1, copies=2).html
    kinds = re.findall(r'<section class="(\w+)"', html)
    assert kinds == ["copy", "copy", "answers", "answers"]
    assert 'class="answers"' not in lab.sheet("forward", seed=1, answers=False).html


@pytest.mark.parametrize("size, rule", [("A4", "size:A4;"), ("Letter", "size:letter;")])
def test_paper(size, rule):
    assert rule in lab.sheet("forward", seed=1, size=size).html


def test_answers_have_four_digits_counts_all_of_them():
    copy = lab.sheet("forward", seed=1).copies[0]
    assert all(shown(step.value)[0] in words_of(answers(copy)) for step in copy.trace)
    copy = lab.sheet("parameters", seed=1, level=4).copies[0]
    assert str(int(copy.trace[-1].value)) in words_of(answers(copy))


def test_a_trace_of_ones_own():
    net = lab.Network([2, 2, 1], hidden="tanh", seed=1)
    made = lab.sheet(net.training_trace([0.5, 0.8], [1.0], learning_rate=0.5), copies=2)
    assert "Training step" in made.html and len(made.copies) == 2
    assert repr(made).startswith("Sheet: Training step, 2–2–1 network")


def test_a_formula_of_ones_own():
    graph = lab.Graph.parse("log(x1) + x1*x2 - sin(x2)", x1=2.0, x2=5.0)
    for trace in (graph.forward_trace(), graph.backward_trace()):
        copy = lab.sheet(trace).copies[0]
        results = {step.quantity.shown for step in trace if len(step.quantity.shown) > 3}
        assert results and not results & numbers_of(questions(copy))
        assert "<svg" in questions(copy) and "log(x1) + x1*x2" in copy.about


def test_nothing_is_loaded_and_nothing_runs():
    html = lab.sheet("backpropagation", seed=7).html
    assert "<script" not in html and "url(" not in html and "@import" not in html
    assert set(re.findall(r'https?://[^"]+', html)) <= {"http://www.w3.org/2000/svg"}


def test_hostile_names_are_text():
    made = lab.sheet("forward", seed=1, copies=[HOSTILE])
    for page in (made.html, made._repr_html_()):
        assert "<script" not in page and "<img" not in page and page.count("</style>") <= 1
    assert HOSTILE in words_of(questions(made.copies[0]))


def test_a_hostile_trace_is_text():
    trace = practice("forward", 1, 1)
    trace.title = trace.subtitle = HOSTILE
    made = lab.sheet(trace)
    for page in (made.html, made._repr_html_()):
        assert "<script" not in page and "<img src=x" not in page


def test_save_replaces_a_sheet_and_nothing_else(tmp_path):
    path, other = tmp_path / "sheet.html", tmp_path / "mine.html"
    other.write_text("<p>my notes</p>")
    made = lab.sheet("forward", seed=1)
    assert repr(made.save(path)) == f"Saved: {path.as_posix()}. Open it in a browser and print it."
    lab.sheet("forward", seed=2).save(path)
    assert "seed 2" in path.read_text(encoding="utf-8")
    with pytest.raises(FileExistsError, match="is there already and is no sheet"):
        made.save(other)
    assert other.read_text() == "<p>my notes</p>"


def test_what_a_notebook_shows_is_the_same_each_time():
    made = lab.sheet("forward", seed=1, copies=30)
    again = lab.sheet("forward", seed=1, copies=30)
    assert made._repr_html_() == again._repr_html_() and "0x" not in repr(made)
    assert len(made._repr_html_()) < 60_000, "one copy is shown, however many there are"
    assert "<iframe sandbox " in made._repr_html_()


@pytest.mark.parametrize(
    "arguments, options, error, words",
    [
        (("backprop",), {}, ValueError, "unknown topic 'backprop'.*backpropagation"),
        ((3,), {}, TypeError, "takes a topic to practise.*; int was given"),
        (("forward",), {"copies": 0}, ValueError, "copies is 0"),
        (("forward",), {"copies": 201}, ValueError, "from 1 to 200"),
        (("forward",), {"copies": True}, ValueError, "copies is True"),
        (("forward",), {"copies": [1, 2]}, ValueError, "or a list of names"),
        (("forward",), {"size": "A3"}, ValueError, "unknown size 'A3'.*A4, Letter"),
        (("forward",), {"level": 9}, ValueError, "level is 9"),
        (("forward", -1), {}, ValueError, "seed is -1"),
        (("forward", 1.5), {}, TypeError, "seed is 1.5"),
        (("forward",), {"copys": 2}, TypeError, "no argument 'copys', did you mean \"copies\""),
    ],
)
def test_bad_input_is_told(arguments, options, error, words):
    with pytest.raises(error, match=words):
        lab.sheet(*arguments, **options)


def test_traces_that_are_no_sheet():
    trace = practice("forward", 1, 1)
    large = lab.Network([64, 32, 10], seed=0).forward_trace([0.1] * 64)
    with pytest.raises(ValueError, match="seed is for sheets drawn by topic"):
        lab.sheet(trace, seed=3)
    with pytest.raises(ValueError, match="at least one step"):
        lab.sheet(trace[:0])
    wide = lab.Network([30, 300, 1], seed=0).forward_trace([0.1] * 30)
    with pytest.raises(ValueError, match="at most 200 single numbers; this worksheet has 602 steps"):
        lab.sheet(wide)
    assert len(lab.sheet(large.neuron(1, 5)).copies[0].trace) == 2
