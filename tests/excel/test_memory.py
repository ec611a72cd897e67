import pytest

from gsafety_xl.excel.memory import Memory, forget, recall, remember
from gsafety_xl.excel.port import Spot
from gsafety_xl.model import Raw
from gsafety_xl.workbook.grids import Grid
from tests.excel.fake_port import FakePort

SHEET, MEMORY = "04隐患整改", "_校验标记"
KEPT = Memory(Spot(SHEET, 5, 3), None, (248, 225, 222), "\n【强制 C-01】=1+1\n“引号” \\ '")


def port_with(*lines: list[Raw]) -> FakePort:
    port = FakePort()
    heading: list[Raw] = ["sheet", "row", "column", "fill", "ours", "text"]
    port.sheets[SHEET] = Grid(SHEET, [], [])
    port.sheets[MEMORY] = Grid(MEMORY, [heading, *lines], list(range(1, len(lines) + 2)))
    return port


def test_what_is_remembered_is_recalled_and_forgotten() -> None:
    port = port_with()
    listed = Memory(Spot(SHEET, 6, 3))
    remember(port, [KEPT, listed])
    assert recall(port) == [KEPT, listed]
    assert [item.is_mark for item in recall(port)] == [True, False]
    forget(port)
    assert recall(port) == []
    assert MEMORY not in port.sheets


def test_no_line_begins_like_a_formula() -> None:
    port = port_with()
    remember(port, [KEPT])
    cells = [str(cell) for row in port.sheets[MEMORY].rows for cell in row[1:]]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "'")) for cell in cells)


def test_numbers_that_excel_made_of_the_texts_serve_too() -> None:
    port = port_with([SHEET, 5.0, 3.0, "null", "[1, 2, 3]", '"x"'])
    assert recall(port) == [Memory(Spot(SHEET, 5, 3), None, (1, 2, 3), "x")]


@pytest.mark.parametrize(
    "line",
    [
        ["", "", "", "", "", ""],
        [SHEET, "五", "3", "null", "null", '""'],
        [SHEET, "5", "3", "{", "null", '""'],
        [SHEET, "5", "3", "[1]", "null", '""'],
        [SHEET, "5", "3", "7", "null", '""'],
        [SHEET, "5", "3", "null", '{"a": 1}', '""'],
        [SHEET, "0", "3", "null", "null", '""'],
        [SHEET, "1e9", "3", "null", "null", '""'],
        [SHEET, "inf", "3", "null", "null", '""'],
        [SHEET, "5", "99999", "null", "null", '""'],
        [SHEET, "5"],
        ["别的表", "5", "3", "null", "null", '""'],
    ],
)
def test_a_line_that_makes_no_sense_is_passed_over(line: list[Raw]) -> None:
    good: list[Raw] = [SHEET, "5", "3", "null", "null", '""']
    assert recall(port_with(line, good)) == [Memory(Spot(SHEET, 5, 3))]
