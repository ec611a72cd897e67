"""How long a click on 校验全簿 takes until the first mark, split into its parts.

    python -m benchmarks.click_latency

The book has 12 sheets of 200 entries. Start-up and imports are timed in processes of their own;
reading, checking and marking against a spreadsheet program in memory, so the figures are what our
side costs. What Excel itself adds depends on the machine and is not in them.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from gsafety_xl.excel import checking
from gsafety_xl.excel.marks import mark
from gsafety_xl.pipeline.check import CheckRequest, check_book
from gsafety_xl.schema import load_catalogue
from tests.excel.fake_port import FakePort
from tests.pipeline.books import DANGER, GREENING, month, write_book

_RUNS, _SHEETS, _ENTRIES = 7, 12, 200
_IMPORTS = (
    "from gsafety_xl.excel import start\n"
    "with start._without(start._NOT_NEEDED):\n"
    "    import gsafety_xl.excel.xlwings_port\n"
    "start.find_action('check_book')"
)


_LOADED = f"{_IMPORTS}\nfrom gsafety_xl.schema import load_catalogue\nload_catalogue()"


def main() -> None:
    """Print the median of several runs for each part, in seconds."""
    bare = _median(lambda: _process("pass"))
    ready = _median(lambda: _process(_IMPORTS))
    loaded = _median(lambda: _process(_LOADED))
    with tempfile.TemporaryDirectory() as folder:
        port = _book(Path(folder))
        catalogue, today = load_catalogue(), date(2026, 6, 30)
        read = _median(lambda: checking.read_live_book(port, None, catalogue))
        book = checking.read_live_book(port, None, catalogue)
        request = CheckRequest([], today)
        checked = _median(lambda: check_book(book, catalogue, None, request))
        findings = check_book(book, catalogue, None, request).findings
        written = _median(lambda: mark(port, findings))
    parts = {
        "start-up": bare,
        "imports": ready - bare,
        "data": loaded - ready,
        "read": read,
        "check": checked,
        "write": written,
    }
    for name, seconds in parts.items():
        click.echo(f"{name:10} {seconds:6.3f} s")
    click.echo(f"{'together':10} {sum(parts.values()):6.3f} s, {len(findings)} findings")


def _book(folder: Path) -> FakePort:
    dangers = [{**DANGER, "id": f"GYS01-YH-2026-{n:03d}"} for n in range(1, _ENTRIES + 1)]
    for danger in dangers[::10]:
        danger["due_on"] = None
    rows = {"hidden_danger": dangers, "accident_statistics": [month("GYS01", 1)] * _ENTRIES}
    path = write_book(folder / "台账.xlsx", GREENING, load_catalogue(), rows)
    port = FakePort.of(path)
    ledgers = [grid for grid in port.sheets.values() if len(grid.rows) > _ENTRIES]
    for number in range(_SHEETS - len(ledgers)):
        grid = ledgers[number % len(ledgers)]
        port.sheets[f"{grid.sheet} ({number})"] = grid
    return port


def _process(program: str) -> None:
    subprocess.run([sys.executable, "-I", "-c", program], check=True)  # noqa: S603 - our own


def _median(work: Callable[[], object]) -> float:
    return statistics.median(_seconds(work) for _ in range(_RUNS))


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
