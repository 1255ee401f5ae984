"""What is seen: the Stepper, static drawings and figures. Reads traces, never makes numbers of its own."""
