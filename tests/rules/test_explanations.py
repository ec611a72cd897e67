"""What makes an explanation (情况说明) hold, and what it lets pass."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from gsafety_xl.model import CellRef, Explanation, Level, RunState
from gsafety_xl.rules import CheckResult
from gsafety_xl.rules.explanations import outlived
from tests.conftest import Checker

REASON = "配电房停电检修改到7月上旬，已报局安全科同意延期"
SAID = Explanation(
    place=CellRef("GYS01.xlsx", "情况说明", 4, 6),
    key="abcdefghijkl",
    reason=REASON,
    by="李某",
    day=date(2026, 6, 20),
    rule="YH-06",
    unit="GYS01",
)


def about(result: CheckResult, rule: str) -> Explanation:
    """Return an explanation of the one finding of a rule."""
    (finding,) = (item for item in result.findings if item.rule == rule)
    return replace(SAID, key=finding.key, rule=rule)


def in_units(*codes: str, reason: str = REASON) -> list[Explanation]:
    return [replace(SAID, key=f"key{code}", unit=code, reason=reason) for code in codes]


def test_an_explanation_with_reason_name_and_day_is_fine(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 整改期限   |
    | GYS01-YH-2026-001 | 2026-06-01 |
    """
    assert check("QK-01", explanations=[SAID]) == []


