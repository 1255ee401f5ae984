"""Sheets as a browser shows and prints them, and exercises in JupyterLab as a learner meets them."""

import re

import pytest
from playwright.sync_api import expect

import dnn_lab as package

IMPORT = "import numpy as np\nimport dnn_lab as lab"
HOSTILE = '</style></title><script>window.hit = 1</script><img src=x onerror="window.hit=1">'
POINTS_PER_MM = 72 / 25.4
SIZES = {"A4": (210, 297), "Letter": (215.9, 279.4)}
CUT = """(height) => {
  const boxes = [...document.querySelectorAll('.step, .first, tr, figure, dl')];
  const tall = (box) => box.getBoundingClientRect().height > height;
  return boxes.filter((box) => getComputedStyle(box).breakInside !== 'avoid' || tall(box))
    .map((box) => box.className || box.tagName);
}"""
OVER = """() => {
  const inner = (one) => one.getBoundingClientRect();
  const wide = [...document.querySelectorAll('section *')].filter((one) =>
    inner(one).right > inner(one.closest('section')).right + 1 && !one.closest('svg'));
  const blocks = [...document.querySelectorAll('section > *, ol > li, .step > *:not(small)')];
  const over = blocks.filter((one) => {
    const next = one.nextElementSibling;
    return next && next.tagName !== 'SMALL' && getComputedStyle(one).display !== 'inline-block'
      && inner(next).top < inner(one).bottom - 1;
  });
  return [...wide, ...over].map((one) => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 40)}`);
}"""


@pytest.mark.parametrize("size", SIZES)
def test_a_sheet_prints_on_its_paper_with_no_step_cut_and_nothing_over_anything(chromium, tmp_path, size):
    path = tmp_path / "sheet.html"
    package.sheet("backpropagation", seed=7, copies=["Ada", HOSTILE], level=4, size=size).save(path)
    page = chromium.new_page(viewport={"width": 900, "height": 900})
    page.goto(path.as_uri())
    page.emulate_media(media="print")
    width, height = SIZES[size]
    page.set_viewport_size({"width": round((width - 32) * 96 / 25.4), "height": 900})
    assert page.evaluate(CUT, (height - 34) * 96 / 25.4) == []
    assert page.evaluate(OVER) == []
    from axe_playwright_python.sync_playwright import Axe

    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("() => window.hit") is None and HOSTILE in page.inner_text("main")
    printed = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert len(boxes) >= 10
    for box in boxes:
        assert [float(side) for side in box] == pytest.approx([width * POINTS_PER_MM, height * POINTS_PER_MM], abs=1)
    page.close()


def test_exercises_and_sheets_in_a_notebook(lab):
    lab.open_cells(
        IMPORT,
        "def softmax(z):\n    ...\nlab.check('softmax', softmax)",
        "def softmax(z):\n    return np.exp(z)\nlab.check('softmax', softmax)",
        "def softmax(z):\n    while True:\n        pass\nlab.check('softmax', softmax)",
        "def softmax(z):\n    y = z[7]\n    return y\nlab.check('softmax', softmax)",
        "def softmax(z):\n    p = np.exp(z - z.max())\n    return p / p.sum()\nlab.check('softmax', softmax)",
        "lab.hint('softmax')",
        "lab.sheet('forward', seed=7)",
        "lab.sheet('forward', seed=7).save('sheet.html')",
    )
    expect(lab.output(1)).to_contain_text("softmax: not answered yet", timeout=60_000)
    expect(lab.output(2)).to_contain_text("The power of e was not divided by the sum")
    expect(lab.output(3)).to_contain_text("stopped after 3 seconds", timeout=30_000)
    expect(lab.output(4)).to_contain_text("IndexError in line 2 of its cell, “y = z[7]”")
    expect(lab.output(5)).to_contain_text("softmax: right")
    expect(lab.output(6)).to_contain_text("Hint 1 of 3")
    expect(lab.output(7).frame_locator("iframe").get_by_role("heading", name="Forward pass")).to_be_visible()
    link = lab.output(8).get_by_role("link", name="sheet.html")
    expect(link).to_be_visible()
    assert (lab.server.folder / "sheet.html").exists()
