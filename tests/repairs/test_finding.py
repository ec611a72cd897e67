"""What is repaired, in table form: a cell before → what it will hold."""

from datetime import date, datetime

import pytest

from gsafety_xl.model import CellRef, Raw, Reading
from gsafety_xl.repairs import Repair, find_repairs
from gsafety_xl.repairs.words import repair_words
from gsafety_xl.schema import Catalogue
from tests.ledger_tables import REGISTER
from tests.repairs.cells import NOBODY, changes, found_in, reasons, table_of, wide

MARCH_5 = date(2026, 3, 5)
NBSP, WIDE_BLANK, ZERO_WIDTH = "\u00a0", "\u3000", "\u200b"


@pytest.mark.parametrize(
    ("before", "after", "kind", "mark"),
    [
        ("2026.3.5", MARCH_5, "date", ""),
        ("2026/3/5", MARCH_5, "date", ""),
        ("2026-03-05", MARCH_5, "date", ""),
        ("2026年3月5日", MARCH_5, "date", ""),
        ("2026年03月05日", MARCH_5, "date", ""),
        ("2026年3月5日（星期四）", MARCH_5, "date", ""),
        ("二〇二六年三月五日", MARCH_5, "date", ""),
        (wide("2026.3.5"), MARCH_5, "date", ""),
        (f"{WIDE_BLANK}2026-3-5{NBSP}", MARCH_5, "date", ""),
        ("2026-3-5 14:30", datetime(2026, 3, 5, 14, 30), "date", ""),
        ("20260305", MARCH_5, "date_number", ""),
        (20260305.0, MARCH_5, "date_number", ""),
        (46086.0, MARCH_5, "serial", ""),
        ("46086", MARCH_5, "serial", ""),
        ("26.3.5", MARCH_5, "short_year", "推断"),
        ("3月5日", MARCH_5, "no_year", "推断"),
        ("3/5", MARCH_5, "no_year", "推断"),
    ],
)
def test_days(before: Raw, after: Raw, kind: str, mark: str) -> None:
    assert found_in("YH", "found_on", before).made == [
        Repair(
            CellRef("a.xlsx", "04隐患整改", 2, 1),
            "hidden_danger", "found_on", before, after, kind, "C-03", bool(mark),
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "mark"),
    [
        ("2026年3月", "2026-03", ""),
        ("2026年3月份", "2026-03", ""),
        ("2026.3", "2026-03", ""),
        (202603.0, "2026-03", ""),
        (wide("2026-03"), "2026-03", ""),
        (date(2026, 3, 1), "2026-03", ""),
        (datetime(2026, 3, 1), "2026-03", ""),
        ("3月", "2026-03", "推断"),
        ("26年3月", "2026-03", "推断"),
    ],
)
def test_months(before: Raw, after: str, mark: str) -> None:
    (repair,) = found_in("ST", "month", before).made
    assert (repair.after, repair.inferred) == (after, bool(mark))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("3", 3, "number_text"),
        (wide("3"), 3, "number_text"),
        (f"3{ZERO_WIDTH}", 3, "number_text"),
        ("1,234", 1234, "thousands"),
        ("1，234", 1234, "thousands"),
        ("3人", 3, "number_unit"),
        ("3 人次", 3, "number_unit"),
        ("1.2万", 12000, "scale"),
        ("2千人", 2000, "scale"),
    ],
)
def test_counts(before: str, after: int, kind: str) -> None:
    (repair,) = found_in("PX", "should_attend", before).made
    assert (repair.after, repair.kind, repair.inferred) == (after, kind, False)


def test_a_chinese_numeral_is_taken_for_a_number_but_marked() -> None:
    (repair,) = found_in("PX", "should_attend", "三人").made
    assert (repair.after, repair.kind, repair.inferred) == (3, "numeral", True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("35000元", 3.5),
        ("3.5万元", 3.5),
        ("3.5万", 3.5),
        ("¥35000", 3.5),
        ("35,000元", 3.5),
        ("0.08", 0.08),
        # nothing says that these are no 万元: the digits stay
        ("35000", 35000),
        (35000.0, 35000.0),
    ],
)
def test_money_in_ten_thousands(before: Raw, after: float) -> None:
    assert changes("YH", "fund", before) == [after]


@pytest.mark.parametrize("written", ["√", "✓", "有", "1", "Y", "已", "是 ", 1.0, True])
def test_yes(written: Raw) -> None:
    assert changes("ST", "is_zero", written) == ["是"]


@pytest.mark.parametrize("written", ["×", "无", "0", "N", "未", 0.0, False])
def test_no(written: Raw) -> None:
    assert changes("ST", "is_zero", written) == ["否"]


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("domain", "消防安全", "消防"),
        ("domain", "消防、安全生产", "消防、安全"),
        ("domain", "安全,消防", "安全、消防"),
        ("domain", "安全\n消防", "安全、消防"),
        ("level", "一般隐患", "一般"),
        ("level", f"重{ZERO_WIDTH}大", "重大"),
        ("level", " 重大 ", "重大"),
    ],
)
def test_choices_get_their_labels(key: str, before: str, after: str) -> None:
    assert changes("YH", key, before) == [after]


