"""What happens while someone works, told to whoever listens: an answer was marked, a hint or the result was shown.

Marking and views `publish` plain frozen events; progress listens. Neither knows the other, and a listener that fails
never stops the lesson. What was typed is not in an event, nor who typed it.
"""

import logging
from dataclasses import dataclass
from importlib import import_module

from dnn_lab.marking.place import kind_of, topic_of


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    what       answered, hinted, shown (the result, on request) or checked (code of an exercise)
    topic      "forward", "backpropagation", "update", or what another topic calls itself; level  of a practice, or None
    worksheet  sixteen characters that stand for the worksheet's numbers; "" for an exercise
    step       name of the step, "z1_2", or of the exercise;  kind  of step it is: "z", "dL/dw", "exercise"
    verdict    `Verdict.kind` of an answer, what a checker says of an exercise ("right", "named", "wrong" …), or ""
    mistakes   keys of the catalogue, likeliest first;  hints  how many had been taken by then
    """

    what: str
    topic: str
    level: int | None = None
    worksheet: str = ""
    step: str = ""
    kind: str = ""
    verdict: str = ""
    mistakes: tuple = ()
    hints: int = 0


def answered(step, verdict, hints=0):
    """A typed answer to a step was marked."""
    keys = tuple(mistake.key for mistake in verdict.mistakes)
    return Event("answered", **_place(step), verdict=verdict.kind, mistakes=keys, hints=hints)


def hinted(step, hints):
    """The learner took a hint, number `hints` of the ladder."""
    return Event("hinted", **_place(step), hints=hints)


def shown(step):
    """The learner had the result shown."""
    return Event("shown", **_place(step))


def checked(exercise, topic, verdict, mistakes=(), hints=0):
    """Code for an exercise was checked; an untouched stub is not worth an event."""
    return Event("checked", topic, step=exercise, kind="exercise", verdict=verdict, mistakes=mistakes, hints=hints)


def _place(step):
    trace = step.trace
    about = {"level": trace.level, "worksheet": trace.fingerprint} if trace is not None else {}
    return {"topic": topic_of(step), "step": step.name, "kind": kind_of(step), **about}


def _keep(event):
    """Progress, loaded when there is something to keep."""
    import_module("dnn_lab.marking.progress.recorder").RECORDER.keep(event)


LISTENERS = [_keep]


def publish(event):
    """Tells every listener. What goes wrong in one of them is its own affair: the lesson goes on."""
    for listener in LISTENERS:
        try:
            listener(event)
        except Exception:
            logging.getLogger(__name__).debug("a listener failed", exc_info=True)
