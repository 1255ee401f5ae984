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
    """The topic its trace names, else the one its phase belongs to: a training step has all three, a pass through a
    single neuron is that neuron's."""
    named = step.trace.topic if step.trace is not None else None
    phase = "line" if step.group.phase == "forward" and _is_single_neuron(step.trace) else step.group.phase
    return named or BY_PHASE.get(phase, phase)


def _is_single_neuron(trace):
    net = getattr(getattr(trace, "source", None), "net", None)
    return net is not None and [len(W) for W in net.weights] == [1]


def kind_of(step):
    """The kind of quantity: "z", "a", "L", "dL/dw" … of a network, the quantity's role elsewhere."""
    found = parse(step.name)
    return found[0] if found else step.role
