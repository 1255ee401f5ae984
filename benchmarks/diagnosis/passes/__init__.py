"""Learners of a network's passes: a training step worked by hand in plain numpy, and what can go wrong in it."""
