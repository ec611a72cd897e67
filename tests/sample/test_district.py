"""The sample district as a whole: what a check finds in it is what was put into it."""

import zipfile
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

import pytest

from gsafety_xl.model import Book, Finding, Level
from gsafety_xl.pipeline.check import CheckReport, CheckRequest, check
from gsafety_xl.pipeline.consolidate import Consolidated
from gsafety_xl.sample import District, write_district
from gsafety_xl.schema import Catalogue
from gsafety_xl.schema.units import BUREAU
from gsafety_xl.workbook.reading import read_book

FIRST_VERSION = "绿野园林养护有限公司_2026年安全台账.xlsx"
SECOND_VERSION = "绿野园林养护有限公司_2026年安全台账（改）.xlsx"

#: file, sheet, cell, rule
Place: TypeAlias = tuple[str, str, str, str]


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> District:
    """Return the district of another seed."""
    return write_district(tmp_path_factory.mktemp("other"), catalogue, seed=1)


def serious(findings: Iterable[Finding]) -> list[Finding]:
    """Return errors and warnings only."""
    return [finding for finding in findings if finding.level is not Level.INFO]


def places(findings: Iterable[Finding]) -> Counter[Place]:
    return Counter(
        (item.place.workbook, item.place.sheet, item.place.cell, item.rule)
        for item in serious(findings)
    )


def silent(findings: Iterable[Finding]) -> list[Finding]:
    """Return what is said of units without any workbook to point at."""
    return [finding for finding in serious(findings) if not finding.place.workbook]


def seeded_places(district: District) -> Counter[Place]:
    return Counter(
        (defect.file, defect.sheet, defect.cell, defect.rule)
        for defect in district.seeded
        if defect.rule
    )


def seeded_in_workbooks(district: District) -> Counter[Place]:
    """Return what is seeded without what only consolidating can find."""
    return Counter({place: n for place, n in seeded_places(district).items() if place[0]})


def places_in_workbooks(district: District) -> Counter[Place]:
    return places(check(CheckRequest(district.submissions, district.as_of)).findings)


def unit_of(book: Book) -> str:
    """Return the one unit whose workbook this is."""
    (unit,) = {table.unit for table in book.tables}
    return unit


def test_what_is_found_is_exactly_what_was_seeded(
    district: District, checked: CheckReport, consolidated: Consolidated
) -> None:
    found = [*checked.findings, *silent(consolidated.result.findings)]
    assert places(found) == seeded_places(district)


def test_every_rule_ran_on_every_workbook(
    district: District, checked: CheckReport, consolidated: Consolidated
) -> None:
    assert checked.errors == []
    assert checked.failures == {}
    assert consolidated.result.failures == {}
    assert [book.name for book in checked.books] == sorted(p.name for p in district.submissions)


def test_only_the_unit_that_sent_nothing_is_silent(consolidated: Consolidated) -> None:
    told = {(finding.unit, finding.rule) for finding in silent(consolidated.result.findings)}
    assert told == {("BJQ02", rule) for rule in ("ST-01", "DW-02")}


def test_it_is_so_with_another_seed(other: District) -> None:
    assert places_in_workbooks(other) == seeded_in_workbooks(other)


def test_it_is_so_in_another_year(tmp_path: Path, catalogue: Catalogue) -> None:
    later = write_district(tmp_path, catalogue, seed=5, year=2027)
    assert later.as_of == date(2027, 12, 31)
    assert places_in_workbooks(later) == seeded_in_workbooks(later)


def test_what_is_seeded_covers_the_common_slips(district: District) -> None:
    assert {defect.rule for defect in district.seeded} == {
        "",
        "BS-02",
        "C-01",
        "C-03",
        "C-04",
        "C-05",
        "C-06",
        "C-12",
        "DW-02",
        "HY-06",
        "JC-02",
        "JH-01",
        "ST-01",
        "ST-04",
        "YA-02",
        "YH-04",
        "YH-06",
    }
    assert all(defect.what for defect in district.seeded)


def test_tidy_workbooks_hold_nothing_wrong_but_what_is_told(checked: CheckReport) -> None:
    faulty = {finding.place.workbook for finding in serious(checked.findings)}
    tidy = {book.name for book in checked.books if book.identity is not None}
    assert len(tidy) == 12
    assert tidy & faulty == {
        "北苑公园_2026年安全台账.xlsx",
        "示例区建筑垃圾管理所_2026年安全台账.xlsx",
        "示例区洁城环境服务有限公司_2026年安全台账.xlsx",
        "示例区绿化和市容管理局_2026年安全台账.xlsx",
        FIRST_VERSION,
    }


