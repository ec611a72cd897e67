"""Who owes what (应报单位), and the entries that show it: for rules that count over a period."""

from collections.abc import Iterable, Iterator
from datetime import date

from gsafety_xl.model import Ledgers, Period, Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.schema import Unit

HALVES = ("H1", "H2")
QUARTERS = ("Q1", "Q2", "Q3", "Q4")
REGISTERS = frozenset({"unit_register", "person"})
_LONG_STRETCH = 3
MONTHS = tuple(f"{month:02d}" for month in range(1, 13))


class Kept:
    """The sound entries of a ledger by the unit that keeps them.

    ``unclear`` are the units of which some entry has a cell that cannot be read under one of the
    columns: that entry may be the one they seem to lack.
    """

    def __init__(self, ledgers: Ledgers, key: str, context: RuleContext, *columns: str) -> None:
        """Sort the entries; ``columns`` are those that the rule looks at."""
        spec = context.catalogue.ledgers[key]
        required = [column for column in columns if spec.column(column).required]
        self.unclear: set[str] = set()
        self.by_unit: dict[str, list[Row]] = {}
        for row in ledgers.rows(key):
            readable = all(row[column] is not None for column in required)
            if readable and context.is_sound(row, "unit", *columns):
                self.by_unit.setdefault(context.keeper(row), []).append(row)
            else:
                self.unclear.add(context.keeper(row))

    def of(self, unit: str) -> list[Row]:
        """Return the entries of a unit, by its code."""
        return self.by_unit.get(unit, [])

    def __iter__(self) -> Iterator[Row]:
        """Go through the entries of all units."""
        return (row for rows in self.by_unit.values() for row in rows)


def units_unheard_of(ledgers: Ledgers, context: RuleContext) -> frozenset[str]:
    """Return the reporting units of a district of which there is no book and no entry at all.

    The registers tell of units, they are not something a unit sends.
    """
    if not context.whole:
        return frozenset()
    tables = [table for table in ledgers if table.ledger not in REGISTERS]
    # whole columns, as a master has very many entries
    columns = (table.columns["unit"] for table in tables if "unit" in table.columns)
    heard = {reading.value for column in columns for reading in column.readings}
    heard |= {table.unit for table in tables}
    active = (unit.code for unit in context.register.reporting if unit.active_in(context.year))
    return frozenset(code for code in active if code not in heard)


def have_columns(ledgers: Ledgers, ledger: str, *keys: str) -> bool:
    """Tell whether all tables of a ledger have these columns: what lacks one misses nothing."""
    return all(set(keys).isdisjoint(table.missing) for table in ledgers.tables(ledger))


def units_owing(key: str, context: RuleContext) -> Iterator[Unit]:
    """Yield the units judged that keep a ledger, as far as the register knows them."""
    yield from filter(None, map(context.unit, context.units_keeping(key)))


def periods_over(parts: Iterable[str], context: RuleContext) -> list[Period]:
    """Return the parts of the ledgers' year that are over; in year-end mode all of them."""
    periods = [Period(context.year, part) for part in parts]
    return [period for period in periods if context.year_end or context.as_of > period.end]


def in_stretches(periods: Iterable[str]) -> str:
    """Return sorted periods of a year, three or more in a row as one: 2026-01至2026-04、2026-06."""
    stretches: list[list[str]] = []
    for period in periods:
        if stretches and _serial(period) == _serial(stretches[-1][-1]) + 1:
            stretches[-1].append(period)
        else:
            stretches.append([period])
    return "、".join(
        f"{part[0]}至{part[-1]}" if len(part) >= _LONG_STRETCH else "、".join(part)
        for part in stretches
    )


def _serial(period: str) -> int:
    """Return the number a period ends with: 4 of 2026-04 and of 2026-Q4."""
    return int(period[-2:].lstrip("Q"))


def existed_throughout(unit: Unit, period: Period) -> bool:
    """Tell whether a unit existed from the first to the last day of a period."""
    return existed_between(unit, period.start, period.end)


def existed_between(unit: Unit, first: date, last: date) -> bool:
    """Tell whether a unit existed from one day to another."""
    started = unit.opened_on is None or unit.opened_on <= first
    return started and (unit.closed_on is None or unit.closed_on >= last)


def outlives(unit: Unit, year: int) -> bool:
    """Tell whether a unit is still there when a year ends: counts over a year are for those."""
    return unit.closed_on is None or unit.closed_on >= Period(year).end


def within(rows: Iterable[Row], column: str, period: Period) -> list[Row]:
    """Return the entries whose day under a column lies in a period."""
    dated = ((row, row.day(column)) for row in rows)
    return [row for row, day in dated if day is not None and day in period]
