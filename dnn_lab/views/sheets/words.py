"""What a printed sheet says, apart from its steps: one table of templates with named fields."""

WORDS = {
    "name": "Name",
    "date": "Date",
    "given": "Given",
    "work": "Work out",
    "answers": "Answers",
    "level": "level {level}",
    "layer": ", layer {layer}",
    "seed": "seed {seed}",
    "copy": "copy {copy} of {copies}",
    "digits": "{digits} significant digits",
    "exact": "every digit",
    "unasked": "nothing to work out",
    "screen": "On screen, marked step by step: {code}",
    "head": ("step", "quantity", "with the numbers in", "value"),
    "picture": "The network or graph of this sheet; cells are empty where a number is to be worked out.",
}

ROLES = {
    "input": "Inputs",
    "weight": "Weights",
    "bias": "Biases",
    "pre-activation": "Weighted sums",
    "activation": "Activations",
    "target": "Targets",
    "rate": "Learning rate",
    "loss": "Loss",
    "gradient": "Gradients",
    "slope": "Slopes",
    "error": "Errors",
    "contribution": "Contributions",
    "size": "Sizes",
}

SHEET = 'Sheet: {about}. Save it with .save("sheet.html"), open it in a browser and print it.'
SAVED = "Saved: {path}. Open it in a browser and print it."
COPIES = {1: "1 copy"}
MANY_COPIES = "{copies} copies"

BAD = {
    "copies": "copies is {given!r}; it takes a whole number from 1 to {most}, or a list of names",
    "topic": 'a sheet takes a topic to practise, such as "backpropagation", or a Trace; {kind} was given',
    "wide": "a sheet is for at most {most} single numbers; this worksheet has {steps} steps. Take a part of it: "
    "trace[:20], or trace.neuron(1, 2)",
    "whole": "a sheet is for single numbers; this worksheet goes by whole layers. Take trace.neuron(1, 2)",
    "exists": "{path} is there already and is no sheet; choose another name",
    "empty": "a sheet takes a trace with at least one step; this one is empty",
    "practice_only": "{name} is for sheets drawn by topic; the trace that was given has its own numbers",
}
