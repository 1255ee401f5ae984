"""An error shared out, as a worksheet: the error at each output, then layer by layer the share that arrives at each
node, back to the inputs. `detail="full"` also asks for what each node sent.

The error is y − ŷ, where the gradient of the squared error has ŷ − y. The bias takes no share, so that shares add up.
"""

from functools import partial

from dnn_lab.worksheet import share_swaps as swaps
from dnn_lab.worksheet import words
from dnn_lab.worksheet.expression import Negative, Product, Sum
from dnn_lab.worksheet.forward import run_of
from dnn_lab.worksheet.share_book import OwnBook
from dnn_lab.worksheet.share_formulas import SHARES, SIGN_DECIDES
from dnn_lab.worksheet.share_words import line_words, long_form, why_undefined
from dnn_lab.worksheet.step import Group, Line


def share_lines(book, detail="compact"):
    """Lines of the whole way back of a `ShareBook`.

    detail  "compact": the shares alone; "full": what each node sent as steps of their own too
    """
    if detail not in ("compact", "full"):
        raise ValueError(f'detail is "compact" or "full", not {detail!r}')
    yield run_of("e", book, book.depth, _group("output"), output_error)
    for layer in range(book.depth, 0, -1):
        group = _group("layer" if layer > 1 else "inputs", layer=layer - 1)
        if detail == "full" and book.rule.uses == "contributions":
            yield run_of("c", book, layer, group, contribution)
        yield run_of("e", book, layer - 1, group, share)


def _group(key, **fields):
    return Group(words.TITLES[key].format(**fields), "backward")


def output_error(book, layer, to):
    """e = y − ŷ."""
    title, say = words.step_words("e output", to=to)
    return Line(
        book.quantity("e", layer, to),
        Sum((book.use("y", to), Negative(book.use("a", layer, to))), part="difference"),
        title,
        say,
        nodes=(f"n{layer}_{to}",),
        reuses=(f"a{layer}_{to}",),
        swaps=partial(swaps.of_output_error, book, to),
    )


def contribution(book, layer, to, source):
    """c = weight · what was sent along it."""
    title, say = words.step_words("c", to=to, source=source)
    sent = book.arrives(layer - 1, source)
    return Line(
        book.quantity("c", layer, to, source),
        Product((book.use("w", layer, to, source), sent)),
        title,
        say,
        nodes=(f"n{layer - 1}_{source}", f"n{layer}_{to}"),
        edges=(f"c{layer}_{to}_{source}",),
        reuses=(sent.quantity.name,),
        swaps=partial(swaps.of_contribution, book, layer, to, source),
    )


def share(book, layer, node):
    """e of a node: its parts of the errors of all neurons ahead, added up."""
    ahead = range(1, book.net.sizes[layer + 1] + 1)
    expression = _shared(book, layer, node)
    title, say = line_words(book, layer, node)
    return Line(
        book.quantity("e", layer, node),
        expression,
        title,
        say,
        nodes=(f"n{layer}_{node}", *(f"n{layer + 1}_{to}" for to in ahead)),
        edges=_compared(book, layer + 1, node),
        reuses=tuple(sorted(quantity.name for quantity in expression.quantities if quantity.role == "contribution")),
        swaps=partial(swaps.of_share, book, layer, node, partial(_shared, book, layer)),
        long=long_form(book, layer, node),
        why=why_undefined(book, layer + 1),
        own_form=partial(_own_form, book, layer, node) if book.rule.name in SIGN_DECIDES else None,
    )


def _shared(book, layer, node, rule=None):
    """The parts of a node, by the book's rule or another, added up."""
    ahead = range(1, book.net.sizes[layer + 1] + 1)
    terms = tuple(SHARES[rule or book.rule.name](book, layer + 1, to, node) for to in ahead)
    return Sum(terms, part="paths") if len(terms) > 1 else terms[0]


def _own_form(book, layer, node, own):
    """The share with the signs of the learner's own contributions."""
    return _shared(OwnBook(book, own), layer, node)


def _compared(book, layer, node):
    """The names of all contributions to a layer's neurons, those of the node first."""
    ahead, senders = (range(1, book.net.sizes[at] + 1) for at in (layer, layer - 1))
    order = sorted(senders, key=lambda i: i != node)
    return tuple(f"c{layer}_{to}_{i}" for i in order for to in ahead)
