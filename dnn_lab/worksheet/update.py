"""The update as a worksheet: every weight and bias takes one step of gradient descent, w ← w − η ∂L/∂w."""

from dnn_lab.worksheet import words
from dnn_lab.worksheet.expression import Negative, Product, Sum
from dnn_lab.worksheet.forward import run_of
from dnn_lab.worksheet.step import Group, Line


def update_lines(book):
    """Lines of the update of all parameters of a `Book` that knows its target and learning rate."""
    for layer in range(1, book.depth + 1):
        group = Group(words.TITLES["layer"].format(layer=layer), "update")
        yield run_of("w_new", book, layer, group, new_weight)
        yield run_of("b_new", book, layer, group, new_bias)


def new_weight(book, layer, to, source):
    """w − η ∂L/∂w."""
    title, say = words.step_words("w_new", to=to, source=source)
    return Line(
        book.quantity("w_new", layer, to, source),
        _descend(book, "w", layer, to, source),
        title,
        say,
        digits=3,
        nodes=(f"n{layer - 1}_{source}", f"n{layer}_{to}"),
        edges=(f"w{layer}_{to}_{source}",),
        reuses=(f"dL/dw{layer}_{to}_{source}",),
    )


def new_bias(book, layer, to):
    """b − η ∂L/∂b."""
    title, say = words.step_words("b_new", to=to)
    return Line(
        book.quantity("b_new", layer, to),
        _descend(book, "b", layer, to),
        title,
        say,
        digits=3,
        nodes=(f"n{layer}_{to}",),
        reuses=(f"dL/db{layer}_{to}",),
    )


def _descend(book, key, *places):
    step = Product((book.use("rate"), book.use(f"dL/d{key}", *places)), part="update")
    return Sum((book.use(key, *places), Negative(step)))
