"""The sample district as a whole: what a check finds in it is what was put into it."""

import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from gsafety_xl.model import Book, Finding, Ledgers, Level, Stage
from gsafety_xl.rules import RuleContext, run_rules
from gsafety_xl.sample import District, write_district
from gsafety_xl.schema import Catalogue, UnitRegister
from gsafety_xl.schema.units import BUREAU, register_from
from gsafety_xl.workbook.reading import read_book

OTHER_YEARS = [(1, 2026), (5, 2027)]


def register_of(district: District, catalogue: Catalogue) -> UnitRegister:
    return register_from(read_book(district.register_path, catalogue).tables[:1])


def books_of(district: District, catalogue: Catalogue) -> list[Book]:
    register = register_of(district, catalogue)
    return [read_book(path, catalogue, register) for path in district.submissions]


def findings_of(district: District, catalogue: Catalogue) -> list[Finding]:
    """Return errors and warnings of every workbook, each checked on its own before submitting."""
    register = register_of(district, catalogue)
    found: list[Finding] = []
    for book in books_of(district, catalogue):
        context = RuleContext(
            catalogue=catalogue,
            register=register,
            as_of=district.as_of,
            year=district.as_of.year,
            stage=Stage.SUBMIT,
            units=tuple({table.unit for table in book.tables}),
        )
        result = run_rules(Ledgers(book.tables), context)
        assert result.failures == {}
        found += [item for item in result.findings if item.level is not Level.INFO]
    return found


def places(findings: list[Finding]) -> Counter[tuple[str, str, str, str]]:
    return Counter(
        (item.place.workbook, item.place.sheet, item.place.cell, item.rule) for item in findings
    )


def seeded_places(district: District) -> Counter[tuple[str, str, str, str]]:
    return Counter(
        (defect.file, defect.sheet, defect.cell, defect.rule)
        for defect in district.seeded
        if defect.file and defect.rule
    )


def test_a_check_finds_exactly_what_was_seeded(district: District, catalogue: Catalogue) -> None:
    assert places(findings_of(district, catalogue)) == seeded_places(district)


@pytest.mark.parametrize(("seed", "year"), OTHER_YEARS)
def test_it_does_so_whatever_seed_and_year(
    tmp_path: Path, catalogue: Catalogue, seed: int, year: int
) -> None:
    other = write_district(tmp_path, catalogue, seed=seed, year=year)
    assert other.as_of == date(year, 12, 31)
    assert places(findings_of(other, catalogue)) == seeded_places(other)


def test_what_is_seeded_covers_the_common_slips(district: District) -> None:
    assert {defect.rule for defect in district.seeded} == {
        "",
        "C-01",
        "C-03",
        "C-04",
        "C-05",
        "C-06",
        "C-12",
        "JC-02",
        "JH-01",
        "ST-01",
        "ST-04",
        "YH-04",
        "YH-06",
    }
    assert all(defect.what for defect in district.seeded)


def test_tidy_workbooks_hold_nothing_wrong_but_what_is_told(
    district: District, catalogue: Catalogue
) -> None:
    faulty = {item.place.workbook for item in findings_of(district, catalogue)}
    tidy = {path.name for path in district.submissions if "_2026年安全台账" in path.name}
    assert {name for name in tidy if name in faulty} == {
        "北苑公园_2026年安全台账.xlsx",
        "示例区建筑垃圾管理所_2026年安全台账.xlsx",
        "示例区绿化和市容管理局_2026年安全台账.xlsx",
        "绿野园林养护有限公司_2026年安全台账.xlsx",
    }


def test_every_reporting_unit_sends_but_one(district: District, catalogue: Catalogue) -> None:
    units = [{table.unit for table in book.tables} for book in books_of(district, catalogue)]
    assert all(len(unit) == 1 for unit in units)
    sent = Counter(next(iter(unit)) for unit in units)
    reporting = {unit.code for unit in register_of(district, catalogue).reporting}
    assert reporting - sent.keys() == {"BJQ02"}
    assert [unit for unit, count in sent.items() if count > 1] == ["YHQ01"]
    assert sent[BUREAU] == 1


def test_the_second_version_was_saved_later(district: District, catalogue: Catalogue) -> None:
    books = {book.name: book for book in books_of(district, catalogue)}
    first = books["绿野园林养护有限公司_2026年安全台账.xlsx"].saved_at
    second = books["绿野园林养护有限公司_2026年安全台账（改）.xlsx"].saved_at
    assert first is not None
    assert second is not None
    assert datetime(2026, 12, 31) < first < second


def test_no_workbook_was_saved_after_the_year(district: District, catalogue: Catalogue) -> None:
    for book in books_of(district, catalogue):
        assert book.saved_at is not None
        assert book.saved_at.date() <= district.as_of


def test_every_workbook_can_be_read_with_its_entries(
    district: District, catalogue: Catalogue
) -> None:
    books = books_of(district, catalogue)
    entries = Counter[str]()
    for book in books:
        for table in book.tables:
            entries[table.ledger] += len(table)
    assert 350 <= entries["inspection"] <= 700
    assert 250 <= entries["hidden_danger"] <= 700
    assert entries["accident_statistics"] == 12 * len(books) - 1


def test_the_register_lists_all_units_and_their_people(
    district: District, catalogue: Catalogue
) -> None:
    book = read_book(district.register_path, catalogue)
    assert {table.ledger: len(table) for table in book.tables} == {
        "unit_register": 18,
        "person": 83,
    }


def test_the_inbox_holds_a_file_that_is_no_ledger(district: District) -> None:
    inbox = district.folder / "来稿"
    others = {path.name for path in inbox.iterdir()} - {path.name for path in district.submissions}
    assert others == {"说明.txt"}
    assert "2026年12月31日" in (inbox / "说明.txt").read_text(encoding="utf-8")


def test_the_same_seed_writes_the_same_bytes(
    tmp_path: Path, district: District, catalogue: Catalogue
) -> None:
    again = write_district(tmp_path, catalogue)
    for path in [district.register_path, *district.submissions]:
        twin = again.folder / path.relative_to(district.folder)
        assert twin.read_bytes() == path.read_bytes(), path.name


def test_another_seed_writes_another_district(
    tmp_path: Path, district: District, catalogue: Catalogue
) -> None:
    other = write_district(tmp_path, catalogue, seed=4)
    assert [path.name for path in other.submissions] == [path.name for path in district.submissions]
    assert all(
        one.read_bytes() != two.read_bytes()
        for one, two in zip(district.submissions, other.submissions, strict=True)
    )


def test_parts_of_a_workbook_carry_no_clock(district: District) -> None:
    for path in district.submissions:
        with zipfile.ZipFile(path) as parts:
            assert {item.date_time for item in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
