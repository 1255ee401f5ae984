"""The explorers of curves, layers, vanishing gradients and paths, by mouse and keys: pictures follow, none overlap."""

import re

import pytest
from browser.explorers import OVERLAPS, PARTS, drag
from browser.jupyter import TWO_FRAMES
from playwright.sync_api import expect

CALLS = ("explore_curve()", "explore_layers()", "explore_vanishing()", "explore_paths(4, 4)")
CELLS = [f"import dnn_lab as lab\nlab.{call}" for call in CALLS]
NAMES = ("Bumps that add up", "The data as each layer", "Gradients layer by layer", "Paths through a layered")


@pytest.fixture
def explorers(lab):
    lab.open_cells(*CELLS)
    found = [lab.page.get_by_role("group", name=name) for name in NAMES]
    for explorer in found:
        expect(explorer.locator(".xp-plot").first).to_be_visible(timeout=60_000)
    return found


def picture(explorer, number=0):
    return explorer.locator(".xp-plot svg[role=img]").nth(number)


def becomes(page, drawing, test, text):
    page.wait_for_function(f"([svg, text]) => svg.innerHTML {test} text", arg=[drawing.element_handle(), text])


def changes(explorer, act, number=0):
    """Does something, and waits until the picture is another one than before."""
    drawing = picture(explorer, number)
    before = drawing.inner_html()
    act()
    becomes(explorer.page, drawing, "!==", before)


def resets(explorer, start, number=0):
    explorer.get_by_role("button", name="Reset").click()
    becomes(explorer.page, picture(explorer, number), "===", start)


def slider(explorer, label):
    return explorer.locator(".xp-slider", has_text=label).get_by_role("slider").first


def test_each_is_used_and_brought_back(explorers):
    curve, layers, deep, paths = explorers
    make_a_curve(curve, curve.get_by_role("status"))
    bend_the_plane(layers, layers.get_by_role("status"))
    lose_the_gradient(deep, deep.get_by_role("status"))
    outlast_the_universe(paths, paths.get_by_role("status"))


def make_a_curve(curve, status):
    """By hand with mouse and keys, then fitted."""
    expect(status).to_contain_text("a 1-6-1 network. Mean squared error 0.62")
    start = picture(curve).inner_html()
    knob = curve.get_by_label("bump 1")
    changes(curve, lambda: drag(knob, 0, -60))
    changes(curve, lambda: knob.press("ArrowRight"))
    changes(curve, lambda: slider(curve, "height").press("ArrowLeft"))
    changes(curve, lambda: drag(slider(curve, "steepness"), 60))
    changes(curve, lambda: curve.get_by_role("button", name="One bump a slice").press("Enter"))
    changes(curve, curve.get_by_role("button", name="Fit").click)
    expect(status).to_contain_text("Fitted from there: 300 updates")
    resets(curve, start)


def bend_the_plane(layers, status):
    """Back and forth in training, one layer more, another activation."""
    expect(status).to_contain_text("After 50 epochs")
    start, shown = picture(layers, 1).inner_html(), layers.locator(".xp-plot:visible")
    changes(layers, lambda: slider(layers, "epochs").press("ArrowLeft"), 1)
    expect(status).to_contain_text("After 20 epochs")
    expect(shown).to_have_count(3)
    changes(layers, lambda: slider(layers, "hidden layers").press("ArrowRight"), 1)
    expect(shown).to_have_count(4)
    changes(layers, lambda: layers.get_by_label("activation").select_option("linear"), 1)
    expect(layers.locator(".xp-title").nth(3)).to_contain_text("probe 5")
    resets(layers, start, 1)
    expect(shown).to_have_count(3)


def lose_the_gradient(deep, status):
    """Deeper, another activation and start; a depth that is too large becomes the largest."""
    expect(status).to_contain_text("The gradient vanishes")
    start = picture(deep).inner_html()
    changes(deep, lambda: drag(slider(deep, "hidden layers"), 30))
    changes(deep, deep.get_by_role("button", name="Keep to compare").click)
    expect(deep.locator(".xp-legend").first).to_contain_text("kept")
    changes(deep, lambda: deep.get_by_label("activation").select_option("ReLU"))
    expect(status).to_contain_text("The gradient keeps its size")
    changes(deep, lambda: deep.get_by_label("initial weights").select_option("standard normal"))
    expect(status).to_contain_text("The gradient explodes")
    readout = deep.locator(".xp-slider .widget-readout").first
    readout.click()
    readout.press("Control+A")
    deep.page.keyboard.type("5000")
    changes(deep, lambda: deep.page.keyboard.press("Enter"))
    expect(readout).to_have_text("50")
    resets(deep, start)


def outlast_the_universe(paths, status):
    """Dragged to its widest and deepest: walking would never end, the sweep has ended; a key takes a layer away."""
    expect(status).to_contain_text("Paths from each input: 256, over 64 edges")
    start = picture(paths).inner_html(), picture(paths, 1).inner_html()
    changes(paths, lambda: drag(slider(paths, "neurons a layer"), 300))
    changes(paths, lambda: drag(slider(paths, "layers"), 300))
    expect(status).to_contain_text("1.7 × 10³⁵; at 10⁹ a second that takes 390,000,000 ages of the universe")
    expect(status).to_contain_text(re.compile(r"forward and back it took [\d.]+ ms here"))
    changes(paths, lambda: slider(paths, "layers").press("ArrowLeft"), 1)
    expect(status).to_contain_text("over 9,600 edges")
    for number in (0, 1):
        resets(paths, start[number], number)


def test_nothing_overlaps_at_any_width_in_either_theme(explorers, lab):
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        lab.set_theme(theme)
        for width in (1100, 760, 420):
            lab.set_width(width)
            for explorer in explorers:
                explorer.scroll_into_view_if_needed()
                lab.page.evaluate(TWO_FRAMES)
                assert explorer.evaluate(OVERLAPS, PARTS) == [], (theme, width)
