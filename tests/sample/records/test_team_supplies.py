from datetime import timedelta

from gsafety_xl.sample.keeping import SampleYear
from tests.sample.field_entries import day, entries, number


def test_all_was_counted_within_the_last_two_months(sample_year: SampleYear) -> None:
    as_of = sample_year.scene.as_of
    for entry in entries(sample_year, "team_supply"):
        assert as_of - timedelta(days=60) <= day(entry["counted_on"]) <= as_of


def test_a_unit_counts_everything_on_one_working_day(sample_year: SampleYear) -> None:
    for records in sample_year.records.values():
        days = {day(entry["counted_on"]) for entry in records.get("team_supply", ())}
        assert len(days) <= 1
        assert all(map(sample_year.scene.workdays.is_open, days))


def test_nothing_has_expired(sample_year: SampleYear) -> None:
    dated = [e for e in entries(sample_year, "team_supply") if e["valid_to"] is not None]
    assert len(dated) >= 8
    assert all(day(entry["valid_to"]) > sample_year.scene.as_of for entry in dated)


def test_teams_are_people_and_things_are_kept_somewhere(sample_year: SampleYear) -> None:
    for entry in entries(sample_year, "team_supply"):
        is_team = entry["kind"] == "team"
        assert (entry["quantity_measure"] == "人") == is_team
        assert (entry["place"] is None) == is_team
        assert number(entry["quantity"]) > 0


def test_every_unit_with_the_ledger_has_a_team(sample_year: SampleYear) -> None:
    for unit, records in sample_year.records.items():
        if "team_supply" in records:
            assert any(entry["kind"] == "team" for entry in records["team_supply"]), unit


def test_the_foresters_have_what_puts_fires_out(sample_year: SampleYear) -> None:
    for unit in ("LYZ01", "LDS01"):
        names = {entry["name"] for entry in sample_year.records[unit]["team_supply"]}
        assert "风力灭火机" in names


def test_the_person_answers_the_phone_given(sample_year: SampleYear) -> None:
    for entry in entries(sample_year, "team_supply"):
        staff = sample_year.scene.staff[str(entry["owner"])]
        phones = {person.name: person.phone for person in staff.people}
        assert phones[str(entry["person"])] == entry["phone"]
