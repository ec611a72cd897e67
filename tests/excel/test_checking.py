from datetime import date
from pathlib import Path

import pytest

from gsafety_xl.excel import checking, marks
from gsafety_xl.excel.checking import (
    check_live_book,
    check_live_sheet,
    clear_marks,
    live_findings,
    next_finding,
    previous_finding,
)
from gsafety_xl.excel.port import Spot
from gsafety_xl.excel.settings import Settings
from gsafety_xl.model import GsafetyError
from gsafety_xl.pipeline.check import CheckRequest, check
from gsafety_xl.sample import District, write_district
from gsafety_xl.schema import Catalogue
from tests.excel.fake_port import NOTHING, FakePort
from tests.pipeline.books import DANGER, GREENING, UNITS, month, register_entry, write_book
from tests.pipeline.test_check import MESSY
from tests.workbook.sheets import workbook

MERGED = """
[隐患台账（最终）]
| 隐患排查治理台账（2026年） | < | < | < | < |
| 编号 | 填报单位 | 发现日期 | 级别 | 整改期限 |
| GYS01-YH-2026-001 | 绿管所 | 2026-02-10 | 一般 | 2026-02-20 |
| GYS01-YH-2026-002 | 绿管所 | 2026-02-10 | 一般 | ^ |
"""

DANGERS = "04隐患整改"
NOW = date(2026, 3, 31)


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "today", lambda: NOW)


@pytest.fixture
def path(tmp_path: Path, catalogue: Catalogue) -> Path:
    broken = {**DANGER, "id": "GYS01-YH-2026-002", "due_on": None, "site": None}
    rows = {
        "hidden_danger": [DANGER, broken],
        "accident_statistics": [month("GYS01", number) for number in (1, 2)],
        "unit_register": [register_entry(unit) for unit in UNITS],
    }
    return write_book(tmp_path / "绿管所.xlsx", GREENING, catalogue, rows)


def results(port: FakePort) -> list[list[object]]:
    return [[row[0], row[2], row[3], row[5]] for row in port.sheets["校验结果"].rows[1:]]


def test_a_check_lists_marks_and_sums_up(path: Path) -> None:
    port = FakePort.of(path)
    check_live_book(port, Settings())
    assert results(port) == [
        ["强制", "04隐患整改!I5", "隐患地点", "隐患地点未填写"],
        ["强制", "04隐患整改!U5", "整改期限", "整改期限未填写"],
    ]
    assert set(port.dressed) == {Spot(DANGERS, 5, 9), Spot(DANGERS, 5, 21)}
    assert port.said == [
        "绿管所.xlsx：强制 2 处。已标在单元格上，逐条见“校验结果”表；改完后可再校验。"
    ]
    assert port.bars[-1] == ""


def test_checking_again_replaces_marks_and_list(path: Path) -> None:
    port = FakePort.of(path)
    check_live_book(port, Settings())
    header = port.sheets[DANGERS].rows[2]
    port.sheets[DANGERS].rows[4][header.index("隐患地点")] = "东大门"
    check_live_book(port, Settings())
    assert len(results(port)) == 1
    assert port.dressed[Spot(DANGERS, 5, 9)] == NOTHING


def test_the_sheet_in_front_is_checked_alone(path: Path) -> None:
    port = FakePort.of(path)
    port.at = Spot("09事故统计", 4, 1)
    check_live_sheet(port, Settings())
    assert port.said == ["“09事故统计”没有发现问题。"]
    assert "校验结果" not in port.sheets


def test_a_sheet_that_is_no_ledger_is_said_so(path: Path) -> None:
    port = FakePort.of(path)
    port.at = Spot("填报说明", 1, 1)
    check_live_sheet(port, Settings())
    assert port.said == ["“填报说明”不像任何一张台账，没有校验。"]


def test_our_own_sheets_are_not_checked(path: Path) -> None:
    port = FakePort.of(path)
    check_live_book(port, Settings())
    first = results(port)
    check_live_book(port, Settings())
    assert results(port) == first


def test_clearing_leaves_the_book_as_it_was(path: Path) -> None:
    port = FakePort.of(path)
    before = list(port.sheets)
    check_live_book(port, Settings())
    clear_marks(port, Settings())
    assert list(port.sheets) == before
    assert set(port.dressed.values()) == {NOTHING}
    assert port.said[-1] == "已清除 2 处标记。"


def test_going_from_finding_to_finding_around_the_end(path: Path) -> None:
    port = FakePort.of(path)
    port.at = Spot(DANGERS, 1, 1)
    check_live_book(port, Settings())
    visited = []
    for go in (next_finding, next_finding, next_finding, previous_finding):
        go(port, Settings())
        visited.append((port.at.row, port.at.column))
    assert visited == [(5, 9), (5, 21), (5, 9), (5, 21)]


def test_going_nowhere_without_a_check(path: Path) -> None:
    port = FakePort.of(path)
    next_finding(port, Settings())
    assert port.said == ["没有校验结果。请先校验。"]


@pytest.mark.parametrize("content", ["form", "messy"])
def test_both_doors_find_the_same(content: str, path: Path, tmp_path: Path) -> None:
    if content == "messy":
        path = tmp_path / "隐患.xlsx"
        path.write_bytes(workbook(MESSY))
    closed = check(CheckRequest([path], NOW))
    live = live_findings(FakePort.of(path), Settings(), NOW)
    assert live.findings == closed.findings
    assert live.states == closed.states


