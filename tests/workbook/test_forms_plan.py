from datetime import date, datetime

from msgspec.structs import replace

from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.form_plan import Layout, days_since_epoch, is_reckoned
from tests.workbook.forms import plan_of


def layout(catalogue: Catalogue, ledger: str) -> Layout:
    return plan_of(catalogue).layout(catalogue.ledgers[ledger])


def test_a_column_is_named_for_its_own_sheet_and_for_others(catalogue: Catalogue) -> None:
    drills = layout(catalogue, "drill")
    assert drills.first_cell("id") == "$B4"
    assert drills.area("id") == "$B$4:$B$1003"
    assert drills.place("id") == "'07应急演练'!$B$4:$B$2003"
    assert drills.this_row("id") == "ledger_YL[[#This Row],[编号]]"


def test_quotation_marks_in_a_sheet_s_name_are_doubled(catalogue: Catalogue) -> None:
    odd = replace(catalogue.ledgers["drill"], sheet="07演练'26")
    assert plan_of(catalogue).layout(odd).sheet_reference == "'07演练''26'"


def test_entries_are_told_apart_by_number_else_by_the_first_key(catalogue: Catalogue) -> None:
    ledger = catalogue.ledgers["unit_register"]
    without = replace(ledger, columns=[item for item in ledger.columns if item.key != "id"])
    assert layout(catalogue, "unit_register").number_key == "id"
    assert plan_of(catalogue).layout(without).number_key == "code"


def test_tables_with_formulas_are_shorter(catalogue: Catalogue) -> None:
    assert layout(catalogue, "person").entry_rows == 200
    assert layout(catalogue, "hidden_danger").entry_rows == 48


def test_what_the_system_fills_in_holds_no_formula(catalogue: Catalogue) -> None:
    assert not is_reckoned(catalogue.ledgers["submission"].column("fingerprint"))
    assert is_reckoned(catalogue.ledgers["hidden_danger"].column("overdue_days"))
    assert layout(catalogue, "submission").entry_rows == 200


def test_days_are_counted_as_a_spreadsheet_does() -> None:
    assert days_since_epoch(date(1900, 3, 1)) == 61
    assert days_since_epoch(datetime(2026, 11, 24, 23, 59)) == 46350
