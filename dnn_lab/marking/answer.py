"""An answer that a learner gives in a cell: marked, and told to whoever listens. The public `lab.mark`."""

from dnn_lab.marking import events
from dnn_lab.marking.mark import mark as verdict_on
from dnn_lab.marking.progress.recorder import tell


def mark(step, text, own=None, *, keep=True):
    """The `Verdict` on an answer.

    step  the step that was asked;  text  what was typed (a number is taken too)
    own   the learner's earlier answers, {step name: typed text or number}: what follows from them is right
    keep  False for an example that is not to count in `lab.progress()`

    Raises TypeError for what is no step, and for a step whose value is a whole layer: single numbers are asked for.
    """
    verdict = verdict_on(step, text, own)
    if keep:
        events.publish(events.answered(step, verdict))
        tell()
    return verdict
