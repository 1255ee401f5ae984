"""What a graph's worksheet says to the learner: tables of templates with named fields.

`VALUES` has what each operation is called and how to do it, `SLOPES` the sentence of its slope. A second language is
another copy of this file.
"""

VALUES = {
    "+": ("a sum", "Add the two values."),
    "-": ("a difference", "Take the second value away from the first."),
    "*": ("a product", "Multiply the two values."),
    "/": ("a quotient", "Divide the first value by the second."),
    "^": ("a power", "Raise the base to the exponent."),
    "neg": ("the same with the other sign", "Turn the sign."),
    "=": ("another name", "The value stays as it is."),
    "log": ("a logarithm", "The natural logarithm: to which power must e be raised to give this value?"),
    "ln": ("a logarithm", "The natural logarithm: to which power must e be raised to give this value?"),
    "exp": ("a power of e", "Raise e to this value."),
    "sqrt": ("a square root", "Which number, from 0 up, multiplied by itself gives this value?"),
    "sin": ("a sine", "The sine of this angle, in radians."),
    "cos": ("a cosine", "The cosine of this angle, in radians."),
    "tan": ("a tangent", "The tangent of this angle, in radians."),
    "tanh": ("a hyperbolic tangent", "Tanh squeezes any number in between −1 and 1."),
    "sigmoid": ("a sigmoid", "The sigmoid squeezes any number in between 0 and 1."),
    "relu": ("a ReLU", "Keep the value if it is above 0, otherwise write 0."),
    "abs": ("an absolute value", "The distance from 0: the value without its sign."),
    "max": ("the largest", "Take the largest of the values."),
    "min": ("the smallest", "Take the smallest of the values."),
    "sum": ("a sum", "Add all values."),
    "weighted sum": ("a weighted sum", "Multiply each value by its weight, add the products and the bias."),
}
VALUE_OTHER = ("{title}", "Put the values into the formula.")

SLOPES = {
    "+": "A sum passes a slope on as it is.",
    "-": "A difference passes a slope on as it is, and turns its sign for what is taken away.",
    "*": "The slope of a product by one factor is the other factor.",
    "/": "The slope of a/b is 1/b by the top, and −a/b² by the bottom.",
    "^": "The slope of aⁿ by a is n·aⁿ⁻¹; by the exponent it is ln a times the power itself.",
    "neg": "A minus in front turns the sign of the slope.",
    "=": "Another name passes a slope on as it is.",
    "log": "The slope of the logarithm is 1 over what goes in.",
    "ln": "The slope of the logarithm is 1 over what goes in.",
    "exp": "The slope of e to a power is that power of e itself.",
    "sqrt": "The slope of a square root is 1 over twice the root.",
    "sin": "The slope of the sine is the cosine of what goes in.",
    "cos": "The slope of the cosine is the sine of what goes in, with the other sign.",
    "tan": "The slope of the tangent is 1 plus its own square.",
    "tanh": "The slope of tanh comes from its own result: 1 minus its square.",
    "sigmoid": "The sigmoid's slope comes from its own result: it times what is missing to 1.",
    "relu": "Where what goes in is above 0 the slope of ReLU is 1, otherwise it is 0.",
    "abs": "Above 0 the slope of the absolute value is 1, below 0 it is −1.",
    "max": "The largest value has slope 1, the others have slope 0.",
    "min": "The smallest value has slope 1, the others have slope 0.",
    "sum": "A sum passes a slope on as it is.",
    "weighted sum": "By a value the slope of a weighted sum is its weight, by a weight it is the value, by the bias 1.",
}
SLOPE_OTHER = "Put the values into the formula of the slope."

CORNERS = {
    "relu": "At 0 there is a corner, and the slope jumps from 0 to 1: by convention 0 is taken.",
    "abs": "At 0 there is a corner, and the slope jumps from −1 to 1: by convention 0, the middle, is taken.",
    "max": "Here {count} values are equal and there is a corner: by convention each gets the same part of slope 1.",
    "min": "Here {count} values are equal and there is a corner: by convention each gets the same part of slope 1.",
}

