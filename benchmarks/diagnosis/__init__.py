"""How well marking tells what went wrong: simulated learners on worksheets that it has not seen.

`python -m benchmarks.diagnosis` prints the tables and writes docs/diagnosis.md. A topic is one entry of `topics.py`.
"""
