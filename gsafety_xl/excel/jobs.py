"""Long work on closed files: a child process that can be stopped, then its result is opened."""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gsafety_xl.excel.port import SpreadsheetPort
from gsafety_xl.excel.words import say
from gsafety_xl.model.progress import PROGRESS_LINES, parse_progress

#: Seconds between two looks at the Esc key.
_PATIENCE = 0.2
_STOPPED = -1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: the command's exit code, what it said; ``stopped`` by the clerk."""

    code: int
    output: str

    @property
    def stopped(self) -> bool:
        """Tell whether the clerk stopped it."""
        return self.code == _STOPPED


#: Runs ``gsafety`` with arguments, showing progress.
Runner = Callable[[SpreadsheetPort, str, Sequence[str]], Outcome]


def run_command(port: SpreadsheetPort, what: str, arguments: Sequence[str]) -> Outcome:
    """Run ``gsafety`` in a process of its own; Esc stops it between two files."""
    environment = {**os.environ, PROGRESS_LINES: "1", "PYTHONIOENCODING": "utf-8"}
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-I", "-m", "gsafety_xl", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env=environment,
        creationflags=hidden,
    ) as child:
        return _follow(port, what, child)


def _follow(port: SpreadsheetPort, what: str, child: "subprocess.Popen[str]") -> Outcome:
    said: list[str] = []
    for line in _lines(child):
        if port.wants_to_stop():
            child.terminate()
            return Outcome(_STOPPED, "")
        progress = parse_progress(line)
        if progress is not None:
            port.busy(say("busy", "job", what=what, **progress))
        elif line:
            said.append(line)
    return Outcome(child.wait(), "\n".join(said))


def finish(port: SpreadsheetPort, what: str, outcome: Outcome, results: Sequence[Path]) -> None:
    """Say how a job ended and open what it wrote."""
    port.busy("")
    if outcome.stopped:
        port.tell(say("jobs", "cancelled", what=what))
    elif outcome.code in {0, 1}:
        for path in results[:1]:
            port.open(path)
        port.tell(say("jobs", "done", what=what, output=outcome.output))
    else:
        port.tell(say("jobs", "failed", what=what, output=outcome.output))


def _lines(child: "subprocess.Popen[str]") -> Iterator[str]:
    """Yield what a child says line by line, and an empty text while it is silent."""
    lines: queue.Queue[str | None] = queue.Queue()
    stream = child.stdout
    if stream is None:
        return

    def listen() -> None:
        for line in stream:
            lines.put(line.rstrip("\n"))
        lines.put(None)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        try:
            line = lines.get(timeout=_PATIENCE)
        except queue.Empty:
            yield ""
            continue
        if line is None:
            return
        yield line
