"""The log that keeps what a clerk is spared: tracebacks of our own bugs."""

import logging
from collections.abc import Sequence
from pathlib import Path

import click

_log = logging.getLogger(__name__)


def write_log(program: str, arguments: Sequence[str]) -> Path:
    """Append the exception being handled to the user's log; return where it is."""
    path = Path(click.get_app_dir("gsafety")) / "gsafety.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _log.addHandler(handler)
    _log.exception("%s %s", program, list(arguments))
    _log.removeHandler(handler)
    handler.close()
    return path
