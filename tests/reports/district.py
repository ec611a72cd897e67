"""Documents made from ledgers that a test writes as tables, and what stands in them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
from docx.document import Document
from docx.table import Table as Grid
from docx.text.paragraph import Paragraph

from gsafety_xl.model import Ledgers, Period
from gsafety_xl.reports import Rendered, ReportRequest, render_documents
from gsafety_xl.schema import SheetContext, load_catalogue
from tests.ledger_tables import REGISTER, ledger_of, parse_tables, typed

CATALOGUE = load_catalogue()
EMPTY = """
JC:
| 检查日期 |
YH:
| 发现日期 |
ST:
| 统计年月 |
"""


def ledgers_of(text: str) -> Ledgers:
    """Type the tables of a text; see ``tests.ledger_tables``."""
    return Ledgers(
        typed(
            table,
            ledger_of(table.ledger, CATALOGUE),
            CATALOGUE,
            SheetContext(REGISTER, table.unit, 2026),
        )
        for table in parse_tables(text)
    )


def request_for(text: str, period: str, folder: Path, as_of: date | None = None) -> ReportRequest:
    """Ask for documents of a period; as of its last day unless said otherwise."""
    wanted = Period.parse(period)
    return ReportRequest(
        ledgers=ledgers_of(text),
        catalogue=CATALOGUE,
        register=REGISTER,
        period=wanted,
        as_of=as_of or wanted.end,
        inputs=(("汇总.xlsx", "ab" * 32),),
        folder=folder,
    )


def rendered(code: str, request: ReportRequest, *, review: bool = False) -> Rendered:
    """Render the documents of one code."""
    return render_documents([code], replace(request, review=review))


def lines_of(path: Path) -> list[str]:
    """Return the text of a document in order: paragraphs, and table rows as ``a | b``."""
    return list(_lines(docx.Document(str(path))))


def cells_of(path: Path, table: int) -> list[list[str]]:
    """Return the cells of a document's n-th table; a merged cell stands once for each column."""
    grid = docx.Document(str(path)).tables[table]
    return [[cell.text for cell in row.cells] for row in grid.rows]


def _lines(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (_row(row) for row in _rows(block))


def _rows(grid: Grid) -> Iterator[Sequence[str]]:
    return ([cell.text for cell in row.cells] for row in grid.rows)


def _row(cells: Sequence[str]) -> str:
    return " | ".join(text.replace("\n", "⏎") for text in cells)
