from datetime import date
from pathlib import Path

import pytest

from gsafety_xl.model import GsafetyError, Level, Period, RunState, Stage
from gsafety_xl.pipeline.check import CheckReport, CheckRequest, check
from gsafety_xl.schema import Catalogue
from tests.pipeline.books import DANGER, GREENING, month, write_book, write_register
from tests.workbook.sheets import workbook

#: A title over the columns, the header in row 3, one unit over two rows, an empty row 6.
MESSY = """
[隐患台账（最终）]
| 2024年二季度隐患排查治理台账 | < | < | < | < | < | < | < | < | < | < | < | < | < | < | < | < | < | < | < |
| 填报单位：示例区绿化管理所 | | | | | | | | | | | | | | | | | | | |
| 编号 | 填报单位 | 业务领域 | 隐患来源 | 发现日期 | 隐患单位 | 隐患地点 | 隐患描述 | 隐患类别 | 级别 | 整改措施 | 整改责任单位 | 整改责任人 | 整改期限 | 整改完成日期 | 整改情况 | 状态 | 填报人 | 填报日期 | 备注 |
| GYS01-YH-2024-001 | 示例区绿化管理所 | 安全 | 网格巡查 | 2024-04-10 | 绿管所 | 东大门 | 配电箱门锁损坏无法关闭 | 电气线路 | 一般 | 更换门锁 | 绿管所 | 孙某 | 2024-04-03 | 2024-04-12 | 已更换 | 已整改 | 赵某 | 2024-04-15 | |
| GYS01-YH-2024-002 | ^ | 安全 | 网格巡查 | 2024.4.11 | 绿管所 | 西大门 | 疏散通道堆放杂物影响通行 | 疏散通道 | 严重 | 清理杂物 | 绿管所 | 孙某 | 2024年4月18日 | 2024-04-13 | 已清理 | 已整改 | 赵某 | 2024-04-15 | 无 |
| | | | | | | | | | | | | | | | | | | | |
| GYS01-YH-2024-003 | 示例区绿化管理所 | 安全、消防 | 网格巡查 | 2024.4.31 | 绿管所 | 仓库 | 灭火器2具压力不足已过有效期 | 消防设施 | 一般 | 更换灭火器 | 绿管所 | 孙某 | 2024-05-10 | 2024-05-06 | 已更换 | 已整改 | 赵某 | 2024-05-15 | |
| GYS01-YH-2024-004 | 示例区绿化管理所 | 安全 | 网格巡查 | 20240506 | 绿管所 | 南门 | 行道树枯枝悬挂有坠落危险 | 树木 | 一般 | 修剪枯枝 | 绿管所 | 孙某 | | 2024-05-08 | 已修剪 | 已整改 | 赵某 | 2024-05-15 | |
| GYS01-YH-2024-005 | 示例区绿化管理所 | 安全 | 网格巡查 | 2024/5/7 | 绿管所 | 湖边 | 临水栏杆松动高度不足 | 水域安全 | 一般 | 加固栏杆 | 绿管所 | 孙某 | 2024-05-20 | 2024-05-18 | 已加固 | 已整改 | 赵某 | 2024-05-20 | |
"""  # noqa: E501 - a sheet is as wide as it is


@pytest.fixture
def folder(tmp_path: Path, catalogue: Catalogue) -> Path:
    write_register(tmp_path, catalogue)
    return tmp_path / "来稿"


def run(path: Path, as_of: str = "2026-03-31", stage: Stage = Stage.SUBMIT) -> CheckReport:
    return check(CheckRequest([path], date.fromisoformat(as_of), stage))


def test_a_messy_sheet_gives_exactly_its_true_findings(folder: Path) -> None:
    folder.mkdir()
    (folder / "隐患.xlsx").write_bytes(workbook(MESSY))
    found = run(folder, "2024-06-30").findings
    assert [(item.place.cell, item.rule, item.message) for item in found] == [
        ("N4", "YH-04", "整改期限（2024-04-03）早于发现日期（2024-04-10）"),
        ("J5", "C-04", "隐患级别“严重”不在可选范围内"),
        ("E7", "C-03", "发现日期“2024.4.31”不是存在的日期"),
        ("N8", "C-01", "整改期限未填写"),
    ]


