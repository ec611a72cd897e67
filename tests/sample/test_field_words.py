from datetime import date

import pytest

from gsafety_xl.model import GsafetyError
from gsafety_xl.sample.field_words import FieldWords, Thing, load_field, relative_day
from gsafety_xl.sample.records.fire_sites import FireSites
from gsafety_xl.sample.records.rides import ride_words
from gsafety_xl.sample.scene import Scene


class NoSuchShape(FieldWords, frozen=True, kw_only=True):
    """A shape that no file has."""

    nothing: str


def thing(name: str) -> Thing:
    return Thing(keeper="GY01", place="游乐区", name=name)


def test_a_thing_is_found_at_its_place() -> None:
    assert thing("配电间").spot == "游乐区配电间"
    assert thing("游乐区售票亭").spot == "游乐区售票亭"


def test_a_thing_is_inspected_once_a_year_at_any_time(scene: Scene) -> None:
    assert thing("配电间").cycle(scene.words.unit("GY01")) == 365
    assert thing("配电间").span(2027) == (date(2027, 1, 1), date(2027, 12, 31))
    assert not thing("配电间").before_holidays


def test_large_rides_in_use_are_inspected_before_holidays() -> None:
    names = {ride.name for ride in ride_words() if ride.before_holidays}
    assert "摩天轮" in names
    assert "海盗船" not in names
    assert "充气城堡" not in names


@pytest.mark.parametrize(
    ("when", "expected"),
    [((0, "06-01"), "2026-06-01"), ((-2, "12-31"), "2024-12-31"), ((1, "01-31"), "2027-01-31")],
)
def test_days_count_from_the_sample_year(when: tuple[int, str], expected: str) -> None:
    assert relative_day(when, 2026) == date.fromisoformat(expected)


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="day is out of range"):
        relative_day((0, "02-30"), 2026)


def test_words_are_read_once() -> None:
    assert load_field("fire_site", FireSites) is load_field("fire_site", FireSites)


def test_a_file_of_another_shape_is_named() -> None:
    with pytest.raises(GsafetyError, match=r"sample/fire_site\.toml"):
        load_field("fire_site", NoSuchShape)