@pytest.mark.parametrize(
    ("before", "after", "mark"),
    [
        ("绿化所", "示例区绿化管理所", ""),
        ("区绿管所", "示例区绿化管理所", ""),
        ("××区绿化管理所", "示例区绿化管理所", ""),
        ("绿化管理所", "示例区绿化管理所", ""),
        ("我局", "示例区绿化和市容管理局", ""),
        ("GYS01", "示例区绿化管理所", ""),
        ("绿化管理所（东片区）", "示例区绿化管理所", "推断"),
    ],
)
def test_units_get_their_full_name(before: str, after: str, mark: str) -> None:
    (repair,) = found_in("YH", "target_unit", before).made
    assert (repair.after, repair.inferred, repair.rule) == (after, bool(mark), "C-05")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("东大门２号配电间", "东大门2号配电间"),
        ("Ａ栋", "A栋"),
        (" 东大门 ", "东大门"),
        (f"{WIDE_BLANK}东大门{NBSP}", "东大门"),
        (f"东{ZERO_WIDTH}大门", "东大门"),
        ("东  大门", "东 大门"),
        ("东大门 \r\n 配电间", "东大门\n配电间"),
        ("东大门\n\n配电间\n", "东大门\n\n配电间"),
    ],
)
def test_texts_are_tidied(before: str, after: str) -> None:
    (repair,) = found_in("YH", "site", before).made
    assert (repair.after, repair.kind) == (after, "text")


@pytest.mark.parametrize(
    "text",
    [
        "灭火器2具；压力不足、已过期。",
        "面积30㎡（约）",
        "×绿容安〔2026〕3号",
        "“安全第一”：预防为主，综合治理！",
        "第一处\n第二处",
        "无",
        "/",
        "3人",
        "2026.3.5",
        "√",
    ],
)
def test_texts_keep_what_means_something(text: str) -> None:
    assert found_in("YH", "description", text).made == []


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("id", "gys01-yh-2026-001", "GYS01-YH-2026-001"),
        ("id", "GYS01－YH－2026－001", "GYS01-YH-2026-001"),
        ("id", "GYS01—YH—2026—001", "GYS01-YH-2026-001"),
        ("id", wide("GYS01-YH-2026-001"), "GYS01-YH-2026-001"),
        ("id", "GYS01 - YH - 2026 - 001", "GYS01-YH-2026-001"),
        ("id", "GYS01_YH_2026_001", "GYS01-YH-2026-001"),
        ("inspection_id", "jb00-jc-2026-017", "JB00-JC-2026-017"),
    ],
)
def test_entry_numbers(key: str, before: str, after: str) -> None:
    (repair,) = found_in("YH", key, before).made
    assert (repair.after, repair.kind) == (after, "entry_number")


@pytest.mark.parametrize("number", ["隐患-1", "a-b-c-d", "GYS01-YH-2026-1", "2026—001"])
def test_what_is_no_entry_number_stays(number: str) -> None:
    assert found_in("YH", "id", number).made == []


def test_several_numbers_in_one_cell() -> None:
    assert changes("JB", "related_ids", "jb00-jc-2026-001、gys01—yl—2026—002") == [
        "JB00-JC-2026-001、GYS01-YL-2026-002"
    ]


def test_ditto_takes_the_cell_above_and_is_marked() -> None:
    found = found_in("YH", "found_on", date(2026, 3, 5), "同上", "〃").made
    assert [(item.place.cell, item.after, item.kind, item.inferred) for item in found] == [
        ("A3", MARCH_5, "ditto", True),
        ("A4", MARCH_5, "ditto", True),
    ]
    assert changes("YH", "target_unit", "绿化所", "同上") == ["示例区绿化管理所"] * 2
    assert changes("YH", "rect_person", "孙某", "同上。") == ["孙某", "孙某"]