def test_each_finding_says_how_to_mend_it_and_on_what_basis(folder: Path) -> None:
    folder.mkdir()
    (folder / "隐患.xlsx").write_bytes(workbook(MESSY))
    found = run(folder, "2024-06-30").findings
    assert [item.fix for item in found] == [
        "核对两个日期",
        "从下拉清单选择：“一般”、“重大”",
        "核对月份和日数，写成 2026-03-05 的样子",
        "补填整改期限",
    ]
    assert all(item.basis and item.clause and item.unit == "GYS01" for item in found)


def test_a_clean_book_passes(folder: Path, catalogue: Catalogue) -> None:
    rows = {"hidden_danger": [DANGER], "accident_statistics": [month("GYS01", n) for n in (1, 2)]}
    write_book(folder / "绿管所.xlsx", GREENING, catalogue, rows)
    report = run(folder)
    assert report.findings == []
    assert report.states["YH-06"] is RunState.PASSED
    assert report.states["JC-02"] is RunState.NOT_APPLICABLE


def test_an_earlier_stage_asks_less(folder: Path, catalogue: Catalogue) -> None:
    rows = {"accident_statistics": [month("GYS01", 1)]}
    write_book(folder / "绿管所.xlsx", GREENING, catalogue, rows)
    assert run(folder, stage=Stage.ENTRY).findings == []
    assert [item.rule for item in run(folder).findings] == ["ST-01"]


def test_each_book_is_judged_by_itself(folder: Path, catalogue: Catalogue) -> None:
    rows = {"hidden_danger": [DANGER]}
    for name in ("甲.xlsx", "乙.xlsx"):
        write_book(folder / name, GREENING, catalogue, rows)
    assert run(folder).findings == []


def test_files_that_cannot_be_read_are_told_apart_from_findings(
    folder: Path, catalogue: Catalogue
) -> None:
    write_book(folder / "绿管所.xlsx", GREENING, catalogue, {"hidden_danger": [DANGER]})
    (folder / "坏.xlsx").write_text("x", encoding="utf-8")
    report = run(folder)
    assert len(report.books) == 1
    assert [error.message.partition(" ")[0] for error in report.errors] == ["坏.xlsx"]


def test_a_folder_without_workbooks_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "说明.txt").write_text("x", encoding="utf-8")
    (tmp_path / "~$台账.xlsx").write_bytes(b"")
    with pytest.raises(GsafetyError, match="没有工作簿"):
        run(tmp_path)


def test_books_in_folders_are_called_by_their_path(folder: Path, catalogue: Catalogue) -> None:
    danger = {**DANGER, "site": None}
    write_book(folder / "一季度" / "绿管所.xlsx", GREENING, catalogue, {"hidden_danger": [danger]})
    (finding,) = run(folder).findings
    assert finding.place.workbook == "一季度/绿管所.xlsx"
    assert finding.level is Level.ERROR


def test_a_book_like_the_one_before_is_suspicious(folder: Path, catalogue: Catalogue) -> None:
    rows = {"accident_statistics": [month("GYS01", number) for number in range(1, 7)]}
    now = write_book(folder / "本期.xlsx", GREENING, catalogue, rows)
    before = write_book(folder / "上期" / "台账.xlsx", GREENING, catalogue, rows)
    alone = check(CheckRequest([now], date(2026, 7, 1)))
    assert "C-10" not in {finding.rule for finding in alone.findings}
    beside = check(CheckRequest([now], date(2026, 7, 1), previous=before))
    assert beside.states["C-10"] != RunState.NOT_APPLICABLE


def test_entries_outside_the_period_are_named_when_a_period_is_given(
    folder: Path, catalogue: Catalogue
) -> None:
    danger = {**DANGER, "filled_on": date(2026, 5, 8)}
    path = write_book(folder / "台账.xlsx", GREENING, catalogue, {"hidden_danger": [danger]})
    request = CheckRequest([path], date(2026, 7, 1), period=Period(2026, "Q2"))
    found = [finding.rule for finding in check(request).findings]
    assert "C-08" in found
    without = check(CheckRequest([path], date(2026, 7, 1)))
    assert "C-08" not in [finding.rule for finding in without.findings]
