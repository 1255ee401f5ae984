"""The neuron and the playground in JupyterLab, by mouse and keys: pictures follow, nothing breaks them."""

import re

import pytest
from browser.explorers import OVERLAPS, PARTS, drag
from browser.jupyter import TWO_FRAMES
from playwright.sync_api import expect

NEURON = "import dnn_lab as lab\nneuron = lab.explore_neuron(); neuron"
PLAY = "import dnn_lab as lab\nplay = lab.playground(hidden=(4, 2)); play"
ASK = "print('calm', play.player.calm, play.session.epochs, len(play.session.points.labels))"
# A canvas as text: two pictures are the same when their texts are.
PIXELS = "canvas => canvas.toDataURL()"
DIFFERS = "([canvas, before]) => canvas.toDataURL() !== before"


class Explorer:
    """One explorer of the page, the canvases it paints, and what it says."""

    def __init__(self, lab, name):
        self.lab, self.page, self.keys = lab, lab.page, lab.page.keyboard
        self.root = lab.page.get_by_role("group", name=name)
        expect(self.root.locator(".xp-status")).not_to_be_empty(timeout=60_000)
        self.plane, self.status = self.root.locator(".xp-inner").first, self.root.locator(".xp-status")

    @property
    def points(self):
        return self.root.locator(".xp-plot svg[role=img]").first

    def button(self, name):
        return self.root.get_by_role("button", name=name)

    def says(self, words, **options):
        expect(self.status).to_contain_text(words, **options)

    def pixels(self, canvas=".xp-canvas"):
        return self.root.locator(canvas).first.evaluate(PIXELS)

    def changes(self, act, *canvases):
        """Does something and waits until each of these canvases shows something else."""
        canvases = canvases or (".xp-canvas",)
        before = {canvas: self.pixels(canvas) for canvas in canvases}
        act()
        for canvas, picture in before.items():
            element = self.root.locator(canvas).first.element_handle()
            self.page.wait_for_function(DIFFERS, arg=[element, picture])

    def click_at(self, across, up, **options):
        """Clicks the plane at these parts of its width and height."""
        self.plane.scroll_into_view_if_needed()
        box = self.plane.bounding_box()
        self.plane.click(position={"x": across * box["width"], "y": (1 - up) * box["height"]}, **options)

    def slider(self, label):
        return self.root.locator(".xp-slider", has_text=label).get_by_role("slider").first

    def epochs(self):
        return int(re.search(r"(\d+) epochs", self.root.locator(".xp-title").last.inner_text())[1])


@pytest.fixture
def neuron(lab):
    lab.open_cells(NEURON)
    return Explorer(lab, "One neuron")


@pytest.fixture
def play(lab):
    lab.open_cells(PLAY, ASK)
    return Explorer(lab, "Playground")


def test_a_neuron_is_turned_moved_and_stepped_through(neuron):
    neuron.says("Drag it, drag the tip of the arrow, or click the plane")
    start = neuron.pixels()
    neuron.changes(lambda: neuron.slider("bias b").press("ArrowRight"))
    neuron.says("has not turned")
    readouts = neuron.root.locator(".xp-slider .widget-readout")
    drag_the_tip(neuron, 20, -60)
    neuron.says("The weights turn the line")
    expect(readouts.nth(2)).to_have_text("0.65")
    weights = readouts.nth(0).inner_text(), readouts.nth(1).inner_text()
    neuron.changes(lambda: drag_line(neuron, 20, 20))
    neuron.says("has not turned")
    assert (readouts.nth(0).inner_text(), readouts.nth(1).inner_text()) == weights
    neuron.changes(lambda: neuron.root.get_by_label("tip of the arrow").press("ArrowUp"))
    neuron.changes(lambda: neuron.root.get_by_label("activation").select_option("tanh"))
    open_worksheets(neuron)
    neuron.button("Reset").click()
    expect(neuron.root.locator(".st")).to_have_count(0)
    neuron.says("z = 1·x₁ − 0.8·x₂ + 0.6")
    neuron.page.wait_for_function(
        "([c, p]) => c.toDataURL() === p", arg=[neuron.root.locator(".xp-canvas").first.element_handle(), start]
    )


