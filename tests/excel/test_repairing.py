"""一键规范: the list, the change, the way back."""

from datetime import datetime
from pathlib import Path

import pytest

from gsafety_xl.excel.actions import LIVE
from gsafety_xl.excel.checking import check_live_book
from gsafety_xl.excel.port import Spot
from gsafety_xl.excel.repairing import fix
from gsafety_xl.excel.settings import Settings
from gsafety_xl.model import GsafetyError, Raw
from gsafety_xl.pipeline.fix import FixRequest
from gsafety_xl.pipeline.fix import fix as fix_files
from tests.excel.fake_port import FakePort
from tests.repairs.books import DANGERS, untidy_form

PREVIEW, UNDO = "规范预览", "_规范记录"
DAY = datetime(2026, 2, 10)
#: Row 4: 编号, 发现日期, 隐患单位, 隐患地点, 隐患级别, 整改资金, 整改期限.
ID, FOUND_ON, TARGET, SITE, LEVEL, FUND, DUE_ON = (
    Spot(DANGERS, 4, column) for column in (2, 7, 8, 9, 13, 19, 21)
)


@pytest.fixture
def port(tmp_path: Path) -> FakePort:
    return FakePort.of(untidy_form(tmp_path / "绿管所.xlsx"))


def press(port: FakePort, answer: str = "") -> str:
    """Press the button; return what is said at the end."""
    port.answers = [answer] if answer else []
    fix(port, Settings())
    return port.said[-1]


def lines(port: FakePort) -> list[list[Raw]]:
    return [[row[0], row[2], row[4], row[5], row[7]] for row in port.sheets[PREVIEW].rows[1:]]


def choose(port: FakePort, word: str, *cells: str) -> None:
    """Type a word into the first column of some lines, or of all."""
    for row in port.sheets[PREVIEW].rows[1:]:
        if not cells or str(row[2]).rpartition("!")[2] in cells:
            row[0] = word


def test_the_first_press_only_lists(port: FakePort) -> None:
    before = [list(row) for row in port.sheets[DANGERS].rows]
    said = press(port)
    assert lines(port) == [
        ["是", f"{DANGERS}!B4", "gys01-yh-2026-001", "GYS01-YH-2026-001", ""],
        ["是", f"{DANGERS}!G4", "2026.2.10", "2026-02-10", ""],
        ["是", f"{DANGERS}!H4", "绿管所", "示例区绿化管理所", ""],
        ["是", f"{DANGERS}!I4", "␣东大门 配电间¤", "东大门 配电间", ""],
        ["是", f"{DANGERS}!M4", "一般隐患", "一般", ""],
        ["是", f"{DANGERS}!S4", "800元", "0.08", ""],
        ["否", f"{DANGERS}!U4", "2月20日", "2026-02-20", "推断"],
        ["", f"{DANGERS}!AA4", "2月中旬", "待人工处理", ""],
    ]
    assert port.sheets[DANGERS].rows == before
    assert said.startswith("可规范 7 处，列在“规范预览”表，都还没有改。")
    assert said.endswith("另有 1 处要人工处理，列在表的最后。")
    assert port.at.sheet == PREVIEW
    assert port.bars[-1] == ""


def test_the_second_press_does_what_is_chosen(port: FakePort) -> None:
    port.formats = {FOUND_ON: "@", FUND: "@", TARGET: "@"}
    press(port)
    choose(port, "否", "M4")
    said = press(port)
    assert [port.value(spot) for spot in (ID, FOUND_ON, TARGET, SITE, LEVEL, FUND, DUE_ON)] == [
        "GYS01-YH-2026-001",
        DAY,
        "示例区绿化管理所",
        "东大门 配电间",
        "一般隐患",
        0.08,
        "2月20日",
    ]
    assert [port.formats.get(spot) for spot in (FOUND_ON, TARGET, FUND)] == [
        "yyyy-mm-dd",
        "@",
        "General",
    ]
    assert said.startswith("已规范 5 处。")
    assert PREVIEW not in port.sheets
    assert UNDO in port.hidden
    assert port.at == ID


def test_an_inferred_one_is_done_when_the_clerk_says_so(port: FakePort) -> None:
    press(port)
    choose(port, "否")
    choose(port, "√", "U4")
    assert press(port).startswith("已规范 1 处。")
    assert port.value(DUE_ON) == datetime(2026, 2, 20)


def test_links_in_excel_show_the_cell_alone(port: FakePort) -> None:
    press(port)
    for row in port.sheets[PREVIEW].rows[1:]:
        row[2] = str(row[2]).rpartition("!")[2]
    assert press(port).startswith("已规范 6 处。")


def test_lines_may_be_sorted_and_deleted(port: FakePort) -> None:
    press(port)
    grid = port.sheets[PREVIEW]
    grid.rows[1:] = grid.rows[:2:-1]
    del grid.numbers[-2:]
    press(port)
    assert port.value(LEVEL) == "一般"
    assert port.value(ID) == "gys01-yh-2026-001"


def test_a_cell_changed_after_it_was_listed_is_left(port: FakePort) -> None:
    press(port)
    port.type_in(FOUND_ON, "2026.2.11")
    port.type_in(LEVEL, "重大")
    said = press(port)
    assert port.value(FOUND_ON) == "2026.2.11"
    assert said.startswith("已规范 4 处。")
    assert "有 2 处在列出之后改动过，没有动" in said


def test_nothing_is_done_when_nothing_is_chosen(port: FakePort) -> None:
    press(port)
    choose(port, "否")
    assert press(port).startswith("没有采用“是”的，什么也没有改。")
    assert PREVIEW not in port.sheets
    assert UNDO not in port.sheets


