"""How Sphinx makes the site's pages: notebooks are shown as stored, nothing is executed."""

import dnn_lab

project = "A workbook of deep neural networks"
version = release = dnn_lab.__version__
copyright = "MIT (code), CC BY 4.0 (text)"  # noqa: A001
extensions = ["myst_nb", "sphinx-mathjax-offline"]
exclude_patterns = ["_build", "jupyter_execute"]
nb_execution_mode = "off"
nb_mime_priority_overrides = [("html", "text/html", 0), ("html", "image/svg+xml", 1), ("html", "image/png", 2)]
myst_enable_extensions = ["dollarmath", "amsmath"]
myst_heading_anchors = 3
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
pygments_dark_style = "github-dark"
html_title = project