def drag_the_tip(neuron, dx, dy):
    """Drags the tip of the arrow and waits until it stands where it was let go."""
    knob = neuron.root.get_by_label("tip of the arrow")
    knob.scroll_into_view_if_needed()
    before = knob.bounding_box()
    drag(knob, dx, dy)
    there = [knob.element_handle(), before["x"] + dx, before["y"] + dy]
    neuron.page.wait_for_function(
        "([knob, x, y]) => { const box = knob.getBoundingClientRect(); return Math.hypot(box.x - x, box.y - y) < 4; }",
        arg=there,
    )


def drag_line(neuron, dx, dy):
    """Takes the line where it crosses the plane, away from knobs."""
    x, y = neuron.root.locator(".xp-grip").evaluate(
        "line => { const { x, y } = line.getPointAtLength(line.getTotalLength() * 0.46);"
        " const box = line.ownerSVGElement.getBoundingClientRect(); return [box.left + x, box.top + y]; }"
    )
    mouse = neuron.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + dx, y + dy, steps=4)
    mouse.up()


def open_worksheets(neuron):
    """A clicked point's, then with the keys another's; the worksheet follows the sliders."""
    neuron.click_at(0.75, 0.75)
    worksheet = neuron.root.locator(".st")
    expect(worksheet.locator(".st-count")).to_have_text("1 of 2", timeout=30_000)
    expect(worksheet.locator("[data-q=x1]").first).to_contain_text("1.5")
    ink, plus = (
        worksheet.locator(part).first.evaluate("e => getComputedStyle(e).color") for part in (".st-what", "mtd.st-sign")
    )
    assert plus == ink, "plus signs can be seen"
    bias = worksheet.locator("[data-q=b1_1]").first.text_content()
    neuron.slider("bias b").press("ArrowLeft")
    expect(worksheet.locator("[data-q=b1_1]").first).not_to_have_text(bias)
    neuron.plane.focus()
    neuron.keys.press("ArrowLeft")
    neuron.keys.press("Enter")
    neuron.says("At (1.35")
    expect(worksheet).to_have_count(1)


def test_the_playground_learns_from_clicked_points(play):
    play.says("Press Play")
    net = ".xp-net-canvas"
    play.changes(play.button("One epoch").click, ".xp-canvas", net)
    play.button("Clear").click()
    play.says("There are no points")
    play.click_at(0.25, 0.5)
    play.says("one class")
    play.root.locator(".xp-toggles").get_by_role("button", name="adds orange").click()
    play.click_at(0.75, 0.5)
    play.plane.focus()
    for _ in range(4):
        play.keys.press("ArrowUp")
    play.keys.press("Enter")
    play.keys.press("Shift+ArrowLeft")
    play.keys.press("Shift+Enter")
    expect(play.root.locator(".xp-plot svg[role=img]").first).to_have_attribute(
        "aria-label", re.compile("2 training points of class 0, 2 of class 1")
    )
    play.changes(play.button("Play").click, ".xp-canvas", net)
    play.says("Training 2-4-2-1")
    play.button("Pause").click()
    play.says("100% of the training points are right")
    expect(play.root.locator(".xp-units .xp-unit")).to_have_count(9)
    play.changes(lambda: play.slider("hidden layers").press("ArrowRight"), ".xp-canvas", net)
    expect(play.root.locator(".xp-units .xp-unit")).to_have_count(13)
    play.changes(play.root.get_by_label("One neuron more in layer 1").click, net)
    expect(play.root.locator(".xp-units .xp-unit")).to_have_count(14)
    read_numbers(play)


