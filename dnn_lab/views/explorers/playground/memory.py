"""What a learner would miss after a restart of the kernel, or of the cell: settings, layers and clicked points."""

from dnn_lab.engine.shapes import as_count
from dnn_lab.views.explorers.playground.arguments import drawn


def remembered(playground):
    """Plain data from which `bring_back` makes the same again; copies, which later clicks leave as they are."""
    session = playground.session
    values = {name: playground[name] for name in playground.start}
    lists = {"hidden": list(session.hidden), "clicks": list(session.points.clicks)}
    return {"values": values, "drawing": playground.drawing, **lists}


def bring_back(playground, memory):
    """Raises LookupError, TypeError, ValueError or TraitError for what makes no sense."""
    hidden, clicks = drawn(memory["hidden"])[0], [(x, y, label) for x, y, label in memory["clicks"]]
    with playground.quietly():
        for name in playground.start:
            playground.controls[name].value = memory["values"][name]
    playground.drawing, playground.session.hidden = as_count(memory["drawing"] + 1, "drawing") - 1, hidden
    playground.draw_data()
    for click in clicks:
        playground.click(*click)
