"""The whole year: which ledgers are kept, that references lead somewhere, what rules find."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from gsafety_xl.model import Level, Stage
from gsafety_xl.rules.engine import run_rules
from gsafety_xl.sample.keeping import KEEPERS, ORDER, SampleYear, keep_year
from gsafety_xl.sample.owed import keeps_ledger
from gsafety_xl.sample.scene import Entry
from gsafety_xl.schema import Catalogue, ColumnSpec
from gsafety_xl.schema.units import BUREAU
from tests.sample.year_entries import everywhere
from tests.sample.year_tables import ledgers_of, whole_context

#: What may well be empty: not every unit has an accident, an emergency, a campaign of its own.
MAY_BE_EMPTY = {
    "accident",
    "casualty",
    "accident_followup",
    "event_support",
    "emergency_response",
    "charging_site",
    "forest_patrol",
    "outdoor_facility",
    "waste_permit",
    "ride",
}
#: The seeded gaps as rule, unit and ledger; the slips of typing hands are not in the year.
GAPS = Counter(
    {
        ("JH-01", "GY03"): 1,
        ("ST-01", "JZS01"): 1,
        ("YA-02", "HWQ01"): 1,
        ("HY-06", BUREAU): 1,
        ("BS-02", BUREAU): 2,
        ("YH-06", BUREAU): 1,
    }
)


@pytest.fixture(scope="module", params=[(2026, 2026), (5, 2027)], ids=str)
def any_year(request: pytest.FixtureRequest) -> SampleYear:
    seed, year = request.param
    return keep_year(seed, year)


def numbers_by_ledger(year: SampleYear) -> dict[str, set[str]]:
    return {key: {str(entry["id"]) for entry in everywhere(year, key)} for key in ORDER}


def names_of_people(year: SampleYear) -> set[str]:
    return {str(entry["name"]) for entry in everywhere(year, "person")}


def named(column: ColumnSpec, entry: Entry) -> Iterator[str]:
    text = str(entry.get(column.key) or "")
    yield from filter(None, text.split("、") if column.several else [text])


def test_every_ledger_has_a_function_and_a_place_in_the_order(catalogue: Catalogue) -> None:
    assert len(ORDER) == len(set(ORDER))
    assert set(KEEPERS) == set(ORDER)
    assert set(ORDER) | {"unit_register"} == set(catalogue.ledgers)


def test_a_unit_keeps_what_the_schema_asks_and_nothing_else(any_year: SampleYear) -> None:
    for code, records in any_year.records.items():
        unit = any_year.scene.words.unit(code)
        assert set(records) == {key for key in ORDER if keeps_ledger(unit, key)}


def test_every_ledger_kept_is_filled(any_year: SampleYear) -> None:
    gaps = {("GY03", "plan"), ("GY03", "plan_task")}
    unsent = any_year.scene.words.gaps.not_sent.unit
    empty = {
        (code, key)
        for code, records in any_year.records.items()
        for key, entries in records.items()
        if not entries and code not in {BUREAU, unsent} and key not in MAY_BE_EMPTY
    }
    assert empty == gaps


def test_every_ledger_is_filled_by_somebody(any_year: SampleYear) -> None:
    assert [key for key in ORDER if not any(everywhere(any_year, key))] == []


def test_references_lead_to_entries_that_exist(any_year: SampleYear, catalogue: Catalogue) -> None:
    numbers, people = numbers_by_ledger(any_year), names_of_people(any_year)
    units = {unit.name for unit in any_year.scene.words.units}
    known = {**numbers, "person": people, "unit_register": units}
    astray = {
        (key, column.key, reference)
        for key in ORDER
        for column in catalogue.ledgers[key].columns
        if column.refers_to
        for entry in everywhere(any_year, key)
        for reference in named(column, entry)
        if not any(reference in known[target] for target in column.refers_to)
    }
    assert astray == set()


def test_rules_find_the_seeded_gaps_only(any_year: SampleYear, catalogue: Catalogue) -> None:
    result = run_rules(ledgers_of(any_year, catalogue), whole_context(any_year, catalogue))
    serious = [item for item in result.findings if item.level is not Level.INFO]
    assert result.failures == {}
    assert Counter((item.rule, item.unit) for item in serious) == GAPS


@pytest.mark.parametrize("seed", [2026, 12, 13])
def test_at_the_years_end_the_unit_never_inspected_is_named_too(
    seed: int, catalogue: Catalogue
) -> None:
    year = keep_year(seed, 2026)
    context = replace(whole_context(year, catalogue), stage=Stage.YEAR_END)
    result = run_rules(ledgers_of(year, catalogue), context)
    serious = [item for item in result.findings if item.level is not Level.INFO]
    assert Counter((item.rule, item.unit) for item in serious) == GAPS + Counter(
        {("JC-07", BUREAU): 1}
    )


def test_cells_are_sound_whatever_the_seed(catalogue: Catalogue) -> None:
    codes = frozenset({"C-01", "C-02", "C-03", "C-04", "C-05", "C-06", "C-07", "C-13"})
    for seed in range(3):
        year = keep_year(seed, 2026)
        found = run_rules(
            ledgers_of(year, catalogue), whole_context(year, catalogue), codes
        ).findings
        assert [(item.rule, item.place.sheet, item.place.cell) for item in found] == []
