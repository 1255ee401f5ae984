"""What is kept of a learner's work on this learner's own computer: a file, what is read from it, what to do next."""
