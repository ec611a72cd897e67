"""A progress bar on a terminal, silence in a pipe."""

import os
import sys
from types import TracebackType
from typing import Any, Self

import click

from gsafety_xl.model.progress import PROGRESS_LINES, progress_line


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
        """Show the step; nothing is written unless standard error is a terminal.

        A program that started this one and wants to follow says so in the environment.
        """
        if PROGRESS_LINES in os.environ:
            click.echo(progress_line(what, done, total), err=True)
            return
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
