"""What the bureau was told to do, and the papers by which it was told."""

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.office_words import office_words
from gsafety_xl.schema.units import BUREAU
from tests.sample.year_entries import by_number, day, everywhere

SOURCES = {
    "safety_committee",
    "fire_committee",
    "disaster_office",
    "counter_terror_office",
    "city_bureau",
    "district_government",
    "bureau_leader",
}


def test_only_the_bureau_keeps_them_and_all_ask_something(each_year: SampleYear) -> None:
    assignments = list(everywhere(each_year, "assignment"))
    assert {entry["unit"] for entry in assignments} == {BUREAU}
    assert {entry["source"] for entry in assignments} == SOURCES


def test_all_are_done_in_time(each_year: SampleYear) -> None:
    for entry in everywhere(each_year, "assignment"):
        assert entry["status"] == "done"
        assert day(entry["received_on"]) <= day(entry["done_on"]) <= day(entry["due_on"])


def test_written_ones_have_number_and_day_others_none(each_year: SampleYear) -> None:
    for entry in everywhere(each_year, "assignment"):
        written = entry["way"] == "written"
        assert bool(entry["from_no"]) is written
        assert bool(entry["from_on"]) is written
        if written:
            assert day(entry["from_on"]) <= day(entry["received_on"])


def test_an_answer_has_been_sent_under_its_number(each_year: SampleYear) -> None:
    sent = {
        str(entry["doc_no"]): day(entry["sent_at"])
        for entry in everywhere(each_year, "submission")
        if entry["item"] == "feedback"
    }
    answered = {
        str(entry["feedback_no"]): day(entry["feedback_on"])
        for entry in everywhere(each_year, "assignment")
        if entry["needs_feedback"]
    }
    assert answered == sent


def test_a_secret_one_says_nothing_but_its_number(sample_year: SampleYear) -> None:
    (entry,) = [item for item in everywhere(sample_year, "assignment") if item["secret"]]
    assert entry["content"] == entry["from_no"] == "登记号〔2026〕FK03"
    assert entry["needs_feedback"] is False


def test_campaigns_from_above_have_one_with_an_answer(each_year: SampleYear) -> None:
    told = {
        entry["related_ids"]
        for entry in everywhere(each_year, "assignment")
        if entry["needs_feedback"]
    }
    for campaign in each_year.records[BUREAU]["campaign"]:
        if campaign["from_above"]:
            assert campaign["id"] in told


def test_related_entries_exist_and_fall_into_its_time(each_year: SampleYear) -> None:
    inspections = by_number(each_year, "inspection")
    campaigns = by_number(each_year, "campaign")
    for entry in everywhere(each_year, "assignment"):
        for number in filter(None, str(entry["related_ids"] or "").split("、")):
            if number in campaigns:
                continue
            on = day(inspections[number]["date"])
            assert day(entry["received_on"]) <= on <= day(entry["done_on"])


def test_they_stand_in_the_order_of_the_words_days(each_year: SampleYear) -> None:
    received = [day(entry["received_on"]) for entry in everywhere(each_year, "assignment")]
    assert received == sorted(received)
    assert len(received) == len(office_words().assignments)


def test_papers_with_a_day_have_become_an_assignment(each_year: SampleYear) -> None:
    assignments = by_number(each_year, "assignment")
    for entry in each_year.records[BUREAU]["circular"]:
        assert bool(entry.get("due_on")) is bool(entry.get("assignment_id"))
        if entry.get("assignment_id"):
            assignment = assignments[str(entry["assignment_id"])]
            assert entry["doc_no"] == assignment["from_no"]
            assert entry["due_on"] == assignment["due_on"]


def test_papers_are_told_within_ten_days_secret_ones_not_at_all(each_year: SampleYear) -> None:
    for entry in everywhere(each_year, "circular"):
        if entry["secrecy"] == "registered":
            assert not entry.get("told_on")
            assert not entry.get("measure")
        else:
            assert 0 < (day(entry["told_on"]) - day(entry["received_on"])).days <= 12
            assert entry["scope"]
            assert entry["measure"]


def test_units_pass_on_the_bureaus_own_papers(each_year: SampleYear) -> None:
    papers = {
        str(entry["doc_no"])
        for ledger in ("plan", "campaign", "policy")
        for entry in each_year.records[BUREAU][ledger]
        if entry.get("doc_no")
    }
    for unit, records in each_year.records.items():
        if unit != BUREAU:
            assert {str(entry["doc_no"]) for entry in records.get("circular", ())} <= papers


def test_a_unit_gets_a_paper_after_it_was_issued(sample_year: SampleYear) -> None:
    plan = sample_year.records[BUREAU]["plan"][0]
    paper = sample_year.records["GY01"]["circular"][0]
    assert paper["title"] == "关于印发《2026年度安全生产工作计划》的通知"
    assert (paper["from_org"], paper["doc_no"]) == ("区绿化市容局", plan["doc_no"])
    assert day(plan["issued_on"]) < day(paper["received_on"])


def test_a_paper_of_a_campaign_is_its_scheme(sample_year: SampleYear) -> None:
    titles = [str(entry["title"]) for entry in sample_year.records["GY01"]["circular"]]
    assert "关于印发《2026年夏季消防安全检查方案》的通知" in titles
