"""What the Stepper answers to the browser: one function for each kind of message. Pure but for the widget's own trace.

Every function takes the widget and the message, and returns the reply. A refusal is a reply too: nothing half done.
A changed pass is answered with what differs, so that it is seen at once; the whole follows in the widget's `payload`.
"""

import re

from dnn_lab.marking.arithmetic import Unreadable
from dnn_lab.marking.digits import digits_for
from dnn_lab.marking.events import answered, hinted, publish, shown
from dnn_lab.marking.mark import mark
from dnn_lab.marking.progress.recorder import RECORDER
from dnn_lab.marking.reading import read
from dnn_lab.views.payload import as_sent, payload
from dnn_lab.worksheet.changes import changed
from dnn_lab.worksheet.expression import Written

TITLES = {
    "right": "Right",
    "right_given_earlier": "Right",
    "right_last_digit": "Right",
    "rounded_too_far": "Rounded too far",
    "named": "Look again",
    "wrong": "Not yet",
    "not_a_number": "Not a number yet",
    "undefined": "No value here",
}
LONGEST_OWN, RUNGS = 500, 4
_PLAIN = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,12})?")
_SYMBOL = re.compile(r"[^\W\d]+[₀-₉⁽(*/+^·]|[^\W\d] is\b|∂")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:/[A-Za-z][A-Za-z0-9_]*)?")


def change(stepper, message):
    """Makes the pass again with one row of numbers changed."""
    if stepper.hunt:
        return {"kind": "refused", "message": "in a bug hunt the numbers stay as they are"}
    try:
        trace = changed(stepper.trace, str(message.get("key")), str(message.get("text")))
        sent = payload(trace)
    except (ValueError, ArithmeticError) as error:
        return {"kind": "refused", "message": str(error)}
    reply = {"kind": "changed", "differs": differences(stepper.payload, sent)}
    stepper.trace = trace
    return {**reply, "then": lambda: stepper.set_trait("payload", sent)}


def differences(before, after):
    """What of a payload is new: whole entries, but of quantities and steps only what of each changed.

    What an entry no longer has is None.
    All of it where there are other steps than before: another formula makes another worksheet.
    """
    if [step["name"] for step in before["steps"]] != [step["name"] for step in after["steps"]]:
        return {"whole": after, "quantities": {}, "steps": {}}
    apart = ("quantities", "steps")
    whole = {key: value for key, value in after.items() if key not in apart and value != before.get(key)}
    pairs = ((name, before["quantities"].get(name, {}), one) for name, one in after["quantities"].items())
    steps = zip(range(len(after["steps"])), before["steps"], after["steps"], strict=True)
    return {"whole": whole, "quantities": _new_in(pairs), "steps": _new_in(steps)}


def _new_in(entries):
    """{key: what differs} from (key, entry before, entry after), of those that differ."""
    fields = ((key, old, new, old.keys() | new.keys()) for key, old, new in entries if old != new)
    return {
        key: {name: new.get(name) for name in names if new.get(name) != old.get(name)}
        for key, old, new, names in fields
    }


def judge_answer(stepper, message):
    """Marks one typed answer, given the learner's earlier ones."""
    name, text = str(message.get("step")), str(message.get("text", ""))
    if name not in stepper.trace:
        return {"kind": "refused", "message": f"this worksheet has no step {name!r}"}
    trace, own = stepper.trace, _own(message.get("own"))
    step = trace[name]
    numbers = {other: _number(trace[other], typed) for other, typed in own.items() if other in trace}
    verdict = mark(step, text, own=own | _follows(trace, numbers))
    number = _number(step, text)
    sent = verdict_data(verdict, trace, number)
    if message.get("keep") is not False:  # what is answered before a class is nobody's own
        publish(answered(step, verdict, _rungs(message)))
    follows = _follows(trace, numbers | {name: number})
    return {"kind": "verdict", "step": name, "verdict": sent, "follows": follows, "news": RECORDER.news()}


def note(stepper, message):
    """Takes note of a hint that was opened, or of a result that was shown."""
    name, rungs = str(message.get("step")), _rungs(message)
    if name not in stepper.trace:
        return {"kind": "refused", "message": f"this worksheet has no step {name!r}"}
    publish(shown(stepper.trace[name]) if rungs >= RUNGS else hinted(stepper.trace[name], rungs))
    return {"kind": "noted", "news": RECORDER.news()}


