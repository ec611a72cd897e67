"""The button 情况说明 on a workbook in memory."""

from datetime import date
from pathlib import Path

import pytest

from gsafety_xl.excel import checking, explaining
from gsafety_xl.excel.checking import check_live_book, check_live_sheet
from gsafety_xl.excel.explaining import explain
from gsafety_xl.excel.port import Spot
from gsafety_xl.excel.settings import Settings
from gsafety_xl.model import GsafetyError, Raw
from gsafety_xl.pipeline.consolidate import ConsolidateRequest, consolidate
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.grids import Grid
from tests.excel.fake_port import FakePort
from tests.pipeline.books import GREENING
from tests.pipeline.explained import AS_OF, REASON, write, write_inbox

DANGERS, SHEET = "04隐患整改", "情况说明"
KEY, RULE, WHERE, ROW_ID, MESSAGE, REASONS, BY, DAY, REMARK = range(1, 10)
#: The place of the deadline of the first entry.
DUE = "04隐患整改!U4"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (checking, explaining):
        monkeypatch.setattr(module, "today", lambda: AS_OF)


@pytest.fixture
def path(tmp_path: Path, catalogue: Catalogue) -> Path:
    return write_inbox(tmp_path, catalogue) / "区绿管所.xlsx"


@pytest.fixture
def port(path: Path) -> FakePort:
    return FakePort.of(path)


def line(port: FakePort, row: int) -> list[Raw]:
    """Return what the program says on a line and the remark."""
    cells = (RULE, WHERE, ROW_ID, MESSAGE, REMARK)
    return [port.value(Spot(SHEET, row, column)) for column in cells]


def type_reason(port: FakePort, row: int, reason: str = REASON) -> None:
    typed = {REASONS: reason, BY: "李某", DAY: "2026-03-09"}
    for column, value in typed.items():
        port.type_in(Spot(SHEET, row, column), value)


def type_deadline(port: FakePort, value: date) -> None:
    column = port.sheets[DANGERS].rows[2].index("整改期限") + 1
    port.type_in(Spot(DANGERS, 4, column), value)


OVERDUE = ["YH-06", DUE, "GYS01-YH-2026-001", "整改期限2026-02-20已过18天，尚未完成", None]


def test_the_warnings_are_listed_on_the_sheet_of_the_form(port: FakePort) -> None:
    explain(port, Settings())
    assert line(port, 4)[:3] == OVERDUE[:3]
    key = port.value(Spot(SHEET, 4, KEY))
    assert isinstance(key, str)
    assert len(key) == 12
    assert port.links == {Spot(SHEET, 4, WHERE): DUE}
    assert port.value(Spot(SHEET, 1, 1)) == "情况说明"
    assert port.at == Spot(SHEET, 4, REASONS)
    assert port.said[-1].startswith("有 1 处“核实”问题待说明，列在“情况说明”表中（新列出 1 处）。")
    assert port.bars[-1] == ""


def test_a_reason_typed_there_lets_the_warning_pass(port: FakePort) -> None:
    check_live_book(port, Settings())
    assert len(port.marked()) == 1
    explain(port, Settings())
    type_reason(port, 4)
    check_live_book(port, Settings())
    assert port.marked() == set()
    assert port.said[-1] == "全簿没有发现问题。\n另有 1 处“核实”问题已说明放行。"


def test_pressing_again_changes_nothing_that_was_typed(port: FakePort) -> None:
    explain(port, Settings())
    type_reason(port, 4)
    before = [list(row) for row in port.sheets[SHEET].rows]
    explain(port, Settings())
    assert port.sheets[SHEET].rows == before
    assert port.said[-1] == "没有待说明的“核实”问题。\n另有 1 处“核实”问题已说明放行。"


def test_a_reason_that_is_none_is_still_asked_for_in_its_row(port: FakePort) -> None:
    explain(port, Settings())
    type_reason(port, 4, "核实无误")
    explain(port, Settings())
    assert port.value(Spot(SHEET, 4, REASONS)) == "核实无误"
    assert port.value(Spot(SHEET, 5, KEY)) is None
    assert "有 1 处“核实”问题待说明" in port.said[-1]
    assert "（新列出 0 处）" in port.said[-1]


def test_the_sheet_itself_is_checked_and_marked(port: FakePort) -> None:
    explain(port, Settings())
    type_reason(port, 4, "核实无误")
    port.at = Spot(SHEET, 4, REASONS)
    check_live_sheet(port, Settings())
    assert port.marked() == {Spot(SHEET, 4, REASONS)}
    type_reason(port, 4)
    check_live_sheet(port, Settings())
    assert port.marked() == set()
    assert port.said[-1] == "“情况说明”没有发现问题。\n另有 1 处“核实”问题已说明放行。"


def test_a_line_without_reason_goes_with_its_warning(port: FakePort) -> None:
    explain(port, Settings())
    type_deadline(port, date(2026, 4, 1))
    explain(port, Settings())
    assert port.sheets[SHEET].numbers == [1, 2, 3]
    assert port.said[-1] == "没有待说明的“核实”问题。"


