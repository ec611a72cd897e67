from datetime import date
from pathlib import Path

import pytest

from gsafety_xl.excel import checking
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
from gsafety_xl.pipeline.check import CheckRequest, check
from gsafety_xl.schema import Catalogue
from tests.excel.fake_port import NOTHING, FakePort
from tests.pipeline.books import DANGER, GREENING, UNITS, month, register_entry, write_book
from tests.pipeline.test_check import MESSY
from tests.workbook.sheets import workbook

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
