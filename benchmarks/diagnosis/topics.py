"""What learners work at: one entry for each table of the page."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.diagnosis import counting, first, shares
from benchmarks.diagnosis.graphs import papers as graphs
from benchmarks.diagnosis.passes import paper as passes


@dataclass(frozen=True)
class Topic:
    """title  of the table;  drawn  what its worksheets are;  draws  rng -> paper, one is taken at random
    exact  True where numbers are counts, typed to the last digit"""

    title: str
    drawn: str
    draws: tuple[Callable, ...]
    exact: bool = False

    @property
    def digits(self):
        """A column each; None is as many as each step asks for."""
        return (None,) if self.exact else (2, 3, 4, None)

    def draw(self, rng):
        """A paper in which something can go wrong."""
        chosen = self.draws[rng.integers(len(self.draws))] if len(self.draws) > 1 else self.draws[0]
        while True:
            paper = chosen(rng)
            if paper.can_go_wrong:
                return paper


TOPICS = {
    "passes": Topic(
        "Forward pass, backpropagation, update",
        "Eight shapes from 1–2–1 to 3–2–3–2. Hidden layers of sigmoid, tanh, ReLU or leaky ReLU; outputs and\n"
        "losses in all seven pairs that the package has, softmax with cross-entropy among them. Weights and biases\n"
        "are uniform in −1 … 1, a third each with one decimal, with two, and with all there are; inputs in −1 … 2;\n"
        "learning rates 0.1, 0.2, 0.5. Each learner works one whole training step: forward, loss, backward,\n"
        "update of the weights.",
        (passes.draw_passes,),
    ),
    "first": Topic(
        "A neuron, its line, softmax",
        "One neuron of one to four inputs, weighted sum and activation; where a neuron of two inputs cuts the\n"
        "plane; softmax over two to four numbers.",
        (passes.draw_neuron, first.draw_line, first.draw_softmax),
    ),
    "graphs": Topic(
        "The chain rule in graphs",
        "Formulas of three to seven operations over one or two inputs: sums, products, quotients, squares, cubes,\n"
        "roots, sines, exponentials, logarithms, tanh and sigmoid. Values and slopes back, slopes back alone,\n"
        "slopes carried forward, or path by path.",
        (graphs.draw_graph,),
    ),
    "counting": Topic(
        "Counting: parameters, tables, paths",
        "A network's weights and biases, Fibonacci's numbers with a table and without, and the paths through a\n"
        "graph. Counts are small whole numbers, so two mistakes often give the same one: leaving out the one path\n"
        "of a branch, and multiplying by it, for example. Then both are named.",
        (counting.draw_parameters, counting.draw_table, counting.draw_paths),
        exact=True,
    ),
    "shares": Topic(
        "Error attribution",
        "Errors of networks from 2–1 to 3–2–2 and 2–3–3, shared out by one of the five rules: in proportion,\n"
        "equally, with ε, by weight, or with α and β; with what each node sent as steps of their own or without.",
        (shares.draw_shares,),
    ),
}
