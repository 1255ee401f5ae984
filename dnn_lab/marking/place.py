"""Where in the course a step belongs, its topic and its kind: what is kept of an answer, what practice counts by."""

from dnn_lab.worksheet.names import parse

BY_PHASE = {
    "line": "neuron",
    "count": "parameters",
    "forward": "forward",
    "loss": "forward",
    "backward": "backpropagation",
    "update": "update",
}


def topic_of(step):
    """The topic its trace names, else the one its phase belongs to: a training step has all three."""
    named = step.trace.topic if step.trace is not None else None
    return named or BY_PHASE.get(step.group.phase, step.group.phase)


def kind_of(step):
    """The kind of quantity: "z", "a", "L", "dL/dw" … of a network, the quantity's role elsewhere."""
    found = parse(step.name)
    return found[0] if found else step.role
