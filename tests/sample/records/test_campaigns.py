"""The campaigns: their counts are those of the inspections and dangers that cite them."""

from datetime import date

import pytest

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.records.campaigns import campaign_number
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.schema.units import BUREAU
from tests.sample.year_entries import by_number, day, everywhere, number, titled


def inspections_of(year: SampleYear, campaign: Entry) -> list[Entry]:
    return [
        entry
        for entry in everywhere(year, "inspection")
        if entry.get("campaign_id") == campaign["id"]
    ]


def test_counts_are_those_of_what_cites_them(each_year: SampleYear) -> None:
    for campaign in everywhere(each_year, "campaign"):
        inspections = inspections_of(each_year, campaign)
        numbers = {entry["id"] for entry in inspections}
        dangers = [
            entry
            for entry in everywhere(each_year, "hidden_danger")
            if entry.get("inspection_id") in numbers
        ]
        done = [entry for entry in dangers if entry.get("done_on")]
        assert campaign["unit_count"] == len(inspections)
        assert campaign["headcount"] == sum(number(entry["headcount"]) for entry in inspections)
        assert campaign["danger_count"] == len(dangers)
        assert campaign["rectified_count"] == len(done)


def test_inspections_cite_a_campaign_of_their_unit_that_was_going_on(each_year: SampleYear) -> None:
    campaigns = by_number(each_year, "campaign")
    for entry in everywhere(each_year, "inspection"):
        if entry.get("campaign_id"):
            campaign = campaigns[str(entry["campaign_id"])]
            assert campaign["unit"] == entry["unit"]
            assert day(campaign["start_on"]) <= day(entry["date"]) <= day(campaign["end_on"])


def test_units_without_the_ledger_cite_none(sample_year: SampleYear) -> None:
    cited = {entry.get("campaign_id") for entry in sample_year.records["GYS01"]["inspection"]}
    assert cited == {None}


def test_the_bureau_led_what_it_must(each_year: SampleYear) -> None:
    campaigns = each_year.records[BUREAU]["campaign"]
    kinds = [campaign["kind"] for campaign in campaigns]
    assert {"fire", "winter_spring_fire", "summer_fire"} <= set(kinds)
    own = [item for item in campaigns if item["kind"] == "fire" and not item["from_above"]]
    assert len(own) == 1
    assert all(inspections_of(each_year, campaign) for campaign in own)


def test_what_is_done_was_summed_up_on_a_working_day_after_it(each_year: SampleYear) -> None:
    for campaign in each_year.records[BUREAU]["campaign"]:
        if campaign["status"] == "done":
            summed_up = day(campaign["summary_on"])
            assert day(campaign["end_on"]) < summed_up <= each_year.scene.as_of
            assert (summed_up - day(campaign["end_on"])).days <= 30
            assert each_year.scene.workdays.is_open(summed_up)
        else:
            assert campaign["summary_no"] is None
            assert day(campaign["end_on"]) > each_year.scene.as_of


def test_papers_come_before_what_they_start(each_year: SampleYear) -> None:
    for campaign in everywhere(each_year, "campaign"):
        assert day(campaign["issued_on"]) <= day(campaign["start_on"])


def test_a_unit_records_its_share_under_the_bureaus_paper(sample_year: SampleYear) -> None:
    own = titled(sample_year, "HWQ01", "campaign", "夏季消防")
    bureaus = titled(sample_year, BUREAU, "campaign", "夏季消防")
    assert own["title"] == f"洁城公司参加{bureaus['title']}"
    assert (own["tier"], own["above_no"]) == ("unit", bureaus["doc_no"])


@pytest.mark.parametrize(
    ("theme", "on", "number"),
    [
        ("夏季消防检查", "07-15", "JB00-ZX-2026-004"),
        ("夏季消防检查", "09-02", None),
        ("节后复工安全检查", "03-02", None),
        ("冬春火灾防控检查", "01-08", "JB00-ZX-2026-001"),
    ],
)
def test_theme_and_day_settle_the_campaign(
    scene: Scene, theme: str, on: str, number: str | None
) -> None:
    bureau, when = scene.words.unit(BUREAU), date.fromisoformat(f"2026-{on}")
    assert campaign_number(bureau, theme, when, scene) == number
