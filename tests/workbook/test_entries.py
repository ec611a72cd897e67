"""Every test reads the sheet in its docstring; row numbers count its lines from 1."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gsafety_xl.model import Book, Table, TotalRow
from gsafety_xl.schema import load_catalogue
from gsafety_xl.workbook.entries import raw_table
from gsafety_xl.workbook.grids import BookFile
from gsafety_xl.workbook.headers import find_header
from gsafety_xl.workbook.labels import vocabulary_of
from tests.workbook.sheets import workbook


def test_entries_and_their_rows(table: Table) -> None:
    """
    [04隐患整改]
    | |
    | 隐患台账 | < | < |
    | |
    | 编号 | 隐患描述 | 整改期限 |
    | 1号 | 压力不足 | 2026-04-01 |
    | |
    | 2号 | 通道堵塞 | 2026-04-02 |
    """
    assert (table.header_row, table.row_numbers) == (4, [5, 7])
    assert table.columns["description"].raw == ["压力不足", "通道堵塞"]
    assert [row.ref("description").cell for row in table] == ["B5", "B7"]


def test_nothing_said_in_the_place_of_a_number_is_an_entry(table: Table) -> None:
    """
    [04隐患整改]
    | 序号 | 编号 | 隐患描述 | 整改期限 |
    | 本季度无隐患 | | | |
    | | 本季度无隐患 | | |
    | 3 | GYS01-YH-2026-003 | | |
    """
    assert table.row_numbers == [2, 3]


def test_columns_in_any_order(table: Table) -> None:
    """
    [04隐患整改]
    | | 整改期限 | | 隐患描述 |
    | | 2026-04-01 | | 压力不足 |
    """
    assert {key: column.position for key, column in table.columns.items()} == {
        "due_on": 2,
        "description": 4,
    }
    assert "found_on" in table.missing
    assert "due_on" not in table.missing


def test_columns_nobody_asked_for_are_kept_when_filled(table: Table) -> None:
    """
    [04隐患整改]
    | 隐患描述 | 监理单位 | 整改期限 | 空列 | 监理单位 |
    | 压力不足 | 某监理 | 2026-04-01 | | 另一家 |
    | 通道堵塞 | | 2026-04-02 | | |
    """
    assert {text: column.position for text, column in table.unknown.items()} == {
        "监理单位": 2,
        "监理单位（E列）": 5,
    }
    assert table.unknown["监理单位"].raw == ["某监理", None]


def test_content_without_a_header_is_pointed_out(book: Book) -> None:
    """
    [04隐患整改]
    | 隐患描述 | 整改期限 | |
    | 压力不足 | 2026-04-01 | 已电话催办 |
    """
    assert book.remarks == ["工作表“04隐患整改”：C 列没有表头，其中的内容没有读取"]


def test_rows_with_nothing_but_what_forms_prepare_are_blank(book: Book, table: Table) -> None:
    """
    [04隐患整改]
    | 序号 | 填报单位 | 隐患描述 | 整改期限 |
    | 1 | 绿化所 | 压力不足 | 2026-04-01 |
    | 2 | 绿化所 | | |
    | 3 | 绿化所 | 通道堵塞 | |
    | 4 | | | |
    """
    assert table.row_numbers == [2, 4]
    assert book.remarks == []


def test_columns_reckoned_by_formula_make_no_entry(table: Table) -> None:
    """
    [09事故统计]
    | 统计年月 | 事故起数 | 死亡人数 | 累计起数 | 累计死亡 |
    | 2026-03 | 0 | 0 | 0 | 0 |
    | | | | 0 | 0 |
    """
    assert table.row_numbers == [2]


def test_blanks_typed_into_cells_make_no_entry(table: Table) -> None:
    """
    [04隐患整改]
    | 编号 | 隐患描述 | 整改期限 |
    | 1号 | 压力不足 | 2026-04-01 |
    | " " | "  " | |
    """
    assert table.row_numbers == [2]


def test_numbers_prepared_below_the_last_entry_are_left_out(book: Book, table: Table) -> None:
    """
    [04隐患整改]
    | 编号 | 填报单位 | 隐患描述 | 整改期限 |
    | 1号 | 绿化所 | 压力不足 | 2026-04-01 |
    | 2号 | 绿化所 | | |
    | 3号 | 绿化所 | 通道堵塞 | |
    | 4号 | 绿化所 | | |
    | 5号 | | | |
    """
    assert table.row_numbers == [2, 3, 4]
    assert book.remarks == ["工作表“04隐患整改”：第 5、6 行除编号外没有内容，未作为记录"]


def test_totals_are_set_apart(table: Table) -> None:
    """
    [09事故统计]
    | 填报单位 | 统计年月 | 事故起数 | 死亡人数 |
    | 绿化所 | 2026-01 | 1 | 0 |
    | 绿化所 | 2026-02 | 2 | 0 |
    | 小计 | | 3 | 0人 |
    | 东湖公园 | 2026-01 | 4 | 1 |
    | 小计 | | 4 | 1 |
    | 其中：火灾 | | 1 | 0 |
    | 合 计 | | 7 | 1 |
    """
    assert table.row_numbers == [2, 3, 5]
    assert table.totals == [
        TotalRow(4, "小计", {"accidents": 3.0, "dead": 0.0}, 0, 1),
        TotalRow(6, "小计", {"accidents": 4.0, "dead": 1.0}, 2, 2),
        TotalRow(7, "其中：火灾", {}, 3, 2),
        TotalRow(8, "合 计", {"accidents": 7.0, "dead": 1.0}, 0, 2),
    ]


def test_an_entry_with_a_number_and_its_key_is_no_total(table: Table) -> None:
    """
    [04隐患整改]
    | 编号 | 填报单位 | 检查编号 | 隐患地点 | 隐患描述 |
    | GYS01-YH-2026-001 | 绿化所 | 1号 | 合计 | 压力不足 |
    | GYS01-YH-2026-002 | 合计 | | | 2处 |
    | 合计 | | 2号 | 配电间 | 2处 |
    """
    assert table.row_numbers == [2]
    assert [total.row for total in table.totals] == [3, 4]


def test_totals_above_the_entries_count_for_those_below(table: Table) -> None:
    """
    [09事故统计]
    | 填报单位 | 统计年月 | 事故起数 | 死亡人数 |
    | 合计 | | 7 | 1 |
    | 绿化所小计 | | 3 | 0 |
    | 绿化所 | 2026-01 | 1 | 0 |
    | 绿化所 | 2026-02 | 2 | 0 |
    | 公园小计 | | 4 | 1 |
    | 东湖公园 | 2026-01 | 4 | 1 |
    """
    spans = [(total.label, total.first, total.last) for total in table.totals]
    assert spans == [("合计", 0, 2), ("绿化所小计", 0, 1), ("公园小计", 2, 2)]


def test_money_in_a_total_is_read_like_money_above_it(table: Table) -> None:
    """
    [04隐患整改]
    | 编号 | 隐患描述 | 整改期限 | 整改资金（万元） |
    | 1号 | 压力不足 | 2026-04-01 | 35000元 |
    | 合计 | | | 35000元 |
    """
    assert table.totals[0].numbers == {"fund": 3.5}
    assert next(iter(table)).number("fund") == 3.5


def test_signatures_and_notes_are_no_entries(book: Book, table: Table) -> None:
    """
    [04隐患整改]
    | 序号 | 检查编号 | 隐患地点 | 隐患描述 | 整改期限 |
    | 1 | 无 | 配电间 | 压力不足 | 2026-04-01 |
    | 填表人：张三 | | 审核人：李四 | | 联系电话：12345678 |
    | 填表人 | 张三 | 审核人 | 李四 | |
    | 注：本表每月5日前报送 | < | < | < | < |
    | 单位负责人（签字）： | | | | |
    """
    assert table.row_numbers == [2]
    assert book.remarks == ["工作表“04隐患整改”：第 3、4、5、6 行是签字或附注，未作为记录"]


def test_an_entry_that_begins_like_a_note_stays_an_entry(table: Table) -> None:
    """
    [04隐患整改]
    | 备注 | 检查编号 | 隐患地点 | 隐患描述 | 整改期限 |
    | 说明：见附件 | 1号 | 配电间 | 压力不足 | 2026-04-01 |
    """
    assert table.row_numbers == [2]


def test_headers_printed_on_every_page_are_dropped(book: Book, table: Table) -> None:
    """
    [04隐患整改]
    | 隐患台账 | < | < |
    | 编号 | 隐患描述 | 整改期限 |
    | 1号 | 压力不足 | 2026-04-01 |
    | 隐患台账 | < | < |
    | 编号 | 隐患描述 | 整改期限 |
    | 2号 | 通道堵塞 | 2026-04-02 |
    """
    assert table.row_numbers == [3, 6]
    assert book.remarks == ["工作表“04隐患整改”：第 4、5 行是重复的表头，未作为记录"]


def test_the_row_that_numbers_the_columns_is_no_entry(table: Table) -> None:
    """
    [04隐患整改]
    | 编号 | 隐患描述 | 整改期限 | 备注 |
    | 甲 | 乙 | 1 | 2 |
    | 1号 | 压力不足 | 2026-04-01 | |
    """
    assert table.row_numbers == [3]


def test_merged_cells_are_filled_down_and_say_from_where(table: Table) -> None:
    """
    [04隐患整改]
    | 填报单位 | 隐患描述 | 整改期限 | 监理单位 |
    | 绿化所 | 压力不足 | 2026-04-01 | 某监理 |
    | ^ | 通道堵塞 | ^ | ^ |
    | ^ | | | |
    | 东湖公园 | 灯箱漏电 | 2026-04-03 | |
    """
    assert table.row_numbers == [2, 3, 5]
    unit = table.columns["unit"]
    assert [reading.value for reading in unit.readings] == ["GYS01", "GYS01", "GY01"]
    assert unit.merged_from == {1: 2}
    assert table.columns["due_on"].merged_from == {1: 2}
    assert table.unknown["监理单位"].raw == ["某监理", "某监理", None]


def test_a_merged_cell_without_a_counterpart_makes_no_entry(table: Table) -> None:
    """
    [04隐患整改]
    | 编号 | 隐患描述 | 整改期限 |
    | 1号 | 压力不足 | 2026-04-01 |
    | ^ | ^ | ^ |
    """
    assert table.row_numbers == [2]


def test_a_merged_quantity_counts_once(book: Book, table: Table) -> None:
    """
    [03安全检查]
    | 检查日期 | 被检查单位 | 检查点位 | 带队人 | 发现隐患数 |
    | 2026-03-05 | 东湖公园 | 配电间 | 王×× | 3 |
    | ^ | 东湖公园 | 仓库 | 王×× | ^ |
    """
    assert table.columns["danger_count"].raw == [3.0, None]
    assert table.columns["date"].merged_from == {1: 2}
    assert book.remarks == [
        "工作表“03安全检查”：第 2 至 3 行“发现隐患数”合并成一格，数字只计在首行"
    ]


def test_merged_header_cells_are_not_filled_into_entries(table: Table) -> None:
    """
    [03安全检查]
    | 检查日期 | 被检查单位 | 带队人 | 检查情况 | < |
    | ^ | ^ | ^ | 隐患数 | 其中重大 |
    | 2026-03-05 | 东湖公园 | | 3 | 1 |
    """
    assert table.header_row == 2
    assert table.columns["leader"].raw == [None]
    assert not table.columns["leader"].merged_from
    assert [row.number("major_count") for row in table] == [1]


def test_a_header_without_entries_is_an_empty_table(table: Table) -> None:
    """
    [04隐患整改]
    | 编号 | 隐患描述 | 整改期限 |
    """
    assert len(table) == 0
    assert table.columns["description"].raw == []


def test_days_without_a_year_take_that_of_their_heading_or_title(table: Table) -> None:
    """
    [04隐患整改]
    | 2026年3月隐患台账 | < | < |
    | 隐患描述 | 整改期限 | 发现日期（2025年） |
    | 压力不足 | 4月1日 | 12月30日 |
    """
    (row,) = table
    assert (str(row["due_on"]), str(row["found_on"])) == ("2026-04-01", "2025-12-30")
    assert row.reading("due_on").inferred


@given(
    left=st.integers(0, 30),
    gaps=st.lists(st.integers(0, 4), min_size=1, max_size=8),
    titles=st.integers(0, 5),
)
@settings(max_examples=30, deadline=None)
def test_every_entry_knows_its_cell_wherever_it_stands(
    left: int, gaps: list[int], titles: int
) -> None:
    blank, margin = "| |\n", "| " * left
    lines = [
        f"{blank * gap}{margin}| {place} 号 | 描述 {place} |\n" for place, gap in enumerate(gaps)
    ]
    text = f"[隐患整改]\n{'| 标题 |' * (titles > 0)}\n{blank * titles}"
    text += f"{margin}| 隐患描述 | 整改期限 |\n{''.join(lines)}"
    grid = next(BookFile(workbook(text), "甲.xlsx").grids())
    header = find_header(grid, [vocabulary_of(load_catalogue().ledgers["hidden_danger"])])
    assert header is not None
    raw, _ = raw_table(grid, header, "甲.xlsx")
    top = 1 + titles + (titles > 0)
    assert raw.header_row == top
    assert raw.row_numbers == [
        top + place + 1 + sum(gaps[: place + 1]) for place in range(len(gaps))
    ]
    assert raw.columns["description"].raw == [f"{place} 号" for place in range(len(gaps))]
    assert raw.columns["description"].position == left + 1
