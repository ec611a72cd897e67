from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from gsafety_xl.sample.books import FormWriter
from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.schema import Catalogue
from gsafety_xl.schema.units import BUREAU
from gsafety_xl.workbook.reading import read_book


@pytest.fixture
def writer(sample_year: SampleYear, catalogue: Catalogue) -> FormWriter:
    return FormWriter(sample_year, catalogue)


def write(writer: FormWriter, unit: str, folder: Path) -> Path:
    path = folder / f"{unit}.xlsx"
    writer.write(unit, path, writer.year.records[unit], writer.saved_at(3))
    return path


def test_a_form_holds_the_ledgers_owed_and_the_register(writer: FormWriter, tmp_path: Path) -> None:
    names = openpyxl.load_workbook(write(writer, "GYS01", tmp_path)).sheetnames
    assert [name for name in names if name[0].isdigit()] == [
        "01工作计划",
        "01A计划任务",
        "03安全检查",
        "03A检查项",
        "04隐患整改",
        "07应急演练",
        "09事故统计",
        "10四个一",
        "90单位名册",
    ]


def test_a_unit_knows_itself_and_the_bureau(
    writer: FormWriter, tmp_path: Path, catalogue: Catalogue
) -> None:
    book = read_book(write(writer, "GYS01", tmp_path), catalogue)
    register = next(table for table in book.tables if table.ledger == "unit_register")
    assert [row.text("code") for row in register] == [BUREAU, "GYS01"]


def test_a_unit_also_knows_whom_its_entries_name(
    writer: FormWriter, tmp_path: Path, catalogue: Catalogue
) -> None:
    book = read_book(write(writer, "HWQ01", tmp_path), catalogue)
    register = next(table for table in book.tables if table.ledger == "unit_register")
    assert {"JB00", "HWQ01", "HWS01"} == {row.text("code") for row in register}


def test_the_bureaus_people_stand_with_the_registers_only(
    writer: FormWriter, tmp_path: Path
) -> None:
    assert "91人员通讯" not in openpyxl.load_workbook(write(writer, BUREAU, tmp_path)).sheetnames
    assert "91人员通讯" in openpyxl.load_workbook(write(writer, "GY01", tmp_path)).sheetnames


def test_only_targets_keep_a_counter_terror_workbook(
    writer: FormWriter, tmp_path: Path, catalogue: Catalogue
) -> None:
    saved_at = writer.saved_at(1)
    assert not writer.write_counter_terror("LYZ01", tmp_path / "LYZ01.xlsx", saved_at)
    assert not (tmp_path / "LYZ01.xlsx").exists()
    assert writer.write_counter_terror("GY01", tmp_path / "GY01.xlsx", saved_at)
    tables = read_book(tmp_path / "GY01.xlsx", catalogue).tables
    assert {table.ledger: len(table) for table in tables}["counter_terror_target"] >= 1


def test_the_bureau_knows_everybody(
    writer: FormWriter, tmp_path: Path, catalogue: Catalogue
) -> None:
    book = read_book(write(writer, BUREAU, tmp_path), catalogue)
    register = next(table for table in book.tables if table.ledger == "unit_register")
    assert len(register) == len(writer.year.scene.words.units)


def test_a_form_read_again_says_what_was_written(
    writer: FormWriter, tmp_path: Path, catalogue: Catalogue
) -> None:
    book = read_book(write(writer, "GY01", tmp_path), catalogue)
    assert book.identity is not None
    assert (book.identity.unit, book.identity.year) == ("GY01", 2026)
    for table in book.tables:
        if table.ledger != "unit_register":
            for row, entry in zip(table, writer.year.records["GY01"][table.ledger], strict=True):
                assert {key: row[key] for key in entry} == entry


def test_books_are_saved_one_after_the_other_on_the_last_day(writer: FormWriter) -> None:
    assert writer.saved_at(0) == datetime(2026, 12, 31, 9, 0)
    assert writer.saved_at(1) == datetime(2026, 12, 31, 9, 13)


def test_the_register_file_holds_units_and_people(
    writer: FormWriter, tmp_path: Path, catalogue: Catalogue
) -> None:
    writer.write_registers(tmp_path / "单位名册.xlsx")
    book = read_book(tmp_path / "单位名册.xlsx", catalogue)
    assert [table.ledger for table in book.tables] == ["unit_register", "person"]
    assert {table.unit for table in book.tables} == {BUREAU}
