"""What progress says to a learner: tables of templates with named fields. A second language is another copy."""

NEWS = {
    "where": "What you answer is kept on this computer only, in {place}: lab.progress() shows it, "
    "lab.progress().delete() deletes it.",
    "page": "What you answer is held until this page is closed: lab.progress() shows it, "
    'lab.progress().to_csv("progress.csv") keeps it.',
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
    "place": "places on the line",
    "count": "counts",
    "e": "shares of an error",
    "value": "values of a graph",
    "slope": "slopes of one step",
    "gradient": "derivatives",
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

TOPICS = {
    "neuron": "A neuron",
    "softmax": "Softmax",
    "parameters": "Counting parameters",
    "chain rule": "Chain rule",
    "paths": "Paths",
    "dynamic programming": "Dynamic programming",
    "forward": "Forward pass",
    "backpropagation": "Backpropagation",
    "update": "Update",
    "attribution": "Error attribution",
}

SHOWN = {
    "empty": "Nothing is kept yet. From your first answer on, this shows what was right, what went wrong and what is "
    "due. It is kept on this computer only; lab.progress().path says where.",
    "title": "{steps} worked out on {days}, {first} of them right at the first try.",
    "place": 'Kept on this computer only, in {place}. lab.progress().to_csv("progress.csv") writes it out, '
    "lab.progress().delete() deletes it.",
    "page": 'Held until this page is closed. lab.progress().to_csv("progress.csv") keeps it.',
    "picture": "Bars: of each kind of step, how many went how. The table has the same numbers.",
    "line": "{topic}, {kind}: {first} of {all}",
    "slips": "What went wrong",
    "due": "due now",
    "later": "in {days}",
    "written": "{events} written to {path}.",
    "unwritable": "progress cannot be written to {path}: {reason}",
    "deleted": "Deleted: all {events} that were kept.",
    "undeleted": "Not deleted: {place} cannot be changed just now. {reason}.",
}

PARTS = {"first": "right at the first try", "later": "after a slip or a hint", "open": "shown, or not right yet"}
COLUMNS = ("topic", "step", *PARTS.values(), "practise again")
SLIP_COLUMNS = ("mistake", "steps", "last")


def days_ago(days):
    """When something happened so many days ago: "yesterday", "5 days ago"."""
    return WHEN.get(days, WHEN["before"]).format(days=days)


def count(number, one, many=None):
    """ "1 step", "2 steps"."""
    return f"1 {one}" if number == 1 else f"{number:,} {many or one + 's'}"


REPORT = {
    "title": "{learners}, {steps}: what the class struggles with",
    "note": "Most trouble first. “First” counts steps that were right at the first try and without a hint. Of a kind "
    "of step that few have done, little can be said yet.",
    "skipped": "Left out: {name}: {why}.",
    "doubted": "{name}: {lines} could not be read.",
    "nothing": "There is nothing to report on: none of the files is progress as lab.progress().to_csv writes it.",
    "picture": "Bars: of each kind of step in the class, how many went how. The table has the same numbers.",
    "slips": "Mistakes",
    "written": "Written: {path}",
    "no_slips": "No mistake was recognised.",
}
REPORT_STEPS = ("topic", "step", "learners", "steps", "first", "after a slip or a hint", "shown or open")
REPORT_SLIPS = ("mistake", "learners", "steps", "most often in")
