"""Learners of graphs: a formula as a list of operations in plain Python, its passes by hand, and what goes wrong."""
