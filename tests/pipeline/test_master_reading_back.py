"""Whatever units typed is found again in the master, with the cell it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gsafety_xl.model import Book, CellRef, Row, Value
from gsafety_xl.pipeline.consolidate import ConsolidateRequest, consolidate
from gsafety_xl.schema import Catalogue, LedgerSpec, Unit, load_catalogue
from gsafety_xl.workbook.form_plan import FIRST_ENTRY, FormPlan, is_reckoned
from gsafety_xl.workbook.forms import write_form
from gsafety_xl.workbook.master import read_master
from tests.pipeline.books import register_entry
from tests.workbook.entries_of_any_kind import plans
from tests.workbook.forms import BUREAU, DANGER, GREENING, REGISTER, SANITATION, plan_of

YEAR = 2026
UNITS = (GREENING, SANITATION)
#: Ledgers in which columns of every type stand, a few at a time.
BUNCHES = (
    ("hidden_danger", "accident_statistics", "meeting"),
    ("accident", "budget", "emergency_plan", "responsibility"),
    ("training", "risk_source", "circular", "forest_patrol", "event_support"),
)


def of_one_year(plan: FormPlan) -> FormPlan:
    """Return a form of the year that is consolidated; the year in its numbers says nothing."""
    return replace(plan, year=YEAR)


@pytest.mark.parametrize("keys", BUNCHES, ids=lambda keys: keys[0])
def test_typed_values_come_back_with_their_origin(
    keys: Sequence[str], catalogue: Catalogue
) -> None:
    ledgers = [catalogue.ledgers[key] for key in keys]
    forms = st.tuples(
        *(plans(ledgers, catalogue, unit=unit, most=2).map(of_one_year) for unit in UNITS)
    )

    @settings(max_examples=4, deadline=None, phases=[Phase.generate])
    @given(forms)
    def nothing_is_lost(sent: tuple[FormPlan, ...]) -> None:
        assert lost_between(sent, consolidated(sent)) == []

    nothing_is_lost()


def test_a_day_that_no_spreadsheet_knows_comes_back(catalogue: Catalogue) -> None:
    """A slip in the year, typed as text: 1026 for 2026."""
    rows = {"hidden_danger": [{**DANGER, "found_on": date(1026, 4, 28)}]}
    plan = plan_of(catalogue, "hidden_danger", rows=rows)
    assert lost_between([plan], consolidated([plan])) == []


def consolidated(sent: Sequence[FormPlan]) -> Book:
    """Write what units sent, consolidate it, and read the master."""
    catalogue = load_catalogue()
    with TemporaryDirectory() as name:
        folder = Path(name)
        register = {"unit_register": [register_entry(unit) for unit in REGISTER]}
        lists = (catalogue.ledgers["unit_register"],)
        write_form(
            FormPlan(BUREAU, YEAR, lists, REGISTER, register), catalogue, folder / "单位名册.xlsx"
        )
        for plan in sent:
            write_form(plan, catalogue, folder / file_of(plan.unit))
        request = ConsolidateRequest(folder, folder / "汇总.xlsx", date(YEAR, 12, 31))
        outcome = consolidate(request)
        assert not outcome.result.failures, outcome.result.failures
        return read_master(outcome.path, catalogue)


def file_of(unit: Unit) -> str:
    return f"{unit.code}.xlsx"


def lost_between(sent: Sequence[FormPlan], master: Book) -> list[str]:
    """Name every typed value that differs between what was sent and the master."""
    tables = {table.ledger: table for table in master.tables}
    differences: list[str] = []
    for ledger in sent[0].ledgers:
        rows = {row.row_id: row for row in tables[ledger.key]}
        made = {str(entry["id"]): (plan, entry) for plan in sent for entry in plan.rows[ledger.key]}
        if list(rows) != list(made):
            differences.append(f"{ledger.key}: {list(made)} became {list(rows)}")
            continue
        for number, (plan, entry) in made.items():
            differences += lost_of_entry(ledger, plan, entry, rows[number])
    return differences


def lost_of_entry(
    ledger: LedgerSpec, plan: FormPlan, entry: Mapping[str, Value], row: Row
) -> list[str]:
    row_number = FIRST_ENTRY + list(plan.rows[ledger.key]).index(entry)
    differences: list[str] = []
    for position, column in enumerate(ledger.columns, start=1):
        expected = entry.get(column.key)
        if column.key == "unit":
            expected = expected or plan.unit.code
        if not is_reckoned(column) and (row[column.key], row.reading(column.key).problem) != (
            expected,
            "",
        ):
            differences.append(f"{column.key}: {expected!r} became {row.reading(column.key)}")
        place = CellRef(file_of(plan.unit), ledger.sheet, row_number, position)
        if row.source(column.key) != place:
            differences.append(f"{column.key} is said to come from {row.source(column.key)}")
    return differences
