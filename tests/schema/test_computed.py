"""How a computed column is declared, and which mistakes in that are named."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from gsafety_xl.schema import Catalogue, LedgerSpec
from gsafety_xl.schema.column_consistency import find_column_problems
from gsafety_xl.schema.computed import Computed, OverdueDays, PlusDays


def declared(**keys: Any) -> Any:  # noqa: ANN401 - as a TOML file has it
    return msgspec.convert(keys, Computed)


def problems(catalogue: Catalogue, ledger: str, column: str, **keys: Any) -> list[str]:  # noqa: ANN401
    """Declare a column anew and return what is then wrong with its ledger."""
    spec: LedgerSpec = catalogue.ledgers[ledger]
    made = declared(**keys)
    columns = [
        msgspec.structs.replace(item, computed=made) if item.key == column else item
        for item in spec.columns
    ]
    return list(find_column_problems(msgspec.structs.replace(spec, columns=columns), catalogue))


def test_the_kind_decides_which_keys_there_are() -> None:
    assert declared(kind="plus_days", of=["last_on"], number_of="cycle") == PlusDays(
        of=["last_on"], number_of="cycle"
    )
    overdue = declared(kind="overdue_days", due=["due_on"], settled={"status": ["closed"]})
    assert overdue == OverdueDays(due=["due_on"], settled={"status": ["closed"]})
    assert list(overdue.inputs()) == ["due_on"]


@pytest.mark.parametrize(
    "keys",
    [
        {"kind": "no_such"},
        {"of": ["last_on"]},
        {"kind": "plus_days", "of": ["last_on"], "due": ["due_on"]},
        {"kind": "overdue_days"},
        {"kind": "elsewhere"},
    ],
)
def test_an_unknown_kind_or_key_is_refused(keys: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        declared(**keys)


def test_what_ships_is_declared_well(catalogue: Catalogue) -> None:
    for ledger in catalogue.ledgers.values():
        assert list(find_column_problems(ledger, catalogue)) == []


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"due": ["no_such"]}, "提到不存在的列 no_such"),
        ({"due": ["site"]}, "提到的 site 不是日期"),
        ({"due": ["due_on"], "done": "fund"}, "提到的 fund 不是日期"),
        ({"due": ["due_on"], "settled": {"status": ["no_such"]}}, "的条件 status 中没有码 no_such"),
        ({"due": ["due_on"], "settled": {"no_such": ["*"]}}, "的条件提到不存在的列 no_such"),
    ],
)
def test_days_overdue_need_days_and_choices(
    catalogue: Catalogue, keys: dict[str, Any], problem: str
) -> None:
    found = problems(catalogue, "hidden_danger", "overdue_days", kind="overdue_days", **keys)
    (text,) = found
    assert text.startswith("列 overdue_days ")
    assert problem in text


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        (
            {"number": 3, "number_of": "inspection_days"},
            "要写 number、number_of、parameter 中的一个",
        ),
        ({}, "要写 number、number_of、parameter 中的一个"),
        ({"parameter": ["no.such"]}, "提到不存在的参数 no.such"),
        ({"parameter": ["risk.review_months"] * 2}, "parameter 与 of 不一样多"),
        ({"number_of": "person"}, "提到的 person 不是数"),
        ({"number_of": "next_on"}, "用到排在后面的系统列 next_on"),
    ],
)
def test_a_later_day_says_once_how_much_later(
    catalogue: Catalogue, keys: dict[str, Any], problem: str
) -> None:
    found = problems(catalogue, "risk_source", "next_on", kind="plus_days", of=["last_on"], **keys)
    assert problem in found[0]


def test_the_result_must_fit_the_column(catalogue: Catalogue) -> None:
    whole = {"kind": "complete", "of": ["owner"], "given": "owner"}
    assert problems(catalogue, "fire_site", "next_on", **whole) == [
        "列 next_on 的 computed 得不出 date"
    ]


def test_only_a_column_that_nobody_types_is_computed(catalogue: Catalogue) -> None:
    made = {"kind": "days_between", "start": "last_on", "end": "last_on"}
    assert problems(catalogue, "risk_source", "inspection_days", **made) == [
        "列 inspection_days 有 computed，却不是系统列"
    ]


def test_a_verdict_is_one_of_the_column_s_choices(catalogue: Catalogue) -> None:
    season = {"kind": "season", "of": "at", "seasons": {"monsoon": "flood.season"}}
    found = problems(catalogue, "forest_patrol", "season", **season, otherwise="none")
    assert found == [
        "列 season 的 computed 中没有码 monsoon",
        "列 season 的 computed 中没有码 none",
    ]


def test_parameters_are_not_looked_up_where_none_are_known(catalogue: Catalogue) -> None:
    bare = replace(catalogue, parameters={})
    assert list(find_column_problems(catalogue.ledgers["video_check"], bare)) == []
