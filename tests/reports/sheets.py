"""Templates of one test: a few paragraphs, saved as a Word file."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import docx

from gsafety_xl.indicators import Figure, Source
from gsafety_xl.model import CellRef, Period


def write_template(path: Path, *paragraphs: str, cells: Sequence[Sequence[str]] = ()) -> Path:
    """Write paragraphs, then, if any, a table."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if cells:
        table = document.add_table(rows=0, cols=len(cells[0]))
        for line in cells:
            row = table.add_row()
            for cell, text in zip(row.cells, line, strict=True):
                cell.paragraphs[0].text = text
    document.save(str(path))
    return path


def figure(code: str, value: int, label: str = "", sources: int = 0) -> Figure:
    """Return a figure with some sources, each of a row of its own."""
    return Figure(
        code=code,
        label=label or f"指标{code}",
        value=value,
        text=str(value),
        measure="处",
        definition="口径",
        period=Period(2026, "Q1"),
        as_of=date(2026, 3, 31),
        sources=tuple(source(row) for row in range(4, 4 + sources)),
    )


def source(row: int) -> Source:
    """Return a source in a row of the master, from the unit's own book."""
    return Source(
        ledger="YH",
        unit="GYS01",
        row_id=f"GYS01-YH-2026-{row:03d}",
        value="2026-02-10",
        place=CellRef("汇总簿.xlsx", "04隐患整改", row, 5),
        origin=CellRef("绿管所.xlsx", "隐患", row + 3, 4),
    )
