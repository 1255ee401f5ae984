"""Code it yourself: what an exercise is, and how a learner's function is run and judged. Views show it."""
