"""A notebook exported to one HTML file, opened from disk: its Stepper steps by keys, gives hints, says plainly that
nothing is marked, and nothing is asked of anyone else.
"""

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dnn_lab.__main__ import main

CELLS = (
    "import dnn_lab as lab\nnet = lab.Network([2, 3, 1], seed=1)",
    "lab.Stepper(net.forward_trace([0.4, -2.0]))",
    'lab.Stepper(net.forward_trace([0.4, -2.0]), mode="by hand")',
    "lab.explore_fibonacci(4)",
    "lab.explore_neuron(weights=[1.0, -0.8], bias=0.6)",
)
PROSE = "# A page\n\nThe sum $z_1^{(1)} = \\frac12 x + b$, code `$x$` and\n\n$$\\frac{\\partial L}{\\partial w} = 3$$"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    notebook.cells.insert(0, nbformat.v4.new_markdown_cell(PROSE))
    path = tmp_path_factory.mktemp("export") / "page.ipynb"
    nbformat.write(notebook, path)
    assert main(["export", str(path)]) == 0
    return path.with_suffix(".html")


@pytest.fixture
def page(chromium, file):
    page, asked, errors = chromium.new_page(viewport={"width": 1100, "height": 900}), [], []
    page.on("request", lambda one: asked.append(one.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(file.as_uri())
    yield page
    page.close()
    elsewhere = [url for url in asked if not url.startswith((file.as_uri(), "data:", "blob:"))]
    assert not errors and not elsewhere, (errors, elsewhere)


def test_it_steps_without_a_kernel_and_says_that_nothing_is_marked(page):
    watch, hand = page.locator(".st").nth(0), page.locator(".st").nth(1)
    watch.locator(".st-icon").nth(3).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(watch.locator(".st-count")).to_have_text("4 of 8")
    expect(watch.locator(".st-result")).to_be_visible()
    expect(hand.locator(".st-news")).to_contain_text("answers are not marked")
    hand.locator(".st-try .st-field").focus()
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(hand.locator(".st-verdict")).to_contain_text("3 is not marked")
    hand.get_by_role("button", name="Show me").press("Enter")
    expect(hand.locator(".st-result")).to_be_visible()
    assert page.get_by_role("button", name="Change numbers").count() == 0


def test_the_rest_teaches_too(page):
    expect(page.locator("img.tex")).to_have_attribute("alt", "z_1^{(1)} = \\frac12 x + b")
    expect(page.locator("p.tex img")).to_be_visible()
    expect(page.locator("p code").first).to_have_text("$x$")
    expect(page.locator(".m .st-count")).to_contain_text("1 of")
    expect(page.locator("svg[aria-label]").first).to_be_visible()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_a_file_that_is_not_there_or_a_cell_that_fails_is_told_in_a_sentence(tmp_path, capsys):
    assert main(["export", str(tmp_path / "gone.ipynb")]) == 1
    (tmp_path / "text.ipynb").write_text("no notebook")
    assert main(["export", str(tmp_path / "text.ipynb")]) == 1
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 / 0")]), tmp_path / "wrong.ipynb")
    assert main(["export", str(tmp_path / "wrong.ipynb")]) == 1
    said = capsys.readouterr().err
    assert "gone.ipynb" in said and "is no notebook" in said and "ZeroDivisionError" in said
    assert not list(tmp_path.glob("*.html"))