def _rungs(message):
    """How many rungs of the ladder of hints were open, however odd what came."""
    rungs = message.get("rungs", 0)
    return min(max(rungs, 0), RUNGS) if type(rungs) is int else 0


def digits(stepper, message):
    """How many significant digits each step that is asked for needs, so that no mistake passes for right."""
    asked = (step for step in as_sent(stepper.trace) if step.asked and not isinstance(step.expression, Written))
    return {"kind": "digits", "digits": {step.name: digits_for(step) for step in asked}}


def judge_hunt(stepper, message):
    """Judges which step of a bug hunt was the first wrong one, and what happened there."""
    name, cause = str(message.get("step")), message.get("cause")
    hunt = stepper.hunt
    if hunt is None or name not in hunt.shown:
        return {"kind": "refused", "message": f"there is no step {name!r} to hunt in"}
    try:
        verdict = hunt.judge(name, cause)
    except KeyError as error:
        return {"kind": "refused", "message": str(error.args[0])}
    found = name == hunt.wrong_step
    causes = [{"key": one.key, "title": one.title} for one in hunt.causes(name)] if found else None
    return {"kind": "verdict", "step": name, "verdict": verdict_data(verdict, hunt.trace), "causes": causes}


REPLIES = {"change": change, "mark": judge_answer, "note": note, "judge": judge_hunt, "digits": digits}


def verdict_data(verdict, trace, number=None):
    """A verdict as data for the browser, with a title and with symbols in place of names."""
    data = verdict.as_data()
    named = verdict.kind == "named" and len(verdict.mistakes) == 1 and verdict.sure
    title = _sentence(verdict.mistakes[0].title) if named else TITLES[verdict.kind]
    message = _written(re.sub(rf"^{title}[.,:]? *", "", data["message"]), trace)
    mistakes = [{**one, "title": _sentence(one["title"])} for one in data["mistakes"]]
    return {**data, "title": title, "message": _sentence(message), "mistakes": mistakes, "number": number}


def _sentence(text):
    """With a capital to begin with; a symbol or calculation, as in z₁⁽¹⁾, u is, cos(0.5), stays as it is."""
    is_symbol = _SYMBOL.match(text)
    return text if is_symbol else text[:1].upper() + text[1:]


def _written(message, trace):
    """z1_2 becomes z₂⁽¹⁾: what a learner sees in the picture."""
    find = _named(trace) if trace.source else _in_steps(trace).get
    return _NAME.sub(lambda match: _symbol(find(match[0]), match[0]), message)


def _named(trace):
    """Finds a quantity by its name: what the pass is made of, or a step of its own, such as a count of paths."""
    return lambda name: trace.source.find(name) or (trace[name].quantity if name in trace else None)


def _in_steps(trace):
    """The quantities of a bare list of steps, by name."""
    return {q.name: q for step in trace for q in (step.quantity, *step.expression.quantities)}


def _symbol(quantity, name):
    return quantity.symbol.text if quantity else name


def _own(given):
    """The learner's earlier answers as text, however odd what came."""
    pairs = list(given.items())[:LONGEST_OWN] if isinstance(given, dict) else []
    return {str(name): str(text) for name, text in pairs if isinstance(text, (str, int, float))}


def _follows(trace, numbers):
    """{name: number} of the steps that are shown, not asked, as they follow from the learner's own numbers."""
    numbers = {name: number for name, number in numbers.items() if number is not None}
    if not numbers:
        return {}
    shown = (trace[name] for lines in trace.lines for name in lines.names_shown())
    standing = (step for step in shown if any(quantity.name in numbers for quantity in step.expression.quantities))
    return {step.name: step.expression.value(numbers) for step in standing}


def _number(step, text):
    """What the text was read as, or None. A plain number needs no reading."""
    if _PLAIN.fullmatch(text):
        return float(text)
    try:
        return float(read(text, {q.name: q.value for q in step.expression.quantities}).value)
    except Unreadable:
        return None
