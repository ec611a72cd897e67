from datetime import timedelta

import pytest

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.records.waste_permits import permit_words
from gsafety_xl.sample.scene import Entry
from tests.sample.field_entries import by_number, day, entries, number, year_of


@pytest.fixture(scope="module", params=[(2026, 2026), (1, 2027), (7, 2025), (3, 2028)], ids=str)
def any_year(request: pytest.FixtureRequest) -> SampleYear:
    return year_of(*request.param)


def granted(year: SampleYear) -> list[Entry]:
    return [e for e in entries(year, "waste_permit") if e["decision"] == "approved"]


def test_decisions_are_made_on_weekdays_within_twenty_days(any_year: SampleYear) -> None:
    decided = [e for e in entries(any_year, "waste_permit") if e["decided_on"] is not None]
    assert len(decided) == 10
    for permit in decided:
        waited = day(permit["decided_on"]) - day(permit["applied_on"])
        assert timedelta(0) < waited <= timedelta(days=20)
        assert day(permit["decided_on"]).weekday() < 5


def test_work_begins_while_the_permit_holds(any_year: SampleYear) -> None:
    for permit in granted(any_year):
        assert day(permit["decided_on"]) < day(permit["valid_from"]) < day(permit["valid_to"])
        assert day(permit["valid_from"]) <= day(permit["started_on"]) <= day(permit["valid_to"])


def test_no_more_is_carted_off_than_applied_for(sample_year: SampleYear) -> None:
    for permit in granted(sample_year):
        assert 0 < number(permit["hauled"]) <= number(permit["quantity"])


def test_every_permit_is_supervised_while_it_holds(any_year: SampleYear) -> None:
    inspections = by_number(any_year, "inspection")
    for permit in granted(any_year):
        cited = [inspections[text] for text in str(permit["inspection_ids"]).split("、")]
        days = [day(entry["date"]) for entry in cited]
        assert days == sorted(days)
        assert all(day(permit["valid_from"]) <= on <= day(permit["valid_to"]) for on in days)
        assert {entry["object_id"] for entry in cited} == {permit["id"]}


def test_what_was_not_granted_has_no_certificate_and_no_inspection(
    sample_year: SampleYear,
) -> None:
    others = [e for e in entries(sample_year, "waste_permit") if e["decision"] != "approved"]
    assert {entry["decision"] for entry in others} == {"refused", "supplement"}
    for entry in others:
        assert "certificate" not in entry
        assert entry["inspection_ids"] is None
        assert entry["note"]


def test_a_breach_was_passed_on(sample_year: SampleYear) -> None:
    (breach,) = [e for e in entries(sample_year, "waste_permit") if e["violation"]]
    assert breach["transfer_no"] == "示建管移〔2026〕3号"


def test_papers_are_numbered_by_year(any_year: SampleYear) -> None:
    year = any_year.scene.year
    numbers = [str(entry["accept_no"]) for entry in entries(any_year, "waste_permit")]
    assert numbers == sorted(set(numbers))
    assert all(text.startswith(f"SL{year}-") for text in numbers)


def test_a_permit_not_granted_may_never_be_inspected() -> None:
    for permit in permit_words():
        first, last = permit.span(2026)
        assert (first <= last) == (permit.decision == "approved")
