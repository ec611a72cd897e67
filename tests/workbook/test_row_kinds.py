import pytest

from gsafety_xl.model import Raw
from gsafety_xl.workbook.row_kinds import (
    first_text,
    is_column_numbering,
    is_note,
    is_subtotal,
    repeats,
    sums_entries,
    total_label,
)


def test_the_first_text_of_a_row() -> None:
    assert first_text(["", 3.0, "  ", "合计", "无"]) == "合计"
    assert first_text([1.0, ""]) == ""


@pytest.mark.parametrize(
    "row",
    [
        ["合计", 3.0],
        ["合 计", 3.0],
        ["", "小计：", 3.0],
        ["总计", 3.0],
        ["本月合计", 3.0],
        ["绿化所小计", 3.0],
        ["合计（3起）", 3.0],
        ["其中：", 3.0],
        ["累计", 3.0],
        ["绿化管理所", "2026-03", "小计", 3.0],
    ],
)
def test_total_rows(row: list[Raw]) -> None:
    assert total_label(row)


@pytest.mark.parametrize(
    "row",
    [
        ["GYS01-YH-2026-001", "安全、消防", "合计3处隐患未改"],
        ["其中一具灭火器失效", 3.0],
        ["统计员张三"],
        ["设计"],
        [1.0, 2.0],
        ["GYS01", "一", "二", "三", "四", "五", "合计"],
    ],
)
def test_entries_that_only_look_like_totals(row: list[Raw]) -> None:
    assert total_label(row) == ""


def test_what_a_total_sums() -> None:
    assert is_subtotal("绿化所小计")
    assert is_subtotal("本页合计")
    assert not is_subtotal("合计")
    assert sums_entries("合计")
    assert not sums_entries("其中：")
    assert not sums_entries("累计")


@pytest.mark.parametrize(
    "text",
    [
        "填表人：张三",
        "填表人:张三    联系电话：021-12345678    填报日期：2026.4.1",
        "审核人：",
        "审 核：李四",
        "注：本表每月5日前报送",
        "注1：含外包",
        "注1、含外包",
        "单位负责人（签字）：",
        "单位负责人（签字）",
        "联系电话：12345678",
        "（盖章）",
        "填报单位（盖章）：绿化所",
        "制表人",
        "备注：以上数据截至3月底",
    ],
)
def test_signatures_and_footnotes(text: str) -> None:
    assert is_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "GYS01-YH-2026-001",
        "绿化管理所",
        "注意安全",
        "灭火器：2具压力不足",
        "人员密集",
        "电话机房漏水",
    ],
)
def test_what_is_no_signature(text: str) -> None:
    assert not is_note(text)


def test_a_row_repeats_the_header_when_nearly_all_its_cells_do() -> None:
    above = frozenset({"隐患台账", "编号", "隐患描述", "整改期限", "备注", "状态"})
    assert repeats(["编号", "隐患描述", "整改期限", "备注"], above)
    assert repeats(["隐患台账", "", "", ""], above)
    assert repeats(["编号", "隐患描述", "整改期限", "备注", "第2页"], above)
    assert not repeats(["编号", "压力不足", "备注", ""], above)
    assert not repeats(["", "", ""], above)


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        (["甲", "乙", 1.0, 2.0, 3.0], True),
        (["1", "2", "3", "4"], True),
        ([1.0, 2.0, 4.0, 5.0], False),
        ([1.0, 2.0, ""], False),
        ([1.0, "压力不足", 2.0, 3.0], False),
        (["1" * 5000] * 4, False),
    ],
)
def test_rows_that_number_the_columns(
    row: list[Raw],
    numbers: bool,  # noqa: FBT001 (a table of expectations)
) -> None:
    assert is_column_numbering(row) is numbers
