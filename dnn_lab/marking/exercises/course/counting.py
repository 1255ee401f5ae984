"""Exercises of notebook 05: Fibonacci with a table, and how many calls it takes without one."""

from dnn_lab.marking.exercises.entry import Case, Exercise, wrong

_TWICE = "The small cases are right. Here the same result is worked out again and again: keep it in a table."


def fibonacci(n):
    known = {0: 0, 1: 1}
    for i in range(2, n + 1):
        known[i] = known[i - 1] + known[i - 2]
    return known[n]


def _places(rng):
    yield from ((n,) for n in (5, 2, 0, 1, 10, 17))
    yield Case((300,), _TWICE)


def naive_calls(n):
    calls = {0: 1, 1: 1}
    for i in range(2, n + 1):
        calls[i] = 1 + calls[i - 1] + calls[i - 2]
    return calls[n]


def _call_sizes(rng):
    yield from ((n,) for n in (5, 2, 0, 1, 3, 10))
    yield Case((90,), _TWICE)


EXERCISES = (
    Exercise(
        "fibonacci",
        "Fibonacci with a table",
        "dynamic programming",
        "05",
        "n, a whole number from 0 (up to 300)",
        "F(n), where F(0) = 0, F(1) = 1 and each number is the sum of the two before it",
        fibonacci,
        _places,
        (
            wrong(
                "",
                lambda n: fibonacci(n + 1),
                "{typed} is one place too far: F(0) is 0 and F(1) is 1. Check where the count begins.",
            ),
            wrong(
                "",
                lambda n: fibonacci(max(n - 1, 0)),
                "{typed} stops one place too early. Check the last step of the loop.",
            ),
            wrong("", lambda n: naive_calls(n), "{typed} counts the calls. Asked for is the number itself."),
            wrong("", lambda n: 2 ** max(n - 1, 0) if n else 0, "{typed} doubles each time: it adds F(n − 1) twice."),
            wrong(
                "term_left_out",
                lambda n: min(n, 1),
                "{typed} never grows. Each number is the sum of the two before it.",
            ),
        ),
        (
            "How often is F(3) worked out when F(5) calls F(4) and F(3)? Where could it be kept?",
            "A dictionary can hold what is known: {0: 0, 1: 1}. Fill it from below, or look there before you call.",
            "for i in range(2, n + 1): the new entry is the sum of the entries i − 1 and i − 2.",
        ),
        whole=True,
    ),
    Exercise(
        "naive_calls",
        "Counting the calls of naive Fibonacci",
        "dynamic programming",
        "05",
        "n, a whole number from 0 (up to 90)",
        "how many calls fib(n) makes in all, itself counted, if every call makes two more down to fib(1) and fib(0)",
        naive_calls,
        _call_sizes,
        (
            wrong(
                "",
                lambda n: fibonacci(n + 1),
                "{typed} counts the calls at the bottom, fib(1) and fib(0). The calls that make them count too: add 1.",
            ),
            wrong("", lambda n: naive_calls(n) - 1, "{typed} leaves out the first call, fib(n) itself."),
            wrong("", lambda n: fibonacci(n), "{typed} is the number F(n). Asked for is how many calls it takes."),
            wrong(
                "",
                lambda n: 2 ** (n + 1) - 1,
                "{typed} counts a tree that is equally deep everywhere. One branch is a step shorter each time.",
            ),
            wrong(
                "",
                lambda n: 2 * n - 1 if n else 1,
                "{typed} counts the calls with a table. The naive version has none and does everything again.",
            ),
        ),
        (
            "Draw the tree for n = 3 and count its boxes.",
            "A call is one, plus all calls that it makes.",
            "calls(n) = 1 + calls(n − 1) + calls(n − 2), with calls(0) = calls(1) = 1; keep them in a table.",
        ),
        whole=True,
    ),
)
