"""Property tests are not timed: a busy machine is no bug."""

from hypothesis import settings

settings.register_profile("untimed")
settings.load_profile("untimed")
