"""Which pixels an output owes its score to: the rule, ε and the output are chosen, marks on the pixels say how much."""

from math import isqrt

import numpy as np

from dnn_lab.engine.relevance import METHODS
from dnn_lab.engine.shares import Settings
from dnn_lab.engine.tables import find, tells_nearest
from dnn_lab.views.explorers.parts.axes import Axis
from dnn_lab.views.explorers.parts.controls import choice, row, slider
from dnn_lab.views.explorers.parts.explorer import Explorer
from dnn_lab.views.explorers.parts.marks import Points
from dnn_lab.views.explorers.parts.plot import Plot
from dnn_lab.worksheet.numbers import short

TALL, SIZES, LARGEST = 220, 8, 0.42
TITLES = {
    "proportional": "shares (LRP-0)",
    "epsilon": "shares with ε (LRP-ε)",
    "alpha_beta": "α up, −β down (LRP-αβ)",
    "gradient_times_input": "gradient × input",
    "occlusion": "pixel switched off",
}
SENTENCES = {
    "about": "Output {output}: score {score}. The pixels add up to {total}, the leak is {leak}. "
    "Blue squares speak for the output, orange diamonds against it.",
    "image": "The image: {side} by {side} pixels.",
    "marked": "Relevance of each pixel for output {output}: strongest for it in row {row}, column {column}.",
}


@tells_nearest
class RelevanceExplorer(Explorer):
    """`explore_relevance(net, image)`: choose rule, ε and output, and see what each pixel answers for.

    image  one sample of the network whose inputs are the pixels of a square;  rule, output, epsilon  at the start

    Raises ValueError for an image that is no square, unknown rules (naming the nearest) and outputs.
    """

    def __init__(self, net, image, rule="epsilon", output=None, epsilon=0.1):
        find(METHODS, rule, "rule")
        Settings(epsilon)
        self.net, self.image = net.copy(), np.asarray(image, float)
        chosen = net.relevance(self.image, rule, output=output, epsilon=max(epsilon, 1e-9)).output
        self.side = isqrt(self.image.size)
        if self.side**2 != self.image.size:
            raise ValueError(f"image has shape {self.image.shape}; it takes the pixels of a square, such as 64")
        self.picture, self.marked = (self._plot(title) for title in ("the image", "relevance"))
        titles = [(TITLES.get(name, name), name) for name in METHODS if name in TITLES or name == rule]
        controls = {
            "rule": choice("blame by", titles, rule),
            "epsilon": slider("ε", float(epsilon), 0.0, 5.0, 0.05),
            "output": choice("for output", list(range(net.sizes[-1])), chosen),
        }
        super().__init__("Which pixels did it", controls, [row(self.picture, self.marked)])

    def _plot(self, title):
        bare = Axis("", 0, self.side, bare=True)
        return Plot(title, bare, bare, height=TALL, square=True)

    def redraw(self, changed):
        if changed is None:
            about = SENTENCES["image"].format(side=self.side)
            self.picture.show(*self._squares(self.image, "ink", "square"), about=about)
        found = self.net.relevance(self.image, self["rule"], output=self["output"], epsilon=self["epsilon"])
        strongest = divmod(int(found.inputs.argmax()), self.side)
        place = {"output": found.output, "row": strongest[0] + 1, "column": strongest[1] + 1}
        marks = [*self._squares(found.inputs, "blue", "square"), *self._squares(-found.inputs, "orange", "diamond")]
        self.marked.show(*marks, about=SENTENCES["marked"].format(**place), title=TITLES.get(found.rule, found.rule))
        numbers = {"score": found.score, "total": found.inputs.sum(), "leak": found.leaks[0]}
        self.say(SENTENCES["about"].format(output=found.output, **{k: _short(v) for k, v in numbers.items()}))

    def _squares(self, values, colour, shape):
        """A mark on each pixel above 0, as large as its value beside the largest of all."""
        part = values / (np.abs(values).max() or 1)
        rows, columns = np.divmod(np.arange(values.size), self.side)
        for size in range(1, SIZES + 1):
            here = np.round(part * SIZES) == size
            if here.any():
                pixels = size / SIZES * LARGEST * TALL / self.side
                x, y = columns[here] + 0.5, self.side - rows[here] - 0.5
                yield Points(x, y, colour, shape=shape, size=pixels)


explore_relevance = RelevanceExplorer


def _short(value):
    return short(0.0 if abs(value) < 1e-9 else value)
