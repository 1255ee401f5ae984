"""The site: the course as pages to read, and as JupyterLite to work through without a server."""
