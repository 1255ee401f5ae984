"""Builds the site: python -m scripts.site OUTPUT [PYODIDE], where PYODIDE is a folder or archive of its files."""

import sys
from pathlib import Path

from scripts.site import lite, pages

output = Path(sys.argv[1]).resolve()
source = sys.argv[2] if len(sys.argv) > 2 else None
pages.build(output.with_name(f"{output.name}-pages"), output)
lite.build(output.with_name(f"{output.name}-lite"), output / "lite", source)
(output / ".nojekyll").touch()
print(f"The site is in {output}: serve it with  python -m http.server --directory {output}")
