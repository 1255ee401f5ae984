"""What can be chosen in the playground: one control for each choice, and the rows that they stand in."""

from dnn_lab.engine.functions import ACTIVATIONS
from dnn_lab.engine.tables import find
from dnn_lab.engine.toy import toy_data
from dnn_lab.views.explorers.parts.controls import button, choice, slider, tick, toggles
from dnn_lab.views.explorers.playground.points import PRESETS
from dnn_lab.views.explorers.playground.session import OPTIMISERS

HIDDEN = ("tanh", "relu", "sigmoid", "leaky_relu", "linear")
RATES = (0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 100, 1000)
BATCHES = (1, 4, 10, 32, "all")
SPEEDS = [("1 epoch a picture", 1), ("5 epochs a picture", 5), ("as fast as it can", 0)]
CLICKS = [("● adds orange", 0), ("■ adds blue", 1), ("takes away", "remove")]
ROWS = (
    ("play", "step", "restart", "speed", "code"),
    ("data", "noise", "new", "clear", "click", "test"),
    ("layers", "neurons", "activation", "optimizer", "rate", "batch", "seed", "sides"),
)


def chosen(data, own, hidden, activation, optimizer, rate, batch, noise, seed):
    """{name: control} with these values chosen. Raises ValueError for one that cannot be."""
    presets = [(title, name) for name, (title, _) in PRESETS.items()]
    if own:
        data, presets = "given", [("your own", "given"), *presets]
    else:
        find(PRESETS, data, "data")
    find({name: name for name in HIDDEN}, activation, "activation of hidden layers")
    find(OPTIMISERS, optimizer, "optimizer")
    OPTIMISERS[optimizer](rate)
    if not (batch == "all" or (isinstance(batch, int) and batch >= 1)):
        raise ValueError(f'batch is {batch!r}; it takes a whole number from 1, or "all"')
    toy_data("moons", 2, noise, seed)
    activations = [(ACTIVATIONS[name].title, name) for name in HIDDEN]
    return {
        "data": choice("data", presets, data),
        "noise": slider("noise", noise, 0.0, max(0.5, noise), 0.05),
        "click": toggles("a click", CLICKS, 1),
        "test": tick("show test points", False),
        "layers": slider("hidden layers", len(hidden), 0, 6, 1),
        "neurons": slider("neurons in each", max(hidden, default=4), 1, 16, 1),
        "activation": choice("activation", activations, activation),
        "optimizer": choice("optimiser", list(OPTIMISERS), optimizer),
        "rate": choice("learning rate", _numbers(RATES, rate), rate),
        "batch": choice("batch", _numbers(BATCHES, batch), batch),
        "sides": tick("only the two sides", False),
        "speed": choice("speed", SPEEDS, 5),
        "seed": slider("seed", seed, 0, max(20, seed), 1),
    }


def buttons(playground):
    """{name: button}, each for what the playground can be asked."""
    return {
        "play": button("Play", playground.toggle, "play", "Train, or pause"),
        "step": button("One epoch", playground.step, "step-forward", "Train for one epoch"),
        "restart": button("Restart", playground.restart, "refresh", "The same network, untrained"),
        "new": button("New points", playground.draw_again, "random", "The same kind of data, drawn again"),
        "clear": button("Clear", playground.clear, "eraser", "No points"),
        "code": button("Code for this", playground.toggle_code, "code", "Show the lines of Python that rebuild this"),
    }


def _numbers(offered, wanted):
    """(text, value) pairs of what is offered, with what is wanted among them in its place."""
    numbers = sorted({value for value in (*offered, wanted) if value != "all"})
    words = ["all"] if "all" in offered else []
    return [(value if value == "all" else f"{value:g}", value) for value in (*numbers, *words)]
