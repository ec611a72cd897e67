from collections import Counter, defaultdict
from datetime import date, datetime, timedelta

import pytest

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.records.forest_patrols import forest_words
from tests.sample.field_entries import day, entries, year_of

WEEK = timedelta(days=7)


@pytest.fixture(scope="module", params=[(2026, 2026), (1, 2027), (7, 2025), (3, 2028)], ids=str)
def any_year(request: pytest.FixtureRequest) -> SampleYear:
    return year_of(*request.param)


def patrols(year: SampleYear) -> dict[str, list[date]]:
    days: dict[str, list[date]] = defaultdict(list)
    for entry in entries(year, "forest_patrol"):
        if entry["kind"] == "patrol":
            days[str(entry["plot"])].append(day(entry["at"]))
    return days


def weeks(first: date, last: date) -> list[date]:
    """Return the Mondays of the weeks that have a day between the two."""
    monday = first - timedelta(days=first.weekday())
    count = (last - monday).days // 7 + 1
    return [monday + WEEK * index for index in range(count)]


def test_every_plot_is_patrolled_in_every_week_of_the_season(any_year: SampleYear) -> None:
    scene = any_year.scene
    season = [
        *weeks(scene.day("01-01"), scene.day("05-31")),
        *weeks(scene.day("10-01"), scene.as_of),
    ]
    walked = patrols(any_year)
    assert set(walked) == {plot.name for plot in forest_words().plots}
    for days in walked.values():
        assert [found - timedelta(days=found.weekday()) for found in days] == season


def test_no_patrol_lies_outside_the_season(any_year: SampleYear) -> None:
    for days in patrols(any_year).values():
        assert all(found.month in {1, 2, 3, 4, 5, 10, 11, 12} for found in days)


def test_the_last_round_comes_before_the_workbook_is_sent(any_year: SampleYear) -> None:
    for entry in entries(any_year, "forest_patrol"):
        at = entry["at"]
        assert isinstance(at, datetime)
        assert at.hour < 9 or at.date() < any_year.scene.as_of


def test_a_plot_has_its_own_entry_with_area_and_ranger(sample_year: SampleYear) -> None:
    plots = {
        entry["plot"]: (entry["area"], entry["ranger"], entry["signs"])
        for entry in entries(sample_year, "forest_patrol")
        if entry["kind"] == "plot"
    }
    assert len(plots) == 5
    assert plots["环城绿带3号地块"] == (15.1, "沈××", 21)


def test_patrols_are_light_entries(sample_year: SampleYear) -> None:
    allowed = {"kind", "owner", "plot", "at", "ranger", "fire_risk", "km", "problem"}
    common = {"seq", "id", "unit", "domain", "filler", "filled_on"}
    for entry in entries(sample_year, "forest_patrol"):
        if entry["kind"] == "patrol":
            assert set(entry) <= allowed | common


def test_no_day_of_high_risk_was_announced(sample_year: SampleYear) -> None:
    risks = {entry.get("fire_risk") for entry in entries(sample_year, "forest_patrol")}
    assert {"one", "two", "three"} <= risks
    assert risks.isdisjoint({"four", "five"})


def test_a_day_has_one_level_of_risk(any_year: SampleYear) -> None:
    levels: dict[date, set[object]] = defaultdict(set)
    for entry in entries(any_year, "forest_patrol"):
        if entry["kind"] == "patrol":
            levels[day(entry["at"])].add(entry["fire_risk"])
    assert {len(found) for found in levels.values()} == {1}


def test_a_ranger_is_in_one_place_at_a_time(any_year: SampleYear) -> None:
    rounds = Counter(
        (entry["ranger"], str(entry["at"])[:13])
        for entry in entries(any_year, "forest_patrol")
        if entry["kind"] == "patrol"
    )
    assert max(rounds.values()) == 1


def test_the_one_fire_was_small_and_put_out(sample_year: SampleYear) -> None:
    (fire,) = [e for e in entries(sample_year, "forest_patrol") if e["kind"] == "fire"]
    assert (fire["burnt"], fire["harmed"], fire["casualties"]) == (0.02, 0, 0)
    assert fire["fire_at"] == datetime(2026, 4, 5, 10, 20)
    assert fire["out_at"] == datetime(2026, 4, 5, 10, 48)
    assert fire["accident_id"] == "未达统计标准"


def test_a_fire_lit_on_purpose_has_a_permit_of_the_year(any_year: SampleYear) -> None:
    (lit,) = [e for e in entries(any_year, "forest_patrol") if e["kind"] == "fire_use"]
    year = any_year.scene.year
    assert lit["permit_no"] == f"×林火许〔{year}〕4号"
    assert str(lit["permit_span"]).startswith(f"{year}-11-17 09:00")


def test_entries_follow_the_clock_after_the_plots(sample_year: SampleYear) -> None:
    for records in sample_year.records.values():
        later = [e for e in records.get("forest_patrol", ()) if e["kind"] != "plot"]
        times = [str(entry["at"]) for entry in later]
        assert times == sorted(times)
