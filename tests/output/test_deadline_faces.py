"""Deadlines on a console, as JSON, as a sheet."""

import json
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from gsafety_xl.deadlines import Deadline
from gsafety_xl.model import CellRef
from gsafety_xl.output.deadline_sheet import write_deadlines
from gsafety_xl.output.deadline_text import count_text, deadline_lines, deadlines_json, urgency

TODAY = date(2026, 6, 30)
NAMES = {"GYS01": "示例区绿化管理所"}


def deadline(left: int) -> Deadline:
    """Return a danger due in so many days."""
    day = date.fromordinal(TODAY.toordinal() + left)
    return Deadline(
        day=day,
        left=left,
        kind="隐患整改",
        what="灭火器过期",
        act="督促整改",
        unit="GYS01",
        row_id="GYS01-YH-2026-001",
        place=CellRef("台账.xlsx", "04隐患整改", 4, 19),
        key="rectification",
    )


@pytest.mark.parametrize(
    ("left", "heading"),
    [(-1, "已逾期"), (0, "今天到期"), (1, "7天内到期"), (7, "7天内到期"), (8, "以后到期")],
)
def test_headings_by_urgency(left: int, heading: str) -> None:
    assert urgency(deadline(left)) == heading


def test_lines_for_a_console() -> None:
    assert list(deadline_lines([deadline(-2), deadline(0), deadline(3)], NAMES)) == [
        "【已逾期】1 项",
        "  2026-06-28（逾期2天）隐患整改：灭火器过期",
        "      示例区绿化管理所 GYS01-YH-2026-001 04隐患整改!S4。督促整改",
        "【今天到期】1 项",
        "  2026-06-30（今天）隐患整改：灭火器过期",
        "      示例区绿化管理所 GYS01-YH-2026-001 04隐患整改!S4。督促整改",
        "【7天内到期】1 项",
        "  2026-07-03（还有3天）隐患整改：灭火器过期",
        "      示例区绿化管理所 GYS01-YH-2026-001 04隐患整改!S4。督促整改",
        "已逾期 1 项，将到期 2 项",
    ]


def test_nothing_due_is_said() -> None:
    assert list(deadline_lines([], {})) == ["没有到期的事项"]
    assert count_text([deadline(-1)]) == "已逾期 1 项"


def test_json_tells_place_and_days() -> None:
    record = json.loads(deadlines_json([deadline(-2)]))["deadlines"][0]
    assert (record["day"], record["left"], record["kind"]) == ("2026-06-28", -2, "rectification")
    assert (record["workbook"], record["sheet"], record["cell"]) == (
        "台账.xlsx",
        "04隐患整改",
        "S4",
    )


def test_a_sheet_with_links_to_the_cells(tmp_path: Path) -> None:
    path = tmp_path / "到期提醒.xlsx"
    write_deadlines(path, [deadline(-2), deadline(20)], NAMES, tmp_path, datetime(2026, 6, 30))
    sheet = openpyxl.load_workbook(path)["到期提醒"]
    assert sheet["A2"].value == "已逾期 1 项，将到期 1 项"
    assert [cell.value for cell in sheet[4]][1:6] == [
        "逾期2天",
        "隐患整改",
        "灭火器过期",
        "示例区绿化管理所",
        "GYS01-YH-2026-001",
    ]
    link = sheet["H4"].hyperlink
    assert link is not None
    assert "台账.xlsx" in str(link.target)
    assert "S4" in str(link.location or link.target)
