from datetime import date
from typing import Any

import pytest

from gsafety_xl.model import Raw, Value
from gsafety_xl.sample.habits import SheetHabits, load_habits
from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.typing_hands import Hand
from gsafety_xl.schema import Catalogue
from gsafety_xl.schema.days import read_day, read_month
from gsafety_xl.schema.numbers import read_count

FIFTH_OF_MARCH = date(2026, 3, 5)


class Typist:
    """Types a value into a column of a ledger, with habits as a test names them."""

    def __init__(self, year: SampleYear, catalogue: Catalogue) -> None:
        self._year = year
        self._catalogue = catalogue

    def hand(self, ledger: str, **habits: Any) -> Hand:  # noqa: ANN401 - any habit of the data
        sheet = SheetHabits(ledger=ledger, sheet="Sheet1", title="", **habits)
        return Hand("GYS01", sheet, load_habits(), self._catalogue, self._year.register, 2026)

    def __call__(self, place: str, value: Value, row: int = 0, **habits: Any) -> Raw:  # noqa: ANN401
        ledger, key = place.split(".")
        column = self._catalogue.ledgers[ledger].column(key)
        return self.hand(ledger, **habits).typed(value, column, row)


@pytest.fixture
def typed(sample_year: SampleYear, catalogue: Catalogue) -> Typist:
    return Typist(sample_year, catalogue)


@pytest.mark.parametrize(
    ("manner", "text"),
    [
        ("dotted", "2026.3.5"),
        ("slash", "2026/3/5"),
        ("chinese", "2026年3月5日"),
        ("compact", "20260305"),
        ("short", "3月5日"),
        ("wide", "２０２６．３．５"),  # noqa: RUF001 - full width on purpose
    ],
)
def test_a_day_has_many_looks_and_one_meaning(typed: Typist, manner: str, text: str) -> None:
    raw = typed("inspection.date", FIFTH_OF_MARCH, days=[manner])
    assert raw == text
    assert read_day(raw, 2026).value == FIFTH_OF_MARCH


def test_a_real_day_stays_one(typed: Typist) -> None:
    assert typed("inspection.date", FIFTH_OF_MARCH) == FIFTH_OF_MARCH


def test_manners_take_turns_row_by_row(typed: Typist) -> None:
    looks = [
        typed("inspection.date", FIFTH_OF_MARCH, row, days=["dotted", "chinese"])
        for row in range(3)
    ]
    assert looks == ["2026.3.5", "2026年3月5日", "2026.3.5"]


def test_a_day_of_another_year_is_never_shortened(typed: Typist) -> None:
    assert typed("inspection.rectify_by", date(2027, 1, 4), days=["short"]) == "2027年1月4日"


def test_units_go_by_many_names(typed: Typist) -> None:
    names = [
        typed("inspection.unit", "GYS01", row, units=["short", "区绿化所", "name"])
        for row in range(3)
    ]
    assert names == ["绿管所", "区绿化所", "示例区绿化管理所"]


def test_another_units_name_is_written_in_full(typed: Typist) -> None:
    assert typed("inspection.target_unit", "GY01", units=["绿化所"]) == "东湖公园"


def test_ticks_stand_for_yes_and_no(typed: Typist) -> None:
    assert typed("plan.has_fire", value=True, ticks=True) == "√"
    assert typed("plan.has_fire", value=False, ticks=True) == "×"
    assert typed("plan.has_fire", value=False) == "否"


def test_months_may_be_written_out(typed: Typist) -> None:
    raw = typed("accident_statistics.month", "2026-05", months=True)
    assert raw == "2026年5月"
    assert read_month(raw).value == "2026-05"
    assert typed("accident_statistics.month", "2026-05") == "2026-05"


def test_full_width_digits_are_still_a_number(typed: Typist) -> None:
    raw = typed("inspection.headcount", 12, wide=["headcount"])
    assert raw == "１２"  # noqa: RUF001 - full width on purpose
    assert read_count(raw).value == 12


def test_choices_are_labels_or_loosely_aliases(typed: Typist) -> None:
    assert typed("hidden_danger.status", "closed") == "已销号"
    assert typed("hidden_danger.status", "closed", loose_choices=True) == "销号"
    assert typed("hidden_danger.status", "review_failed", loose_choices=True) == "复查不合格"
    assert typed("hidden_danger.domain", ("safety", "fire")) == "安全、消防"


def test_a_blank_stays_blank(typed: Typist) -> None:
    assert typed("hidden_danger.fund", None, wide=["fund"]) is None
