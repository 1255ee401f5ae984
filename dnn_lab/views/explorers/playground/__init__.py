"""The playground: points, a network and its training, all of it moving."""
