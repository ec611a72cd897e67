import re

import pytest

from gsafety_xl.model import GsafetyError
from gsafety_xl.sample.habits import load_habits
from gsafety_xl.sample.word_shapes import PeopleWords
from gsafety_xl.sample.words import SampleWords, load_words, read_sample
from gsafety_xl.schema import Catalogue
from gsafety_xl.schema.units import BUREAU

KINDS_OF_THE_DISTRICT = {
    "bureau",
    "section",
    "institution",
    "enterprise",
    "park",
    "greening",
    "sanitation",
    "operator",
}


@pytest.fixture(scope="module")
def words() -> SampleWords:
    return load_words()


def keys(catalogue: Catalogue, codes: str) -> set[str]:
    return {item.key for item in catalogue.codes[codes].items}


def test_the_district_has_a_bureau_and_sixteen_reporting_units_of_every_kind(
    words: SampleWords,
) -> None:
    reporting = [unit for unit in words.units if unit.must_report]
    assert next(unit.code for unit in reporting) == BUREAU
    assert len(reporting) == 17
    assert {unit.kind for unit in words.units} == KINDS_OF_THE_DISTRICT


def test_no_two_units_share_a_code_or_any_spelling(words: SampleWords) -> None:
    codes = [unit.code for unit in words.units]
    spellings = [text for unit in words.units for text in {unit.name, unit.short, *unit.aliases}]
    assert len(codes) == len(set(codes))
    assert len(spellings) == len(set(spellings))


def test_every_parent_is_a_unit(words: SampleWords) -> None:
    codes = {unit.code for unit in words.units}
    assert {unit.parent for unit in words.units if unit.parent} <= codes


def test_phone_numbers_look_reserved(words: SampleWords) -> None:
    assert all(re.fullmatch(r"021-5550\d{4}", unit.phone) for unit in words.units)
    assert words.people.mobile.format(number=7) == "13900000007"


def test_units_owe_ledgers_that_exist(words: SampleWords, catalogue: Catalogue) -> None:
    owed = {code for unit in words.units for code in unit.ledgers}
    assert owed == {"JH", "JC", "YH", "YL", "ST", "ZR"}
    assert all(catalogue.by_code(code) is not None for code in owed)


def test_choices_in_the_word_files_are_choice_keys(
    words: SampleWords, catalogue: Catalogue
) -> None:
    assert {unit.kind for unit in words.units} <= keys(catalogue, "unit_kind")
    assert {danger.kind for danger in words.dangers} <= keys(catalogue, "danger_kind")
    assert {kind for unit in words.units for place in unit.places for kind in place.kinds} <= keys(
        catalogue, "danger_kind"
    )
    assert {theme.kind for theme in words.themes} <= keys(catalogue, "inspection_kind")
    assert {form for drill in words.drills.values() for form in drill.form} <= keys(
        catalogue, "drill_form"
    )


def test_every_place_offers_a_danger_of_each_kind_it_names(words: SampleWords) -> None:
    offered = {danger.kind for danger in words.dangers if not danger.key}
    named = {kind for unit in words.units for place in unit.places for kind in place.kinds}
    assert named <= offered


def test_every_unit_drills_something_that_is_described(words: SampleWords) -> None:
    assert {key for unit in words.units for key in unit.drills} <= words.drills.keys()
    assert all(unit.drills for unit in words.units if unit.must_report)


def test_appointed_visits_go_to_places_that_exist(words: SampleWords) -> None:
    for visit in words.visits:
        places = [place.name for place in words.unit(visit.unit).places]
        assert visit.place == "" or visit.place in places
        assert visit.danger == "" or visit.danger in {danger.key for danger in words.dangers}


def test_gaps_name_units_that_report(words: SampleWords) -> None:
    gaps = words.gaps
    named = [gaps.no_plan, gaps.not_inspected, gaps.not_sent, gaps.month_missing]
    assert all(words.unit(gap.unit).must_report for gap in named)
    assert len({gap.unit for gap in named}) == len(named)


def test_untidy_books_cover_what_their_units_owe(words: SampleWords, catalogue: Catalogue) -> None:
    for book in load_habits().books:
        typed = {catalogue.ledgers[sheet.ledger].code for sheet in book.sheets}
        assert typed == set(words.unit(book.unit).ledgers)


def test_columns_named_by_untidy_sheets_exist(catalogue: Catalogue) -> None:
    for book in load_habits().books:
        for sheet in book.sheets:
            named = {*sheet.renamed, *sheet.dropped, *sheet.merged, *sheet.wide, *sheet.ditto}
            assert named <= catalogue.ledgers[sheet.ledger].labels().keys()


def test_renamed_headings_are_aliases_of_their_column(catalogue: Catalogue) -> None:
    for book in load_habits().books:
        for sheet in book.sheets:
            for key, heading in sheet.renamed.items():
                assert heading in catalogue.ledgers[sheet.ledger].column(key).aliases


def test_clerks_drop_only_columns_that_may_be_missing(catalogue: Catalogue) -> None:
    for book in load_habits().books:
        for sheet in book.sheets:
            for key in sheet.dropped:
                assert not catalogue.ledgers[sheet.ledger].column(key).required


def test_a_small_text_is_filled_in(words: SampleWords) -> None:
    assert words.phrase("danger", "extension", name="王敏", reason="停电") == "王敏：停电"
    with pytest.raises(KeyError):
        words.phrase("danger", "no such text")


def test_a_file_of_another_shape_is_named_with_its_key() -> None:
    with pytest.raises(GsafetyError, match=r"sample/calendar\.toml.*unknown field `closed`"):
        read_sample("calendar", PeopleWords)