def applied(port: FakePort) -> FakePort:
    port.formats = {FOUND_ON: "@", FUND: "0.00", TARGET: "@"}
    press(port)
    press(port)
    return port


def test_a_third_press_offers_the_way_back(port: FakePort) -> None:
    sheets = list(port.sheets)
    before = [list(row) for row in port.sheets[DANGERS].rows]
    applied(port)
    assert press(port, "撤销") == "已恢复 6 处。"
    assert "上次规范的 6 处可以恢复原样" in port.said[-2]
    assert port.sheets[DANGERS].rows == before
    assert [port.formats[spot] for spot in (FOUND_ON, FUND, TARGET, LEVEL)] == [
        "@",
        "0.00",
        "@",
        "General",
    ]
    assert list(port.sheets) == sheets


def test_what_was_changed_since_is_not_restored(port: FakePort) -> None:
    applied(port)
    port.type_in(LEVEL, "重大")
    assert press(port, "撤销") == (
        "已恢复 5 处。\n有 1 处规范后又改动过，或者所在的行移动过，没有恢复。"
    )
    assert port.value(LEVEL) == "重大"
    assert port.value(FUND) == "800元"


def test_rows_that_moved_are_not_restored(port: FakePort) -> None:
    applied(port)
    rows = port.sheets[DANGERS].rows
    first = port.sheets[DANGERS].numbers.index(4)
    rows[first], rows[first + 1] = rows[first + 1], rows[first]
    before = [list(row) for row in rows]
    assert "有 6 处规范后又改动过" in press(port, "撤销")
    assert rows == before


def test_a_formula_put_in_since_is_not_written_over(port: FakePort) -> None:
    applied(port)
    port.formula_cells = {LEVEL}
    assert press(port, "撤销").startswith("已恢复 5 处。")


def test_instead_of_going_back_it_can_be_done_again(port: FakePort) -> None:
    applied(port)
    port.type_in(LEVEL, "一般隐患")
    press(port, "规范")
    assert [line[1] for line in lines(port)] == [
        f"{DANGERS}!{cell}" for cell in ("M4", "U4", "AA4")
    ]
    press(port)
    assert press(port, "撤销") == "已恢复 1 处。"


def test_giving_up_changes_nothing(port: FakePort) -> None:
    applied(port)
    before = [list(row) for row in port.sheets[DANGERS].rows]
    press(port, "  ")
    assert port.sheets[DANGERS].rows == before
    assert PREVIEW not in port.sheets


def test_formulas_and_protected_sheets_are_left_to_people(port: FakePort) -> None:
    port.formula_cells = {LEVEL}
    press(port)
    assert ["", f"{DANGERS}!M4", "一般隐患", "待人工处理", ""] in lines(port)
    port.delete_sheet(PREVIEW)
    port.locked = {DANGERS}
    assert press(port).startswith("没有可以直接规范的。有 8 处要人工处理")
    assert {line[3] for line in lines(port)} == {"待人工处理"}


def test_texts_with_letters_of_several_looks_are_left_to_people(port: FakePort) -> None:
    port.mixed = {LEVEL}
    press(port)
    (line,) = [row for row in port.sheets[PREVIEW].rows if row[2] == f"{DANGERS}!M4"]
    assert line[0] == ""
    assert line[6] == "单元格里有局部格式（如红字、删除线），请手工修改"


def test_the_way_back_waits_for_a_protected_sheet(port: FakePort) -> None:
    applied(port)
    port.locked = {DANGERS}
    with pytest.raises(GsafetyError, match="受保护，不能恢复原样"):
        press(port, "撤销")
    assert UNDO in port.sheets


def test_a_workbook_whose_structure_is_protected(port: FakePort) -> None:
    port.takes_sheets = False
    with pytest.raises(GsafetyError, match="结构受保护"):
        press(port)


def test_a_sheet_of_that_name_that_is_not_ours(port: FakePort) -> None:
    port.write_sheet(PREVIEW, [["编号"], ["1"]], links=None, hidden=False)
    with pytest.raises(GsafetyError, match="不是规范列出的"):
        press(port)


def test_nothing_to_repair(port: FakePort) -> None:
    for spot, value in (
        (ID, "GYS01-YH-2026-001"),
        (FOUND_ON, DAY),
        (TARGET, "示例区绿化管理所"),
        (SITE, "东大门"),
        (LEVEL, "一般"),
        (FUND, 0.08),
        (DUE_ON, datetime(2026, 2, 20)),
        (Spot(DANGERS, 4, 27), datetime(2026, 2, 19)),
    ):
        port.type_in(spot, value)
    assert press(port) == "写法都已规范，没有要改的。"
    assert PREVIEW not in port.sheets


def test_a_workbook_without_ledgers(port: FakePort) -> None:
    port.sheets = {"填报说明": port.sheets["填报说明"]}
    assert press(port).startswith("“绿管所.xlsx”里没有认得出的台账")


def test_our_sheets_are_no_ledgers_to_a_check(port: FakePort) -> None:
    check_live_book(port, Settings())
    before = [list(row) for row in port.sheets["校验结果"].rows]
    press(port)
    check_live_book(port, Settings())
    assert port.sheets["校验结果"].rows == before


def test_both_doors_repair_the_same(port: FakePort) -> None:
    assert port.path is not None
    copy = port.path.with_name("规范.xlsx")
    assert fix_files(FixRequest([port.path], copy)).errors == []
    press(port)
    choose(port, "是")
    press(port)
    closed = FakePort.of(copy)
    assert port.sheets[DANGERS].rows == closed.sheets[DANGERS].rows


def test_the_button_is_known() -> None:
    assert LIVE["fix"] is fix
