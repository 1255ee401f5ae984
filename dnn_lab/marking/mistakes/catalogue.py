"""All mistakes, in order of precedence: where two give the same number, the earlier is named first.

A rule that was not followed tells most, then a wrong quantity, then a slip in an operation, then a single factor.
Adding a mistake is one entry in the file of its kind: key, place, title (a clause), sentence (a template) and the
rewrite it stands on.
"""

from dnn_lab.marking.mistakes.of_factors import FACTORS
from dnn_lab.marking.mistakes.of_operations import OPERATIONS
from dnn_lab.marking.mistakes.of_quantities import QUANTITIES
from dnn_lab.marking.mistakes.of_rules import RULES

CATALOGUE = (*RULES, *QUANTITIES, *OPERATIONS, *FACTORS)

BY_KEY = {mistake.key: mistake for mistake in CATALOGUE}
