"""Worksheets on paper: pages to print with blank lines where answers go, and pages of answers for the same seeds."""
