from datetime import timedelta

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.records.risk_sources import risk_source_words
from gsafety_xl.sample.scene import Scene
from tests.sample.field_entries import day, entries, number

#: From the bounds of the LEC method: above 70, 160, 320.
LEVELS = ((320, "red"), (160, "orange"), (70, "yellow"), (0, "blue"))


def test_the_level_is_that_of_the_three_values() -> None:
    for words in risk_source_words():
        if words.method == "lec":
            likely, exposed, severe = words.lec
            score = likely * exposed * severe
            level = next(name for bound, name in LEVELS if score > bound)
            assert words.level == level, words.name


def test_other_methods_have_no_values(sample_year: SampleYear) -> None:
    for source in entries(sample_year, "risk_source"):
        assert (source["method"] == "lec") == ("lec_l" in source)


def test_all_levels_occur(sample_year: SampleYear) -> None:
    levels = {source["level"] for source in entries(sample_year, "risk_source")}
    assert levels == {"red", "orange", "yellow", "blue"}


def test_days_of_a_source_follow_one_another(sample_year: SampleYear) -> None:
    for source in entries(sample_year, "risk_source"):
        steps = ("surveyed_on", "registered_on", "evaluated_on", "last_on")
        days = [day(source[column]) for column in steps]
        assert days == sorted(days)


def test_no_source_waits_longer_than_its_interval(sample_year: SampleYear) -> None:
    for source in entries(sample_year, "risk_source"):
        due = day(source["last_on"]) + timedelta(days=number(source["inspection_days"]))
        assert due >= sample_year.scene.as_of


def test_only_the_higher_levels_are_under_orders_each_with_a_number(
    sample_year: SampleYear,
) -> None:
    sources = list(entries(sample_year, "risk_source"))
    ordered = [source for source in sources if "order_no" in source]
    assert ordered == [source for source in sources if source["level"] in {"red", "orange"}]
    numbers = [source["order_no"] for source in ordered]
    assert len(set(numbers)) == len(numbers)
    assert "×绿容防〔2026〕1号" in numbers


def test_both_foresters_list_woodland(sample_year: SampleYear) -> None:
    owners = {
        source["owner"]
        for source in entries(sample_year, "risk_source")
        if source["kind"] in {"forest_fire_area", "green_belt"}
    }
    assert owners == {"LYZ01", "LDS01"}


def test_sources_lie_at_places_of_their_unit(scene: Scene) -> None:
    for words in risk_source_words():
        assert words.place in {place.name for place in scene.words.unit(words.keeper).places}
