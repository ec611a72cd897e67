"""The word material of the office ledgers: what one file names, another has."""

import re

import pytest

from gsafety_xl.sample.office_words import office_words
from gsafety_xl.sample.records.round_visits import round_words
from gsafety_xl.sample.words import SampleWords, load_words
from gsafety_xl.schema import Catalogue


@pytest.fixture(scope="module")
def words() -> SampleWords:
    return load_words()


def test_the_files_are_read_once() -> None:
    assert office_words() is office_words()
    assert office_words().campaigns is office_words().campaigns


def test_every_drill_has_its_plan(words: SampleWords) -> None:
    plans = office_words().emergency_plans
    for unit in words.units:
        kept = plans.bureau if unit.kind == "bureau" else plans.unit
        assert {words.drills[key].plan for key in unit.drills} <= kept.keys(), unit.code


def test_no_plan_or_drill_is_for_nobody(words: SampleWords) -> None:
    drills = {key for unit in words.units for key in unit.drills}
    assert drills == words.drills.keys()
    plans = office_words().emergency_plans
    drilled = {drill.plan for drill in words.drills.values()}
    assert drilled == plans.bureau.keys() | plans.unit.keys()


def test_campaigns_are_about_themes_that_exist(words: SampleWords) -> None:
    themes = {item.name for item in words.themes} | {item.theme for item in words.visits}
    themes |= {item.theme for item in round_words().visits}
    for key, campaign in office_words().campaigns.campaigns.items():
        assert set(campaign.themes) <= themes, key


def test_assignments_name_campaigns_that_exist_and_their_papers() -> None:
    campaigns = office_words().campaigns.campaigns
    for words in office_words().assignments:
        if words.campaign:
            assert words.from_no == campaigns[words.campaign].above_no, words.title


def test_campaigns_from_above_are_assigned() -> None:
    assigned = {words.campaign for words in office_words().assignments}
    campaigns = office_words().campaigns.campaigns
    assert {key for key, item in campaigns.items() if item.above_no} == assigned - {""}


def test_accidents_and_events_are_of_units_that_exist(words: SampleWords) -> None:
    codes = {unit.code for unit in words.units if unit.must_report}
    assert {item.unit for item in office_words().accidents} <= codes
    assert {item.authority for item in office_words().accidents} <= codes
    assert office_words().events.units.keys() <= codes


def test_an_accident_has_a_kind_of_each_edition(catalogue: Catalogue) -> None:
    editions = {item.key: item.edition for item in catalogue.codes["accident_kind"].items}
    for accident in office_words().accidents:
        assert editions[accident.kinds[0]] in {"", "before"}, accident.title
        assert editions[accident.kinds[-1]] in {"", "after"}, accident.title


def test_nobody_hurt_has_a_full_name() -> None:
    names = [injury.name for item in office_words().accidents for injury in item.injured]
    assert names
    assert all(re.fullmatch(r".××", name) for name in names)


def test_papers_of_the_bureau_have_numbers_of_their_own() -> None:
    file = office_words()
    numbers = [item.doc_no for item in file.campaigns.campaigns.values()]
    numbers += [
        f"×绿容发〔{{year}}〕{item.number}号" for item in file.policies.bureau if not item.back
    ]
    numbers += [item.plan_no for item in file.events.units["JB00"]]
    numbers += [item.doc_no for item in load_words().plans.bureau]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("series", ["×绿容", "×绿容函"])
def test_reports_and_answers_have_numbers_of_their_own(series: str) -> None:
    file = office_words()
    numbers = [item.doc_no for item in file.submissions.upward if item.doc_no]
    numbers += [item.summary_no for item in file.campaigns.campaigns.values() if item.summary_no]
    numbers += [item.summary_no for item in file.events.units["JB00"]]
    numbers += [item.feedback_no for item in file.assignments if item.feedback_no]
    of_series = [number for number in numbers if number.startswith(f"{series}〔")]
    assert len(of_series) > 5
    assert len(of_series) == len(set(of_series))
