"""What is remembered survives the sheet it is written on; nonsense does not."""

from datetime import date, datetime
from pathlib import Path

import pytest

from gsafety_xl.excel.port import Content, Spot
from gsafety_xl.excel.undoing import Repaired, recall, remember
from gsafety_xl.model import Raw
from gsafety_xl.workbook.grids import Grid
from tests.excel.fake_port import FakePort

SPOT = Spot("04隐患整改", 4, 7)


@pytest.fixture
def port() -> FakePort:
    return FakePort("台账.xlsx", Path("台账.xlsx"), sheets={SPOT.sheet: Grid(SPOT.sheet, [], [])})


@pytest.mark.parametrize(
    ("value", "again"),
    [
        ("2026.3.5", "2026.3.5"),
        ('=1+"甲"\n', '=1+"甲"\n'),
        (46086.0, 46086.0),
        (True, True),
        (None, None),
        (date(2026, 3, 5), datetime(2026, 3, 5)),
        (datetime(2026, 3, 5, 9, 30), datetime(2026, 3, 5, 9, 30)),
    ],
)
def test_contents_are_remembered(port: FakePort, value: Raw, again: Raw) -> None:
    for before, after in ((value, "是"), ("√", value)):
        item = Repaired(SPOT, "found_on", "GYS01-YH-2026-001", Content(before, "0.00_ "), after)
        remember(port, [item])
        (found,) = recall(port)
        assert again in {found.before.value, found.after}
        assert (found.spot, found.key, found.row_id) == (SPOT, "found_on", "GYS01-YH-2026-001")
        assert found.before.number_format == "0.00_ "
    assert "_规范记录" in port.hidden


def test_nothing_is_remembered_without_the_sheet(port: FakePort) -> None:
    assert recall(port) == []


@pytest.mark.parametrize(
    "line",
    [
        ["04隐患整改", "4", "7"],
        ["04隐患整改", "四", "7", "level", '""', '"√"', '"@"', '"是"'],
        ["04隐患整改", "4", "7", "level", '""', "√", '"@"', '"是"'],
        ["04隐患整改", "4", "7", "level", '""', '["昨天"]', '"@"', '"是"'],
        ["没有的表", "4", "7", "level", '""', '"√"', '"@"', '"是"'],
        ["04隐患整改", "0", "7", "level", '""', '"√"', '"@"', '"是"'],
        ["04隐患整改", "4", "99999", "level", '""', '"√"', '"@"', '"是"'],
    ],
)
def test_a_line_that_makes_no_sense_is_passed_over(port: FakePort, line: list[str]) -> None:
    heading = ["sheet", "row", "column", "key", "row_id", "before", "format", "after"]
    port.write_sheet("_规范记录", [heading, line], links=None, hidden=True)
    assert recall(port) == []
