"""What checking an exercise says: templates with named fields. What goes in and what a learner got may be shown,
what is right never is."""

KINDS = {
    "unanswered": "not answered yet",
    "right": "right",
    "right_last_digit": "right",
    "named": "not yet",
    "wrong": "not yet",
    "shape": "not yet",
    "unreadable": "not yet",
    "infinite": "not yet",
    "failed": "it stopped",
    "slow": "it took too long",
    "refused": "it could not be tried",
    "missing": "not answered yet",
}

RIGHT = "It agrees in all {count} cases."
LAST_DIGIT = "It agrees in all {count} cases, but for the last digits: something is rounded on the way."
TYPED = "Your {part}"
RESULT = "result"
NAMED = "{title}. {message}"
SAME_SLIP = "The same slip as in {part}, or what follows from it."
MISSING = "Nothing yet."
WRONG = (
    "{typed} is off in {off} of {count} cases, first for {given}: there it is {own}. It is none of the usual slips. "
    'lab.hint("{name}") may help.'
)
KEPT = (
    "Called again with the same {arguments} it gives another result: something is kept from call to call. "
    "Make everything that it fills anew inside the function."
)
FAILED = "It raises {kind}{where}: {says} It was called with {given}."
WHERE = " in line {line} of its cell"
WHERE_CODE = " in line {line} of its cell, “{code}”"
RECURSION = "It calls itself without an end for {given}. One case has to answer without calling again."
SLOW = "It was stopped after {seconds} seconds, at {given}. Is there a loop that never ends?"
SLOW_LESSON = "It was stopped after {seconds} seconds, at {given}. {note}"

UNUSABLE = {
    "count": ("shape", "It gives {number} where {expected} results are asked for, in this order: {parts}."),
    "shape": ("shape", "{typed} has shape {shape}; expected is {expected}, here for {given}."),
    "transposed": (
        "shape",
        "{typed} has shape {shape}; expected is {expected}, here for {given}. That is rows and columns swapped: .T "
        "turns it, or the product goes the other way round.",
    ),
    "one_number": ("shape", "{typed} has shape {shape}; expected is one whole number, here for {given}."),
    "kind": ("unreadable", "{typed} is {kind}. Expected is a number or an array of numbers: {gives}."),
    "table": ("unreadable", "{typed} is {kind}. Expected is a dictionary: {gives}."),
    "keys": ("unreadable", "{typed} has no entry for {names}, here for {given}."),
    "nan": (
        "infinite",
        "{typed} holds nan, which is no number, here for {given}. It comes from 0/0, from inf − inf, or from the "
        "logarithm or root of a negative number.",
    ),
    "inf": (
        "infinite",
        "{typed} is infinite somewhere, here for {given}. It comes from a division by 0, the logarithm of 0, or "
        "a power that is too large.",
    ),
    "digits": (
        "unreadable",
        "{typed} is a float at {given}, and a float holds only 16 digits. Stay with whole numbers: +, * and // do.",
    ),
}

REFUSED = {
    "not_a_function": (
        'lab.check("{name}", …) takes the function itself, without brackets behind it; this is {kind}. '
        'Write lab.check("{name}", {name}).'
    ),
    "arguments": "It is called as {signature}. Yours takes {takes}.",
}
NO_RETURN = {
    "printed": "It prints something and returns nothing. End it with return.",
    "changed": "It changes {names} in place and returns nothing. End it with return.",
}

NOTES = {
    "changed": "It changes {names} in place: whoever calls it finds other numbers there. Work on a copy.",
    "printed": "It printed: {text}",
    "shape": "{part} has shape {shape} where {expected} is asked; the numbers are the same.",
}

TASK = "{signature}\n  {title}\n  takes: {takes}\n  gives: {gives}\nBegin with:\n\n{stub}"
HINT = "Hint {rung} of {count}: {text}"
HINT_NEXT = 'The next one: lab.hint("{name}") again.'
HINT_LAST = 'That was the last one. lab.solution("{name}") shows a worked solution.'
SOLUTION = "One way to do it. Yours may look different and be just as right."
