"""The forward pass as a worksheet: for each layer its weighted sums, then its activations; and the loss."""

from functools import partial

from dnn_lab.worksheet import formula, mathml, swaps, words
from dnn_lab.worksheet.book import Family
from dnn_lab.worksheet.expression import Product, Sum
from dnn_lab.worksheet.lines import Lines
from dnn_lab.worksheet.step import Group, Line


def forward_lines(book):
    """Lines of the whole forward pass of a `Book`, from layer 1 to the output."""
    for layer in range(1, book.depth + 1):
        group = Group(words.TITLES["layer"].format(layer=layer), "forward")
        yield run_of("z", book, layer, group, weighted_sum)
        yield run_of("a", book, layer, group, activation)


def loss_lines(book):
    """The one line of the loss."""
    yield Lines(
        Group(words.TITLES["loss"], "loss"),
        lambda: ["L"],
        book.array("L"),
        lambda row: loss(book),
        {"L": 0}.get,
    )


def run_of(key, book, layer, group, write):
    """The lines of one kind in one layer; `write(book, layer, to[, from])` writes one of them."""
    values = book.array(key, layer)
    family = Family(key, layer, values.shape)
    return Lines(
        group, family.names, values.ravel(), lambda row: write(book, *family.places(row)), family.find, family.name
    )


def weighted_sum(book, layer, to):
    """z = Σ w·a + b."""
    sources = range(1, book.net.sizes[layer - 1] + 1)
    products = (Product((book.use("w", layer, to, i), book.arrives(layer - 1, i))) for i in sources)
    title, say = words.step_words("z", to=to)
    return Line(
        book.quantity("z", layer, to),
        Sum((*products, book.use("b", layer, to))),
        title,
        say,
        nodes=(*(f"n{layer - 1}_{i}" for i in sources), f"n{layer}_{to}"),
        edges=tuple(f"w{layer}_{to}_{i}" for i in sources),
        long=mathml.weighted_sum(layer, to, len(sources)),
        swaps=partial(swaps.of_sum, book, layer, to),
    )


def activation(book, layer, to):
    """a = f(z), written out as the activation's formula in the engine's table."""
    function, width = book.net.activations[layer - 1], book.net.sizes[layer]
    neurons = [{"z": book.use("z", layer, j)} for j in range(1, width + 1)]
    title, say = words.step_words("a", to=to, activate=words.activate(function))
    together = range(1, width + 1) if "sum(" in function.formula else (to,)
    return Line(
        book.quantity("a", layer, to),
        formula.read(function.formula, {"z": book.use("z", layer, to)}, neurons),
        title,
        say,
        nodes=tuple(f"n{layer}_{j}" for j in together),
        swaps=partial(swaps.of_activation, book, layer, to),
    )


def loss(book):
    """L, the loss of the sample, written out as the formula in the engine's table."""
    entry, last, width = book.net.loss_function, book.depth, book.net.sizes[-1]
    title, say = words.step_words("L", title=entry.title)
    return Line(
        book.quantity("L"),
        formula.read(entry.formula, *output_names(book)),
        title,
        say,
        digits=3,
        nodes=(*(f"n{last}_{k}" for k in range(1, width + 1)), "L"),
        edges=tuple(f"n{last}_{k}-L" for k in range(1, width + 1)),
    )


def output_names(book, to=1):
    """The names a loss's formula may use, for output `to` and for every output: a, y and the count n."""
    last, width = book.depth, book.net.sizes[-1]
    count = formula.Number(width, part="count")
    neurons = [{"a": book.use("a", last, k), "y": book.use("y", k), "n": count} for k in range(1, width + 1)]
    return neurons[to - 1], neurons
