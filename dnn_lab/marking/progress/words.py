"""What progress says to a learner: tables of templates with named fields. A second language is another copy."""

NEWS = {
    "where": "What you answer is kept on this computer only, in {place}: lab.progress() shows it, "
    "lab.progress().delete() deletes it.",
    "refused": "Progress cannot be kept just now: {place} cannot be written to. Everything else goes on, and what you "
    "answer is held until this kernel ends.",
    "full": "Progress cannot be kept just now: there is no room left for {place}. Everything else goes on, and what "
    "you answer is held until there is room or this kernel ends.",
    "busy": "Progress waits: another program holds {place}. Everything else goes on, and what you answer is kept as "
    "soon as it is free.",
    "newer": "Progress is not kept: {place} was written by a newer dnn_lab than this one. Everything else goes on.",
    "damaged": "{old} is damaged. It stays where it is, and what can still be read of it counts; from now on progress "
    "is kept in {place}.",
}

KINDS = {
    "z": "weighted sums",
    "a": "activations",
    "L": "the loss",
    "dL/da": "∂L/∂a",
    "da/dz": "slopes of activations",
    "dL/dz": "∂L/∂z",
    "dL/dw": "gradients of weights",
    "dL/db": "gradients of biases",
    "w_new": "new weights",
    "b_new": "new biases",
    "exercise": "code",
}

WHEN = {0: "today", 1: "yesterday", "before": "{days} days ago"}

WHY = {
    "begin": "Nothing is kept yet, so this begins at the beginning: {title}, level {level}.",
    "named": "{kind} went wrong {when}: {mistake}. So once more, with fresh numbers: {title}, level {level}.",
    "wrong": "{kind} went wrong {when}, or needed hints. So once more, with fresh numbers: {title}, level {level}.",
    "due": "{kind} went well {when}, and after {days} it is time to see whether they still do: {title}, level {level}.",
    "new": "Nothing is due today, so here is something new: {title}, level {level}.",
    "early": "Nothing is due for {days}; what comes up first is {title}, level {level}.",
}
