from datetime import date
from typing import Any

import msgspec
import pytest

from gsafety_xl.model import Level, Stage
from gsafety_xl.schema import Basis, ColumnSpec, LedgerSpec, RuleCase, RuleSpec, Strength
from gsafety_xl.schema.contradictions import find_contradictions, find_unreachable


def ledger(*columns: dict[str, Any]) -> LedgerSpec:
    """Return a ledger of columns that say only what a test is about."""
    shared = {"label": "列", "type": "text", "hint": ""}
    return LedgerSpec(
        key="x",
        code="XX",
        sheet="99",
        title="",
        row_is="",
        business_key=[],
        clauses=[],
        kept_by=[],
        frequency="",
        columns=[msgspec.convert({**shared, **column}, ColumnSpec) for column in columns],
    )


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (
            [
                {"key": "a", "required": True, "requirements": [{"when": {"b": ["x"]}}]},
                {"key": "b"},
            ],
            ["列 a 已经必填，requirements 永远用不上"],
        ),
        (
            [{"key": "a", "system": True, "required": True}],
            ["列 a 由程序计算，不能又要求填写"],
        ),
        (
            [{"key": "a", "requirements": [{"when": {"a": ["x"]}}]}],
            ["列 a 的条件要看这一列自己：空着时条件不成立"],
        ),
        (
            [
                {
                    "key": "a",
                    "requirements": [
                        {"when": {"b": ["x", "y"]}},
                        {"when": {"b": ["x"], "c": [True]}, "rule": "YH-03"},
                    ],
                },
            ],
            ["列 a 的第2个条件已包含在前面的条件里，永远轮不到"],
        ),
        (
            [{"key": "a", "requirements": [{"when": {"b": []}}]}],
            ["列 a 的第1个条件不许任何取值，永远不成立"],
        ),
        (
            [
                {"key": "a", "type": "count", "min": 5, "at_most": "b"},
                {"key": "b", "type": "count", "max": 3},
            ],
            ["列 a 至少 5，却不能多于最多 3 的 b"],
        ),
        (
            [
                {"key": "a", "type": "count", "at_most": "b"},
                {"key": "b", "type": "count", "at_most": "a"},
            ],
            ["列 a 与 b 互为上限：两个数只能相等", "列 b 与 a 互为上限：两个数只能相等"],
        ),
        (
            [
                {"key": "a", "type": "date", "not_before": ["c"]},
                {"key": "b", "type": "date", "not_before": ["a"]},
                {"key": "c", "type": "date", "not_before": ["b"]},
            ],
            [f"列 {key} 的 not_before 绕回自己：几个日期只能同一天" for key in "abc"],
        ),
        (
            [
                {"key": "a", "type": "date", "since": 2027, "not_before": ["b"]},
                {"key": "b", "type": "date", "until": 2026},
            ],
            ["列 a 的 not_before 提到的 b 与它没有共同的年度"],
        ),
    ],
)
def test_what_can_never_be_met(columns: list[dict[str, Any]], expected: list[str]) -> None:
    assert list(find_contradictions(ledger(*columns))) == expected


def test_conditions_that_differ_and_chains_of_days_are_fine() -> None:
    columns: list[dict[str, Any]] = [
        {"key": "a", "type": "date"},
        {"key": "b", "type": "date", "not_before": ["a"]},
        {
            "key": "c",
            "type": "date",
            "not_before": ["a", "b"],
            "requirements": [{"when": {"s": ["x"]}}, {"when": {"s": ["x", "y"]}}],
        },
    ]
    assert list(find_contradictions(ledger(*columns))) == []


def case(level: Level = Level.WARNING, year_end: Level | None = None) -> RuleCase:
    return RuleCase(level=level, message="", fix="", year_end_level=year_end)


#: A rule that says only what every rule must.
RULE = RuleSpec(
    title="",
    scope="row",
    stage=Stage.ENTRY,
    basis=Basis(strength=Strength.CUSTOM),
    cases={"broken": case()},
)
changed = msgspec.structs.replace


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (
            changed(RULE, since=date(2026, 2, 1), until=date(2026, 1, 1)),
            ["的 since 晚于 until，永远不会施行"],
        ),
        (
            changed(RULE, trial_until=date(2026, 2, 1), until=date(2026, 1, 1)),
            ["的 trial_until 晚于 until，试行期过不完"],
        ),
        (
            changed(RULE, cases={"x": case(Level.ERROR, Level.ERROR)}),
            ["的情形 x 年终级别与平时相同，不必写"],
        ),
        (
            changed(RULE, cases={"x": case(Level.ERROR, Level.WARNING)}),
            ["的情形 x 年终反而比平时轻"],
        ),
        (changed(RULE, cases={"x": case(Level.INFO, Level.ERROR)}), []),
    ],
)
def test_rules_that_never_come_up(spec: RuleSpec, expected: list[str]) -> None:
    assert list(find_unreachable(spec)) == expected
