"""What marking says, apart from the mistakes (their sentences stand with them): tables of templates with named fields.

A second language is another copy of this file. `{typed}` is what the learner typed, never what is right; and
no sentence has a number for an example, as it may be what is asked for somewhere.
"""

VERDICTS = {
    "right": "Right.",
    "right_calculation": "Right: that is a calculation that gives this number.",
    "right_given_earlier": "Right, given your earlier value {value} for {first}. That value was the first to be off.",
    "right_given_rounded": "Right, given your earlier value {value} for {first}, which was rounded on the way.",
    "right_last_digit": "Right, but for the last digit: something was rounded or cut off on the way.",
    "rounded_too_far": "{typed} is rounded too far to tell. Give {digits} significant digits.",
    "rounded_too_early": "{typed} comes from rounding on the way, and here too much is lost by it. "
    "Keep {digits} or more significant digits until the end.",
    "wrong": "{typed} is not it, and it is none of the usual slips. The next hint may help.",
    "wrong_earlier": "{typed} is not it. Your earlier value {value} for {first} is off too: begin there.",
    "undefined": "This step has no value: its calculation divides by zero, or leaves the numbers there are.",
    "undefined_because": "This step has no value. {why}",
}

EITHER = "Two slips give this number. Either {first}, or {second}: check both."
PERHAPS = "Close to what a known slip gives: perhaps {first}. Check that."
PERHAPS_EITHER = "Close to what known slips give: perhaps {first}, or {second}. Check both."

UNREADABLE = {
    "empty": "Nothing is typed yet. Type a number, or a calculation that gives it.",
    "long": "That is {length} characters long; up to {longest} are read. The number alone is enough.",
    "kind": "An answer is a number, or text that gives one; {kind} was given.",
    "label": "What stands before the equals sign is not read. Type the number alone.",
    "underscore": "A number is written without underscores; after {number} there is one.",
    "number_and_letter": "After {number} there is “{letter}”, with no sign between them. Write * for times.",
    "marks": "{number} can be read in more than one way. Write one decimal point or comma and no other.",
    "character": "{character} is not read in a number. Digits, + - * / ^ and brackets are.",
    "name": "{name} is not a name that can be used in this step.",
    "name_known": "{name} is not a name that can be used in this step. Names that can: {names}.",
    "large": "That number is too large for any step here. Check the powers in it.",
    "power": "That power is too large to be worked out here.",
    "zero": "That calculation divides by zero.",
    "no_value": "That calculation has no value: a root or logarithm of a negative number has none.",
    "bracket_open": "A bracket is opened and not closed.",
    "bracket_closed": "A bracket is closed that was not opened.",
    "deep": "There are too many brackets inside each other.",
    "operator_missing": "Two numbers stand side by side. Write + - * or / between them.",
    "number_missing": "A number is missing: a sign stands where one is expected.",
    "argument": "After {name} a bracket is expected: {name}( ).",
}

HUNT = {
    "fine": "{name} is right as it stands. Work out the next step from the numbers before it.",
    "follows": "{name} is off, but follows rightly from the numbers before it. The first wrong step is further back.",
    "found": "{name} is the first wrong step. What happened there?",
    "other_cause": "{name} is the first wrong step, but another number would stand there if {title}.",
    "solved": "Found. {message}",
}


def unreadable(reason, fields):
    """The sentence for text that is no number."""
    key = "name_known" if reason == "name" and fields.get("names") else reason
    return UNREADABLE[key].format(**fields)
