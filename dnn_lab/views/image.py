"""A drawing as an image element: shown also where SVG inside a page is taken out, as in a notebook not yet trusted."""

from base64 import b64encode
from html import escape


def on_white(body, width, height, title):
    """SVG text: marks with plain attributes on white of their own, and a title for who cannot see them."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<title>{escape(title)}</title><rect width="{width}" height="{height}" fill="#ffffff"/>{body}</svg>'
    )


def as_image(svg, about):
    """`<img>` that holds the SVG text, with the sentence `about` for who cannot see it."""
    source = b64encode(svg.encode()).decode()
    return f'<img alt="{escape(about, quote=True)}" src="data:image/svg+xml;base64,{source}"/>'
