from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from gsafety_xl.duties import ClauseCoverage, cover_duties
from gsafety_xl.model import Ledgers
from gsafety_xl.output.duty_sheet import write_duties
from gsafety_xl.output.duty_text import duty_lines, totals
from gsafety_xl.schema import Catalogue, SheetContext
from tests.ledger_tables import REGISTER, ledger_of, parse_tables, typed

LED = """
JC JB00:
| 检查编号          | 检查日期   | 组织层级   | 业务领域 | 带队人职务类别 |
| JB00-JC-2026-001  | 2026-03-12 | 局（系统） | 消防     | 主要领导       |
"""


@pytest.fixture
def coverage(catalogue: Catalogue) -> list[ClauseCoverage]:
    (text,) = parse_tables(LED)
    context = SheetContext(REGISTER, "JB00", 2026)
    table = typed(text, ledger_of(text.ledger, catalogue), catalogue, context)
    return cover_duties(Ledgers([table]), catalogue, REGISTER, 2026, date(2026, 6, 30))


def test_each_clause_is_quoted_once_beside_its_first_obligation(
    coverage: list[ClauseCoverage], tmp_path: Path
) -> None:
    path = tmp_path / "履职看板.xlsx"
    write_duties(path, coverage, {}, [tmp_path / "JB00.xlsx"], datetime(2026, 6, 30))
    sheet = openpyxl.load_workbook(path)["履职看板"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    fire = [row for row in rows if str(row[0]).startswith("消防-01")]
    assert [row[0] for row in fire[:2]] == ["消防-01\n部分佐证", "消防-01"]
    assert str(fire[0][1]).startswith("建立完善相应的组织机构")
    assert not any(row[1] for row in fire[1:])
    led = next(row for row in fire if "主要领导" in str(row[2]))
    assert led[3] == "部分佐证"
    assert "还差1次" in str(led[4])


def test_evidence_is_linked_to_its_entry(coverage: list[ClauseCoverage], tmp_path: Path) -> None:
    path = tmp_path / "履职看板.xlsx"
    write_duties(path, coverage, {}, [tmp_path / "JB00.xlsx"], datetime(2026, 6, 30))
    sheet = openpyxl.load_workbook(path)["履职看板"]
    links = [row[7].hyperlink for row in sheet.iter_rows(min_row=4) if row[7].hyperlink]
    assert links
    assert all(link.location.startswith("'03安全检查'!") for link in links)


def test_the_console_says_the_state_of_every_clause(coverage: list[ClauseCoverage]) -> None:
    lines = list(duty_lines(coverage))
    assert lines[0] == "【安全生产】"
    assert any(line.startswith("◐ 消防-01（二（一））") for line in lines)
    assert lines[-1] == totals(coverage)
    assert totals(coverage).startswith("共 26 条：")


def test_each_unit_has_a_row_and_each_duty_of_units_a_column(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    (text,) = parse_tables("JH GYS01:\n| 计划年度 | 业务领域 |\n| 2026 | 安全 |")
    context = SheetContext(REGISTER, "GYS01", 2026)
    table = typed(text, ledger_of(text.ledger, catalogue), catalogue, context)
    coverage = cover_duties(Ledgers([table]), catalogue, REGISTER, 2026, date(2026, 6, 30))
    path = tmp_path / "履职看板.xlsx"
    names = {unit.code: unit.name for unit in REGISTER}
    write_duties(path, coverage, names, [tmp_path / "GYS01.xlsx"], datetime(2026, 6, 30))
    sheet = openpyxl.load_workbook(path)["单位履职"]
    rows = {row[0].value: [cell.value for cell in row[1:3]] for row in sheet.iter_rows(min_row=4)}
    assert str(sheet["C3"].value).startswith("安全-02a ")
    assert rows["示例区绿化管理所"] == [0, "已落实"]
    assert rows["东湖公园"] == [1, "未落实"]
