"""The buttons' code against a workbook open in LibreOffice."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlwings

from gsafety_xl.excel.checking import check_live_book, check_live_sheet, clear_marks, next_finding
from gsafety_xl.excel.checking import live_findings as findings_of
from gsafety_xl.excel.marks import FILLS
from gsafety_xl.excel.port import Look, Spot
from gsafety_xl.excel.settings import Settings
from gsafety_xl.excel.xlwings_port import XlwingsPort
from gsafety_xl.model import GsafetyError, Level
from gsafety_xl.pipeline.check import CheckRequest, check
from gsafety_xl.sample import District, write_district
from gsafety_xl.schema import Catalogue
from tests.office.desktop import Desktop
from tests.office.pictures import PICTURES
from tests.office.uno_engine import Session
from tests.pipeline.books import DANGER, GREENING, UNITS, register_entry, write_book
from tests.workbook.sheets import workbook

pytestmark = pytest.mark.office

MESSY = """
[隐患台账（最终）]
| 隐患排查治理台账（2026年） | < | < | < | < |
| 编号 | 填报单位 | 发现日期 | 级别 | 整改期限 |
| GYS01-YH-2026-001 | 绿管所 | 2026-02-10 | 严重 | 2026-02-20 |
| GYS01-YH-2026-002 | ^ | 2月30日 | 一般 | 2026.2.20 |
| GYS01-YH-2026-003 | 绿管所 | 2026-02-10 | 一般 | 2026-02-01 |
| 合计 | | | | |
"""
DANGERS = "04隐患整改"
#: Books of the sample district in the layout of their clerks.
UNTIDY = [
    "绿管所台账（最终）.xlsx",
    "2026安全台账-市容所.xlsx",
    "环卫所 安全台账2026.12.xlsx",
    "青枫公园台账(2).xlsx",
    "新建 XLSX 工作表.xlsx",
]


@pytest.fixture
def path(tmp_path: Path, catalogue: Catalogue) -> Path:
    broken = {**DANGER, "id": "GYS01-YH-2026-002", "due_on": None, "site": None}
    units = [register_entry(unit) for unit in UNITS]
    rows = {"hidden_danger": [DANGER, broken], "unit_register": units}
    return write_book(tmp_path / "绿管所.xlsx", GREENING, catalogue, rows)


@pytest.fixture
def port(
    opened: Callable[[Path], xlwings.Book], path: Path, application: xlwings.App
) -> XlwingsPort:
    return XlwingsPort(application, opened(path))


def test_a_check_marks_cells_and_lists_what_it_found(
    port: XlwingsPort, application: xlwings.App, session: Session, desktop: Desktop
) -> None:
    check_live_book(port, Settings())
    book = application.books["绿管所.xlsx"]
    results = book.sheets["校验结果"].used_range.options(ndim=2).value
    assert [row[:3] + row[5:6] for row in results] == [
        ["级别", "工作表", "位置", "问题"],
        ["强制", DANGERS, "I5", "隐患地点未填写"],
        ["强制", DANGERS, "U5", "整改期限未填写"],
    ]
    look = port.looks([Spot(DANGERS, 5, 21)])[0]
    assert look.fill == FILLS[Level.ERROR]
    assert "改法：补填整改期限" in look.note
    assert session.alerts[-1].prompt.startswith("绿管所.xlsx：强制 2 处。")
    assert book.sheets.active.name != "校验结果"
    book.sheets["校验结果"].activate()
    desktop.photograph(PICTURES / "results.png")
    book.sheets[DANGERS].activate()
    desktop.photograph(PICTURES / "marks.png")


def test_marks_come_off_and_the_clerks_own_stays(
    port: XlwingsPort, application: xlwings.App
) -> None:
    sheet = application.books["绿管所.xlsx"].sheets[DANGERS]
    sheet["U5"].color = (1, 200, 3)
    sheet["U5"].add_note("问过老孙")
    marked, bare = Spot(DANGERS, 5, 21), Spot(DANGERS, 5, 9)
    check_live_book(port, Settings())
    assert port.looks([marked])[0].note.startswith("问过老孙")
    check_live_book(port, Settings())
    clear_marks(port, Settings())
    assert port.looks([marked, bare]) == [Look((1, 200, 3), "问过老孙"), Look(None, "")]
    assert "校验结果" not in port.sheet_names()
    assert "_校验标记" not in port.sheet_names()


def test_a_sheet_alone_is_checked(
    port: XlwingsPort, application: xlwings.App, session: Session
) -> None:
    application.books["绿管所.xlsx"].sheets["90单位名册"].activate()
    check_live_sheet(port, Settings())
    assert session.alerts[-1].prompt == "“90单位名册”没有发现问题。"


def test_the_next_finding_is_gone_to(port: XlwingsPort) -> None:
    check_live_book(port, Settings())
    next_finding(port, Settings())
    assert (port.active_spot().row, port.active_spot().column) == (5, 9)
    next_finding(port, Settings())
    assert (port.active_spot().row, port.active_spot().column) == (5, 21)


@pytest.mark.parametrize("content", ["form", "messy"])
def test_both_doors_find_the_same(
    content: str,
    path: Path,
    opened: Callable[[Path], xlwings.Book],
    application: xlwings.App,
    tmp_path: Path,
) -> None:
    if content == "messy":
        path = tmp_path / "绿管所 台账.xlsx"
        path.write_bytes(workbook(MESSY))
    as_of = date(2026, 3, 31)
    closed = check(CheckRequest([path], as_of))
    live = findings_of(XlwingsPort(application, opened(path)), Settings(), as_of)
    assert live.findings == closed.findings
    assert live.states == closed.states
    assert closed.findings


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> District:
    return write_district(tmp_path_factory.mktemp("district"), catalogue)


@pytest.mark.parametrize("name", UNTIDY)
def test_both_doors_find_the_same_in_the_untidy_books_of_the_district(
    name: str,
    district: District,
    opened: Callable[[Path], xlwings.Book],
    application: xlwings.App,
) -> None:
    path = next(path for path in district.submissions if path.name == name)
    closed = check(CheckRequest([path], district.as_of, register=district.register_path))
    settings = Settings(register=district.register_path)
    live = findings_of(XlwingsPort(application, opened(path)), settings, district.as_of)
    assert live.findings == closed.findings
    assert live.states == closed.states


def test_without_a_workbook_a_check_says_so(application: xlwings.App, session: Session) -> None:
    del session
    port = XlwingsPort(application, None)
    assert port.path is None
    with pytest.raises(GsafetyError, match="没有打开的工作簿"):
        check_live_book(port, Settings())
