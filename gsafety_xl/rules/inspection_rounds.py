"""Whether inspections were often enough (检查覆盖): before nodes, of every unit, for fire."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from gsafety_xl.model import Ledgers, Period, Row
from gsafety_xl.rules.context import RuleContext, sound_rows, table_of
from gsafety_xl.rules.hits import Fact, Hit, at_header
from gsafety_xl.rules.owing import (
    MONTHS,
    QUARTERS,
    Kept,
    existed_between,
    existed_throughout,
    outlives,
    periods_over,
    units_owing,
    within,
)
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.schema import Unit
from gsafety_xl.schema.units import BUREAU

#: Units that inspect for fire every quarter (机关、团体、事业单位); all others every month.
_OFFICES = frozenset({"bureau", "section", "institution", "street", "park"})
_SUBORDINATE = frozenset({"institution", "enterprise"})
_LONGEST_LIST = 10


class _Node(NamedTuple):
    """A holiday or the like: an inspection is due from the first to the last day."""

    name: str
    first: date
    last: date


def somebody_inspects(_ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether the bureau or any unit that keeps this ledger is judged."""
    return context.covers_bureau or any(True for _ in units_owing("inspection", context))


@book_rule("JC-06", applies=somebody_inspects)
def inspected_before_the_nodes(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield who held no inspection before a node that is past, one finding for each of them.

    A unit's own inspections and those of it by others count.
    """
    nodes = [node for node in _nodes(context) if node.last < context.as_of]
    kept = Kept(ledgers, "inspection", context, "date")
    days: dict[str, set[date]] = {}
    for row in kept:
        day = row.day("date")
        if day is not None:
            for unit in (context.keeper(row), row.text("target_unit")):
                days.setdefault(unit, set()).add(day)
    for unit in _inspecting(context):
        owed = (node for node in nodes if _was_there(unit, node, context))
        missed = [node.name for node in owed if not _is_met(node, days.get(unit, set()))]
        if missed and unit not in kept.unclear:
            facts = {"unit_name": context.register.name_of(unit), "nodes": "、".join(missed)}
            table = table_of(ledgers, "inspection", unit, context)
            before = int(context.catalogue.number("inspection.pre_holiday_days"))
            yield at_header(table, "date", "missed", unit=unit, days=before, **facts)


def where_units_are_inspected(_ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether the bureau is judged and there are units that it has to inspect."""
    return context.covers_bureau and any(True for _ in _inspected(context))


@book_rule("JC-07", applies=where_units_are_inspected)
def every_unit_is_inspected(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield in one finding the units that nobody else inspected often enough this year.

    An entry whose unit or day cannot be read may be about any of them: as many units as there are
    such entries are left alone.
    """
    done: Counter[str] = Counter()
    unclear = 0
    for row in ledgers.rows("inspection"):
        day, target = row.day("date"), row.text("target_unit")
        if day is None or not target or not context.is_sound(row, "date", "target_unit", "unit"):
            unclear += 1
        elif day.year == context.year and row.text("kind") != "self":
            done[target] += target != context.keeper(row)
    short = [unit.name for unit in _inspected(context) if done[unit.code] < _times(unit, context)]
    if len(short) > unclear:
        names = "、".join(short[:_LONGEST_LIST]) + ("等" if len(short) > _LONGEST_LIST else "")
        table = table_of(ledgers, "inspection", BUREAU, context)
        facts: dict[str, Fact] = {"year": context.year, "count": len(short), "names": names}
        yield at_header(table, "target_unit", "uncovered", unit=BUREAU, **facts)


@book_rule("JC-09", applies=somebody_inspects)
def inspected_for_fire(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield who held no fire inspection in some quarter (offices) or month (enterprises)."""
    kept = Kept(ledgers, "inspection", context, "date", "kind", "domain")
    judged: list[Unit] = list(units_owing("inspection", context))
    bureau = context.unit(BUREAU)
    judged += [bureau] if context.covers_bureau and bureau is not None else []
    for unit in judged:
        if unit.code in kept.unclear or unit.kind == "section":
            continue
        rows = [row for row in kept.of(unit.code) if _is_for_fire(row)]
        cycle, required = _cycle(unit, context)
        missed = [
            period.label.removeprefix(f"{period.year}年")
            for period in periods_over(cycle, context)
            if existed_throughout(unit, period) and len(within(rows, "date", period)) < required
        ]
        if missed:
            table = table_of(ledgers, "inspection", unit.code, context)
            facts = {"unit_name": unit.name, "periods": "、".join(missed)}
            counts = {"year": context.year, "required": int(required)}
            yield at_header(table, "kind", "missed", unit=unit.code, **facts, **counts)


def where_objects_are_inspected(ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether the bureau is judged and there is something of which inspections are owed."""
    return context.covers_bureau and any(True for _ in _objects(ledgers, context))


@book_rule("JC-08", applies=where_objects_are_inspected)
def special_objects_are_inspected(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield parks with rides in use, and kinds of objects, without their inspection this year.

    An inspection that names the object counts, and for a park any special inspection of it.
    """
    inspections = sound_rows(ledgers.rows("inspection"), context, "date", "object_id")
    this_year = within(inspections, "date", Period(context.year))
    named = Counter(row.text("object_id") for row in this_year)
    special = Counter(row.text("target_unit") for row in this_year if row["kind"] == "special")
    table = table_of(ledgers, "inspection", BUREAU, context)
    for case, park, numbers in _objects(ledgers, context):
        parameter = f"inspection.{_PARAMETERS[case]}.per_year"
        required = int(context.catalogue.number(parameter))
        done = special[park] * bool(park) + sum(named[number] for number in numbers)
        if done < required:
            facts: dict[str, Fact] = {
                "park": context.register.name_of(park),
                "done": done,
                "required": required,
            }
            column = "target_unit" if park else "object_id"
            yield at_header(table, column, case, unit=BUREAU, year=context.year, **facts)


_PARAMETERS = {"rides": "ride_park", "outdoor": "outdoor", "waste": "waste"}


def _objects(ledgers: Ledgers, context: RuleContext) -> Iterator[tuple[str, str, set[str]]]:
    """Yield what must be inspected: the case, the park it is about, the numbers of the objects."""
    parks: dict[str, set[str]] = {}
    for row in sound_rows(ledgers.rows("ride"), context, "park", "status"):
        if row.text("status") == "in_use" and row.text("park"):
            parks.setdefault(row.text("park"), set()).add(row.row_id)
    yield from (("rides", park, numbers - {""}) for park, numbers in sorted(parks.items()))
    outdoor = sound_rows(ledgers.rows("outdoor_facility"), context, "status")
    waste = sound_rows(ledgers.rows("waste_permit"), context, "decision")
    for case, rows in (
        ("outdoor", [row for row in outdoor if row.text("status") != "removed"]),
        ("waste", [row for row in waste if row.text("decision") == "approved"]),
    ):
        if rows:
            yield case, "", {row.row_id for row in rows} - {""}


def _nodes(context: RuleContext) -> Iterator[_Node]:
    """Yield the nodes of the ledgers' year; one whose days lie in it is next New Year's too."""
    before = timedelta(days=int(context.catalogue.number("inspection.pre_holiday_days")))
    festivals = map(date.fromisoformat, context.catalogue.words("holidays.spring_festival"))
    days = [("春节", day) for day in festivals if day.year == context.year]
    for text in context.catalogue.words("inspection.nodes"):
        day_text, name = text.split()
        day = date.fromisoformat(f"{context.year}-{day_text}")
        if (day - before).year < context.year:
            day = date.fromisoformat(f"{context.year + 1}-{day_text}")
        days.append((name, day))
    yield from (_Node(name, day - before, day) for name, day in days)


def _is_met(node: _Node, days: set[date]) -> bool:
    return any(node.first <= day <= node.last for day in days)


def _was_there(code: str, node: _Node, context: RuleContext) -> bool:
    unit = context.unit(code)
    return unit is None or existed_between(unit, node.first, node.last)


def _inspecting(context: RuleContext) -> Iterator[str]:
    if context.covers_bureau:
        yield BUREAU
    yield from (unit.code for unit in units_owing("inspection", context))


def _inspected(context: RuleContext) -> Iterator[Unit]:
    """Yield the units of the register that must be inspected: those that must report."""
    for unit in context.register.reporting:
        is_apart = unit.kind in {"bureau", "section"}
        if not is_apart and unit.active_in(context.year) and outlives(unit, context.year):
            yield unit


def _times(unit: Unit, context: RuleContext) -> int:
    kind = "subordinate" if unit.kind in _SUBORDINATE else "unit"
    return int(context.catalogue.number(f"inspection.{kind}.per_year"))


def _cycle(unit: Unit, context: RuleContext) -> tuple[tuple[str, ...], float]:
    """Return the periods in which a unit inspects for fire, and how often in each."""
    if unit.kind in _OFFICES:
        return QUARTERS, context.catalogue.number("fire.inspection.office.per_quarter")
    return MONTHS, context.catalogue.number("fire.inspection.enterprise.per_month")


def _is_for_fire(row: Row) -> bool:
    return row["kind"] == "fire" or "fire" in row.choices("domain")
