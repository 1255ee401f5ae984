"""A network on points under training, with a record of its losses and the code for it. No widget in it."""

from dnn_lab.engine.network import Network
from dnn_lab.engine.optimisers import SGD, Adam, Momentum
from dnn_lab.engine.trainer import Trainer
from dnn_lab.views.explorers.playground.script import Script

OPTIMISERS = {"SGD": SGD, "Momentum": Momentum, "Adam": Adam}
KEPT = 300
"""So many losses are kept at most; where there are more, every second is let go."""


class Session:
    """points      the `Points`;  hidden  widths of the hidden layers
    activation, seed, optimizer, rate, batch   as chosen; batch "all" takes all samples into one update

    `net`, `trainer` (None without points), `epochs`, and `history`: [(epochs, loss, loss on test points or None)].
    """

    def __init__(self, hidden=()):
        self.points, self.hidden, self.activation, self.seed = None, list(hidden), "tanh", 0
        self.optimizer, self.rate, self.batch = "Adam", 0.03, 10
        self.script, self.net, self.trainer, self.history, self._before = Script(), None, None, [], 0

    def begin(self):
        """A new network on the points as they are, untrained."""
        sizes = [2, *self.hidden, 1]
        self.net = Network(sizes, hidden=self.activation, output="sigmoid", seed=self.seed)
        form = f'hidden="{self.activation}", output="sigmoid", seed={self.seed}'
        self.script.begin(self.points.code, f"net = lab.Network({sizes}, {form})")
        self.history, self.trainer, self._before = [], None, 0
        self.train_anew()

    def train_anew(self):
        """Goes on with the same network by the optimiser, rate and batch that are now chosen."""
        optimizer = OPTIMISERS[self.optimizer](float(self.rate))
        self._before, self.trainer, n = self.epochs, None, len(self.points.labels)
        if n:
            size = n if self.batch == "all" else int(self.batch)
            self.trainer = Trainer(self.net, self.points.X, self.points.targets, optimizer, size)
            self.script.fit(f"optimizer=lab.{self.optimizer}({self.rate:g}), batch_size={size}")
            self.record()

    def add(self, x, y, label):
        self._changed(self.points.add(x, y, label))

    def remove(self, x, y):
        line = self.points.remove(x, y)
        if line:
            self._changed(line)

    def _changed(self, line):
        self.script.changed([line])
        self.train_anew()

    @property
    def epochs(self):
        return self._before + (self.trainer.epochs if self.trainer else 0)

    @property
    def stopped(self):
        return self.trainer and self.trainer.stopped

    def train(self, epochs):
        return self._trained(lambda trainer: trainer.train(epochs))

    def train_for(self, seconds):
        return self._trained(lambda trainer: trainer.train_for(seconds))

    def _trained(self, work):
        """Returns whether training can go on."""
        on = bool(self.trainer) and work(self.trainer)
        self.script.trained(self.trainer.epochs if self.trainer else 0)
        return on

    def record(self):
        """Notes the losses; a later note for the same epoch takes the place of the earlier."""
        if not self.trainer:
            return
        points, test = self.points, None
        if len(points.labels_test):
            test = self.net.loss(points.X_test, points.targets_test)
        if self.history and self.history[-1][0] == self.epochs:
            self.history.pop()
        self.history.append((self.epochs, self.trainer.loss, test))
        if len(self.history) > KEPT:
            self.history = self.history[::2] + self.history[-1:] * (len(self.history) % 2 == 0)

    def accuracy(self):
        """(training, test): parts of the points on the right side, None where there are none."""
        points = self.points
        parts = (points.X, points.targets), (points.X_test, points.targets_test)
        return [self.net.accuracy(X, Y) if len(X) else None for X, Y in parts]

    def code(self):
        return self.script.text(testing=bool(len(self.points.labels_test)))