def read_numbers(play):
    """A weight by pointing at its line, a neuron's numbers by picking it, and the code."""
    box = play.root.locator(".xp-net-frame").bounding_box()
    unit = play.root.get_by_label("neuron 5 of layer 1").bounding_box()
    x = unit["x"] - box["x"] - 4
    play.root.locator(".xp-net-frame").hover(position={"x": x, "y": unit["y"] - box["y"] + unit["height"] / 2})
    expect(play.root.locator(".xp-net-words")).to_have_text(
        re.compile(r"Weight from input x. to neuron 5 of layer 1: −?\d")
    )
    play.changes(lambda: play.root.get_by_label("neuron 5 of layer 1").press("Enter"))
    expect(play.root.locator(".xp-net-words")).to_contain_text("neuron 5 of layer 1: bias 0; weights, from the top:")
    play.button("Code for this").press("Enter")
    expect(play.root.locator("pre")).to_contain_text("net = lab.Network([2, 5, 2, 4, 1]")


def test_the_playground_plays_on_while_it_is_changed_and_with_less_motion(play):
    play.button("Play").click()
    play.says("Training")
    for act in (
        lambda: play.root.get_by_label("data").select_option("XOR"),
        lambda: play.slider("hidden layers").press("ArrowLeft"),
        lambda: play.root.get_by_label("activation").select_option("ReLU"),
        lambda: play.root.get_by_label("optimiser").select_option("SGD"),
        lambda: play.click_at(0.9, 0.1),
    ):
        play.changes(act, ".xp-canvas", ".xp-net-canvas")
        before = play.epochs()
        play.page.wait_for_function(
            "([title, before]) => +title.textContent.match(/\\d+/)[0] !== before",
            arg=[play.root.locator(".xp-title").last.element_handle(), before],
        )
    play.page.emulate_media(reduced_motion="reduce")
    play.button("Pause").click()
    play.button("Play").click()
    for _ in range(2):
        play.changes(lambda: None)
    play.button("Pause").click()
    play.says("of the training points")
    play.page.locator(".jp-Cell").nth(1).locator(".cm-content").click()
    play.keys.press("Control+Enter")
    expect(play.lab.output(1)).to_contain_text("calm True")


def test_bad_input_gets_a_sentence_and_a_working_playground(play):
    play.root.get_by_label("learning rate").select_option("1000")
    play.button("Play").click()
    play.says("Training stopped", timeout=30_000)
    expect(play.button("Restart")).to_have_class(re.compile("mod-warning"))
    play.root.get_by_label("learning rate").select_option("0.03")
    play.button("Restart").click()
    play.says("Press Play")
    play.button("Play").click()
    play.says("Training 2-4-2-1")
    play.click_at(0.1, 0.9)
    expect(play.points).to_have_attribute("aria-label", re.compile(", 75 of class 1"))
    play.lab.restart_kernel()
    play.says("Python does not answer", timeout=20_000)
    play.lab.run_all()
    play.lab.wait_idle()
    again = Explorer(play.lab, "Playground")
    again.says("Press Play")
    again.button("Bring back").click()
    again.says("Settings and points from before are back")
    expect(again.points).to_have_attribute("aria-label", re.compile(", 75 of class 1"))
    again.changes(again.button("One epoch").click, ".xp-canvas", ".xp-net-canvas")


def test_nothing_overlaps_at_any_width_in_either_theme(lab):
    lab.open_cells(NEURON, "lab.playground('penguins', hidden=[16, 8, 6, 4, 4, 2])")
    both = Explorer(lab, "One neuron"), Explorer(lab, "Playground")
    both[1].button("Code for this").click()
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        lab.set_theme(theme)
        for width in (1100, 760, 420):
            lab.set_width(width)
            for explorer in both:
                explorer.root.scroll_into_view_if_needed()
                lab.page.evaluate(TWO_FRAMES)
                assert explorer.root.evaluate(OVERLAPS, PARTS) == [], (theme, width)
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(lab.page, context=".xp-explorer")
    assert results.violations_count == 0, results.generate_report()
