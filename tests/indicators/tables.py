"""Ledgers written in a test as they look on a sheet, typed through the real schema."""

from collections.abc import Sequence
from datetime import date

from gsafety_xl.indicators import Figure, compute_figures
from gsafety_xl.model import Ledgers, Period, Table
from gsafety_xl.schema import SheetContext, Unit, UnitRegister, load_catalogue
from tests.ledger_tables import parse_tables, typed

CATALOGUE = load_catalogue()
BUREAU_UNIT = Unit(code="JB00", name="示例区绿化和市容管理局", short="区绿化市容局", kind="bureau")
GREENING = Unit(
    code="GYS01", name="示例区绿化管理所", short="绿管所", kind="institution", must_report=True
)
SANITATION = Unit(
    code="HW01", name="示例区环卫所", short="环卫所", kind="institution", must_report=True
)
PARK = Unit(code="GY01", name="东湖公园", kind="park", must_report=True)
REGISTER = UnitRegister([BUREAU_UNIT, GREENING, SANITATION, PARK])


def ledger(key: str, text: str, unit: str = "JB00", register: UnitRegister = REGISTER) -> Table:
    """Type a sheet: the first line, row 1, names the columns; entries follow."""
    context = SheetContext(register, unit, 2026)
    return typed(parse_tables(text)[0], CATALOGUE.ledgers[key], CATALOGUE, context)


def figures(
    *tables: Table,
    period: str = "2026",
    as_of: date = date(2026, 12, 31),
    register: UnitRegister = REGISTER,
) -> dict[str, Figure]:
    """Compute every figure of some tables."""
    return compute_figures(Ledgers(tables), CATALOGUE, register, Period.parse(period), as_of)


def values(figures: dict[str, Figure], codes: str) -> Sequence[float | None]:
    """Return the values of some figures, their codes separated by blanks."""
    return [figures[code].value for code in codes.split()]
