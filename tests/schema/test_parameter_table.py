"""The parameters that ship: all legal defaults, each with what it rests on."""

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from gsafety_xl.schema import Catalogue, Parameter, Strength, load_catalogue
from gsafety_xl.schema.parameter_words import parameter_words

#: LD-39 was never given; these numbers have further letters.
LETTERS = {
    3: "abcd", 11: "a", 35: "abcdefghij", 36: "ab", 37: "a", 45: "a", 46: "abcdefgh", 47: "abc",
    48: "abc",
}  # fmt: skip
#: Legal defaults that nobody has compared with the text of the law, in whole or in part.
UNVERIFIED = {
    "LD-01", "LD-02", "LD-03c", "LD-07", "LD-09", "LD-10", "LD-14", "LD-19", "LD-20", "LD-21",
    "LD-23", "LD-27", "LD-29", "LD-30", "LD-31", "LD-32", "LD-35d", "LD-35j", "LD-36", "LD-38",
    "LD-45", "LD-46e", "LD-46f", "LD-47a", "LD-47c", "LD-48", "LD-48a",
}  # fmt: skip
PARAMETERS = load_catalogue().parameters


def _codes() -> Iterator[str]:
    for number in range(1, 51):
        if number != 39:
            yield f"LD-{number:02d}"
            yield from (f"LD-{number:02d}{letter}" for letter in LETTERS.get(number, ""))


CODES = list(_codes())


def with_code(code: str) -> list[Parameter]:
    return [item for item in PARAMETERS.values() if item.code == code]


def test_there_are_82_legal_defaults() -> None:
    assert len(CODES) == 82


@pytest.mark.parametrize("code", CODES)
def test_every_legal_default_is_there(code: str) -> None:
    assert with_code(code)


@pytest.mark.parametrize("code", CODES)
def test_unverified_ones_say_so(code: str) -> None:
    assert any(item.basis.verify for item in with_code(code)) == (code in UNVERIFIED)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("accident.report.unit_minutes", 60),
        ("accident.report.bureau_minutes", 120),
        ("accident.report.urgent_minutes", 30),
        ("accident.followup.days", 30),
        ("accident.followup.fire_traffic_days", 7),
        ("accident.investigation.days", 60),
        ("accident.investigation.longest", 120),
        ("accident.counted_loss", 100),
        ("accident.code_switch_date", "2026-07-01"),
        ("plan_filing.workdays", 20),
        ("plan_review.years", 3),
        ("forest.season", ["10-01", "05-31"]),
        ("flood.season", ["06-01", "09-30"]),
        ("video.kept_days", 90),
        ("danger.rectify_days", 15),
        ("danger.overdue_error_days", 30),
        ("ride.large.speed", 2),
        ("ride.large.height", 2),
        ("waste.decide_days", 20),
        ("event.licence_people", 1000),
        ("expo.from", "11-05"),
        ("expo.to", "11-10"),
        ("inspection.led_fire.per_year", 2),
        ("campaign.fire.per_year", 1),
    ],
)
def test_values_are_those_of_the_duties_and_the_law(key: str, value: object) -> None:
    assert PARAMETERS[key].value == value


@pytest.mark.parametrize("key", PARAMETERS)
def test_law_and_duty_have_a_source(key: str) -> None:
    basis = PARAMETERS[key].basis
    if basis.strength in {Strength.LAW, Strength.EXPLICIT}:
        assert basis.source
        assert basis.confidence


@pytest.mark.parametrize("key", PARAMETERS)
def test_a_bound_rests_on_law_or_duty(key: str) -> None:
    parameter = PARAMETERS[key]
    if parameter.floor is not None or parameter.ceiling is not None:
        assert parameter.basis.strength in {Strength.LAW, Strength.EXPLICIT}
        assert parameter.adjustable


@pytest.mark.parametrize("key", PARAMETERS)
def test_an_unverified_source_is_marked(key: str) -> None:
    basis = PARAMETERS[key].basis
    if "待核" in basis.source:
        assert basis.verify


@pytest.mark.parametrize("key", PARAMETERS)
def test_a_label_is_short_and_plain(key: str) -> None:
    assert 2 <= len(PARAMETERS[key].label) <= 45
    assert not re.search(r"[。！]", PARAMETERS[key].label)


@pytest.mark.parametrize(
    "start", ["accident.grade", "accident.ride", "forest.fire_grade", "ride.large"]
)
def test_grades_are_not_the_bureaus_to_set(start: str) -> None:
    found = [item for key, item in PARAMETERS.items() if key.startswith(start)]
    assert found
    assert not any(item.adjustable for item in found)


@pytest.mark.parametrize(
    ("key", "loosened"),
    [
        ("inspection.led_fire.per_year", 1),
        ("video.kept_days", 60),
        ("accident.report.unit_minutes", 90),
        ("plan_filing.workdays", 30),
        ("drill.bureau.per_year", 0.4),
        ("accident.followup.days", 20),
    ],
)
def test_loosening_falls_below_the_law(key: str, loosened: float) -> None:
    own = replace(PARAMETERS[key], value=loosened)
    assert own.is_below_floor or own.is_above_ceiling


def test_the_days_off_of_2026_are_those_published() -> None:
    assert PARAMETERS["holidays.2026.off"].value == [
        "2026-01-01~2026-01-03",
        "2026-02-15~2026-02-23",
        "2026-04-04~2026-04-06",
        "2026-05-01~2026-05-05",
        "2026-06-19~2026-06-21",
        "2026-09-25~2026-09-27",
        "2026-10-01~2026-10-07",
    ]
    assert not PARAMETERS["holidays.2026.off"].basis.verify


def test_a_year_without_a_published_schedule_is_marked() -> None:
    assert PARAMETERS["holidays.2027.off"].basis.verify
    assert PARAMETERS["holidays.2027.worked"].value == []


def test_every_file_is_a_known_subject(catalogue: Catalogue) -> None:
    named = {item.group for item in catalogue.parameters.values()}
    ours = set(parameter_words().groups) - {"other"}
    assert ours <= named
