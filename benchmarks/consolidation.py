"""How long consolidating takes, and how much a second process helps.

    python -m benchmarks.consolidation [COPIES]

The sample district's workbooks are copied COPIES times (7 makes some hundred). Reading with one and
with two processes is timed in turn, then the whole; medians of three runs, ratios within one run.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import click

from gsafety_xl.model import Ledgers
from gsafety_xl.pipeline.consolidate import ConsolidateRequest, consolidate
from gsafety_xl.rules import RuleContext, run_rules
from gsafety_xl.sample import write_district
from gsafety_xl.schema import load_catalogue
from gsafety_xl.schema.units import register_from
from gsafety_xl.workbook.reading import read_book

_RUNS = 3
_TODAY = date(2026, 12, 31)


def main(copies: int) -> None:
    """Print seconds and ratios."""
    catalogue = load_catalogue()
    with tempfile.TemporaryDirectory() as folder:
        district = write_district(Path(folder), catalogue)
        inbox = Path(folder) / "来稿"
        for number in range(1, copies):
            for path in district.submissions:
                (inbox / f"{path.stem} {number}{path.suffix}").write_bytes(path.read_bytes())
        paths = sorted(inbox.glob("*.xlsx"))
        register = register_from(read_book(district.register_path, catalogue).tables)
        books = [read_book(path, catalogue, register) for path in paths]
        tables = [table for book in books for table in book.tables]
        units = tuple(unit.code for unit in register.reporting)
        context = RuleContext(catalogue, register, _TODAY, 2026, units=units, whole=True)
        read = _median(lambda: [read_book(path, catalogue, register) for path in paths])
        check = _median(lambda: run_rules(Ledgers(tables), context))
        whole = {jobs: _median(partial(_run, inbox, jobs)) for jobs in (1, 2)}
    entries = sum(len(table) for table in tables)
    click.echo(f"{len(paths)} workbooks, {entries} entries")
    click.echo(f"read {read:.2f} s, check {check:.2f} s: check / read = {check / read:.2f}")
    click.echo(f"consolidate: one process {whole[1]:.2f} s, two {whole[2]:.2f} s")
    click.echo(f"two / one = {whole[2] / whole[1]:.2f}")


def _run(inbox: Path, jobs: int) -> None:
    consolidate(ConsolidateRequest(inbox, inbox.parent / "汇总.xlsx", _TODAY, jobs=jobs))


def _median(work: Callable[[], object]) -> float:
    return statistics.median(_seconds(work) for _ in range(_RUNS))


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
