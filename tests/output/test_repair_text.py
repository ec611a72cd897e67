import json
from datetime import date, datetime, time
from pathlib import Path

import pytest

from gsafety_xl.model import CellRef, Raw
from gsafety_xl.output.repair_sheet import write_repairs
from gsafety_xl.output.repair_text import (
    count_text,
    repair_lines,
    repairs_json,
    shown,
    where,
)
from gsafety_xl.repairs import Leftover, Repair, Repairs
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.grids import BookFile
from tests.workbook.sheets import workbook

SHEET = "04隐患整改"


def place(row: int) -> CellRef:
    return CellRef("台账.xlsx", SHEET, row, 7)


FOUND = Repairs(
    [
        Repair(place(4), "hidden_danger", "site", " 东门\u200b", "东门", "text", "C-04"),
        Repair(
            place(5), "hidden_danger", "due_on", "3月5日", date(2026, 3, 5), "no_year", "C-03",
            inferred=True,
        ),
    ],
    [
        Leftover(
            place(6), "hidden_danger", "level", "较重", "unknown", "C-04", ("一般", "重大")
        )
    ],
)  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("东大门", "东大门"),
        (" 东  大 门 ", "␣东␣␣大 门␣"),
        ("\u3000东\u00a0大门", "␣东␣大门"),
        ("东\u200b大\ufeff门", "东¤大¤门"),
        ("东\r\n大\n门", "东↵大↵门"),
        (3.0, "3"),
        (0.08, "0.08"),
        (True, "TRUE"),
        (None, ""),
        (date(2026, 3, 5), "2026-03-05"),
        (datetime(2026, 3, 5, 9, 30), "2026-03-05 09:30"),
        (time(9, 30), "09:30"),
    ],
)
def test_what_nobody_sees_is_shown(raw: Raw, text: str) -> None:
    assert shown(raw) == text


def test_lines(catalogue: Catalogue) -> None:
    text = "\n".join(repair_lines(FOUND, catalogue))
    assert text.replace(f"{SHEET}!", "") == (
        "  G4 隐患地点：␣东门¤ → 东门  去掉多余空格和看不见的字符，全角字母数字改半角（C-04）\n"
        "  G5 整改期限：3月5日 → 2026-03-05〔推断〕  没有写年份，按表头或台账年度补年（C-03）\n"
        "  待人工处理：\n"
        "    G6 隐患级别：较重  不在可选范围内，请从下拉清单选择（“一般”、“重大”）（C-04）"
    )


@pytest.mark.parametrize(
    ("made", "left", "written", "text"),
    [
        (2, 1, "yes", "已规范 2 处，待人工处理 1 处"),
        (2, 0, "no", "可规范 2 处（只列出，没有写文件）"),
        (0, 1, "yes", "待人工处理 1 处"),
        (0, 0, "yes", "没有要规范的"),
    ],
)
def test_counts(made: int, left: int, written: str, text: str) -> None:
    found = Repairs(FOUND.made[:made], FOUND.left[:left])
    assert count_text(found, written=written == "yes") == text


def test_json() -> None:
    record = json.loads(repairs_json([("台账.xlsx", Path("副本.xlsx"), FOUND)]))
    assert [item["after"] for item in record["repairs"]] == ["东门", "2026-03-05"]
    assert record["repairs"][0]["before"] == " 东门\u200b"
    assert record["left"] == [
        {
            "workbook": "台账.xlsx",
            "sheet": SHEET,
            "cell": "G6",
            "ledger": "hidden_danger",
            "column": "level",
            "value": "较重",
            "reason": "unknown",
            "message": "不在可选范围内，请从下拉清单选择（“一般”、“重大”）",
            "rule": "C-04",
            "candidates": ["一般", "重大"],
        }
    ]
    assert record["files"] == [
        {"path": "台账.xlsx", "output": "副本.xlsx", "repairs": 2, "left": 1}
    ]


def test_where() -> None:
    assert where(place(4)) == f"{SHEET}!G4"


def test_a_list_with_links(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "副本.xlsx").write_bytes(workbook("[a]\n| 1 |"))
    path = tmp_path / "清单.xlsx"
    write_repairs(
        path,
        FOUND,
        lambda _place: tmp_path / "副本.xlsx",
        catalogue=catalogue,
        written=True,
        created=datetime(2026, 3, 31),
    )
    rows = BookFile(path.read_bytes(), path.name).grid("规范清单").rows
    assert rows[1][0] == "已规范 2 处，待人工处理 1 处"
    assert rows[3][:5] == ["台账.xlsx", f"{SHEET}!G4", "隐患地点", "␣东门¤", "东门"]
    assert rows[4][-1] == "推断"
    assert rows[5][3:6] == [
        "较重",
        "待人工处理",
        "不在可选范围内，请从下拉清单选择（“一般”、“重大”）",
    ]
