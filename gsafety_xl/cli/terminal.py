"""A progress bar on a terminal, silence in a pipe."""

import sys
from types import TracebackType
from typing import Any, Self

import click


class TerminalProgress:
    """Shows how far long work is; a context manager that takes its bar down at the end."""

    def __init__(self) -> None:
        """Start without a bar."""
        self._bar: Any = None
        self._what = ""
        self._done = 0

    def __enter__(self) -> Self:
        """Return itself, to be called with (what, done, total)."""
        return self

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show the step; nothing is written unless standard error is a terminal."""
        if not sys.stderr.isatty():
            return
        if what != self._what or self._bar is None:
            self._close()
            self._bar = click.progressbar(length=total, label=what, file=sys.stderr)
            self._bar.__enter__()
            self._what, self._done = what, 0
        self._bar.update(done - self._done)
        self._done = done

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar down."""
        self._close()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None
