"""The untidy layouts of the sample district, as the reader of workbooks meets them."""

import re
from collections.abc import Iterator
from datetime import date

from gsafety_xl.indicators import compute_figures
from gsafety_xl.model import Ledgers, Period, Raw, Row, Table
from gsafety_xl.pipeline.check import CheckReport
from gsafety_xl.pipeline.consolidate import Consolidated
from gsafety_xl.schema import Catalogue, UnitRegister
from gsafety_xl.schema.units import BUREAU, register_from

AS_OF = date(2026, 12, 31)


def untidy_tables(report: CheckReport) -> list[Table]:
    """Return the tables of workbooks that are not our form."""
    return [table for book in report.books if book.identity is None for table in book.tables]


def table_of(report: CheckReport, unit: str, ledger: str) -> Table:
    (found,) = (
        table for table in untidy_tables(report) if (table.unit, table.ledger) == (unit, ledger)
    )
    return found


def register_of(report: CheckReport) -> UnitRegister:
    own = (table for book in report.books for table in book.tables if table.unit == BUREAU)
    return register_from(table for table in own if table.ledger == "unit_register")


def raws(table: Table, key: str) -> list[Raw]:
    return list(table.columns[key].raw)


def texts(table: Table, key: str) -> Iterator[str]:
    return (raw for raw in raws(table, key) if isinstance(raw, str))


def test_five_units_send_workbooks_of_their_own_making(checked: CheckReport) -> None:
    assert {table.unit for table in untidy_tables(checked)} == {
        "GYS01",
        "SRS01",
        "HWS01",
        "GY02",
        "BJQ01",
    }


def test_titles_push_the_header_down(checked: CheckReport) -> None:
    assert table_of(checked, "GYS01", "hidden_danger").header_row == 4
    assert table_of(checked, "GYS01", "inspection").header_row == 3


def test_one_column_of_days_is_typed_in_many_ways(checked: CheckReport) -> None:
    table = table_of(checked, "SRS01", "hidden_danger")
    shapes = {re.sub(r"\d+", "9", text) for text in texts(table, "found_on")}
    assert shapes >= {"9.9.9", "9年9月9日", "9/9/9", "9"}
    assert any(isinstance(raw, date) for raw in raws(table, "found_on"))


def test_days_typed_in_many_ways_are_read_as_days(checked: CheckReport) -> None:
    table = table_of(checked, "SRS01", "hidden_danger")
    unread = [row.raw("found_on") for row in table if row.day("found_on") is None]
    assert unread == ["2026.2.30"]


def test_a_day_without_its_year_takes_the_year_of_the_sheet(checked: CheckReport) -> None:
    def is_short(row: Row) -> bool:
        return re.fullmatch(r"\d+月\d+日", str(row.raw("date"))) is not None

    short = [row for row in table_of(checked, "BJQ01", "inspection") if is_short(row)]
    assert short
    assert {day.year for row in short if (day := row.day("date"))} == {2026}
    assert all(row.reading("date").inferred for row in short)


def test_full_width_digits_are_numbers(checked: CheckReport) -> None:
    table = table_of(checked, "HWS01", "inspection")
    wide = [row for row in table if re.search("[０-９]", str(row.raw("headcount")))]  # noqa: RUF001 - full width on purpose
    assert len(wide) > 10
    assert all(row.number("headcount") for row in wide)


def test_total_rows_are_no_entries(checked: CheckReport) -> None:
    labels = {
        (table.unit, table.ledger): total.label
        for table in untidy_tables(checked)
        for total in table.totals
    }
    assert labels == {
        ("GYS01", "inspection"): "合计",
        ("GYS01", "accident_statistics"): "合计",
        ("HWS01", "inspection"): "合  计",
        ("GY02", "hidden_danger"): "合计",
    }
    assert len(table_of(checked, "GYS01", "accident_statistics")) == 12


def test_aliases_of_a_unit_mean_the_unit(checked: CheckReport) -> None:
    table = table_of(checked, "GYS01", "inspection")
    assert set(texts(table, "unit")) == {"绿管所", "区绿化所", "示例区绿化管理所"}
    assert {row["unit"] for row in table} == {"GYS01"}


def test_renamed_headings_find_their_column(checked: CheckReport) -> None:
    table = table_of(checked, "GY02", "inspection")
    assert {"target_unit", "site", "conclusion", "rectify_by"} <= table.columns.keys()
    assert table.unknown.keys() == {"监理单位"}


def test_columns_left_out_are_missing(checked: CheckReport) -> None:
    missing = table_of(checked, "GY02", "hidden_danger").missing
    assert {"violated", "fund", "fund_source"} <= set(missing)


def test_cells_merged_downwards_fill_every_row(checked: CheckReport) -> None:
    table = table_of(checked, "BJQ01", "inspection")
    assert len(table.columns["unit"].merged_from) > 10
    assert {row["unit"] for row in table} == {"BJQ01"}


def test_the_head_of_the_bureau_led_fire_inspections_on_three_days(
    checked: CheckReport, consolidated: Consolidated, catalogue: Catalogue
) -> None:
    ledgers = Ledgers(consolidated.master.tables.values())
    year = Period.parse("2026")
    figures = compute_figures(ledgers, catalogue, register_of(checked), year, AS_OF)
    figure = figures["K16"]
    rows = {row.row_id: row for row in ledgers.rows("inspection")}
    days = [rows[source.row_id].day("date") for source in figure.sources]
    assert figure.value == 3
    assert len(set(days)) == 3
    assert {source.unit for source in figure.sources} == {BUREAU}