def test_what_changed_is_listed_anew_beside_what_was_said(port: FakePort) -> None:
    explain(port, Settings())
    type_reason(port, 4)
    old = port.value(Spot(SHEET, 4, KEY))
    type_deadline(port, date(2026, 2, 25))
    explain(port, Settings())
    assert port.value(Spot(SHEET, 4, KEY)) == old
    assert port.value(Spot(SHEET, 4, REASONS)) == REASON
    assert line(port, 4)[-1] == "情况已变化，请重新说明"
    assert line(port, 5)[:3] == OVERDUE[:3]
    assert port.value(Spot(SHEET, 5, KEY)) != old
    assert port.at == Spot(SHEET, 5, REASONS)
    assert "有 1 条说明没有对应的问题" in port.said[-1]
    type_deadline(port, date(2026, 2, 20))
    explain(port, Settings())
    assert line(port, 4)[-1] is None
    assert port.value(Spot(SHEET, 5, KEY)) is None


def test_a_remark_of_the_clerks_own_stays(port: FakePort) -> None:
    explain(port, Settings())
    type_reason(port, 4)
    port.type_in(Spot(SHEET, 4, REMARK), "科长已知")
    type_deadline(port, date(2026, 2, 25))
    explain(port, Settings())
    assert line(port, 4)[-1] == "科长已知"


def test_the_row_of_a_line_that_went_serves_again(port: FakePort) -> None:
    explain(port, Settings())
    type_deadline(port, date(2026, 2, 25))
    explain(port, Settings())
    assert line(port, 4)[:3] == OVERDUE[:3]
    assert port.value(Spot(SHEET, 5, KEY)) is None


def test_a_place_that_moved_is_told_anew(port: FakePort) -> None:
    explain(port, Settings())
    type_reason(port, 4)
    port.insert_rows(DANGERS, 4, 2)
    explain(port, Settings())
    assert line(port, 4)[1] == "04隐患整改!U6"
    assert port.value(Spot(SHEET, 4, REASONS)) == REASON


def test_a_workbook_without_the_sheet_gets_one(port: FakePort) -> None:
    port.delete_sheet(SHEET)
    explain(port, Settings())
    assert port.sheets[SHEET].rows[0][:3] == ["问题码", "规则", "位置"]
    assert line(port, 2)[:3] == OVERDUE[:3]
    assert port.links == {Spot(SHEET, 2, WHERE): DUE}
    type_reason(port, 2)
    check_live_book(port, Settings())
    assert port.marked() == set()


def test_where_nothing_is_to_be_explained_no_sheet_is_made(port: FakePort) -> None:
    port.delete_sheet(SHEET)
    type_deadline(port, date(2026, 4, 1))
    explain(port, Settings())
    assert SHEET not in port.sheets
    assert port.said == ["没有待说明的“核实”问题。"]


def test_a_sheet_of_that_name_that_is_not_ours_is_left_alone(port: FakePort) -> None:
    port.sheets[SHEET] = Grid(SHEET, [["我的说明"], ["打电话给老孙"]], [1, 2])
    with pytest.raises(GsafetyError, match="请先把它改成别的名字"):
        explain(port, Settings())
    assert port.sheets[SHEET].rows == [["我的说明"], ["打电话给老孙"]]


def test_a_protected_sheet_is_said_so(port: FakePort) -> None:
    port.locked = {SHEET}
    with pytest.raises(GsafetyError, match=r"“情况说明”受保护.*撤销工作表保护"):
        explain(port, Settings())


def test_a_protected_structure_is_said_so(port: FakePort) -> None:
    del port.sheets[SHEET]
    port.takes_sheets = False
    with pytest.raises(GsafetyError, match="结构受保护"):
        explain(port, Settings())


def test_a_hidden_sheet_is_written_and_not_gone_to(port: FakePort) -> None:
    port.hidden = {SHEET}
    before = port.at
    explain(port, Settings())
    assert line(port, 4)[:3] == OVERDUE[:3]
    assert port.at == before


def test_a_master_is_not_explained(path: Path) -> None:
    master = path.parents[1] / "汇总.xlsx"
    consolidate(ConsolidateRequest(path.parent, master, AS_OF))
    with pytest.raises(GsafetyError, match="各单位在自己的台账里说明"):
        explain(FakePort.of(master), Settings())


def test_a_workbook_without_ledgers_is_said_so() -> None:
    port = FakePort(sheets={"便条": Grid("便条", [["打电话"]], [1])})
    explain(port, Settings())
    assert port.said == ["“台账.xlsx”不像任何一张台账，没有校验。"]


def test_errors_are_not_listed(tmp_path: Path, catalogue: Catalogue) -> None:
    path = write(tmp_path / "来稿", GREENING, catalogue, level="major")
    port = FakePort.of(path)
    check_live_book(port, Settings())
    errors = {row[9] for row in port.sheets["校验结果"].rows if row[0] == "强制"}
    explain(port, Settings())
    listed = {row[RULE - 1] for row in port.sheets[SHEET].rows[3:]}
    assert "YH-06" in errors
    assert "YH-06" not in listed
