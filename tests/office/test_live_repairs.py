"""一键规范 in a workbook open in LibreOffice."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import xlwings

from gsafety_xl.excel.port import Content, Spot
from gsafety_xl.excel.repairing import fix
from gsafety_xl.excel.settings import Settings
from gsafety_xl.excel.xlwings_port import XlwingsPort
from tests.office.desktop import Desktop
from tests.office.pictures import PICTURES
from tests.office.uno_engine import Session
from tests.repairs.books import DANGERS, untidy_form

pytestmark = pytest.mark.office

#: 编号, 发现日期, 隐患单位, 隐患级别, 整改资金, 整改期限 of the first entry.
SPOTS = [Spot(DANGERS, 4, column) for column in (2, 7, 8, 13, 19, 21)]
TIDY = ["GYS01-YH-2026-001", datetime(2026, 2, 10), "示例区绿化管理所", "一般", 0.08, "2月20日"]


class Answering(XlwingsPort):
    """The port, with a clerk who answers that she wants everything back."""

    def ask_text(self, question: str, answer: str) -> str:
        del question, answer
        return "撤销"


@pytest.fixture
def port(
    opened: Callable[[Path], xlwings.Book], application: xlwings.App, tmp_path: Path
) -> Answering:
    return Answering(application, opened(untidy_form(tmp_path / "绿管所.xlsx")))


def test_list_change_and_way_back(
    port: Answering, application: xlwings.App, session: Session, desktop: Desktop
) -> None:
    sheet = application.books["绿管所.xlsx"].sheets[DANGERS]
    sheet["G4"].number_format = "@"
    before = port.contents(SPOTS)
    fix(port, Settings())
    preview = application.books["绿管所.xlsx"].sheets["规范预览"]
    assert preview["A1:F2"].value == [
        ["采用", "工作表", "位置", "列", "原值", "改为"],
        ["是", DANGERS, "B4", "编号", "gys01-yh-2026-001", "GYS01-YH-2026-001"],
    ]
    assert preview["A8:H8"].value[5] == "2026-02-20"
    assert port.contents(SPOTS) == before
    desktop.photograph(PICTURES / "repairs.png")
    fix(port, Settings())
    assert [content.value for content in port.contents(SPOTS)] == TIDY
    assert sheet["G4"].number_format == "yyyy-mm-dd"
    assert session.alerts[-1].prompt.startswith("已规范 6 处。")
    fix(port, Settings())
    assert session.alerts[-1].prompt == "已恢复 6 处。"
    assert port.contents(SPOTS) == before
    assert {"规范预览", "_规范记录"}.isdisjoint(port.sheet_names())


def test_formulas_are_known(port: Answering, application: xlwings.App) -> None:
    sheet = application.books["绿管所.xlsx"].sheets[DANGERS]
    sheet["M4"].formula = '="一般"&"隐患"'
    assert (4, 13) in port.formulas(DANGERS)
    assert (4, 7) not in port.formulas(DANGERS)
    fix(port, Settings())
    fix(port, Settings())
    assert sheet["M4"].formula == '="一般"&"隐患"'


@pytest.mark.parametrize(
    ("content", "number_format"),
    [
        ("2026-03", "General"),
        ("007", "General"),
        ("=1+1", "@"),
        ("2026/3/5", "0.00"),
        (3.0, "General"),
        (datetime(2026, 3, 5), "yyyy-mm-dd"),
        (None, "General"),
    ],
)
def test_a_cell_holds_what_is_put_into_it(
    content: str | float | datetime | None, number_format: str, port: Answering
) -> None:
    spot = Spot(DANGERS, 4, 9)
    port.put([(spot, Content(content, number_format))])
    assert port.contents([spot]) == [Content(content, number_format)]
