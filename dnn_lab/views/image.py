"""A drawing as an image element: shown also where SVG inside a page is taken out, as in a notebook not yet trusted."""

from base64 import b64encode
from html import escape


def as_image(svg, about):
    """`<img>` that holds the SVG text, with the sentence `about` for who cannot see it."""
    source = b64encode(svg.encode()).decode()
    return f'<img alt="{escape(about, quote=True)}" src="data:image/svg+xml;base64,{source}"/>'
