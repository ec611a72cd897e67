"""The button 零报告 on a workbook in memory."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from gsafety_xl.excel import checking, zero_reporting
from gsafety_xl.excel.checking import live_findings
from gsafety_xl.excel.port import Spot
from gsafety_xl.excel.settings import Settings
from gsafety_xl.excel.zero_reporting import zero_report
from gsafety_xl.model import GsafetyError, Raw, Value
from gsafety_xl.pipeline.consolidate import ConsolidateRequest, consolidate
from gsafety_xl.schema import Catalogue
from tests.excel.fake_port import FakePort
from tests.pipeline.books import DANGER, GREENING, month, write_book, write_register

SHEET = "09事故统计"
NOW = date(2026, 4, 2)
ACCIDENT: dict[str, Value] = {
    "id": "GYS01-SG-2026-001",
    "unit": "GYS01",
    "domain": ("safety",),
    "accident_unit": "示例区绿化管理所",
    "occurred_at": datetime(2026, 3, 12, 9, 30),
    "is_business": True,
    "dead": 0,
    "missing": 0,
    "serious": 0,
    "minor": 1,
    "loss": 0.2,
}


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (checking, zero_reporting):
        monkeypatch.setattr(module, "today", lambda: NOW)


@pytest.fixture
def books(tmp_path: Path, catalogue: Catalogue) -> "Books":
    write_register(tmp_path, catalogue)
    return Books(tmp_path, catalogue)


class Books:
    """Opens the greening unit's book with reports of some months, and further ledgers."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self.folder, self.catalogue = folder, catalogue

    def write(self, *months: int, **others: Sequence[Mapping[str, Value]]) -> Path:
        rows = {"accident_statistics": [month("GYS01", number) for number in months], **others}
        path = self.folder / "来稿" / "绿管所.xlsx"
        return write_book(path, GREENING, self.catalogue, rows)

    def __call__(self, *months: int, **others: Sequence[Mapping[str, Value]]) -> FakePort:
        return FakePort.of(self.write(*months, **others))


def cell(port: FakePort, row: int, label: str) -> Raw:
    return port.value(spot(port, row, label))


def spot(port: FakePort, row: int, label: str) -> Spot:
    return Spot(SHEET, row, port.sheets[SHEET].rows[2].index(label) + 1)


def test_last_month_is_reported_below_the_others(books: Books) -> None:
    port = books(1, 2)
    zero_report(port, Settings())
    labels = ["编号", "填报单位", "业务领域", "统计年月", "是否零报告", "零报告声明"]
    assert [cell(port, 6, label) for label in labels] == [
        "GYS01-ST-2026-003",
        "示例区绿化管理所",
        "安全",
        "2026-03",
        "是",
        "本月无事故",
    ]
    zeros = ["事故起数", "死亡人数", "轻伤人数", "直接经济损失（万元）", "森林火灾起数"]
    assert [cell(port, 6, label) for label in zeros] == [0, 0, 0, 0, 0]
    assert cell(port, 6, "上年同期起数") is None
    assert port.at == spot(port, 6, "统计年月")
    assert port.said[0] == "哪个月没有事故？请输入月份（如 2026-05）："
    assert port.said[-1].startswith("已在“09事故统计”第 6 行填好2026年3月的零报告")
    assert "请补填" not in port.said[-1]


def test_the_line_is_signed_as_the_one_above_and_dated_today(books: Books) -> None:
    port = books(1, 2)
    zero_report(port, Settings())
    names = [cell(port, 6, label) for label in ("单位负责人", "填表人", "填报人")]
    assert names == ["陈某", "赵某", "赵某"]
    days = [cell(port, 6, label) for label in ("报出日期", "填报日期")]
    assert days == [datetime(2026, 4, 2), datetime(2026, 4, 2)]
    assert port.formats[spot(port, 6, "报出日期")] == "yyyy-mm-dd"


def test_the_rules_are_content_with_it(books: Books) -> None:
    port = books(1, 2)
    zero_report(port, Settings())
    assert live_findings(port, Settings(), date(2026, 4, 20)).findings == []


def test_the_first_line_has_nobody_to_sign_it(books: Books) -> None:
    port = books()
    port.answers = ["2026-01"]
    zero_report(port, Settings())
    assert [cell(port, 4, label) for label in ("编号", "统计年月")] == [
        "GYS01-ST-2026-001",
        "2026-01",
    ]
    assert cell(port, 4, "单位负责人") is None
    assert port.said[-1].endswith("没有可以照填的上一行，请补填：单位负责人、填表人、填报人。")


