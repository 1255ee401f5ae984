"""What is computed: networks, losses, optimisers and data, vectorised in numpy. Knows nothing of what is shown."""
