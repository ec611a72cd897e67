"""Workbooks of a small district, written through the real forms."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from gsafety_xl.model import Value
from gsafety_xl.schema import Catalogue, Unit, UnitRegister
from gsafety_xl.workbook.forms import FormPlan, write_form

BUREAU = Unit("JB00", "示例区绿化和市容管理局", "区绿化市容局", kind="bureau", must_report=True)
GREENING = Unit(
    "GYS01",
    "示例区绿化管理所",
    "区绿管所",
    ("绿管所",),
    kind="institution",
    parent="JB00",
    must_report=True,
    ledgers=("JH", "YH", "ST"),
)
PARK = Unit(
    "GY01", "东湖公园", "东湖", kind="park", parent="JB00", must_report=True, ledgers=("YH", "ST")
)
UNITS = UnitRegister([BUREAU, GREENING, PARK])

DANGER: dict[str, Value] = {
    "id": "GYS01-YH-2026-001",
    "unit": "GYS01",
    "domain": ("safety",),
    "source": "report",
    "found_on": date(2026, 2, 10),
    "target_unit": "GYS01",
    "site": "东大门配电间",
    "description": "灭火器2具压力不足、已过有效期",
    "kind": "fire_facility",
    "level": "general",
    "measure": "更换灭火器2具",
    "rect_unit": "GYS01",
    "rect_person": "孙某",
    "due_on": date(2026, 2, 20),
    "done_on": date(2026, 2, 18),
    "done_text": "已更换",
    "done_photo": "0218.jpg",
    "review_on": date(2026, 2, 19),
    "reviewer": "李某",
    "review_result": "passed",
    "status": "closed",
    "filler": "赵某",
    "filled_on": date(2026, 2, 19),
}


def month(unit: str, number: int) -> dict[str, Value]:
    """Return a zero report of a unit for a month of 2026."""
    counts = "accidents dead missing serious minor loss fires traffic special_equipment"
    zeros = dict.fromkeys([*counts.split(), "forest_fires"], 0)
    return {
        **zeros,
        "id": f"{unit}-ST-2026-{number:03d}",
        "unit": unit,
        "domain": ("safety",),
        "month": f"2026-{number:02d}",
        "is_zero": True,
        "zero_statement": "本月无事故",
        "head": "陈某",
        "maker": "赵某",
        "sent_on": date(2026, number + 1, 3),
        "filler": "赵某",
        "filled_on": date(2026, number + 1, 3),
    }


def register_entry(unit: Unit) -> dict[str, Value]:
    """Return a unit's line of the register, complete."""
    return {
        "id": f"JB00-DW-2026-{len(unit.name):03d}",
        "unit": "JB00",
        "code": unit.code,
        "name": unit.name,
        "short": unit.short,
        "aliases": ";".join(unit.aliases) or None,
        "parent": unit.parent or None,
        "kind": unit.kind,
        "must_report": unit.must_report,
        "ledgers": "、".join(unit.ledgers) or "ST",
        "fire_key": False,
        "crowded": False,
        "ct_key": False,
        "opened_on": date(2019, 3, 1),
        "contact": "李某",
        "phone": "021-55500001",
        "filler": "赵某",
        "filled_on": date(2026, 1, 5),
    }


def write_book(
    path: Path,
    unit: Unit,
    catalogue: Catalogue,
    rows: Mapping[str, Sequence[Mapping[str, Value]]],
    saved_at: datetime = datetime(2026, 3, 5),
) -> Path:
    """Write a unit's workbook with the ledgers that ``rows`` names."""
    ledgers = tuple(catalogue.ledgers[key] for key in rows)
    write_form(FormPlan(unit, 2026, ledgers, UNITS, rows, saved_at), catalogue, path)
    return path


def write_register(folder: Path, catalogue: Catalogue) -> Path:
    """Write 单位名册.xlsx for the small district."""
    rows = {"unit_register": [register_entry(unit) for unit in UNITS]}
    return write_book(folder / "单位名册.xlsx", BUREAU, catalogue, rows)
