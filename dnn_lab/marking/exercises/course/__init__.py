"""The exercises of the course, one file for each notebook; `table.py` gathers them."""