def test_a_line_that_nobody_has_begun_is_no_explanation(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 整改期限   |
    | GYS01-YH-2026-001 | 2026-06-01 |
    """
    assert check("QK-01", explanations=[replace(SAID, reason="", by="", day=None)]) == []


def test_without_explanations_there_is_nothing_to_judge(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 整改期限   |
    | GYS01-YH-2026-001 | 2026-06-01 |
    """
    assert check.run("QK-01").states["QK-01"] is RunState.NOT_APPLICABLE


@pytest.mark.parametrize("reason", ["", "  ", "。"])
def test_a_name_without_a_reason_says_nothing(check: Checker, reason: str) -> None:
    """
    YH:
    | 隐患编号          | 整改期限   |
    | GYS01-YH-2026-001 | 2026-06-01 |
    """
    assert check("QK-01", explanations=[replace(SAID, reason=reason)]) == [
        "F4 问题码 abcdefghijkl（YH-06）没有写情况说明"
    ]


def test_a_reason_takes_a_few_words(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 整改期限   |
    | GYS01-YH-2026-001 | 2026-06-01 |
    """
    assert check("QK-01", explanations=[replace(SAID, reason="等停电。")]) == [
        "F4 问题码 abcdefghijkl（YH-06）的情况说明“等停电。”不足6个字"
    ]


@pytest.mark.parametrize(
    ("reason", "message"),
    [
        ("核实无误", "F4 问题码 abcdefghijkl（YH-06）的情况说明“核实无误”没有说出原因"),
        (
            "经核实，情况属实！",
            "F4 问题码 abcdefghijkl（YH-06）的情况说明“经核实，情况属实！”没有说出原因",
        ),
        ("已核实 无误", "F4 问题码 abcdefghijkl（YH-06）的情况说明“已核实 无误”没有说出原因"),
        ("情况属实的", "F4 问题码 abcdefghijkl（YH-06）的情况说明“情况属实的”没有说出原因"),
    ],
)
def test_set_phrases_are_no_reason(check: Checker, reason: str, message: str) -> None:
    """
    YH:
    | 隐患编号          | 整改期限   |
    | GYS01-YH-2026-001 | 2026-06-01 |
    """
    assert check("QK-01", explanations=[replace(SAID, reason=reason)]) == [message]


def test_a_set_phrase_beside_a_reason_does_no_harm(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 整改期限   |
    | GYS01-YH-2026-001 | 2026-06-01 |
    """
    assert check("QK-01", explanations=[replace(SAID, reason=f"情况属实，{REASON}")]) == []


@pytest.mark.parametrize(
    ("by", "day", "message"),
    [
        ("", SAID.day, "F4 问题码 abcdefghijkl（YH-06）的情况说明没有写说明人"),
        ("李某", None, "F4 问题码 abcdefghijkl（YH-06）的情况说明没有写说明日期"),
        ("", None, "F4 问题码 abcdefghijkl（YH-06）的情况说明没有写说明人、说明日期"),
    ],
)
def test_an_explanation_is_signed(check: Checker, by: str, day: date | None, message: str) -> None:
    """
    YH:
    | 隐患编号          | 整改期限   |
    | GYS01-YH-2026-001 | 2026-06-01 |
    """
    assert check("QK-01", explanations=[replace(SAID, by=by, day=day)]) == [message]


def test_the_same_words_in_three_units_are_pasted(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 整改期限   |
    | GYS01-YH-2026-001 | 2026-06-01 |
    """
    said = in_units("GYS01", "GYS02", "GY01", reason="等物资到货后再换")
    assert (
        check("QK-01", explanations=said)
        == ["F4 情况说明“等物资到货后再换”在3个单位里一字不差"] * 3
    )
    assert check("QK-01", explanations=[*said[:2], *said[:2]]) == []


def test_blanks_and_points_do_not_make_pasted_words_ones_own(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 整改期限   |
    | GYS01-YH-2026-001 | 2026-06-01 |
    """
    said = [*in_units("GYS01", "GYS02"), *in_units("GY01", reason=f" {REASON}。")]
    assert len(check("QK-01", explanations=said)) == 3


def overdue(check: Checker, **changes: object) -> Iterator[CheckResult]:
    """Yield what is found without an explanation, then with one of the overdue entry."""
    before = check.run("YH-06", "QK-01")
    yield before
    yield check.run("YH-06", explanations=[replace(about(before, "YH-06"), **changes)])  # type: ignore[arg-type]


def test_an_explained_warning_is_no_finding_any_more(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 隐患级别 | 整改期限   | 状态   |
    | GYS01-YH-2026-001 | 一般     | 2026-06-01 | 整改中   |
    """
    before, after = overdue(check)
    assert after.findings == []
    assert after.states["YH-06"] is RunState.PASSED
    assert [(item.finding, item.explanation.reason) for item in after.explained] == [
        (before.findings[0], REASON)
    ]
    assert after.outlived == []


def test_an_unsigned_explanation_lets_nothing_pass(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 整改期限   | 状态   |
    | GYS01-YH-2026-001 | 2026-06-01 | 整改中   |
    """
    before, after = overdue(check, by="")
    assert after.findings == before.findings
    assert after.explained == []
    assert after.outlived == []


def test_a_line_without_reason_lets_nothing_pass(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 整改期限   | 状态   |
    | GYS01-YH-2026-001 | 2026-06-01 | 整改中   |
    """
    before, after = overdue(check, reason="", by="", day=None)
    assert after.findings == before.findings


def test_an_error_cannot_be_explained(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 整改期限 |
    | GYS01-YH-2026-001 |          |
    """
    (missing,) = check.run("C-01").findings
    assert (missing.level, missing.key) == (Level.ERROR, "")
    after = check.run("C-01", explanations=[replace(SAID, key=missing.key, rule="C-01")])
    assert after.findings == [missing]
    assert after.explained == []


def test_what_is_wrong_with_an_explanation_cannot_be_explained(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 整改期限   |
    | GYS01-YH-2026-001 | 2026-06-01 |
    """
    short = replace(SAID, reason="等停电")
    (finding,) = check.run("QK-01", explanations=[short]).findings
    assert finding.key == ""


def test_an_explanation_outlives_a_finding_that_was_mended(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 整改期限   | 状态   |
    | GYS01-YH-2026-001 | 2026-08-01 | 整改中   |
    """
    assert check.run("YH-06", explanations=[SAID]).outlived == [SAID]


def test_nobody_can_tell_of_a_rule_that_was_not_asked(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 整改期限   | 状态   |
    | GYS01-YH-2026-001 | 2026-08-01 | 整改中   |
    """
    assert check.run("C-01", explanations=[SAID]).outlived == []


def test_a_line_without_reason_is_not_missed() -> None:
    nameless = replace(SAID, rule="", key="x")
    said = [SAID, replace(SAID, reason=""), nameless]
    assert outlived(said, []) == [SAID, nameless]
    assert outlived(said, [], asked={"C-01"}) == [nameless]