def test_every_reporting_unit_sends_but_one(
    checked: CheckReport, consolidated: Consolidated
) -> None:
    sent = Counter(map(unit_of, checked.books))
    reporting = {status.unit for status in consolidated.master.statuses}
    assert len(sent) >= 13
    assert reporting - sent.keys() == {"BJQ02"}
    assert [unit for unit, count in sent.items() if count > 1] == ["YHQ01"]
    assert sent[BUREAU] == 1


def test_the_second_version_was_saved_later(checked: CheckReport) -> None:
    books = {book.name: book for book in checked.books}
    first, second = books[FIRST_VERSION].saved_at, books[SECOND_VERSION].saved_at
    assert first is not None
    assert second is not None
    assert datetime(2026, 12, 31) < first < second


def test_the_second_version_replaces_the_first(consolidated: Consolidated) -> None:
    (status,) = (item for item in consolidated.master.statuses if item.unit == "YHQ01")
    assert (status.files, status.superseded) == ((SECOND_VERSION,), (FIRST_VERSION,))
    kinds = Counter((item.ledger, item.kind) for item in consolidated.master.differences)
    assert kinds == {("circular", "added"): 2, ("inspection", "changed"): 1}
    assert not any(f.place.workbook == FIRST_VERSION for f in consolidated.result.findings)


def test_no_workbook_was_saved_after_the_year(district: District, checked: CheckReport) -> None:
    for book in checked.books:
        assert book.saved_at is not None
        assert book.saved_at.date() <= district.as_of


def test_every_workbook_can_be_read_with_its_entries(checked: CheckReport) -> None:
    entries = Counter[str]()
    for book in checked.books:
        for table in book.tables:
            entries[table.ledger] += len(table)
    assert 350 <= entries["inspection"] <= 700
    assert 220 <= entries["hidden_danger"] <= 700
    assert entries["accident_statistics"] == 12 * len(checked.books) - 1


def test_the_register_lists_all_units_and_their_people(
    district: District, catalogue: Catalogue
) -> None:
    book = read_book(district.register_path, catalogue)
    assert {table.ledger: len(table) for table in book.tables} == {
        "unit_register": 19,
        "person": 33,
    }


def test_counter_terror_workbooks_stand_apart(district: District, catalogue: Catalogue) -> None:
    assert [path.name for path in district.counter_terror] == [
        "示例区绿化和市容管理局_2026年反恐台账.xlsx",
        "东湖公园_2026年反恐台账.xlsx",
        "北苑公园_2026年反恐台账.xlsx",
    ]
    for path in district.counter_terror:
        assert path.parent == district.folder / "反恐台账"
        ledgers = {table.ledger for table in read_book(path, catalogue).tables}
        assert ledgers == {"counter_terror_target", "base_data", "video_check"}


def test_no_counter_terror_ledger_is_in_the_inbox(checked: CheckReport) -> None:
    apart = {"counter_terror_target", "base_data", "video_check"}
    for book in checked.books:
        assert apart.isdisjoint(table.ledger for table in book.tables), book.name


def test_the_inbox_holds_a_file_that_is_no_ledger(district: District) -> None:
    inbox = district.folder / "来稿"
    others = {path.name for path in inbox.iterdir()} - {path.name for path in district.submissions}
    assert others == {"说明.txt"}
    assert "2026年12月31日" in (inbox / "说明.txt").read_text(encoding="utf-8")


def test_the_same_seed_writes_the_same_bytes(
    tmp_path: Path, district: District, catalogue: Catalogue
) -> None:
    write_district(tmp_path, catalogue)
    written = [path for path in district.folder.rglob("*") if path.is_file()]
    assert len(written) == len(district.submissions) + len(district.counter_terror) + 2
    for path in written:
        twin = tmp_path / path.relative_to(district.folder)
        assert twin.read_bytes() == path.read_bytes(), path.name


def test_another_seed_writes_another_district(district: District, other: District) -> None:
    assert [path.name for path in other.submissions] == [path.name for path in district.submissions]
    assert all(
        one.read_bytes() != two.read_bytes()
        for one, two in zip(district.submissions, other.submissions, strict=True)
    )


def test_parts_of_a_workbook_carry_no_clock(district: District) -> None:
    for path in district.submissions:
        with zipfile.ZipFile(path) as parts:
            assert {item.date_time for item in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
