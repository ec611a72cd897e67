"""Ledgers written as tables in a test's docstring, typed through the real schema.

    JC GYS01:
    | 检查编号          | 检查日期（2026年3月） |
    | GYS01-JC-2026-001 | 3月5日                |
    | 合计              |                       |

The line before a table names its ledger (code or sheet) and, if wanted, the unit whose book it is;
it may be left out. The heading is row 1. Columns left out of a table are as if the test did not
speak of them. A heading may carry the year its days belong to; a row with 合计 or 小计 is a total.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gsafety_xl.model import Column, Table, TotalRow
from gsafety_xl.schema import (
    Catalogue,
    LedgerSpec,
    RawTable,
    SheetContext,
    Unit,
    UnitRegister,
    type_table,
)

_INTRODUCTION = re.compile(r"(\w+)(?: (\w+))?[:：]")
_YEAR_IN_HEADING = re.compile(r"(.+)（(\d{4})年.*）")
_TOTALS = {"合计", "小计", "总计"}

REGISTER = UnitRegister(
    [
        Unit("JB00", "示例区绿化和市容管理局", "区绿化市容局", ("我局", "绿容局"), "bureau"),
        Unit(
            "GYS01",
            "示例区绿化管理所",
            "区绿管所",
            ("绿化所", "绿管所"),
            "institution",
            must_report=True,
            ledgers=("JH", "JC", "YH", "YL", "ST", "ZR"),
        ),
        Unit("GYS02", "示例区绿化养护所", "区养护所", ("绿管所",), "institution"),
        Unit(
            "GY01",
            "东湖公园",
            "东湖公园",
            (),
            "park",
            must_report=True,
            ledgers=("JC", "YH", "YL", "ST"),
        ),
        Unit(
            "GY02",
            "西山公园",
            "西山公园",
            (),
            "park",
            crowded=True,
            fire_key=True,
            counter_terror_key=True,
        ),
        Unit("YLC01", "示例区欢悦游乐有限公司", "欢悦游乐", (), "operator", parent="GY02"),
        Unit("HW01", "示例区洁城环卫有限公司", "洁城环卫", (), "sanitation", parent="JB00"),
        Unit("AQK01", "局安全管理科", "局安全科", ("安全科",), "section", parent="JB00"),
    ]
)


@dataclass(slots=True)
class TextTable:
    """The cells of one table as written, and what the line before it said."""

    ledger: str = ""
    unit: str = ""
    lines: list[list[str]] = field(default_factory=list)


def parse_tables(text: str) -> list[TextTable]:
    """Read every table of a docstring; other lines are prose."""
    tables: list[TextTable] = []
    for line in map(str.strip, text.splitlines()):
        introduction = _INTRODUCTION.fullmatch(line)
        if introduction is not None:
            tables.append(TextTable(introduction[1], introduction[2] or ""))
        elif line.startswith("|"):
            if not tables:
                tables.append(TextTable())
            tables[-1].lines.append([cell.strip() for cell in line.strip("|").split("|")])
    return tables


def ledger_of(name: str, catalogue: Catalogue) -> LedgerSpec:
    """Return the ledger of a key, code or sheet name; KeyError when there is none."""
    by_name = {
        text: spec
        for spec in catalogue.ledgers.values()
        for text in (spec.key, spec.code, spec.sheet)
    }
    return by_name[name]


def typed(
    text: TextTable,
    spec: LedgerSpec,
    catalogue: Catalogue,
    context: SheetContext,
) -> Table:
    """Return the table that the real reader would make of these cells."""
    heading, *body = text.lines
    entries = [number for number, cells in enumerate(body, start=2) if not _TOTALS & set(cells)]
    raw = RawTable(
        ledger=spec.key,
        workbook=f"{context.unit or '台账'}.xlsx",
        sheet=spec.sheet,
        header_row=1,
        row_numbers=entries,
        columns={},
    )
    for position, head in enumerate(heading, start=1):
        match = _YEAR_IN_HEADING.fullmatch(head)
        key = _key_of(match[1] if match else head, spec, first=position == 1)
        cells = [body[number - 2][position - 1] or None for number in entries]
        column = Column(key or head, position, list(cells))
        (raw.columns if key else raw.unknown)[key or head] = column
        if match and key:
            raw.header_years[key] = int(match[2])
    raw.totals = list(_totals(body, raw))
    return type_table(raw, catalogue, context)


def _key_of(head: str, spec: LedgerSpec, *, first: bool) -> str:
    for column in spec.columns:
        if head == column.label:
            return column.key
    for column in spec.columns:
        if head in column.aliases:
            return column.key
    return "id" if first and head.endswith("编号") else ""


def _totals(body: list[list[str]], raw: RawTable) -> Iterator[TotalRow]:
    first = 0
    for number, cells in enumerate(body, start=2):
        words = _TOTALS & set(cells)
        if not words:
            continue
        last = sum(row < number for row in raw.row_numbers) - 1
        numbers = {
            key: float(cells[column.position - 1])
            for key, column in raw.columns.items()
            if cells[column.position - 1].isdigit()
        }
        yield TotalRow(number, words.pop(), numbers, first, last)
        first = last + 1
