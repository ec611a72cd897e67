"""Long work on closed files: a child process that can be stopped, then its result is opened.

It writes into a folder of its own; what is finished is moved from there under a name that is still
free. So a job that is stopped leaves nothing behind, and none writes over what a clerk has edited.
"""

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from gsafety_xl.desk.menu import free_path
from gsafety_xl.excel.port import SpreadsheetPort
from gsafety_xl.excel.words import say
from gsafety_xl.model import GsafetyError
from gsafety_xl.model.progress import PROGRESS_LINES, parse_progress

#: Seconds between two looks at the Esc key.
_PATIENCE = 0.2
_STOPPED = -1
_HIDDEN = getattr(subprocess, "CREATE_NO_WINDOW", 0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: the command's exit code, what it said; ``stopped`` by the clerk."""

    code: int
    output: str

    @property
    def stopped(self) -> bool:
        """Tell whether the clerk stopped it."""
        return self.code == _STOPPED

    @property
    def done(self) -> bool:
        """Tell whether it did its work, whatever it found."""
        return self.code in {0, 1}


#: Runs ``gsafety`` with arguments, showing progress.
Runner = Callable[[SpreadsheetPort, str, Sequence[str]], Outcome]


def run_command(port: SpreadsheetPort, what: str, arguments: Sequence[str]) -> Outcome:
    """Run ``gsafety`` in a process of its own; Esc stops it and the processes it started."""
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-I", "-m", "gsafety_xl", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, PROGRESS_LINES: "1"},
        creationflags=_HIDDEN,
        start_new_session=True,
    ) as child:
        return _follow(port, what, child)


@contextmanager
def work_folder(folder: Path) -> Iterator[Path]:
    """Yield a new folder inside another and take it away at the end, with what is in it.

    GsafetyError when there may be none.
    """
    inside = folder / f".~{uuid4().hex}"
    try:
        inside.mkdir(parents=True)
    except OSError as error:
        raise GsafetyError(
            f"不能在 {folder} 里写文件", "请在“设置”里换一个存放结果的文件夹"
        ) from error
    try:
        yield inside
    finally:
        shutil.rmtree(inside, ignore_errors=True)


def bring_out(outcome: Outcome, inside: Path, folder: Path) -> tuple[Outcome, list[Path]]:
    """Move what a job finished to where it belongs; return what it said, with the true paths."""
    if not outcome.done:
        return outcome, []
    results: list[Path] = []
    output = outcome.output
    for path in sorted(inside.iterdir()):
        target = free_path(folder / path.name)
        path.rename(target)
        output = output.replace(str(path), str(target))
        results.append(target)
    return replace(outcome, output=output), results


def finish(port: SpreadsheetPort, what: str, outcome: Outcome, results: Sequence[Path]) -> None:
    """Say how a job ended and open what it wrote."""
    port.busy("")
    if outcome.stopped:
        port.tell(say("jobs", "cancelled", what=what))
    elif outcome.done:
        for path in results[:1]:
            port.open(path)
        port.tell(say("jobs", "done", what=what, output=outcome.output))
    else:
        port.tell(say("jobs", "failed", what=what, output=outcome.output))


def _follow(port: SpreadsheetPort, what: str, child: "subprocess.Popen[str]") -> Outcome:
    said: list[str] = []
    for line in _lines(child):
        if port.wants_to_stop():
            _end(child)
            return Outcome(_STOPPED, "")
        progress = parse_progress(line)
        if progress is not None:
            port.busy(say("busy", "job", what=what, **progress))
        elif line:
            said.append(line)
    return Outcome(child.wait(), "\n".join(said))


def _end(child: "subprocess.Popen[str]") -> None:
    """End a child with the processes that it started to share its work."""
    if sys.platform == "win32":
        words = ["taskkill", "/PID", str(child.pid), "/T", "/F"]
        with suppress(OSError):
            subprocess.run(words, creationflags=_HIDDEN, capture_output=True, check=False)  # noqa: S603
        child.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    child.wait()


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
