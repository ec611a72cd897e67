from gsafety_xl.consolidation import OTHER_COLUMNS, merge_tables, select_current
from gsafety_xl.model import CellRef, Row, Table
from gsafety_xl.schema import Catalogue
from tests.consolidation.conftest import Submissions


def merged(sent: Submissions, catalogue: Catalogue, ledger: str) -> Table:
    tables = select_current(sent(), catalogue).tables
    return merge_tables(tables, catalogue, workbook="汇总.xlsx")[ledger]


def test_entries_of_all_units_stand_on_one_sheet_and_know_their_origin(
    submissions: Submissions, catalogue: Catalogue
) -> None:
    """
    YH GYS01:
    | 隐患编号          | 整改期限   |
    | GYS01-YH-2026-001 | 2026-05-08 |

    YH GY01:
    | 整改期限   | 编号             |
    | 2026-05-09 | GY01-YH-2026-001 |
    """
    table = merged(submissions, catalogue, "hidden_danger")
    first, second = table
    assert (first.row_id, second.row_id) == ("GYS01-YH-2026-001", "GY01-YH-2026-001")
    assert first.source("due_on") == CellRef("GYS01.xlsx", "04隐患整改", 2, 2)
    assert second.source("due_on") == CellRef("GY01.xlsx", "04隐患整改", 2, 1)
    assert first.ref("due_on").workbook == "汇总.xlsx"
    assert [row.ref().row for row in table] == [4, 5]


def test_a_cell_nobody_understood_keeps_what_was_typed(
    submissions: Submissions, catalogue: Catalogue
) -> None:
    """
    YH GYS01:
    | 隐患编号          | 整改期限  |
    | GYS01-YH-2026-001 | 2024.4.31 |
    """
    row = Row(merged(submissions, catalogue, "hidden_danger"), 0)
    assert row["due_on"] is None
    assert row.raw("due_on") == "2024.4.31"


def test_columns_the_ledger_does_not_have_are_gathered_not_dropped(
    submissions: Submissions, catalogue: Catalogue
) -> None:
    """
    YH GYS01:
    | 隐患编号          | 监理单位 | 天气 |
    | GYS01-YH-2026-001 | 某监理   |      |
    """
    row = Row(merged(submissions, catalogue, "hidden_danger"), 0)
    assert row.raw(OTHER_COLUMNS) == "监理单位：某监理"


def test_an_entry_without_unit_belongs_to_the_book_it_stands_in(
    submissions: Submissions, catalogue: Catalogue
) -> None:
    """
    YH GYS01:
    | 隐患编号          | 填报单位 |
    | GYS01-YH-2026-001 |          |
    """
    row = Row(merged(submissions, catalogue, "hidden_danger"), 0)
    assert row.reading("unit").inferred
    assert row.unit == "GYS01"


def test_ledgers_nobody_sent_are_not_invented(
    submissions: Submissions, catalogue: Catalogue
) -> None:
    """
    YH GYS01:
    | 隐患编号          |
    | GYS01-YH-2026-001 |
    """
    tables = merge_tables(select_current(submissions(), catalogue).tables, catalogue, workbook="m")
    assert list(tables) == ["hidden_danger"]
