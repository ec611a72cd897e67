import pytest

from gsafety_xl.schema import load_catalogue
from gsafety_xl.workbook.labels import (
    Label,
    Vocabulary,
    labels_of,
    match_labels,
    spelling,
    vocabulary_of,
)


def vocabulary(ledger: str) -> Vocabulary:
    return vocabulary_of(load_catalogue().ledgers[ledger])


def matched(ledger: str, *texts: str) -> dict[str, int]:
    """Return the 1-based column of each key, for a header of these texts."""
    labels = [Label(position, text) for position, text in enumerate(texts, start=1)]
    columns = match_labels(labels, vocabulary(ledger)).columns
    return {key: label.position for key, label in columns.items()}


@pytest.mark.parametrize("ledger", load_catalogue().ledgers)
def test_every_label_of_a_ledger_finds_its_own_column(ledger: str) -> None:
    spec = load_catalogue().ledgers[ledger]
    expected = {column.key: place for place, column in enumerate(spec.columns, start=1)}
    assert matched(ledger, *(column.label for column in spec.columns)) == expected


@pytest.mark.parametrize("ledger", load_catalogue().ledgers)
def test_every_alias_alone_finds_a_column_that_has_it(ledger: str) -> None:
    spec = load_catalogue().ledgers[ledger]
    for column in spec.columns:
        for alias in column.aliases:
            (key,) = matched(ledger, alias)
            answers = spec.column(key)
            assert alias in {*answers.aliases, answers.label}


@pytest.mark.parametrize(
    "text",
    [
        "隐患描述",
        "*隐患描述",
        "隐患描述\uff0a",
        "隐患\n描述",
        "隐 患　描 述",
        "隐患描述：",
        "隐患描述（不少于8字）",
        "隐患描述(必填)",
        "2026年隐患描述",
        "2026年3月隐患描述",
        "隐患内容",
    ],
)
def test_a_label_is_recognised_however_it_is_dressed(text: str) -> None:
    assert matched("hidden_danger", text) == {"description": 1}


@pytest.mark.parametrize("text", ["隐患描叙", "描述", "隐患描述情况", "隐患数量", "", "（万元）"])
def test_a_label_is_never_guessed(text: str) -> None:
    assert matched("hidden_danger", text) == {}


@pytest.mark.parametrize(
    "text", ["整改资金（万元）", "整改资金", "整改资金(万元)", "治理资金（万元）"]
)
def test_a_measure_in_brackets_may_be_there_or_not(text: str) -> None:
    assert matched("hidden_danger", text) == {"fund": 1}


def test_a_column_in_another_unit_of_money_is_not_taken() -> None:
    matching = match_labels([Label(1, "整改资金（元）")], vocabulary("hidden_danger"))
    assert matching.columns == {}
    assert [label.text for label in matching.unknown] == ["整改资金（元）"]
    assert "（万元）不同" in matching.remarks[0]


def test_an_exact_label_wins_over_an_alias_before_it() -> None:
    assert matched("hidden_danger", "完成日期", "整改完成日期") == {"done_on": 2}


def test_a_second_header_for_the_same_column_is_unknown() -> None:
    labels = [Label(1, "整改期限"), Label(2, "整改时限"), Label(3, "整改期限")]
    matching = match_labels(labels, vocabulary("hidden_danger"))
    assert matching.columns == {"due_on": labels[0]}
    assert matching.unknown == labels[1:]


def test_deadline_and_completion_are_not_confused() -> None:
    assert matched("hidden_danger", "完成时限", "完成时间") == {"due_on": 1, "done_on": 2}


def test_the_groups_above_tell_apart_what_the_lowest_cells_do_not() -> None:
    rows = [
        ["统计年月", "本月", "", "", "上年同期", "", "备注"],
        ["", "事故起数", "死亡", "重伤", "起数", "死亡", ""],
    ]
    labels = labels_of(rows)
    assert [(label.path or label.text) for label in labels] == [
        "统计年月", "本月事故起数", "本月死亡", "本月重伤", "上年同期起数", "上年同期死亡", "备注",
    ]  # fmt: skip
    columns = match_labels(labels, vocabulary("accident_statistics")).columns
    assert {key: label.position for key, label in columns.items()} == {
        "month": 1, "accidents": 2, "dead": 3, "serious": 4, "ly_accidents": 5, "ly_dead": 6,
        "note": 7,
    }  # fmt: skip


def test_a_number_of_another_time_is_never_taken_for_the_current_one() -> None:
    labels = labels_of([["上年同期", ""], ["重伤人数", "轻伤人数"]])
    matching = match_labels(labels, vocabulary("accident_statistics"))
    assert matching.columns == {}
    assert [label.path for label in matching.unknown] == ["上年同期重伤人数", "上年同期轻伤人数"]


def test_a_heading_over_three_rows() -> None:
    rows = [["检查", "", "", ""], ["情况", "", "隐患", ""], ["时间", "内容", "总数", "其中重大"]]
    assert [label.groups for label in labels_of(rows)] == [
        ("检查", "情况"), ("检查", "情况"), ("检查", "隐患"), ("检查", "隐患"),
    ]  # fmt: skip


def test_numbers_and_days_are_no_labels() -> None:
    assert labels_of([["编号", 3.0, None, True, ""]]) == [Label(1, "编号")]


def test_spelling_keeps_what_tells_labels_apart() -> None:
    assert spelling("\uff0a其中：火灾起数（起）") == "其中火灾起数(起)"
