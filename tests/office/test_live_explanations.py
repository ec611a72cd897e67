"""情况说明 and 零报告 in a workbook open in LibreOffice."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import xlwings

from gsafety_xl.excel import checking, explaining, zero_reporting
from gsafety_xl.excel.checking import check_live_book
from gsafety_xl.excel.explaining import explain
from gsafety_xl.excel.port import Spot
from gsafety_xl.excel.settings import Settings
from gsafety_xl.excel.xlwings_port import XlwingsPort
from gsafety_xl.excel.zero_reporting import zero_report
from gsafety_xl.schema import Catalogue
from tests.office.desktop import Desktop
from tests.office.pictures import PICTURES
from tests.office.uno_engine import Session
from tests.pipeline.books import GREENING, UNITS, month, register_entry, write_book
from tests.pipeline.explained import AS_OF, OPEN, REASON

pytestmark = pytest.mark.office

NAME = "绿管所.xlsx"
DANGERS, SHEET, STATISTICS = "04隐患整改", "情况说明", "09事故统计"


class Answering(XlwingsPort):
    """The port, with a clerk who takes what is proposed."""

    def ask_text(self, question: str, answer: str) -> str:
        del question
        return answer


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (checking, explaining, zero_reporting):
        monkeypatch.setattr(module, "today", lambda: AS_OF)


@pytest.fixture
def port(
    opened: Callable[[Path], xlwings.Book],
    application: xlwings.App,
    tmp_path: Path,
    catalogue: Catalogue,
) -> Answering:
    rows = {
        "hidden_danger": [OPEN],
        "accident_statistics": [month("GYS01", 1)],
        "unit_register": [register_entry(unit) for unit in UNITS],
    }
    return Answering(application, opened(write_book(tmp_path / NAME, GREENING, catalogue, rows)))


def test_a_reason_typed_into_the_live_sheet_takes_the_mark_away(
    port: Answering, application: xlwings.App, session: Session, desktop: Desktop
) -> None:
    deadline = Spot(DANGERS, 4, 21)
    check_live_book(port, Settings())
    assert port.looks([deadline])[0].fill is not None
    explain(port, Settings())
    assert port.active_spot() == Spot(SHEET, 4, 6)
    sheet = application.books[NAME].sheets[SHEET]
    assert sheet["B4:D4"].value == ["YH-06", "04隐患整改!U4", "GYS01-YH-2026-001"]
    assert sheet["C4"].formula == '=HYPERLINK("#\'04隐患整改\'!U4","04隐患整改!U4")'
    sheet["F4"].value, sheet["G4"].value = REASON, "李某"
    sheet["H4"].value = datetime(2026, 3, 9)
    desktop.photograph(PICTURES / "explanations.png")
    check_live_book(port, Settings())
    assert port.looks([deadline])[0].fill is None
    assert session.alerts[-1].prompt.endswith("另有 1 处“核实”问题已说明放行。")
    explain(port, Settings())
    assert sheet["F4:G4"].value == [REASON, "李某"]
    assert sheet["A5"].value is None


def test_a_workbook_without_the_sheet_gets_one(
    port: Answering, application: xlwings.App, desktop: Desktop
) -> None:
    port.delete_sheet(SHEET)
    explain(port, Settings())
    sheet = application.books[NAME].sheets[SHEET]
    assert sheet["A1:C1"].value == ["问题码", "规则", "位置"]
    assert sheet["C2"].value == "04隐患整改!U4"
    desktop.photograph(PICTURES / "explanations_new.png")
    sheet["F2"].value, sheet["G2"].value, sheet["H2"].value = REASON, "李某", "2026-03-09"
    check_live_book(port, Settings())
    assert port.looks([Spot(DANGERS, 4, 21)])[0].fill is None


def test_a_month_of_nothing_is_a_line_of_the_statistics(
    port: Answering, application: xlwings.App, session: Session, desktop: Desktop
) -> None:
    sheet = application.books[NAME].sheets[STATISTICS]
    heads = sheet["A3"].expand("right").value
    zero_report(port, Settings())
    line = dict(zip(heads, sheet["A5"].resize(1, len(heads)).value, strict=True))
    assert line["编号"] == "GYS01-ST-2026-002"
    assert line["统计年月"] == "2026-02"
    assert (line["是否零报告"], line["零报告声明"]) == ("是", "本月无事故")
    assert (line["事故起数"], line["直接经济损失（万元）"], line["累计起数"]) == (0, 0, 0)
    assert (line["报出日期"], line["填表人"]) == (datetime(2026, 3, 10), "赵某")
    assert port.active_spot() == Spot(STATISTICS, 5, heads.index("统计年月") + 1)
    assert "第 5 行填好2026年2月的零报告" in session.alerts[-1].prompt
    desktop.photograph(PICTURES / "zero_report.png")
    found = checking.live_findings(port, Settings(), AS_OF).findings
    late = [item.rule for item in found if item.place.sheet == STATISTICS]
    assert late == ["ST-05"]
