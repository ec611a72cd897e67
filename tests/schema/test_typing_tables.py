"""From raw columns to readings (domain 5.1: 07 ditto, 25 error values)."""

from datetime import date, datetime

import pytest

from gsafety_xl.model import Raw, Reading
from gsafety_xl.schema import Catalogue, SheetContext, UnitRegister, type_table
from tests.schema.cells import BUREAU, NOBODY, raw_table, seen, typed_column

FOUND_ON = ("hidden_danger", "found_on")
LEVEL = ("hidden_danger", "level")
SITE = ("hidden_danger", "site")


@pytest.mark.parametrize("mark", ["同上", "〃", "同前", " 同上 ", "″", '"'])
def test_ditto_repeats_the_cell_above(catalogue: Catalogue, mark: str) -> None:
    first, second = typed_column(["2026.3.5", mark], catalogue, FOUND_ON)
    assert (second.value, second.inferred) == (date(2026, 3, 5), True)
    assert not first.inferred


def test_ditto_below_ditto_repeats_it_again(catalogue: Catalogue) -> None:
    readings = typed_column(["重大", "同上", "〃", "一般", "同上"], catalogue, LEVEL)
    assert [reading.value for reading in readings] == ["major"] * 3 + ["general"] * 2
    assert [reading.inferred for reading in readings] == [False, True, True, False, True]


def test_ditto_in_the_first_entry_has_nothing_to_repeat(catalogue: Catalogue) -> None:
    for where in (FOUND_ON, LEVEL, SITE):
        readings = typed_column(["同上", "同上"], catalogue, where)
        assert [seen(reading) for reading in readings] == ["!none_word"] * 2


def test_ditto_repeats_a_problem_and_a_blank_too(catalogue: Catalogue) -> None:
    readings = typed_column(["2026.4.31", "同上", None, "同上"], catalogue, FOUND_ON)
    assert [seen(item) for item in readings] == ["!impossible", "!impossible", None, None]


def test_ditto_stays_in_its_column(catalogue: Catalogue) -> None:
    cells: dict[str, list[Raw]] = {"site": ["东湖公园", "同上"], "kind": ["消防设施", "电气线路"]}
    table = type_table(raw_table("hidden_danger", dict(cells)), catalogue, SheetContext(NOBODY))
    assert [row["site"] for row in table] == ["东湖公园", "东湖公园"]
    assert [row["kind"] for row in table] == ["fire_facility", "electric"]


@pytest.mark.parametrize(
    "text", ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"]
)
@pytest.mark.parametrize("where", [FOUND_ON, LEVEL, SITE])
def test_error_values_are_named(catalogue: Catalogue, text: str, where: tuple[str, str]) -> None:
    assert seen(typed_column([text], catalogue, where)[0]) == "!excel_error"


@pytest.mark.parametrize("text", ["#SPILL!", "#CALC!", "#GETTING_DATA", "Err:502"])
def test_error_values_of_other_programs_are_named(catalogue: Catalogue, text: str) -> None:
    assert seen(typed_column([text], catalogue, SITE)[0]) == "!excel_error"


def test_a_number_sign_alone_is_no_error(catalogue: Catalogue) -> None:
    assert seen(typed_column(["#3楼配电间"], catalogue, SITE)[0]) == "#3楼配电间"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (None, None),
        ("  ", None),
        ("东湖\u00a0公园", "东湖 公园"),
        ("0032", "0032"),
        (13800000000.0, "13800000000"),
        (datetime(2026, 3, 5), "2026-03-05"),
        ("无", "无"),
        ("0512-6666", "0512-6666"),
    ],
)
def test_free_text_is_kept(catalogue: Catalogue, raw: Raw, text: str | None) -> None:
    assert seen(typed_column([raw], catalogue, SITE)[0]) == text


@pytest.mark.parametrize(
    ("where", "raw", "value"),
    [
        (("hidden_danger", "fund"), "800元", 0.08),
        (("accident_statistics", "accidents"), "3起", 3),
        (("accident_statistics", "is_zero"), "√", True),
        (("accident_statistics", "month"), "3月", "2026-03"),
        (("drill", "form"), "实战、桌面", ("field", "tabletop")),
        (("inspection", "domain"), "安全；消防", ("safety", "fire")),
    ],
)
def test_each_type_has_its_reader(
    catalogue: Catalogue, where: tuple[str, str], raw: Raw, value: object
) -> None:
    assert seen(typed_column([raw], catalogue, where)[0]) == value


def test_a_unit_column_reads_codes_and_without_a_register_text(catalogue: Catalogue) -> None:
    where, cells = ("hidden_danger", "target_unit"), ["绿容局", "没有的单位"]
    known = SheetContext(UnitRegister([BUREAU]))
    assert [seen(item) for item in typed_column(cells, catalogue, where, known)] == [
        "JB00",
        "!unknown",
    ]
    assert [seen(item) for item in typed_column(cells, catalogue, where)] == cells


def test_one_and_true_are_different_contents(catalogue: Catalogue) -> None:
    # equal and of equal hash in Python, but only one of them is a number
    where = ("accident_statistics", "accidents")
    assert [seen(item) for item in typed_column([1, True, 1.0], catalogue, where)] == [
        1,
        "!unreadable",
        1,
    ]


def test_the_year_comes_from_the_heading_then_the_title_then_the_book(
    catalogue: Catalogue,
) -> None:
    raw = raw_table("hidden_danger", {"found_on": ["3月5日"], "due_on": ["3月5日"]})
    raw.year, raw.header_years = 2025, {"found_on": 2024}
    table = type_table(raw, catalogue, SheetContext(NOBODY, year=2026))
    row = next(iter(table))
    assert (row["found_on"], row["due_on"]) == (date(2024, 3, 5), date(2025, 3, 5))
    assert table.context_year == 2025


def test_columns_not_found_are_named_but_not_those_we_fill_in(catalogue: Catalogue) -> None:
    raw = raw_table("accident_statistics", {"id": ["a"], "month": ["3月"]})
    table = type_table(raw, catalogue, SheetContext(NOBODY, year=2026))
    assert {"accidents", "unit", "filled_on"} <= set(table.missing)
    assert not {"id", "month", "cum_accidents"} & set(table.missing)


def test_a_table_keeps_where_it_stands(catalogue: Catalogue) -> None:
    raw = raw_table("drill", {"title": ["消防演练"]})
    table = type_table(raw, catalogue, SheetContext(NOBODY, unit="GYS01"))
    assert (table.unit, table.workbook, table.header_row) == ("GYS01", "台账.xlsx", 3)
    assert next(iter(table)).raw("title") == "消防演练"
    assert next(iter(table)).ref("title").cell == "A4"


def test_equal_contents_are_interpreted_once(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Raw] = []

    def counting(raw: Raw, _year: int | None) -> Reading:
        asked.append(raw)
        return Reading("2026.3.5")

    monkeypatch.setattr("gsafety_xl.schema.typing_tables.read_day", counting)
    typed_column(["2026.3.5", "2026.3.6"] * 1000, catalogue, FOUND_ON)
    assert asked == ["2026.3.5", "2026.3.6"]
