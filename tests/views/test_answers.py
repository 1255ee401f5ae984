"""What a verdict says in the browser: symbols for names, capitals where a sentence begins with a word."""

import pytest

from dnn_lab.marking.hunt import bug_hunt
from dnn_lab.marking.mark import mark
from dnn_lab.views.answers import verdict_data
from dnn_lab.worksheet.counting import parameter_trace
from dnn_lab.worksheet.graph import Graph
from dnn_lab.worksheet.network import Network

COUNTS = parameter_trace([4, 8, 3])
COMPACT = parameter_trace([4, 8, 3], detail="compact")
PASS = Network([2, 2, 1], hidden="sigmoid", output="sigmoid", seed=0).forward_trace([0.5, -0.8])


@pytest.mark.parametrize(
    "trace, name, symbol", [(COMPACT, "layer_2", "parameters₂"), (PASS, "z1_2", "z₂⁽¹⁾"), (PASS, "a2_1", "a₁⁽²⁾")]
)
def test_a_sentence_that_begins_with_a_symbol_keeps_it(trace, name, symbol):
    hunt = next(h for h in (bug_hunt(trace, seed=seed) for seed in range(40)) if h.wrong_step == name)
    assert verdict_data(hunt.judge(name), trace)["message"].startswith(f"{symbol} is the first wrong step")


def test_letters_and_calculations_keep_their_case():
    graph = Graph.parse("u = x*w + 1; u*u*exp(u)", x=1.0, w=-0.5)
    hunt = bug_hunt(graph, seed=7)
    assert verdict_data(hunt.judge("u"), hunt.trace)["message"].startswith("u is right as it stands")
    trace = Graph.parse("u = sin(x); u^2 + u", x=0.5).backward_trace()
    said = verdict_data(mark(trace["dy/du"], "cos(0.5)*5"), trace)["message"]
    assert said.startswith("cos(0.5)*5 is"), said


def test_counts_of_paths_are_called_as_in_the_picture():
    trace = Graph.parse("u = x*t + x; v = u*u + u*t; v*v + u", x=1.0, t=2.0).count_trace()
    hunt = bug_hunt(trace, seed=5)
    assert verdict_data(hunt.judge("paths_v"), hunt.trace)["message"].startswith("n(v) is right as it stands")


def test_a_sentence_that_begins_with_a_word_has_a_capital():
    said = verdict_data(mark(COUNTS["weights_1"], "12"), COUNTS)
    assert said["title"] == "Sizes were added, not multiplied" and said["message"].startswith("12 adds the sizes")
    assert verdict_data(mark(COUNTS["parameters"], "56"), COUNTS)["title"] == "The bias was not added"
