"""Today in the whole program, offscreen."""

from tests.journeys.conftest import clock, code, desk, sit_down

__all__ = ["clock", "code", "desk", "sit_down"]
