"""Whether checking a large workbook takes longer than reading it.

    python -m benchmarks.checking [ROWS]

One workbook with every ledger, ROWS entries each (2,000 unless said otherwise), each entry like the
ledger's own examples with a number of its own. Reading and checking are timed in turn, three times;
the medians are printed, their ratio, and the rules that take longest.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import click
import xlsxwriter

from gsafety_xl.model import Ledgers, Stage
from gsafety_xl.rules import RuleContext, run_rules
from gsafety_xl.rules.registry import BOOK_RULES, ROW_RULES
from gsafety_xl.schema import Catalogue, ColumnSpec, LedgerSpec, Unit, UnitRegister, load_catalogue
from gsafety_xl.workbook.reading import read_book

_RUNS = 3
_TODAY = date(2026, 12, 31)
_SLOWEST = 8
_FIRST_DAY = date(2026, 1, 5)
REGISTER = UnitRegister(
    [
        Unit("JB00", "示例区绿化和市容管理局", kind="bureau", must_report=True),
        Unit("GYS01", "示例区绿化管理所", kind="institution", must_report=True),
        Unit("GY01", "东湖公园", kind="park", must_report=True, counter_terror_key=True),
        Unit("LDS01", "示例区环城绿带管理所", kind="institution", must_report=True),
    ]
)


def main(rows: int) -> None:
    """Print seconds and the ratio."""
    catalogue = load_catalogue()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "大台账.xlsx"
        _write(path, catalogue, rows)
        book = read_book(path, catalogue, REGISTER)
        ledgers = Ledgers(book.tables)
        context = _context(catalogue)
        read = _median(lambda: read_book(path, catalogue, REGISTER))
        check = _median(lambda: run_rules(ledgers, context))
    entries = sum(len(table) for table in book.tables)
    click.echo(f"{len(book.tables)} ledgers, {entries} entries")
    click.echo(f"read {read:.2f} s, check {check:.2f} s: check / read = {check / read:.2f}")
    for seconds, code in sorted(_by_rule(ledgers, context), reverse=True)[:_SLOWEST]:
        click.echo(f"  {code} {seconds:.3f} s")


def _context(catalogue: Catalogue) -> RuleContext:
    units = tuple(unit.code for unit in REGISTER)
    return RuleContext(catalogue, REGISTER, _TODAY, 2026, Stage.YEAR_END, units, whole=True)


def _write(path: Path, catalogue: Catalogue, rows: int) -> None:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
    for ledger in catalogue.ledgers.values():
        sheet = book.add_worksheet(ledger.sheet)
        for row, cells in enumerate(_lines(ledger, rows)):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell)
    book.close()


def _lines(ledger: LedgerSpec, rows: int) -> list[list[str | int | float]]:
    """Return the headings and the entries of a ledger."""
    columns = [column for column in ledger.columns if not column.system]
    lines: list[list[str | int | float]] = [[column.label for column in columns]]
    for number in range(1, rows + 1):
        day = _FIRST_DAY + timedelta(days=number % 350)
        own: dict[str, str | int | float] = {
            "id": f"GYS01-{ledger.code}-2026-{number:03d}",
            "seq": number,
            "unit": "示例区绿化管理所",
            "domain": "安全、消防",
            "filled_on": day.isoformat(),
            "code": f"U{number:04d}",
        }
        lines.append([own.get(column.key) or _varied(column, number) for column in columns])
    return lines


def _varied(column: ColumnSpec, number: int) -> str | int | float:
    """Return an example; free text differs from entry to entry, as it does in real ledgers."""
    free = column.type.is_text and not column.pattern and not column.refers_to and column.example
    return f"{column.example}{number}" if free else column.example


def _median(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def _by_rule(ledgers: Ledgers, context: RuleContext) -> list[tuple[float, str]]:
    """Time the rules that are functions, each by itself."""
    seconds = []
    for code, test in ROW_RULES.items():
        rows = list(ledgers.rows(context.catalogue.rules[code].ledger))
        start = time.perf_counter()
        for row in rows:
            list(test(row, context))
        seconds.append((time.perf_counter() - start, code))
    for code, rule in BOOK_RULES.items():
        start = time.perf_counter()
        list(rule.test(ledgers, context))
        seconds.append((time.perf_counter() - start, code))
    return seconds


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
