"""Every ledger of the sample year: what the schema asks, and what one sheet says of another."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from gsafety_xl.model import Value
from gsafety_xl.sample.keeping import SampleYear, keep_year
from gsafety_xl.sample.scene import Entry
from gsafety_xl.schema import Catalogue
from gsafety_xl.schema.units import BUREAU
from tests.sample.entry_checks import complaints, later_than

YEARS = [(2026, 2026), (1, 2026), (77, 2025), (3, 2028)]


@pytest.fixture(scope="module", params=YEARS, ids=str)
def any_year(request: pytest.FixtureRequest) -> SampleYear:
    seed, year = request.param
    return keep_year(seed, year)


def entries(year: SampleYear, ledger: str) -> Iterator[Entry]:
    for records in (*year.records.values(), year.registers):
        yield from records.get(ledger, ())


def dangers(year: SampleYear) -> list[Entry]:
    return list(entries(year, "hidden_danger"))


def day(value: Value) -> date:
    assert isinstance(value, date)
    return value


def number(value: Value) -> float:
    assert isinstance(value, int | float)
    return value


def test_entries_are_what_the_schema_asks_for(any_year: SampleYear, catalogue: Catalogue) -> None:
    register = any_year.register
    for ledger in catalogue.ledgers.values():
        found = {
            f"{entry['id']} {text}"
            for entry in entries(any_year, ledger.key)
            for text in complaints(entry, ledger, catalogue, register)
        }
        assert found == set()


def test_nothing_happened_after_the_year(any_year: SampleYear, catalogue: Catalogue) -> None:
    end = any_year.scene.as_of
    for ledger in catalogue.ledgers.values():
        for entry in entries(any_year, ledger.key):
            assert later_than(entry, ledger, end) == [], entry["id"]


def test_numbers_are_unique_and_run_on_by_day(any_year: SampleYear) -> None:
    for key, on in (("inspection", "date"), ("hidden_danger", "found_on"), ("drill", "date")):
        for unit, records in any_year.records.items():
            ids = [str(entry["id"]) for entry in records[key]]
            days = [day(entry[on]) for entry in records[key]]
            assert len(set(ids)) == len(ids)
            assert days == sorted(days)
            assert all(text.startswith(f"{unit}-") for text in ids)


def test_business_keys_are_unique(any_year: SampleYear, catalogue: Catalogue) -> None:
    for ledger in catalogue.ledgers.values():
        keys = [
            tuple(str(entry.get(key)) for key in (*ledger.business_key, "unit"))
            for records in any_year.records.values()
            for entry in records.get(ledger.key, ())
        ]
        assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_inspections_count_the_dangers_that_cite_them(any_year: SampleYear) -> None:
    cited = Counter(str(entry.get("inspection_id")) for entry in dangers(any_year))
    major = Counter(
        str(entry.get("inspection_id")) for entry in dangers(any_year) if entry["level"] == "major"
    )
    for entry in entries(any_year, "inspection"):
        assert entry["danger_count"] == cited[str(entry["id"])]
        assert entry["major_count"] == major[str(entry["id"])]


def test_dangers_cite_an_inspection_of_their_day_and_unit(any_year: SampleYear) -> None:
    inspections = {str(entry["id"]): entry for entry in entries(any_year, "inspection")}
    for danger in dangers(any_year):
        by_inspection = danger["source"] in {"bureau_inspection", "self_inspection"}
        assert by_inspection == ("inspection_id" in danger)
        if by_inspection:
            inspection = inspections[str(danger["inspection_id"])]
            assert danger["found_on"] == inspection["date"]
            assert danger["target_unit"] == inspection["target_unit"]
            assert danger["unit"] == inspection["unit"]
            assert str(danger["site"]).startswith(str(inspection["site"]))


def test_conclusions_fit_the_dangers(any_year: SampleYear) -> None:
    for entry in entries(any_year, "inspection"):
        assert (entry["conclusion"] == "no_problem") == (entry["danger_count"] == 0)
        assert (entry["rectify_by"] is not None) == (entry["conclusion"] == "rectify_by_date")
        inspectors = str(entry["inspectors"]).split("、")
        assert number(entry["headcount"]) >= len(inspectors) >= 2


def test_notices_are_numbered_without_a_gap(any_year: SampleYear) -> None:
    for unit, records in any_year.records.items():
        notices = [
            str(entry["notice_no"]) for entry in records["inspection"] if entry.get("notice_no")
        ]
        year = any_year.scene.year
        assert [text.split(f"〔{year}〕")[1] for text in notices] == [
            f"{count}号" for count in range(1, len(notices) + 1)
        ], unit


def test_nobody_reviews_what_they_rectified(any_year: SampleYear) -> None:
    for danger in dangers(any_year):
        assert danger.get("reviewer") != danger["rect_person"]


def test_only_the_seeded_danger_is_overdue_at_the_end(any_year: SampleYear) -> None:
    end = any_year.scene.as_of
    overdue = [
        danger
        for danger in dangers(any_year)
        if danger.get("done_on") is None
        and day(danger.get("extended_to") or danger["due_on"]) < end
    ]
    assert [(danger["unit"], danger["target_unit"]) for danger in overdue] == [(BUREAU, "SRS01")]


@pytest.mark.parametrize("quarter_end", ["03-31", "06-30", "09-30", "12-31"])
def test_every_quarter_ends_with_open_and_overdue_ones(
    any_year: SampleYear, quarter_end: str
) -> None:
    end = any_year.scene.day(quarter_end)
    open_then = [
        danger
        for danger in dangers(any_year)
        if day(danger["found_on"]) <= end
        and (danger.get("done_on") is None or day(danger["done_on"]) > end)
    ]
    assert [item for item in open_then if day(item.get("extended_to") or item["due_on"]) < end]
    assert [item for item in open_then if item.get("extended_to")]


def test_the_one_major_danger_has_all_that_is_asked(any_year: SampleYear) -> None:
    (danger,) = [danger for danger in dangers(any_year) if danger["level"] == "major"]
    assert danger["target_unit"] == "GY01"
    assert danger["status"] == "closed"
    for key in ("major_basis", "measure", "rect_person", "fund", "due_on", "interim"):
        assert danger[key]
    assert danger["supervisor"] == any_year.scene.staff[BUREAU]["head"].name


def test_last_years_dangers_keep_their_numbers(any_year: SampleYear) -> None:
    before = any_year.scene.year - 1
    carried = [danger for danger in dangers(any_year) if day(danger["found_on"]).year == before]
    assert [danger["id"] for danger in carried] == [
        f"JB00-YH-{before}-041",
        f"JB00-YH-{before}-042",
    ]
    assert all(danger["status"] == "closed" for danger in carried)


def test_everybody_reports_every_month_but_one(any_year: SampleYear) -> None:
    months = {f"{any_year.scene.year}-{month:02d}" for month in range(1, 13)}
    for unit, records in any_year.records.items():
        reported = [str(entry["month"]) for entry in records["accident_statistics"]]
        missed = {f"{any_year.scene.year}-09"} if unit == "JZS01" else set()
        assert set(reported) == months - missed
        assert len(reported) == len(set(reported))


def test_zero_is_said_aloud_and_means_zero(any_year: SampleYear) -> None:
    counts = ("accidents", "dead", "missing", "serious", "minor", "loss")
    for entry in entries(any_year, "accident_statistics"):
        assert entry["is_zero"] == all(entry[key] == 0 for key in counts)
        assert entry["is_zero"] == bool(entry.get("zero_statement"))


def test_sums_since_january_add_up(any_year: SampleYear) -> None:
    for records in any_year.records.values():
        lines = records["accident_statistics"]
        for index, entry in enumerate(lines):
            for key in ("accidents", "dead", "loss"):
                total = sum(number(line[key]) for line in lines[: index + 1])
                assert number(entry[f"cum_{key}"]) == pytest.approx(total)


def test_two_units_had_an_accident(any_year: SampleYear) -> None:
    had = [
        (entry["unit"], str(entry["month"])[-2:])
        for entry in entries(any_year, "accident_statistics")
        if entry["accidents"]
    ]
    assert had == [("HWQ01", "06"), ("YHQ01", "08")]


def test_reports_go_out_in_the_first_days_of_the_next_month(any_year: SampleYear) -> None:
    for entry in entries(any_year, "accident_statistics"):
        sent_on, month = day(entry["sent_on"]), str(entry["month"])
        if month.endswith("-12"):
            assert sent_on == any_year.scene.as_of
        else:
            assert (sent_on.month, sent_on.day <= 5) == (int(month[-2:]) + 1, True)


def test_plans_go_out_in_january_and_one_unit_has_none(any_year: SampleYear) -> None:
    plans = list(entries(any_year, "plan"))
    assert all(day(plan["issued_on"]).month == 1 for plan in plans)
    assert any_year.records.keys() - {str(plan["unit"]) for plan in plans} == {"GY03"}
    of_bureau = [plan for plan in plans if plan["unit"] == BUREAU]
    assert {item for plan in of_bureau for item in plan["domain"] or ()} == {  # type: ignore[union-attr]
        "safety",
        "fire",
        "disaster",
    }


def test_drills_are_followed_up_in_time(any_year: SampleYear) -> None:
    for drill in entries(any_year, "drill"):
        if drill["status"] == "done":
            assert (day(drill["summary_on"]) - day(drill["date"])).days <= 15
            found_something = not str(drill["problems"]).startswith("未发现")
            assert found_something == (drill["improved_on"] is not None)


def test_the_bureau_drills_fire_and_disasters(any_year: SampleYear) -> None:
    domains = [entry["domain"] for entry in any_year.records[BUREAU]["drill"]]
    assert any("fire" in (domain or ()) for domain in domains)  # type: ignore[operator]
    assert any("disaster" in (domain or ()) for domain in domains)  # type: ignore[operator]


def test_one_drill_was_put_off(any_year: SampleYear) -> None:
    put_off = [entry for entry in entries(any_year, "drill") if entry["status"] == "postponed"]
    assert [entry["unit"] for entry in put_off] == ["JZS01"]


def test_crowded_places_drill_in_both_halves_or_report_it(any_year: SampleYear) -> None:
    months = {day(entry["date"]).month for entry in any_year.records["GY01"]["drill"]}
    assert min(months) <= 6 < max(months)
    assert all(entry["reported_on"] for entry in any_year.records["GY01"]["drill"])


def test_four_ones_name_people_of_the_unit(any_year: SampleYear) -> None:
    for unit, records in any_year.records.items():
        (entry,) = records["responsibility"]
        staff = any_year.scene.staff[unit]
        assert entry["target_unit"] == unit
        assert (entry["deputy"], entry["liaison"]) == (
            staff["deputy"].name,
            staff["liaison"].name,
        )


def test_everybody_who_leads_is_in_the_person_register(any_year: SampleYear) -> None:
    names = {str(entry["name"]) for entry in entries(any_year, "person")}
    leaders = {str(entry["leader"]) for entry in entries(any_year, "inspection")}
    assert leaders <= names


def test_the_same_seed_keeps_the_same_year() -> None:
    assert keep_year(8, 2026).records == keep_year(8, 2026).records
    assert keep_year(8, 2026).records != keep_year(9, 2026).records
