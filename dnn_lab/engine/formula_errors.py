"""What is said of a formula that cannot be read or worked out: one sentence each, and the place that it is about.

`SENTENCES` is one table of templates with named fields; a second language is another copy of it.
"""

SENTENCES = {
    "kind": "A formula is text, such as 'log(x1) + x1*x2'; {kind} was given.",
    "empty": "Nothing is typed yet; a formula is expected, such as log(x1) + x1*x2.",
    "long": "This is {length} characters long; a formula has at most {longest}.",
    "character": "{character} has no place in a formula; digits, names, + − * / ^ and brackets have.",
    "quotes": "Text in quotes has no place in a formula; it is made of numbers and names.",
    "comparison": "{sign} compares, and a formula gives a number; + − * / ^ are its signs.",
    "inside": "A point after a name looks inside of it, which a formula cannot; a name stands alone.",
    "number": "{written} is not a number; one is written like 0.5 or 1e-3.",
    "name": "{name} cannot be a name; a name begins with a letter.",
    "long_name": "This name is {length} characters long; a name has at most {longest}.",
    "sign_missing": "Between {before} and {after} a sign is missing, such as *.",
    "value_missing": "A number, a name or a bracket is expected here; {found} stands in its place.",
    "value_missing_at_end": "The formula ends too early; a number, a name or a bracket is expected here.",
    "bracket_open": "This bracket is opened and not closed.",
    "bracket_closed": "This bracket is closed and was not opened.",
    "comma": "A comma stands only between the values of max and min; a decimal has a point, as in 0.5.",
    "function": "{name} is not a function of formulas; there are: {functions}.",
    "function_near": "{name} is not a function of formulas, but {near} is; there are: {functions}.",
    "argument": "{name} takes its value in brackets, as in {name}(x).",
    "arguments": "{name} takes one value, {count} are given.",
    "few_arguments": "{name} takes two values or more, {count} is given.",
    "many_arguments": "{name} takes at most {most} values, {count} are given.",
    "equals": "An equals sign stands only after the name of a part, as in u = x*w + 1; u*u.",
    "part_missing": "A part is missing here; an expression is expected before a semicolon.",
    "nameless": "Only the last part gives the result; this one needs a name, as in u = x*w + 1.",
    "taken": "{name} is a {what} of formulas; give this part another name.",
    "twice": "{name} is given twice; each part has a name of its own.",
    "late": "{name} is used before it is worked out; put its part in front of this one.",
    "unused": "{name} is worked out and never used; use it, or leave it out.",
    "value": "{name} has no value; give one, as in {name}=0.5.",
    "not_finite": "{name} is {given}; it takes one finite number, such as 0.5.",
    "no_such_input": "{name} is given a value, and the formula has no input of that name; it has: {names}.",
    "divides": "This divides by zero, and there is no such number.",
    "logarithm": "This takes the logarithm of {argument}; only a number above 0 has one.",
    "root": "This takes the square root of {argument}; only a number from 0 up has one.",
    "power": "{base} to the power {exponent} is not a real number.",
    "large": "This is larger than any number that can be worked with, about 1.8e308.",
    "slope": "The slope of {sign} does not exist at {argument}: its curve is vertical there, or ends.",
    "large_slope": "A slope grows here beyond any number that can be worked with, about 1.8e308.",
}
LONGEST_LINE = 72


class FormulaError(ValueError):
    """A formula that cannot be read, or has no value.

    reason    key of `SENTENCES`;  sentence  what is said;  text  the formula
    place     (start, end) in the text of what the sentence is about, None where it is about no part of it

    As text it is the sentence, and under it the line with a caret under the place.
    """

    def __init__(self, reason, text="", place=None, **fields):
        self.reason, self.text, self.place = reason, text, place
        self.sentence = SENTENCES[reason].format(**fields)
        super().__init__(self.sentence + self._pointed())

    def _pointed(self):
        if self.place is None:
            return ""
        start, end = self.place
        line_start = self.text.rfind("\n", 0, start) + 1
        line = self.text[line_start:].split("\n", 1)[0]
        cut = max(0, min(start - line_start - LONGEST_LINE // 2, len(line) - LONGEST_LINE))
        seen = "".join(c if c.isprintable() else " " for c in line[cut : cut + LONGEST_LINE])
        at = start - line_start - cut
        width = max(1, min(end - start, LONGEST_LINE - at, max(len(line) - (start - line_start), 1)))
        return f"\n    {seen}\n    {' ' * at}{'^' * width}"