def test_the_register_of_the_settings_serves(
    path: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    register = write_book(
        tmp_path / "别处" / "名册.xlsx",
        GREENING,
        catalogue,
        {"unit_register": [register_entry(unit) for unit in UNITS]},
    )
    found = live_findings(FakePort.of(path), Settings(register=register), NOW).findings
    assert [item.rule for item in found] == ["C-01", "C-01"]


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> District:
    return write_district(tmp_path_factory.mktemp("district"), catalogue)


def test_both_doors_find_the_same_in_every_book_of_the_district(district: District) -> None:
    settings, as_of = Settings(register=district.register_path), district.as_of
    found = 0
    for path in district.submissions:
        try:
            closed = check(CheckRequest([path], as_of, register=district.register_path))
            port = FakePort.of(path)
        except GsafetyError:
            continue
        live = live_findings(port, settings, as_of)
        assert live.findings == closed.findings, path.name
        assert live.states == closed.states, path.name
        found += len(closed.findings)
    assert found > 20


def test_checking_again_from_the_list_when_all_is_mended(path: Path) -> None:
    port = FakePort.of(path)
    check_live_book(port, Settings())
    header = port.sheets[DANGERS].rows[2]
    row = port.sheets[DANGERS].rows[4]
    row[header.index("隐患地点")], row[header.index("整改期限")] = "东大门", "2026-02-24"
    port.at = Spot("校验结果", 2, 1)
    check_live_book(port, Settings())
    assert port.said[-1] == "全簿没有发现问题。"
    assert "校验结果" not in port.sheets


def test_the_clerk_stays_where_she_was(path: Path) -> None:
    port = FakePort.of(path)
    port.at = Spot("09事故统计", 4, 2)
    check_live_book(port, Settings())
    assert port.at == Spot("09事故统计", 4, 2)


@pytest.mark.parametrize(
    "rows",
    [
        [["我的笔记"], ["打电话给老孙"]],
        [
            [
                "级别",
                "工作表",
                "位置",
                "列",
                "原值",
                "问题",
                "改法",
                "条款",
                "依据",
                "规则",
                "编号",
                "说明",
            ]
        ],
    ],
)
def test_a_sheet_of_that_name_that_is_not_only_ours_is_not_replaced(
    rows: list[list[object]], path: Path
) -> None:
    port = FakePort.of(path)
    port.write_sheet("校验结果", rows, links=None, hidden=False)  # type: ignore[arg-type]
    for action in (check_live_book, clear_marks):
        with pytest.raises(GsafetyError, match="请先把它改成别的名字"):
            action(port, Settings())
    assert port.sheets["校验结果"].rows == rows
    assert port.marked() == set()


def test_a_protected_structure_is_said_so_before_anything_is_done(path: Path) -> None:
    port = FakePort.of(path)
    port.takes_sheets = False
    with pytest.raises(GsafetyError, match=r"结构受保护.*撤销保护工作簿"):
        check_live_book(port, Settings())
    assert port.marked() == set()


def test_findings_on_a_protected_sheet_are_listed_and_gone_to_but_not_marked(path: Path) -> None:
    port = FakePort.of(path)
    port.locked = {DANGERS}
    check_live_book(port, Settings())
    assert len(results(port)) == 2
    assert port.marked() == set()
    assert "工作表“04隐患整改”受保护，没有标记" in port.said[-1]
    next_finding(port, Settings())
    assert port.at == Spot(DANGERS, 5, 9)
    clear_marks(port, Settings())
    assert port.said[-1] == "没有需要清除的标记。"


def test_more_cells_than_are_marked_are_said_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "MOST_MARKS", 1)
    port = FakePort.of(path)
    check_live_book(port, Settings())
    assert len(port.marked()) == 1
    assert len(results(port)) == 2
    assert "只标了最要紧的 1 格" in port.said[-1]


def test_a_finding_on_a_merged_cell_is_marked_where_it_shows(tmp_path: Path) -> None:
    book = tmp_path / "绿管所 台账.xlsx"
    book.write_bytes(workbook(MERGED))
    port = FakePort.of(book)
    check_live_book(port, Settings())
    listed = [row[1] for row in results(port) if row[2] == "整改期限"]
    assert listed == ["隐患台账（最终）!E3", "隐患台账（最终）!E4"]
    overdue = Spot("隐患台账（最终）", 3, 5)
    assert port.marked() == {overdue}
    assert port.dressed[overdue].note.count("已过 39 天") == 1


def test_findings_on_hidden_sheets_are_not_gone_to(path: Path) -> None:
    port = FakePort.of(path)
    check_live_book(port, Settings())
    port.hidden.add(DANGERS)
    port.at = Spot("填报说明", 1, 1)
    next_finding(port, Settings())
    assert port.said[-1] == "没有校验结果。请先校验。"
    assert port.at == Spot("填报说明", 1, 1)


def test_the_register_is_read_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(checking, "load_register", lambda *facts: asked.append(facts))
    live_findings(FakePort.of(path), Settings(), NOW)
    assert len(asked) == 1


def test_an_error_value_is_read_as_from_the_file(path: Path) -> None:
    port = FakePort.of(path)
    header = port.sheets[DANGERS].rows[2]
    port.sheets[DANGERS].rows[4][header.index("整改期限")] = "#REF!"
    found = live_findings(port, Settings(), NOW).findings
    assert "#REF!" in {item.value for item in found}
