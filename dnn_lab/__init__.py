"""Step through a neural network by hand: every calculation is a graph, every pass over it a worksheet.

Public names stand in one table and are loaded on first use, so that `import dnn_lab` costs next to nothing.
"""

from importlib import import_module

__version__ = "0.1.0"

_HOME = {
    "Network": "worksheet.network",
    "Graph": "worksheet.graph",
    "memo_trace": "worksheet.fibonacci",
    "FormulaError": "engine.formula_errors",
    "SGD": "engine.optimisers",
    "Momentum": "engine.optimisers",
    "Adam": "engine.optimisers",
    "gradient_check": "engine.check",
    "share_error": "engine.shares",
    "parameter_count": "engine.by_layer",
    "gradient_by_layer": "engine.by_layer",
    "signal_by_layer": "engine.by_layer",
    "dead_relus": "engine.by_layer",
    "probe_layers": "engine.probe",
    "linear_probe": "engine.probe",
    "calibration": "engine.calibration",
    "fit_temperature": "engine.calibration",
    "at_temperature": "engine.calibration",
    "line_splits": "engine.lines",
    "separation": "engine.lines",
    "INITIALISATIONS": "engine.initial",
    "bump_network": "engine.bumps",
    "load_data": "engine.datasets",
    "split": "engine.datasets",
    "toy_data": "engine.toy",
    "standardise": "engine.datasets",
    "ACTIVATIONS": "engine.functions",
    "LOSSES": "engine.losses",
    "duration": "worksheet.durations",
    "Quantity": "worksheet.quantity",
    "Step": "worksheet.step",
    "Trace": "worksheet.trace",
    "parameter_trace": "worksheet.counting",
    "line_trace": "worksheet.cutting",
    "softmax_trace": "worksheet.softmax",
    "Verdict": "marking.verdict",
    "mark": "marking.answer",
    "practice": "marking.practice",
    "progress": "views.progress",
    "course_map": "views.course_map",
    "bug_hunt": "marking.hunt",
    "check": "views.exercises",
    "hint": "views.exercises",
    "solution": "views.exercises",
    "sheet": "views.sheets.sheet",
    "Stepper": "views.stepper",
    "present": "views.stepper",
    "explore_fibonacci": "views.explorers.memo",
    "explore_formula": "views.explorers.formula",
    "explore_memo": "views.explorers.memo",
    "explore_machines": "views.explorers.machines",
    "explore_paths": "views.explorers.paths",
    "explore_shares": "views.explorers.shares",
    "explore_relevance": "views.explorers.relevance",
    "explore_weight": "views.explorers.weight",
    "explore_neuron": "views.explorers.neuron",
    "explore_curve": "views.explorers.curve",
    "explore_layers": "views.explorers.layers",
    "explore_vanishing": "views.explorers.vanishing",
    "playground": "views.explorers.playground.playground",
    "figures": "views.figures",
}
_MODULES = {"figures"}

__all__ = ["__version__", *_HOME]


def __getattr__(name):
    if name not in _HOME:
        raise AttributeError(f"dnn_lab has no {name!r}; it has: {', '.join(sorted(_HOME))}")
    module = import_module(f"dnn_lab.{_HOME[name]}")
    value = module if name in _MODULES else getattr(module, name)
    globals()[name] = value
    return value


def __dir__():
    return sorted(__all__)
