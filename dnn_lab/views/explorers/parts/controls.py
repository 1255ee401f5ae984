"""Controls of explorers: ipywidgets with their whole label in sight, all of one form."""

import ipywidgets

_STYLE = {"description_width": "initial"}


def slider(label, value, low, high, step=0.1, form=".2f"):
    """A slider for a number, or for a whole number where `step` is one; it tells of each place it passes."""
    kind = ipywidgets.IntSlider if isinstance(step, int) else ipywidgets.FloatSlider
    form = "d" if isinstance(step, int) else form
    limits = {"min": low, "max": high, "step": step}
    return _formed(kind(value=value, **limits, description=label, readout_format=form, style=_STYLE), "xp-slider")


def stops(label, options, value):
    """A slider that stops at these values only."""
    made = ipywidgets.SelectionSlider(options=options, value=value, description=label, style=_STYLE)
    return _formed(made, "xp-slider")


def on_step(control, value):
    """The place of a slider nearest to a value: what lies between two steps is moved by the browser anyway."""
    steps = round((min(max(value, control.min), control.max) - control.min) / control.step)
    return control.min + steps * control.step


def choice(label, options, value):
    """A list to choose one from: names, or (name, value) pairs."""
    return _formed(ipywidgets.Dropdown(options=options, value=value, description=label, style=_STYLE), "xp-choice")


def toggles(label, options, value):
    """Buttons of which one is down."""
    made = ipywidgets.ToggleButtons(options=options, value=value, description=label, style=_STYLE)
    made.style.button_width = "auto"
    return _formed(made, "xp-toggles")


def tick(label, value):
    """A box to tick."""
    return _formed(ipywidgets.Checkbox(value=value, description=label, indent=False), "xp-tick")


def button(label, act, icon="", hint=""):
    """A button that calls `act()`."""
    made = ipywidgets.Button(description=label, icon=icon, tooltip=hint or label, layout={"width": "auto"})
    made.on_click(lambda _: act())
    return _formed(made, "xp-button")


def row(*widgets, kind="xp-row"):
    """Widgets side by side, below each other where they do not fit. `kind` is a class of explorers.css."""
    made = ipywidgets.Box(list(widgets), layout={"display": "flex", "flex_flow": "row wrap", "overflow": "visible"})
    made.add_class(kind)
    return made


def _formed(widget, kind):
    widget.add_class(kind)
    return widget
