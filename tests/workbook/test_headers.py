import pytest

from gsafety_xl.schema import load_catalogue
from gsafety_xl.workbook.grids import BookFile
from gsafety_xl.workbook.headers import Header, find_header, title_year, titles_above, year_in
from gsafety_xl.workbook.labels import vocabulary_of
from tests.workbook.sheets import workbook


def header(text: str) -> Header | None:
    """Find the header on the first sheet of a workbook."""
    vocabularies = [vocabulary_of(spec) for spec in load_catalogue().ledgers.values()]
    return find_header(next(BookFile(workbook(text), "甲.xlsx").grids()), vocabularies)


def place(text: str) -> tuple[str, int, int] | None:
    """Return the ledger and the first and last filled row of its header, counted from 0."""
    found = header(text)
    return None if found is None else (found.ledger, found.top, found.bottom)


def test_a_sheet_is_recognised_by_its_header_not_its_name() -> None:
    text = """
    [Sheet1]
    | 编号 | 发现日期 | 隐患描述 | 整改期限 |
    """
    assert place(text) == ("hidden_danger", 0, 0)


def test_the_header_wins_over_a_wrong_name() -> None:
    text = """
    [03安全检查]
    | 编号 | 发现日期 | 隐患描述 | 整改期限 | 复查人 |
    """
    assert place(text) == ("hidden_danger", 0, 0)


@pytest.mark.parametrize(("sheet", "ledger"), [("隐患整改", "hidden_danger"), ("Sheet1", None)])
def test_with_little_to_go_by_the_name_must_agree(sheet: str, ledger: str | None) -> None:
    found = header(f"[{sheet}]\n| 编号 | 隐患描述 | 整改期限 |")
    assert (found and found.ledger) == ledger


@pytest.mark.parametrize(
    ("sheet", "ledger"), [("07演练", "inspection"), ("应急演练（终稿）", "drill")]
)
def test_the_name_breaks_a_tie(sheet: str, ledger: str) -> None:
    found = header(f"[{sheet}]\n| 编号 | 组织层级 | 日期 | 存在问题 |")
    assert found is not None
    assert found.ledger == ledger


def test_columns_that_every_ledger_has_recognise_none() -> None:
    text = "[Sheet1]\n| 序号 | 编号 | 填报单位 | 业务领域 | 填报人 | 填报日期 | 备注 |"
    assert header(text) is None


def test_a_header_below_titles_and_blank_rows() -> None:
    text = """
    [Sheet1]
    | |
    | 绿化市容系统隐患台账 | < | < | < |
    | 填报单位：绿化所 | | 2026年3月 | |
    | |
    | 编号 | 发现日期 | 隐患描述 | 整改期限 |
    | 1 | 2026-03-05 | 压力不足 | 2026-04-01 |
    """
    assert place(text) == ("hidden_danger", 2, 2)


def test_a_header_too_far_down_is_not_looked_for() -> None:
    notes = "| 说明 |\n" * 20
    assert header(f"[Sheet1]\n{notes}| 编号 | 发现日期 | 隐患描述 | 整改期限 |") is None


def test_a_header_of_two_rows() -> None:
    text = """
    [Sheet1]
    | 2026年检查情况表 | < | < | < | < |
    | 检查日期 | 被检查单位 | 带队人 | 检查情况 | < |
    | ^ | ^ | ^ | 隐患数 | 其中重大 |
    | 2026-03-05 | 东湖公园 | 王×× | 3 | 1 |
    """
    found = header(text)
    assert found is not None
    assert (found.ledger, found.top, found.bottom) == ("inspection", 1, 2)
    columns = found.matching.columns
    assert {key: label.position for key, label in columns.items()} == {
        "date": 1, "target_unit": 2, "leader": 3, "danger_count": 4, "major_count": 5,
    }  # fmt: skip


def test_the_first_entry_is_no_part_of_the_header() -> None:
    text = """
    [Sheet1]
    | 编号 | 发现日期 | 隐患描述 | 整改期限 | 备注 |
    | 1 | | 隐患 | | 说明 |
    """
    assert place(text) == ("hidden_danger", 0, 0)


def test_the_year_in_a_heading_is_that_column_s() -> None:
    text = "[Sheet1]\n| 发现日期（2025年） | 隐患描述 | 整改期限 | 2026年完成日期 |"
    found = header(text)
    assert found is not None
    assert found.years() == {"found_on": 2025, "done_on": 2026}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2026年3月", 2026),
        ("2026 年度安全台账", 2026),
        ("２０２６年", 2026),
        ("二〇二六年一季度", 2026),
        ("依据2021年修正的法律编制2026年度计划", 2026),
        ("12026年", None),
        ("×绿容〔2026〕3号", None),
        ("3月", None),
    ],
)
def test_years_as_titles_write_them(text: str, year: int | None) -> None:
    assert year_in(text) == year


def test_the_title_s_year_comes_before_the_sheet_name_s() -> None:
    assert title_year(["隐患台账", "2026年3月"], "2025年") == 2026
    assert title_year(["隐患台账"], "隐患2025年度") == 2025
    assert title_year([], "04隐患整改") is None


def test_long_notes_above_a_header_are_no_titles() -> None:
    note = "根据2021年" * 20
    grid = next(BookFile(workbook(f"[甲]\n| 台账 | 3 |\n| {note} |"), "甲.xlsx").grids())
    assert titles_above(grid, 2) == ["台账"]
