"""Random graphs for tests that need no higher precision: their values and slopes exist, and are not huge."""

import random

from engine.random_formulas import NAMES, formula, with_parts

from dnn_lab.worksheet.graph import Graph


def drawn(count, seed=1):
    """`count` graphs whose numbers are neither huge nor without a slope."""
    rng, found = random.Random(seed), 0
    while found < count:
        text = (with_parts if rng.random() < 0.3 else formula)(rng, rng.randint(1, 9))
        values = {name: round(rng.uniform(0.2, 2.5), 2) for name in NAMES}
        try:
            graph = Graph.read_with(text, values)
            slopes = graph.derivatives.values()
        except ValueError:
            continue
        if slopes and all(abs(number) < 1e6 for number in (*graph.values.values(), *slopes)):
            found += 1
            yield graph
