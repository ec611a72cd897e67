"""What was sent up and received agrees with the ledgers that it was made from."""

from collections import Counter

import pytest

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.records.submissions import plan_submission
from gsafety_xl.sample.scene import Entry
from gsafety_xl.schema.units import BUREAU
from tests.sample.year_entries import by_number, day, everywhere


def upward(year: SampleYear, item: str) -> list[Entry]:
    return [entry for entry in sent(year, "upward") if entry["item"] == item]


def received(year: SampleYear, item: str) -> list[Entry]:
    return [entry for entry in sent(year, "received") if entry["item"] == item]


def sent(year: SampleYear, direction: str) -> list[Entry]:
    return [entry for entry in everywhere(year, "submission") if entry["direction"] == direction]


def test_the_plans_went_up_under_the_numbers_they_name(each_year: SampleYear) -> None:
    submissions = by_number(each_year, "submission")
    for position, plan in enumerate(each_year.records[BUREAU]["plan"], start=1):
        submission = submissions[str(plan["submission_id"])]
        assert plan["submission_id"] == plan_submission(position, each_year.scene)
        assert submission["doc_no"] == plan["doc_no"]
        assert day(plan["issued_on"]) < day(submission["sent_at"]) <= each_year.scene.day("02-15")
        assert (submission["to_org"],) == plan["reported_to"]


def test_the_safety_committee_got_all_three_kinds(each_year: SampleYear) -> None:
    year = each_year.scene.year
    got = Counter(
        str(entry["item"])
        for entry in sent(each_year, "upward")
        if entry["to_org"] == "safety_committee"
    )
    assert got["annual_plan"] == 1
    assert got["inspection"] == 4
    months = [entry["period"] for entry in upward(each_year, "statistics")]
    assert months == [f"{year}-{month:02d}" for month in range(1, 13)]


def test_a_month_is_zero_when_nobody_had_an_accident(each_year: SampleYear) -> None:
    lines = list(everywhere(each_year, "accident_statistics"))
    for entry in upward(each_year, "statistics"):
        of_month = [line for line in lines if line["month"] == entry["period"]]
        assert entry["is_zero"] is all(line["is_zero"] for line in of_month)
        assert entry["status"] == ("zero" if entry["is_zero"] else "sent")
        assert day(entry["sent_at"]) >= max(day(line["sent_on"]) for line in of_month)


def test_units_months_arrive_on_the_day_they_name(each_year: SampleYear) -> None:
    lines = {
        (line["unit"], line["month"]): line for line in everywhere(each_year, "accident_statistics")
    }
    for entry in received(each_year, "statistics"):
        line = lines.get((entry["from_unit"], entry["period"]))
        if line is None:
            assert entry["status"] == "omitted"
        else:
            assert day(entry["sent_at"]) == day(line["sent_on"])
            assert entry["is_zero"] is line["is_zero"]


def test_only_what_is_seeded_never_came(each_year: SampleYear) -> None:
    year = each_year.scene.year
    missing = [
        (entry["from_unit"], entry["item"], entry["period"])
        for entry in everywhere(each_year, "submission")
        if entry["status"] == "omitted"
    ]
    assert missing == [
        ("GY03", "annual_plan", str(year)),
        ("JZS01", "statistics", f"{year}-09"),
    ]


def test_what_never_came_was_asked_for_after_it_was_due(sample_year: SampleYear) -> None:
    for entry in everywhere(sample_year, "submission"):
        if entry["status"] == "omitted":
            assert entry["urged_count"] == 2
            assert day(entry["urged_at"]) > day(entry["due_on"])
            assert entry["note"] == "截止日未收到，已催报"
            assert not entry.get("sent_at")


def test_nothing_came_late(each_year: SampleYear) -> None:
    for entry in everywhere(each_year, "submission"):
        if entry["status"] != "omitted":
            assert day(entry["sent_at"]) <= day(entry["due_on"])
            assert day(entry["sent_at"]) <= each_year.scene.as_of


def test_papers_are_signed_and_numbered(each_year: SampleYear) -> None:
    for entry in everywhere(each_year, "submission"):
        official = entry["form"] == "official"
        assert bool(entry["signer"]) is official
        assert not official or f"〔{each_year.scene.year}〕" in str(entry["doc_no"])


def test_papers_are_numbered_in_the_order_of_their_days(sample_year: SampleYear) -> None:
    series: dict[str, list[tuple[int, int]]] = {}
    for entry in sent(sample_year, "upward"):
        if entry["form"] == "official":
            name, number = str(entry["doc_no"]).removesuffix("号").split("〔2026〕")
            series.setdefault(name, []).append((int(number), day(entry["sent_at"]).toordinal()))
    for name, numbered in series.items():
        assert [on for _, on in sorted(numbered)] == sorted(on for _, on in numbered), name


def test_every_accident_was_reported_up(each_year: SampleYear) -> None:
    times = [entry["sent_at"] for entry in upward(each_year, "accident")]
    accidents = everywhere(each_year, "accident")
    assert sorted(map(str, times)) == sorted(str(item["bureau_reported_at"]) for item in accidents)


def test_campaigns_were_summed_up_to_those_named(each_year: SampleYear) -> None:
    done = [item for item in each_year.records[BUREAU]["campaign"] if item["status"] == "done"]
    papers = {entry["doc_no"]: entry["to_org"] for entry in upward(each_year, "campaign")}
    assert papers == {item["summary_no"]: item["reported_to"][0] for item in done}  # type: ignore[index]


@pytest.mark.parametrize(
    ("to_org", "item"),
    [
        ("fire_committee", "fire"),
        ("disaster_office", "disaster"),
        ("counter_terror_office", "counter_terror"),
        ("district_government", "other"),
        ("city_bureau", "other"),
    ],
)
def test_everybody_above_heard_from_the_bureau(
    sample_year: SampleYear, to_org: str, item: str
) -> None:
    assert to_org in {entry["to_org"] for entry in upward(sample_year, item)}


def test_complaints_of_the_grid_are_answered_by_the_tenth(each_year: SampleYear) -> None:
    answers = [entry for entry in upward(each_year, "other") if entry["to_org"] == "city_bureau"]
    days = [day(entry["sent_at"]) for entry in answers]
    assert [item.month for item in days] == list(range(1, 13))
    assert all(item.day < 10 for item in days)