def test_giving_up_writes_nothing(books: Books) -> None:
    port = books(1)
    port.answers = [" "]
    zero_report(port, Settings())
    assert port.sheets[SHEET].numbers == [1, 2, 3, 4]


def test_a_month_is_reported_once(books: Books) -> None:
    port = books(1, 2)
    port.answers = ["2026-02"]
    with pytest.raises(GsafetyError, match=r"2026年2月已经有月报：09事故统计!E5.*改那一行"):
        zero_report(port, Settings())
    assert port.sheets[SHEET].numbers == [1, 2, 3, 4, 5]


def test_a_month_with_an_accident_is_no_zero(books: Books) -> None:
    port = books(1, 2, accident=[ACCIDENT])
    with pytest.raises(
        GsafetyError, match=r"2026年3月有生产安全事故.*GYS01-SG-2026-001（08事故快报!B4）"
    ):
        zero_report(port, Settings())


@pytest.mark.parametrize(
    "changes",
    [
        {"occurred_at": datetime(2026, 2, 27, 9, 30)},
        {"is_business": False},
        {"unit": "GY01"},
        {"status": "cancelled"},
        {"minor": 0},
    ],
)
def test_what_does_not_count_in_that_month_does_not_keep_from_it(
    books: Books, changes: dict[str, Value]
) -> None:
    port = books(1, 2, accident=[{**ACCIDENT, **changes}])
    zero_report(port, Settings())
    assert cell(port, 6, "统计年月") == "2026-03"


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ("三月", "“三月”不是月份"),
        ("2026", "“2026”不是月份"),
        ("2026-Q1", "“2026-Q1”不是月份"),
        ("2025-12", "这本是 2026 年的台账，不能填2025年12月"),
        ("2026-05", "2026年5月还没有过完"),
    ],
)
def test_a_month_that_cannot_be_is_refused(books: Books, answer: str, problem: str) -> None:
    port = books(1)
    port.answers = [answer]
    with pytest.raises(GsafetyError, match=problem):
        zero_report(port, Settings())
    assert port.sheets[SHEET].numbers == [1, 2, 3, 4]


def test_full_width_digits_will_do(books: Books) -> None:
    port = books(1)
    port.answers = ["".join(chr(ord(sign) + 0xFEE0) for sign in "2026-02")]
    zero_report(port, Settings())
    assert cell(port, 5, "统计年月") == "2026-02"


def test_a_row_that_holds_something_is_not_written_over(books: Books) -> None:
    port = books(1, 2)
    port.type_in(spot(port, 6, "编号"), "合计")
    port.type_in(spot(port, 6, "事故起数"), 0)
    with pytest.raises(GsafetyError, match=r"第 6 行不是空行.*插入一个空行"):
        zero_report(port, Settings())


def test_formulas_of_an_empty_row_stay(books: Books) -> None:
    port = books(1, 2)
    for label in ("累计起数", "累计死亡"):
        port.type_in(spot(port, 6, label), 0)
        port.formula_cells.add(spot(port, 6, label))
    zero_report(port, Settings())
    assert cell(port, 6, "编号") == "GYS01-ST-2026-003"


def test_a_number_is_never_used_twice(books: Books) -> None:
    port = books(1, 2)
    port.type_in(spot(port, 4, "编号"), "GYS01-ST-2026-017")
    zero_report(port, Settings())
    assert cell(port, 6, "编号") == "GYS01-ST-2026-018"


def test_without_the_ledger_it_says_so(books: Books) -> None:
    path = write_book(
        books.folder / "隐患.xlsx", GREENING, books.catalogue, {"hidden_danger": [DANGER]}
    )
    with pytest.raises(GsafetyError, match="工作簿里没有“09事故统计”表"):
        zero_report(FakePort.of(path), Settings())


def test_a_protected_sheet_is_said_so(books: Books) -> None:
    port = books(1)
    port.locked = {SHEET}
    with pytest.raises(GsafetyError, match="“09事故统计”受保护"):
        zero_report(port, Settings())


def test_a_master_takes_none(books: Books) -> None:
    master = books.folder / "汇总.xlsx"
    consolidate(ConsolidateRequest(books.write(1).parent, master, NOW))
    with pytest.raises(GsafetyError, match="请在单位自己的台账里填"):
        zero_report(FakePort.of(master), Settings())
