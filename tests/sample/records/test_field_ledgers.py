"""The ledgers of the field together: what the schema and the rules ask, and who cites whom."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest

from gsafety_xl.model import Ledgers, Stage
from gsafety_xl.rules import CheckResult, run_rules
from gsafety_xl.sample.field_ledgers import FIELD_LEDGERS
from gsafety_xl.sample.keeping import KEEPERS, ORDER, SampleYear, keep_year
from gsafety_xl.sample.scene import Entry
from gsafety_xl.schema import Catalogue, ColumnSpec, LedgerSpec
from tests.sample.entry_checks import complaints, later_than
from tests.sample.field_entries import FIELD, by_number, entries, year_of
from tests.sample.year_tables import ledgers_of, whole_context

YEARS = [(2026, 2026), (1, 2027), (7, 2025), (3, 2028)]
#: The rules that are about these ledgers.
OWN_RULES = re.compile(r"(XF|DD|FX|HL|CZ|WZ|ZB|FK|SP|YY|HW|JZ)-\d\d|JC-0[689]|C-07")
#: Said on purpose: a video store was replaced, and has not had time to fill.
DECLARED = {"FK-10"}


@pytest.fixture(scope="module", params=YEARS, ids=str)
def any_year(request: pytest.FixtureRequest) -> SampleYear:
    seed, year = request.param
    return year_of(seed, year)


@pytest.fixture(scope="module")
def asked(any_year: SampleYear, catalogue: Catalogue) -> CheckResult:
    """Return what the rules say of everything at the end of the year."""
    return run_rules(ledgers_of(any_year, catalogue), whole_context(any_year, catalogue))


def test_every_ledger_of_the_field_has_somebody_who_keeps_it() -> None:
    assert set(FIELD_LEDGERS) == set(FIELD)
    assert set(FIELD) <= set(ORDER)
    assert all(KEEPERS[key] is FIELD_LEDGERS[key] for key in FIELD)


def test_entries_are_what_the_schema_asks_for(any_year: SampleYear, catalogue: Catalogue) -> None:
    register = any_year.register
    for key in FIELD:
        ledger = catalogue.ledgers[key]
        found = [
            f"{entry['id']} {text}"
            for entry in entries(any_year, key)
            for text in complaints(entry, ledger, catalogue, register)
        ]
        assert found == []


def test_nothing_happened_after_the_year(any_year: SampleYear, catalogue: Catalogue) -> None:
    for key in FIELD:
        for entry in entries(any_year, key):
            late = later_than(entry, catalogue.ledgers[key], any_year.scene.as_of)
            assert late == [], entry["id"]


def test_what_happened_was_filled_in_afterwards(any_year: SampleYear, catalogue: Catalogue) -> None:
    for key in FIELD:
        happened = [column.key for column in catalogue.ledgers[key].columns if column.happened]
        for entry in entries(any_year, key):
            filled_on = str(entry["filled_on"])
            for column in happened:
                value = entry.get(column)
                assert value is None or str(value)[:10] <= filled_on, (entry["id"], column)


def test_business_keys_are_unique(any_year: SampleYear, catalogue: Catalogue) -> None:
    for key in FIELD:
        ledger = catalogue.ledgers[key]
        keys = Counter(
            tuple(str(entry.get(column)) for column in ledger.business_key)
            for entry in entries(any_year, key)
        )
        assert [item for item, count in keys.items() if count > 1] == []


def test_what_is_cited_exists(any_year: SampleYear, catalogue: Catalogue) -> None:
    known = {key: set(by_number(any_year, key)) for key in catalogue.ledgers}
    people = {person.name for staff in any_year.scene.staff.values() for person in staff.people}
    dangling = [
        (entry["id"], column.key, cited)
        for key in (*FIELD, "inspection")
        for entry in entries(any_year, key)
        for column, cited in _cited(entry, catalogue.ledgers[key])
        if cited not in people and not any(cited in known[item] for item in column.refers_to)
    ]
    assert dangling == []


def _cited(entry: Entry, ledger: LedgerSpec) -> Iterator[tuple[ColumnSpec, str]]:
    for column in ledger.columns:
        text = entry.get(column.key)
        if column.refers_to and isinstance(text, str):
            yield from ((column, part) for part in text.split("、"))


def test_no_sheet_of_the_field_has_a_finding_but_those_declared(
    asked: CheckResult, catalogue: Catalogue
) -> None:
    sheets = {catalogue.ledgers[key].sheet for key in FIELD}
    assert asked.failures == {}
    assert [item.rule for item in asked.findings if item.place.sheet in sheets] == ["FK-10"]


def test_no_rule_about_the_field_finds_anything_but_what_is_declared(asked: CheckResult) -> None:
    found = {item.rule for item in asked.findings if OWN_RULES.fullmatch(item.rule)}
    assert found <= DECLARED


def test_nor_does_any_at_the_end_of_the_year(sample_year: SampleYear, catalogue: Catalogue) -> None:
    context = replace(whole_context(sample_year, catalogue), stage=Stage.YEAR_END)
    found = run_rules(ledgers_of(sample_year, catalogue), context).findings
    assert {item.rule for item in found if OWN_RULES.fullmatch(item.rule)} <= DECLARED


@pytest.mark.parametrize("unit", ["GY01", "YYX01", "GGS01", "JZS01", "LDS01", "HWQ01", "GYS01"])
def test_nor_does_any_in_the_books_of_one_unit(
    unit: str, sample_year: SampleYear, catalogue: Catalogue
) -> None:
    context = replace(whole_context(sample_year, catalogue), units=(unit,), whole=False)
    for book in ("main", "counter_terror"):
        tables = [
            table
            for table in ledgers_of(sample_year, catalogue, [unit])
            if table.unit == unit and catalogue.ledgers[table.ledger].book == book
        ]
        found = run_rules(Ledgers(tables), context)
        assert found.failures == {}
        assert {item.rule for item in found.findings if OWN_RULES.fullmatch(item.rule)} <= DECLARED


def test_sheets_are_neither_empty_nor_long(sample_year: SampleYear) -> None:
    for key in FIELD:
        sizes = [len(records.get(key, ())) for records in sample_year.records.values()]
        assert sum(sizes) > 0, key
        assert max(sizes) <= 160, key


def test_the_same_seed_and_year_give_the_same_entries(sample_year: SampleYear) -> None:
    again = keep_year(2026, 2026)
    for key in FIELD:
        assert list(entries(again, key)) == list(entries(sample_year, key))


def test_another_seed_gives_other_entries(sample_year: SampleYear) -> None:
    other = year_of(1, 2026)
    differing = {key for key in FIELD if [*entries(other, key)] != [*entries(sample_year, key)]}
    # people differ everywhere, and with them every ledger
    assert differing == set(FIELD)


def test_days_carry_a_time_only_where_the_column_asks_for_one(
    sample_year: SampleYear, catalogue: Catalogue
) -> None:
    for key in FIELD:
        timed = {item.key for item in catalogue.ledgers[key].columns if item.type == "datetime"}
        for entry in entries(sample_year, key):
            for column, value in entry.items():
                if isinstance(value, date):
                    assert isinstance(value, datetime) == (column in timed), (entry["id"], column)
