"""Where a figure's numbers stand: in the file read, and in the unit's submission."""

import subprocess
import sys
from dataclasses import replace

import pytest

from gsafety_xl.indicators import Figure, Source, Sources
from gsafety_xl.model import CellRef, Origin, Row
from tests.indicators.tables import CATALOGUE, figures, ledger

INSPECTIONS = """
| 编号              | 检查日期   | 检查人次 |
| GYS01-JC-2026-001 | 2026-03-05 | 4人      |
| GYS01-JC-2026-002 | 2026-03-06 | 3        |
"""


@pytest.fixture(name="headcount")
def _headcount() -> Figure:
    """Return K03 of a consolidated sheet."""
    table = ledger("inspection", INSPECTIONS, unit="GYS01")
    positions = {"id": 2, "date": 3, "headcount": 7}
    table.origins = [Origin("绿管所3月.xlsx", "安全检查", row, positions) for row in (10, 11)]
    return figures(replace(table, workbook="汇总.xlsx"))["K03"]


def test_a_source_names_the_cell_counted_here_and_in_the_submission(headcount: Figure) -> None:
    assert headcount.sources[0] == Source(
        ledger="JC",
        unit="GYS01",
        row_id="GYS01-JC-2026-001",
        value="4人",
        place=CellRef("汇总.xlsx", "03安全检查", 2, 3),
        origin=CellRef("绿管所3月.xlsx", "安全检查", 10, 7),
    )


def test_sources_are_a_sequence(headcount: Figure) -> None:
    assert len(headcount.sources) == 2
    assert [source.value for source in headcount.sources[1:]] == ["3"]
    assert list(headcount.sources)[-1] == headcount.sources[-1]


def test_a_rate_stands_on_the_cells_above_and_below_the_line() -> None:
    table = ledger(
        "hidden_danger",
        "| 发现日期 | 整改完成日期 |\n| 2026-03-01 | 2026-03-02 |\n| 2026-03-03 | |",
    )
    cells = [source.place.cell for source in figures(table)["K06"].sources]
    assert cells == ["B2", "A2", "A3"]


def test_sources_of_two_kinds_keep_their_order() -> None:
    table = ledger("inspection", INSPECTIONS)
    first, second = (Sources([(Row(table, index), "date")], CATALOGUE) for index in (0, 1))
    assert [source.place.row for source in second + first] == [3, 2]


def test_pandas_is_not_loaded_before_a_figure_is_asked_for() -> None:
    code = "import sys, gsafety_xl.indicators, gsafety_xl.duties; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own interpreter
