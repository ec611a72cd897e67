"""The list of what was carried over: lines of text, rows of a sheet."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from gsafety_xl.model import CellRef
from gsafety_xl.pipeline.carried_list import SHEET, carried_lines, carried_sheet
from gsafety_xl.pipeline.carry_over import CarriedLedger, CarriedOver, Doubt
from gsafety_xl.schema import Catalogue

REMARK = "工作表“附表”不像任何一张台账，没有读取"
DOUBT = Doubt(
    CellRef("上年.xlsx", "04隐患整改", 7, 3),
    "GYS01-YH-2026-002",
    "状态",
    "",
    "没有填，按未了结带过来",
)


def numbers(count: int) -> tuple[str, ...]:
    return tuple(f"GYS01-YH-2026-{number:03d}" for number in range(1, count + 1))


@pytest.fixture
def carried(catalogue: Catalogue) -> CarriedOver:
    """Return 45 dangers that went on, plans that did not, rides that cannot, two things odd."""
    ledgers = catalogue.ledgers
    names = numbers(45)
    return CarriedOver(
        source="上年.xlsx",
        year=2027,
        ledgers=(
            CarriedLedger(ledgers["plan"], 2, why="每年另起"),
            CarriedLedger(ledgers["meeting"], 0, why="每年另起"),
            CarriedLedger(ledgers["hidden_danger"], 50, tuple({"id": it} for it in names), names),
            CarriedLedger(ledgers["ride"], 3, refused=("A", "B"), left_out=2, why="不填"),
            CarriedLedger(ledgers["counter_terror_target"], 1, left_out=1, why="另成一本"),
        ),
        doubts=(DOUBT,),
        remarks=(REMARK,),
        numbers_used=frozenset(names),
    )


def rows(carried: CarriedOver, folder: Path) -> Sequence[Sequence[object]]:
    """Return what stands on the sheet below its headings."""
    path = folder / "新.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        carried_sheet(carried)(book)
    sheet = openpyxl.load_workbook(path)[SHEET]
    return [[cell for cell in row if cell not in {None, ""}] for row in sheet.values][3:]


def test_the_lines_name_every_number(carried: CarriedOver) -> None:
    assert list(carried_lines(carried)) == [
        "从 上年.xlsx 结转 45 条：",
        f"  04隐患整改 45 条：{'、'.join(numbers(45))}",
        "  19游乐设施 2 条没有结转（不填）：A、B",
        "  18反恐重点目标 1 条没有结转（另成一本）",
        "请核对 1 处（详见工作表“结转清单”）：",
        "  04隐患整改!C7 GYS01-YH-2026-002 状态：没有填，按未了结带过来",
        f"读取上年台账时：{REMARK}",
    ]


def test_the_sheet_has_a_row_for_each_ledger_and_for_each_thing_to_look_at(
    carried: CarriedOver, tmp_path: Path
) -> None:
    first, second, *others = rows(carried, tmp_path)
    assert first == ["已结转", "04隐患整改", 50, 45, "、".join(numbers(45)[:40])]
    assert second == ["已结转", "04隐患整改", "、".join(numbers(45)[40:]), "（续上行）"]
    assert others == [
        ["未结转", "01工作计划", 2, 0, "每年另起"],
        ["请核对", "19游乐设施", 3, 0, "A、B", "不填"],
        ["请核对", "18反恐重点目标", 1, 0, "另成一本"],
        [
            "请核对",
            "04隐患整改",
            "GYS01-YH-2026-002",
            "上年 C7：“状态”没有填，按未了结带过来。原内容：（空）",
        ],
        ["请核对", f"读取上年台账时：{REMARK}"],
    ]


def test_nothing_carried_is_said_too(catalogue: Catalogue, tmp_path: Path) -> None:
    nothing = CarriedOver(
        "上年.xlsx",
        2027,
        (CarriedLedger(catalogue.ledgers["plan"], 2, why="每年另起"),),
        (),
        (),
        frozenset(),
    )
    assert list(carried_lines(nothing)) == ["从 上年.xlsx 结转 0 条"]
    assert rows(nothing, tmp_path) == [["未结转", "01工作计划", 2, 0, "每年另起"]]
