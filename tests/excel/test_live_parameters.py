"""The bureau's own values in the workbook that is open: the button finds what the command does."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from gsafety_xl.excel.checking import live_findings
from gsafety_xl.excel.settings import Settings
from gsafety_xl.model import GsafetyError, Value
from gsafety_xl.pipeline.check import CheckRequest, check
from gsafety_xl.schema import Catalogue, Unit
from gsafety_xl.workbook.forms import FormPlan, write_form
from gsafety_xl.workbook.parameter_sheet import parameter_sheet
from tests.excel.fake_port import FakePort
from tests.pipeline.books import BUREAU, DANGER, GREENING, UNITS, register_entry
from tests.workbook.parameter_books import SHEET, fill

NOW = date(2026, 3, 31)
DAYS = "danger.overdue_error_days"
LATE: dict[str, Value] = {
    **DANGER,
    **dict.fromkeys(
        ["done_on", "done_text", "done_photo", "review_on", "reviewer", "review_result"]
    ),
    "status": "in_progress",
}


def book_of(unit: Unit, path: Path, catalogue: Catalogue, own: dict[str, object]) -> Path:
    rows = {
        "hidden_danger": [LATE],
        "unit_register": [register_entry(item) for item in UNITS],
    }
    ledgers = tuple(catalogue.ledgers[key] for key in rows)
    plan = FormPlan(unit, 2026, ledgers, UNITS, rows)
    write_form(plan, catalogue, path, after=parameter_sheet(catalogue))
    return fill(path, own)


@pytest.mark.parametrize("own", [{}, {DAYS: 60}, {DAYS: "很久"}, {DAYS: 10, "video.kept_days": 30}])
def test_both_doors_go_by_the_same_values(
    tmp_path: Path, catalogue: Catalogue, own: dict[str, object]
) -> None:
    path = book_of(BUREAU, tmp_path / "局.xlsx", catalogue, own)
    live = live_findings(FakePort.of(path), Settings(), NOW)
    closed = check(CheckRequest([path], NOW))
    assert live.findings == closed.findings
    assert live.states == closed.states


def test_a_value_of_the_bureau_counts(tmp_path: Path, catalogue: Catalogue) -> None:
    path = book_of(BUREAU, tmp_path / "局.xlsx", catalogue, {DAYS: 60})
    found = live_findings(FakePort.of(path), Settings(), NOW).findings
    assert [item.level.value for item in found if item.rule == "YH-06"] == ["W"]


def test_a_value_of_a_unit_does_not(tmp_path: Path, catalogue: Catalogue) -> None:
    path = book_of(GREENING, tmp_path / "绿管所.xlsx", catalogue, {DAYS: 60})
    found = live_findings(FakePort.of(path), Settings(), NOW).findings
    assert [item.level.value for item in found if item.rule == "YH-06"] == ["E"]
    assert not [item for item in found if item.rule == "P-01"]


def test_lost_headings_are_said(tmp_path: Path, catalogue: Catalogue) -> None:
    path = book_of(BUREAU, tmp_path / "局.xlsx", catalogue, {})
    book = openpyxl.load_workbook(path)
    book[SHEET]["D3"] = "取值"
    book.save(path)
    with pytest.raises(GsafetyError, match="找不到“参数代码”“本局取值”"):
        live_findings(FakePort.of(path), Settings(), NOW)
