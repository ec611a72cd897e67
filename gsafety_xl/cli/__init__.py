"""The ``gsafety`` command: one of the two doors. It reads the clock, speaks, sets exit codes."""

from gsafety_xl.cli.door import main

__all__ = ["main"]
