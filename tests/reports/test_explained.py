"""Warnings that passed with an explanation are listed in what is submitted (情况说明)."""

# ruff: noqa: E501 - a sheet is as wide as it is

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gsafety_xl.model import CellRef, Explanation
from gsafety_xl.reports import render_documents
from tests.reports.conftest import Office
from tests.reports.reading import lines_of, table_headed

DANGERS = """
YH GYS01:
| 隐患编号          | 发现日期   | 隐患单位 | 隐患类别 | 隐患级别 | 整改期限   | 整改完成日期 | 状态   |
| GYS01-YH-2026-001 | 2026-03-05 | 绿化所   | 消防设施 | 一般     | 2026-03-20 |              | 整改中 |
"""
MONTH = """
ST GYS01:
| 编号              | 统计年月 | 是否零报告 | 事故起数 | 死亡人数 |
| GYS01-ST-2026-003 | 2026-03  | 否         | 2        | 1        |
"""
NOTE = "下列各处由填报单位核实并说明原因，数字按台账登记的内容统计。"


def explanation(row_id: str, where: str = "04隐患整改!K4") -> Explanation:
    return Explanation(
        CellRef("汇总.xlsx", "情况说明", 4, 6),
        "1a2b3c4d5e6f",
        "配件缺货\n已订货",
        "赵某",
        date(2026, 3, 30),
        rule="YH-06",
        where=where,
        row_id=row_id,
        message="整改期限已过11天",
    )


def render(office: Office, code: str, *items: Explanation, period: str = "2026-Q1") -> Path:
    request = replace(office.request(period=period, as_of="2026-04-05"), explanations=items)
    (path,) = render_documents([code], request).paths
    return path


def test_the_report_lists_what_was_explained(office: Office) -> None:
    office.docstring = DANGERS
    path = render(office, "D03", explanation("GYS01-YH-2026-001"))
    lines = lines_of(path)
    assert NOTE in lines
    assert [line for line in lines if line.startswith(("附件：", "2.", "3."))] == [
        "附件：1.隐患排查治理情况统计表",
        "2.隐患清单",
        "3.情况说明",
    ]
    assert [line for line in lines if line in {"附件", "附件1", "附件2", "附件3"}] == [
        "附件1", "附件2", "附件3"
    ]  # fmt: skip
    name = office.request().register.name_of("GYS01")
    assert [line for line in lines if "配件缺货" in line] == [
        f"1|{name}|GYS01-YH-2026-001|整改期限已过11天|配件缺货，已订货|赵某|2026-03-30"
    ]


def test_explanations_of_other_entries_stay_out(office: Office) -> None:
    office.docstring = DANGERS
    others = (explanation("GYS01-YH-2025-009"), explanation("GYS01-PX-2026-001", "11培训!C4"))
    assert lines_of(render(office, "D03", *others)) == lines_of(render(office, "D03"))


@pytest.mark.parametrize(("sheet", "listed"), [("04隐患整改", True), ("别的表", False)])
def test_a_sheet_explained_as_a_whole(office: Office, sheet: str, *, listed: bool) -> None:
    office.docstring = DANGERS
    path = render(office, "D03", explanation("", f"{sheet}!A1"))
    assert (NOTE in lines_of(path)) == listed


def test_without_dangers_it_is_the_second_attachment(office: Office) -> None:
    lines = lines_of(render(office, "D03", explanation("", "04隐患整改!A1")))
    assert [line for line in lines if line.startswith(("附件", "2."))] == [
        "附件：1.隐患排查治理情况统计表",
        "2.情况说明",
        "附件1",
        "附件2",
    ]


def test_the_statistics_list_theirs(office: Office) -> None:
    office.docstring = MONTH
    path = render(office, "D05", explanation("GYS01-ST-2026-003"), period="2026-03")
    lines = lines_of(path)
    assert [line for line in lines if line.startswith("附件")] == ["附件1", "附件2"]
    assert table_headed(path, "序号")[0]["单位的说明"] == "配件缺货，已订货"