@pytest.mark.parametrize(
    ("ledger", "key", "cell", "reason"),
    [
        ("YH", "found_on", "3.5", "可能是月和日，也可能是数字"),
        ("YH", "found_on", 3.5, "可能是月和日，也可能是数字"),
        ("YH", "found_on", 3.1, "可能是“2026-03-01”、“2026-03-10”"),
        ("YH", "found_on", "3月上旬", "日期写得笼统"),
        ("YH", "found_on", "待定", "日期写得笼统"),
        ("YH", "found_on", "3.1-3.15", "写的是一段时间"),
        ("YH", "found_on", "2026-02-30", "没有这一天"),
        ("YH", "found_on", "2026年3月5日（周五）", "日期与写的星期对不上"),
        ("YH", "found_on", "某日", "看不出是哪一天"),
        ("YH", "found_on", "无", "这里要有内容"),
        ("YH", "found_on", "#REF!", "公式出错或引用失效"),
        ("YH", "found_on", "同上", "写了“同上”，但上一行同列没有内容"),
        ("YH", "id", "同上", "编号不能写“同上”"),
        ("ST", "month", "2026年3月5日", "这里只填月份"),
        ("ST", "month", date(2026, 3, 5), "这里只填月份"),
        ("PX", "should_attend", "约3000", "是约数"),
        ("PX", "should_attend", "3千余", "是约数"),
        ("PX", "should_attend", "若干", "是约数"),
        ("PX", "should_attend", "2.5", "应为整数"),
        ("PX", "should_attend", "-3", "不能是负数"),
        ("PX", "should_attend", "两三个", "看不懂"),
        ("PX", "should_attend", "3小时", "写的单位与本列的计量单位不同"),
        ("PX", "hours", "8人", "写的单位与本列的计量单位不同"),
        ("PX", "should_attend", "1234567890123456", "数字太长"),
        ("YH", "level", "较重", "不在可选范围内，请从下拉清单选择（“一般”、“重大”）"),
        (
            "YH",
            "target_unit",
            "绿管所",
            "对得上不止一个单位（“示例区绿化养护所”、“示例区绿化管理所”",
        ),
        ("YH", "target_unit", "养老院", "不在可选范围内"),
    ],
)
def test_what_is_not_certain_is_left_and_named(
    ledger: str, key: str, cell: Raw, reason: str
) -> None:
    found = found_in(ledger, key, cell)
    assert found.made == []
    assert [line.removeprefix("A2 ")[: len(reason)] for line in reasons(ledger, key, cell)] == [
        reason
    ]


def test_ditto_below_a_cell_that_was_left_waits_for_it() -> None:
    found = found_in("YH", "found_on", "3.5", "同上", "同上", "2026.3.6", "同上")
    assert [item.place.row for item in found.left] == [2]
    assert [(item.place.row, item.after) for item in found.made] == [
        (5, date(2026, 3, 6)),
        (6, date(2026, 3, 6)),
    ]


@pytest.mark.parametrize(
    ("ledger", "key", "cell"),
    [
        ("YH", "found_on", MARCH_5),
        ("YH", "found_on", datetime(2026, 3, 5, 9, 30)),
        ("YH", "done_on", "无"),
        ("YH", "fund", "/"),
        ("YH", "fund", 0.08),
        ("YH", "level", "一般"),
        ("YH", "domain", "消防、安全"),
        ("YH", "target_unit", "示例区绿化管理所"),
        ("YH", "id", "GYS01-YH-2026-001"),
        ("YH", "violated", 3.0),
        ("YH", "note", None),
        ("PX", "should_attend", 3.0),
        ("ST", "month", "2026-03"),
        ("ST", "is_zero", "是"),
        ("DW", "phone", "0512-6666"),
        ("DW", "phone", "1.38E+10"),
        ("DW", "phone", 13800000000.0),
        ("DW", "code", "007"),
    ],
)
def test_canonical_cells_and_texts_are_left_alone(ledger: str, key: str, cell: Raw) -> None:
    found = found_in(ledger, key, cell)
    assert (found.made, found.left) == ([], [])


def test_a_copy_of_a_merged_cell_is_passed_over(catalogue: Catalogue) -> None:
    table = table_of("YH", {"target_unit": ["绿化所", "绿化所"], "found_on": ["3.5", "3.5"]})
    for column in table.columns.values():
        column.merged_from[1] = 2
    found = find_repairs(table, catalogue, REGISTER)
    assert [item.place.cell for item in found.made] == ["A2"]
    assert [item.place.cell for item in found.left] == ["B2"]


def test_without_a_register_unit_names_are_only_tidied(catalogue: Catalogue) -> None:
    table = table_of("YH", {"target_unit": [" 绿化所", "绿化所"]}, NOBODY)
    (repair,) = find_repairs(table, catalogue, NOBODY).made
    assert (repair.place.cell, repair.after) == ("A2", "绿化所")


def test_columns_that_are_not_the_ledgers_are_not_looked_at(catalogue: Catalogue) -> None:
    table = table_of("YH", {"found_on": ["2026.3.5"]})
    table.unknown["监理单位"] = table.columns.pop("found_on")
    assert find_repairs(table, catalogue, REGISTER).made == []


def test_what_would_read_otherwise_is_not_written(catalogue: Catalogue) -> None:
    table = table_of("YH", {"found_on": ["2026.3.5"], "site": ["东门"]})
    table.columns["found_on"].readings = [Reading("no day at all")]
    found = find_repairs(table, catalogue, REGISTER)
    assert found.made == []
    assert [item.reason for item in found.left] == ["unsettled"]


def test_found_in_the_order_of_the_sheet(catalogue: Catalogue) -> None:
    table = table_of("YH", {"site": [" a", " b"], "found_on": ["2026.3.5", "2026.3.6"]})
    found = find_repairs(table, catalogue, REGISTER)
    assert [item.place.cell for item in found.made] == ["A2", "B2", "A3", "B3"]


def test_every_kind_and_reason_has_its_words() -> None:
    words = repair_words()
    assert all(words.kinds.values())
    assert all(text.format(candidates="") for text in words.left.values())