STEPS = {
    "value": ("{name}, {what}", "{how}"),
    "result": ("The result {name}, {what}", "{how}"),
    "seed": ("Slope of {output} by itself", "The way back begins here: {output} changes exactly as fast as itself."),
    "slope": ("Slope of {node} by {name}", "{slope}"),
    "one path": (
        "How {output} feels {name}",
        "Two slopes in a row multiply: the one that came back, and the next one. {slope}",
    ),
    "known slope": (
        "How {output} feels {name}",
        "Two slopes in a row multiply: the one that came back, and the next one.",
    ),
    "into the result": ("How {output} feels {name}", "Only one operation lies between. {slope}"),
    "passed on": ("How {output} feels {name}", "{slope}"),
    "several paths": (
        "How {output} feels {name}",
        "{name} is used {count} times, and each use sends its own part back. Slopes multiply along a path, paths add.",
    ),
    "start": ("Slope of {name} by itself", "The way forward begins here: {name} changes exactly as fast as itself."),
    "tangent one path": (
        "How {name} answers {by}",
        "Two slopes in a row multiply: the one carried so far, and the next one. {slope}",
    ),
    "tangent known slope": (
        "How {name} answers {by}",
        "Two slopes in a row multiply: the one carried so far, and the next one.",
    ),
    "tangent passed on": ("How {name} answers {by}", "{slope}"),
    "tangent of the input": ("How {name} answers {by}", "Only one operation lies between. {slope}"),
    "tangent several paths": (
        "How {name} answers {by}",
        "{by} comes in {count} times. Each time multiply the slope carried so far by the next one, and add the parts.",
    ),
    "path": ("Path {number} from {name}", "Along a path slopes multiply: {way}."),
    "all paths": ("All paths from {name}", "Paths side by side add."),
    "count": (
        "Paths from {name}",
        "From {name} the ways go on over {ahead}, {count} edges in all: add the counts ahead, one for each edge.",
    ),
    "count passed on": ("Paths from {name}", "There is one way on, to {ahead}: as many paths as from there."),
    "count of the result": ("Paths from {name}", "The count begins here: the result is reached in one way."),
    "memo first": ("F({number})", "Add F({one}) and F({other}), which are given, and keep the sum in the table."),
    "memo": ("F({number})", "Both F({one}) and F({other}) stand in the table already: add them, and keep the sum."),
    "call": ("F({number})", "Add what the two calls before gave."),
    "call again": ("F({number}) again, call {times}", "Worked out before, but no table has kept it: add again."),
    "only path": ("All paths from {name}", "There is only this path: its product is the slope."),
}

TITLES = {
    "forward": "Forward pass",
    "backward": "Backward pass",
    "tangent": "Forward mode, by {by}",
    "paths": "Paths from {by}",
    "operations": "Operations",
    "inputs": "Inputs",
    "tangents": "Slopes by {by}",
    "counts": "Number of paths, from the back",
    "count": "Counting paths",
    "memo": "Fibonacci with a memo table",
    "calls": "Fibonacci, every call by itself",
    "rule": "F(n) = F(n − 1) + F(n − 2)",
    "table": "Memo table",
    "along": "Along each path",
    "together": "Together",
    "formula": "{output} = {text}",
    "graph": "a graph of {nodes} operations",
}


def step_words(key, **fields):
    """Title and sentence of a step."""
    title, sentence = STEPS[key]
    return title.format(**fields), sentence.format(**fields).strip()


def value_words(operation):
    """What an operation is called, and how it is done."""
    what, how = VALUES.get(operation.name, VALUE_OTHER)
    return what.format(title=operation.sign), how


def slope_words(operation, operands=()):
    """The sentence of an operation's slope, and of its corner where the operands' numbers are at one."""
    sentence = SLOPES.get(operation.name, SLOPE_OTHER)
    corner = CORNERS.get(operation.name)
    count = _equal(operation, operands) if corner else 0
    return f"{sentence} {corner.format(count=count)}" if count else sentence


def _equal(operation, operands):
    """How many values meet in a corner; 0 where there is none."""
    if operation.name in ("relu", "abs"):
        return sum(operand == 0 for operand in operands)
    count = operands.count(operation.value(*operands)) if operands else 0
    return count if count > 1 else 0
