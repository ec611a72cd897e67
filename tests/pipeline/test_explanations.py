"""Explanations (情况说明) on their way: checked, consolidated, listed."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from gsafety_xl.pipeline.consolidate import Consolidated, ConsolidateRequest, consolidate
from gsafety_xl.schema import Catalogue
from tests.pipeline.books import GREENING, PARK
from tests.pipeline.explained import (
    AS_OF,
    POND,
    REASON,
    change,
    explain,
    overdue,
    run,
    write,
    write_inbox,
)


@pytest.fixture
def folder(tmp_path: Path, catalogue: Catalogue) -> Path:
    return write_inbox(tmp_path, catalogue)


def test_an_explained_warning_leaves_the_findings(folder: Path) -> None:
    path = folder / "区绿管所.xlsx"
    finding = overdue(run(path))
    explain(path)
    report = run(path)
    assert report.findings == []
    assert [(item.finding, item.explanation.reason) for item in report.explained] == [
        (finding, REASON)
    ]
    assert report.outlived == []


def test_it_holds_on_the_days_that_follow(folder: Path) -> None:
    path = folder / "区绿管所.xlsx"
    explain(path)
    assert run(path, date(2026, 3, 15)).findings == []


def test_when_the_facts_change_it_holds_no_longer_and_that_is_said(folder: Path) -> None:
    path = folder / "区绿管所.xlsx"
    explain(path)
    change(path, "整改期限", date(2026, 2, 25))
    report = run(path)
    assert overdue(report).key != report.outlived[0].key
    assert [(item.place.cell, item.reason) for item in report.outlived] == [("F4", REASON)]


def test_how_a_day_is_written_is_no_change(folder: Path) -> None:
    path = folder / "区绿管所.xlsx"
    explain(path)
    change(path, "整改期限", "2026年2月20日")
    assert [item.rule for item in run(path).findings if item.rule == "YH-06"] == []


def test_an_error_cannot_be_explained(folder: Path) -> None:
    path = folder / "区绿管所.xlsx"
    explain(path)
    change(path, "隐患级别", "重大")
    found = {item.rule: item.level for item in run(path).findings}
    assert found["YH-06"] == "E"


def test_the_master_lists_what_was_explained(folder: Path, catalogue: Catalogue) -> None:
    write(folder, PARK, catalogue)
    explain(folder / "区绿管所.xlsx")
    done = run_all(folder)
    assert [item.unit for item in done.result.findings if item.rule == "YH-06"] == ["GY01"]
    rows = list(openpyxl.load_workbook(done.path)["情况说明"].values)
    heading = next(row for row in rows if row[0] == "问题码")
    listed = dict(zip(heading, rows[rows.index(heading) + 1], strict=True))
    assert (listed["编号"], listed["情况说明"], listed["说明人"]) == (
        "GYS01-YH-2026-001",
        REASON,
        "李某",
    )


def test_checking_the_master_finds_it_explained_too(folder: Path) -> None:
    explain(folder / "区绿管所.xlsx")
    report = run(run_all(folder).path)
    assert [item.rule for item in report.findings if item.rule in {"YH-06", "QK-01"}] == []
    assert [item.finding.row_id for item in report.explained] == ["GYS01-YH-2026-001"]


def test_without_explanations_the_master_has_no_such_sheet(folder: Path) -> None:
    assert "情况说明" not in openpyxl.load_workbook(run_all(folder).path).sheetnames


def test_words_pasted_across_three_units_are_refused(folder: Path, catalogue: Catalogue) -> None:
    for unit in (PARK, POND):
        write(folder, unit, catalogue)
    for path in folder.iterdir():
        explain(path)
        assert run(path).findings == []
    done = run_all(folder)
    found = [item.rule for item in done.result.findings]
    assert (found.count("YH-06"), found.count("QK-01")) == (3, 3)
    assert done.result.explained == []


def test_what_an_older_version_explained_does_not_count(folder: Path, catalogue: Catalogue) -> None:
    path = folder / "区绿管所.xlsx"
    explain(path)
    path.rename(folder / "区绿管所（旧）.xlsx")
    newer = write(folder, GREENING, catalogue, datetime(2030, 1, 1))
    newer.rename(folder / "区绿管所（最终）.xlsx")
    done = run_all(folder)
    (status,) = (item for item in done.master.statuses if item.unit == "GYS01")
    assert status.files == ("区绿管所（最终）.xlsx",)
    assert [item.rule for item in done.result.findings if item.unit == "GYS01"] == ["YH-06"]


def run_all(folder: Path) -> Consolidated:
    return consolidate(ConsolidateRequest(folder, folder.parent / "汇总.xlsx", AS_OF))
