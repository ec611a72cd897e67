"""A value is written as its default is: what reads back, and what does not."""

from datetime import date, datetime

import pytest

from gsafety_xl.model import Raw
from gsafety_xl.schema import Basis, Parameter, ParameterValue, Strength
from gsafety_xl.schema.parameter_kinds import (
    Kind,
    kind_of,
    number_text,
    read_value,
    shown_value,
)

CUSTOM = Basis(strength=Strength.CUSTOM)
SEASON = ["10-01", "05-31"]
LIMITS = ["70", "160", "320"]
SPANS = ["2026-01-01~2026-01-03", "2026-04-06"]


def parameter(value: ParameterValue, **more: object) -> Parameter:
    return Parameter(label="某项", value=value, basis=CUSTOM, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (15, Kind.COUNT),
        (0.8, Kind.DECIMAL),
        (True, Kind.FLAG),
        ("01-31", Kind.MONTH_DAY),
        ("2026-07-01", Kind.DAY),
        ("×绿容", Kind.TEXT),
        (LIMITS, Kind.NUMBERS),
        (SEASON, Kind.MONTH_DAYS),
        (SPANS, Kind.SPANS),
        (["06-30 1 I", "11-30 2 W"], Kind.CHECKPOINTS),
        (["01-01 元旦", "10-01 国庆"], Kind.NAMED_DAYS),
        (["存在", "发现"], Kind.WORDS),
        (["10-01", "存在"], Kind.WORDS),
    ],
)
def test_the_kind_follows_from_the_default(value: ParameterValue, kind: Kind) -> None:
    assert kind_of(parameter(value)) is kind


def test_a_law_that_counts_in_halves_allows_halves() -> None:
    assert kind_of(parameter(1, floor=0.5)) is Kind.DECIMAL
    assert kind_of(parameter(1, floor=1)) is Kind.COUNT


def test_an_empty_list_says_what_it_is_made_of() -> None:
    holidays = parameter([], items="spans")
    assert kind_of(holidays) is Kind.SPANS
    assert read_value("2027-02-05至02-11；2027-04-05", holidays) == [
        "2027-02-05~2027-02-11",
        "2027-04-05",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (15, "15"),
        (0.8, "0.8"),
        (10000, "10000"),
        (True, "是"),
        (False, "否"),
        (SEASON, "10-01；05-31"),
        ("01-31", "01-31"),
    ],
)
def test_a_value_is_shown_as_it_is_typed(value: ParameterValue, text: str) -> None:
    assert shown_value(parameter(value)) == text
    assert read_value(text, parameter(value)) == value


def test_a_choice_is_shown_and_read_by_its_label() -> None:
    counted = parameter("day", choices={"day": "同一天计一次", "leader": "同一带队人计一次"})
    assert kind_of(counted) is Kind.CHOICE
    assert shown_value(counted) == "同一天计一次"
    assert read_value("同一带队人 计一次", counted) == "leader"
    assert read_value("leader", counted) is None


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (20.0, 20),
        ("20", 20),
        (" ２０天", 20),
        ("1,000", 1000),
        (0, 0),
        (1_000_000, 1_000_000),
        (1_000_001, None),
        ("约20", None),
        ("20.5", None),
        (-1, None),
        ("二十多", None),
        ("待定", None),
        (True, None),
    ],
)
def test_a_whole_number(raw: Raw, value: int | None) -> None:
    assert read_value(raw, parameter(15)) == value


@pytest.mark.parametrize(("raw", "value"), [(1, 1), (28, 28), (0, None), (29, None), ("25日", 25)])
def test_a_day_that_every_month_has(raw: Raw, value: int | None) -> None:
    assert read_value(raw, parameter(5, measure="日")) == value


@pytest.mark.parametrize(("raw", "value"), [(1, 1), (12, 12), (0, None), (13, None)])
def test_a_month(raw: Raw, value: int | None) -> None:
    assert read_value(raw, parameter(11, measure="月")) == value


@pytest.mark.parametrize(
    ("raw", "value"), [(0.9, 0.9), ("90%", 0.9), ("0.9", 0.9), (1, 1), ("九成", None)]
)
def test_a_number_with_decimals(raw: Raw, value: float | None) -> None:
    assert read_value(raw, parameter(0.8)) == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("02-15", "02-15"),
        ("2-15", "02-15"),
        ("2月15日", "02-15"),
        (date(2027, 2, 15), "02-15"),
        (datetime(2027, 2, 15), "02-15"),
        ("02-29", None),
        ("13-01", None),
        ("二月中旬", None),
    ],
)
def test_a_day_of_every_year(raw: Raw, value: str | None) -> None:
    assert read_value(raw, parameter("01-31")) == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2027-01-01", "2027-01-01"),
        ("2027年1月1日", "2027-01-01"),
        (date(2027, 1, 1), "2027-01-01"),
        ("1月1日", None),
        ("27.1.1", None),
    ],
)
def test_a_day(raw: Raw, value: str | None) -> None:
    assert read_value(raw, parameter("2026-07-01")) == value


@pytest.mark.parametrize("raw", ["10-15；04-30", "10-15;4-30", "10月15日、4月30日", "10-15\n04-30"])
def test_a_season_has_two_days(raw: str) -> None:
    assert read_value(raw, parameter(SEASON)) == ["10-15", "04-30"]


@pytest.mark.parametrize("raw", ["10-15", "10-15；04-30；05-01", "10-15；", "10-15；春天"])
def test_a_season_of_another_length_is_none(raw: str) -> None:
    assert read_value(raw, parameter(SEASON)) is None


def test_limits_are_as_many_as_by_default() -> None:
    assert read_value("60；150；300", parameter(LIMITS)) == ["60", "150", "300"]
    assert read_value("60；150", parameter(LIMITS)) is None
    assert read_value("60；150；很大", parameter(LIMITS)) is None


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2026-01-01至01-03；2026-04-06", SPANS),
        ("2026-01-01~2026-01-03；2026年4月6日", SPANS),
        ("2026-04-06", ["2026-04-06"]),
        ("2026-01-03~2026-01-01", None),
        ("2026-01-01~2026-01-02~2026-01-03", None),
        ("1月1日", None),
        ("春节七天", None),
    ],
)
def test_spans_of_days(raw: str, value: list[str] | None) -> None:
    assert read_value(raw, parameter(SPANS)) == value


def test_checkpoints_name_day_number_and_level() -> None:
    points = parameter(["06-30 1 I", "11-30 2 W"])
    assert read_value("6-30 1 w；12-15 2 E", points) == ["06-30 1 W", "12-15 2 E"]
    assert read_value("06-30 一次 I", points) is None
    assert read_value("06-31 1 I", points) is None


def test_nodes_name_a_day_and_an_occasion() -> None:
    nodes = parameter(["01-01 元旦", "10-01 国庆"])
    assert read_value("5月1日 五一、12-13 公祭日", nodes) == ["05-01 五一", "12-13 公祭日"]
    assert read_value("国庆", nodes) is None


def test_an_item_may_contain_a_comma_where_the_default_has_one() -> None:
    duties = parameter(["制定预案，定期演练", "专项经费"])
    assert read_value("制定预案，每年演练；经费", duties) == ["制定预案，每年演练", "经费"]
    assert read_value("经费，人员", parameter(["经费", "人员", "物资"])) == ["经费", "人员"]


@pytest.mark.parametrize(("number", "text"), [(1e6, "1000000"), (0.5, "0.5"), (20.0, "20")])
def test_a_number_is_written_plainly(number: float, text: str) -> None:
    assert number_text(number) == text
