"""What was explained, on a console and in JSON."""

import json
from dataclasses import replace
from datetime import date

from gsafety_xl.model import CellRef, Explained, Explanation
from gsafety_xl.output.explanation_text import explained_lines, outlived_lines
from gsafety_xl.output.finding_json import Said, check_json
from tests.output.findings import OVERDUE

SAID = Explanation(
    place=CellRef("绿管所.xlsx", "情况说明", 4, 6),
    key="abcdefghijkl",
    reason="停电检修改到7月上旬",
    by="李某",
    day=date(2026, 6, 20),
    rule="YH-06",
    row_id="GYS01-YH-2026-001",
    message="整改期限已过",
)


def test_what_passes_is_listed_with_reason_and_signature() -> None:
    place = OVERDUE.place
    assert list(explained_lines([Explained(OVERDUE, SAID)])) == [
        "已说明放行 1 处：",
        f"  {place.workbook} {place.sheet}!{place.cell}  [{OVERDUE.rule}] {OVERDUE.message}",
        "      说明：停电检修改到7月上旬（李某，2026-06-20）",
    ]


def test_without_a_day_the_name_stands_alone() -> None:
    undated = Explained(OVERDUE, replace(SAID, day=None))
    assert list(explained_lines([undated]))[-1].endswith("（李某）")


def test_what_lost_its_warning_is_listed_by_its_place() -> None:
    nameless = replace(SAID, rule="", row_id="", message="")
    assert list(outlived_lines([SAID, nameless])) == [
        "情况说明 2 条没有对应的问题（已经改正，或情况已变化须重新说明）：",
        "  绿管所.xlsx 情况说明!F4  问题码 abcdefghijkl（YH-06 GYS01-YH-2026-001）整改期限已过",
        "  绿管所.xlsx 情况说明!F4  问题码 abcdefghijkl（—）",
    ]


def test_nothing_is_said_of_nothing() -> None:
    assert list(explained_lines([])) == []
    assert list(outlived_lines([])) == []


def test_json_has_both() -> None:
    record = json.loads(check_json([], {}, [], {}, Said([Explained(OVERDUE, SAID)], [SAID])))
    (explained,), (outlived,) = record["explained"], record["outlived"]
    words = {"reason": "停电检修改到7月上旬", "by": "李某", "day": "2026-06-20"}
    assert words.items() <= explained.items()
    assert explained["rule"] == OVERDUE.rule
    assert outlived == {
        "workbook": "绿管所.xlsx",
        "sheet": "情况说明",
        "cell": "F4",
        "key": "abcdefghijkl",
        "rule": "YH-06",
        "row_id": "GYS01-YH-2026-001",
        "message": "整改期限已过",
        **words,
    }


def test_without_explanations_json_says_so() -> None:
    record = json.loads(check_json([], {}, [], {}))
    assert record["explained"] == record["outlived"] == []
