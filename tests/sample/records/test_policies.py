"""The regulations and the letters of responsibility."""

import pytest

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.schema.units import BUREAU
from tests.sample.year_entries import day, everywhere

#: What the bureau has to have rules about, as the titles say it.
SUBJECTS = [
    "责任制",
    "会议",
    "检查",
    "隐患",
    "培训",
    "演练",
    "事故报告",
    "经费",
    "考核",
    "消防",
    "反恐",
]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_bureau_has_a_rule_about(sample_year: SampleYear, subject: str) -> None:
    kinds = {
        str(entry["kind"])
        for entry in sample_year.records[BUREAU]["policy"]
        if subject in str(entry["title"])
    }
    assert kinds & {"policy", "assessment"}


def test_every_reporting_unit_signed_a_letter_of_the_year(each_year: SampleYear) -> None:
    names = [each_year.scene.words.unit(code).name for code in each_year.records if code != BUREAU]
    letters = [entry for entry in each_year.records[BUREAU]["policy"] if entry["kind"] == "letter"]
    assert [entry["applies_to"] for entry in letters if entry["year"] != each_year.scene.year] == []
    assert sorted(str(entry["applies_to"]) for entry in letters) == sorted(names)


def test_letters_are_signed_on_working_days_of_january(each_year: SampleYear) -> None:
    for entry in each_year.records[BUREAU]["policy"]:
        if entry["kind"] == "letter":
            signed = day(entry["signed_on"])
            assert each_year.scene.workdays.is_open(signed)
            assert (signed.year, signed.month) == (each_year.scene.year, 1)


def test_the_assessment_counts_fire_and_is_for_everybody(sample_year: SampleYear) -> None:
    (entry,) = [
        item for item in sample_year.records[BUREAU]["policy"] if item["kind"] == "assessment"
    ]
    assert entry["has_fire"] is True
    assert entry["doc_no"] == "×绿容发〔2026〕8号"
    applies_to = str(entry["applies_to"]).split("、")
    assert len(applies_to) == len(sample_year.records)


def test_papers_bear_the_year_of_their_day(each_year: SampleYear) -> None:
    for entry in everywhere(each_year, "policy"):
        if entry.get("doc_no"):
            assert f"〔{day(entry['signed_on']).year}〕" in str(entry["doc_no"])


def test_a_unit_signs_with_its_teams(sample_year: SampleYear) -> None:
    (letter,) = [
        item for item in sample_year.records["HWQ01"]["policy"] if item["kind"] == "letter"
    ]
    assert letter["title"] == "洁城公司2026年班组安全生产责任书"
    assert letter["parties"] == "洁城公司—各班组"


def test_they_stand_in_the_order_of_their_days(each_year: SampleYear) -> None:
    for records in each_year.records.values():
        signed = [day(entry["signed_on"]) for entry in records.get("policy", ())]
        assert signed == sorted(signed)
