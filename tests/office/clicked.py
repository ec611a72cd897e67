"""What a pressed button starts instead of ``pythonw.exe``; nothing waits for it."""

import json
import os
import runpy
import shlex
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

_RECORD = "clicked.json"


@dataclass(frozen=True)
class Outcome:
    """What became of a click: the arguments that came, messages shown, exit code."""

    arguments: list[str]
    alerts: list[str]
    code: int


def read_outcome(folder: Path) -> Outcome | None:
    """Return what became of a click, once; None while it is still at work."""
    path = folder / _RECORD
    if not path.exists():
        return None
    content = json.loads(path.read_text(encoding="utf-8"))
    path.unlink()
    return Outcome(**content)


def record(folder: str) -> None:
    """Write down what a click passed on; do nothing else."""
    _write(Path(folder), Outcome(_arguments(), [], 0))


def work(folder: str) -> None:
    """Run the real program on the workbook it was called from, in the office that called it."""
    # xlwings would load pandas for seconds.
    sys.modules["pandas"] = None  # type: ignore[assignment]
    from tests.office.uno_engine import Session, connect, register  # noqa: PLC0415 - start-up time

    session = Session(connect(os.environ["GSAFETY_OFFICE_PIPE"]), os.getppid())
    register(session)
    arguments = _arguments()
    module = arguments[arguments.index("-m") + 1]
    sys.argv = [module, *arguments[arguments.index("-m") + 2 :]]
    # PyUNO keeps itself in the main module, which is another one while the program runs.
    kept = {"pyuno_runtime": vars(sys.modules["__main__"])["pyuno_runtime"]}
    code = 0
    try:
        runpy.run_module(module, kept, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    _write(Path(folder), Outcome(arguments, [alert.prompt for alert in session.alerts], code))


def _arguments() -> list[str]:
    """Return the arguments as Windows splits them: LibreOffice splits within quotes too."""
    splitting = shlex.shlex(" ".join(sys.argv[1:]), posix=True)
    splitting.whitespace_split, splitting.escape, splitting.commenters = True, "", ""
    return list(splitting)


def _write(folder: Path, outcome: Outcome) -> None:
    unfinished = folder / f"{_RECORD}.part"
    content = json.dumps(asdict(outcome), ensure_ascii=False)
    unfinished.write_text(content, encoding="utf-8")
    unfinished.rename(folder / _RECORD)
