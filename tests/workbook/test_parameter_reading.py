"""Reading a parameter sheet back, in whatever state it comes."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from gsafety_xl.model import GsafetyError
from gsafety_xl.schema import Catalogue
from gsafety_xl.schema.parameter_values import Setting
from gsafety_xl.workbook.grids import Grid
from gsafety_xl.workbook.parameter_reading import (
    has_parameter_sheet,
    read_owner,
    read_settings,
    settings_in,
)
from tests.workbook.parameter_books import SHEET, fill, write_sheet
from tests.workbook.sheets import workbook


@pytest.fixture
def path(tmp_path: Path, catalogue: Catalogue) -> Path:
    return write_sheet(tmp_path / "局台账.xlsx", catalogue)


def read(path: Path, catalogue: Catalogue) -> dict[str, tuple[object, str]]:
    return {item.key: (item.value, item.problem) for item in read_settings(path, catalogue)}


def test_an_untouched_sheet_sets_nothing(path: Path, catalogue: Catalogue) -> None:
    assert read_settings(path, catalogue) == []


def test_what_was_typed(path: Path, catalogue: Catalogue) -> None:
    fill(
        path,
        {
            "danger.rectify_days": 20,
            "video.kept_days": "120天",
            "plan.issue_by": datetime(2027, 1, 20),
            "forest.season": "10-15、4-30",
            "submission.holiday_shift": "√",
        },
    )
    assert read(path, catalogue) == {
        "danger.rectify_days": (20, ""),
        "video.kept_days": (120, ""),
        "plan.issue_by": ("01-20", ""),
        "forest.season": (["10-15", "04-30"], ""),
        "submission.holiday_shift": (True, ""),
    }


def test_a_setting_knows_its_cell(path: Path, catalogue: Catalogue) -> None:
    fill(path, {"danger.rectify_days": 20})
    (found,) = read_settings(path, catalogue, name="来稿/局台账.xlsx")
    sheet = openpyxl.load_workbook(path)[SHEET]
    assert sheet[f"A{found.place.row}"].value == "danger.rectify_days"
    assert str(found.place) == f"来稿/局台账.xlsx 参数!D{found.place.row}"
    assert found.text == "20"


@pytest.mark.parametrize("word", ["无", "/", "—", " ", ""])
def test_words_for_nothing_leave_the_default(path: Path, catalogue: Catalogue, word: str) -> None:
    fill(path, {"danger.rectify_days": word})
    assert read(path, catalogue) == {}


def test_what_cannot_be_understood_is_kept_as_seen(path: Path, catalogue: Catalogue) -> None:
    fill(path, {"danger.rectify_days": "半个月", "accident.grade.deaths": "1；2；3；4"})
    assert read(path, catalogue) == {
        "danger.rectify_days": (None, "unreadable"),
        "accident.grade.deaths": (None, "fixed"),
    }


SMALL = """
[参数]
| 说明 | | | |
| 事项 | 本局 取值 | 参数代码 |
| 期限 | 10 | danger.rectify_days |
| 期限 | 12 | danger.rectify_days |
| 什么 | 3 | danger.of_old |
| 小标题 | 5 | 小标题 |
| 空的 | | video.kept_days |
"""


def test_columns_are_found_by_their_headings(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(SMALL))
    found = read_settings(path, catalogue)
    assert [(item.place.cell, item.key, item.value, item.problem) for item in found] == [
        ("B3", "danger.rectify_days", 10, ""),
        ("B4", "danger.rectify_days", None, "doubled"),
        ("B5", "danger.of_old", None, "unknown"),
    ]


def test_a_sheet_without_its_headings_is_refused(catalogue: Catalogue) -> None:
    grid = Grid(SHEET, [["参数代码", "事项"], ["danger.rectify_days", "9"]], [1, 2])
    with pytest.raises(GsafetyError, match=r"局\.xlsx 的工作表“参数”中找不到“参数代码”“本局取值”"):
        list(settings_in(grid, catalogue, "局.xlsx"))


def test_rows_keep_their_numbers_where_blank_ones_lie_between(catalogue: Catalogue) -> None:
    grid = Grid(SHEET, [["参数代码", "本局取值"], ["danger.rectify_days", 9.0]], [3, 40])
    (found,) = settings_in(grid, catalogue, "局.xlsx")
    assert (found.place.row, found.value) == (40, 9)


def test_a_workbook_without_the_sheet_sets_nothing(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook("[参数说明]\n| 参数代码 | 本局取值 |"))
    assert not has_parameter_sheet(path)
    assert read_settings(path, catalogue) == []


def test_the_sheet_is_seen_without_reading_the_workbook(path: Path) -> None:
    assert has_parameter_sheet(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half", b"not a workbook"])
def test_a_damaged_file_has_no_sheet(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert not has_parameter_sheet(path)
    assert not has_parameter_sheet(tmp_path / "none.xlsx")


def test_whose_workbook_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook("[填报说明]\n| 单位代码 | JB00 |\n| 年度 | 2026 |"))
    owner = read_owner(path)
    assert owner is not None
    assert (owner.unit, owner.year) == ("JB00", 2026)


def test_a_workbook_that_does_not_say_whose_it_is(path: Path) -> None:
    assert read_owner(path) is None


def test_a_missing_file_is_named(tmp_path: Path, catalogue: Catalogue) -> None:
    with pytest.raises(GsafetyError, match=r"无法打开文件 没有\.xlsx"):
        read_settings(tmp_path / "没有.xlsx", catalogue)


def test_a_setting_without_problem_has_a_value(path: Path, catalogue: Catalogue) -> None:
    fill(path, dict.fromkeys(catalogue.parameters, "某"))
    for item in read_settings(path, catalogue):
        assert isinstance(item, Setting)
        assert (item.value is None) == bool(item.problem)
