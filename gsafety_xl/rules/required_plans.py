"""Which emergency plans must be in force (必备预案): the bureau's, and those of certain units."""

from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row, Value
from gsafety_xl.rules.context import RuleContext, sound_rows, table_of
from gsafety_xl.rules.hits import Hit, at_header
from gsafety_xl.rules.owing import Kept, units_owing
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.schema.units import BUREAU

_BUREAU_NEEDS = ("work_accident", "industry_emergency", "fire", "forest_fire", "flood_typhoon")
#: What the duties only let us infer.
_INFERRED = frozenset({"flood_typhoon"})
_TERROR, _RIDE = "terror_attack", "ride_accident"


def somebody_needs_plans(_ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether the bureau or any unit that keeps this ledger is judged."""
    return context.covers_bureau or any(True for _ in units_owing("emergency_plan", context))


@book_rule("YA-01", applies=somebody_needs_plans)
def required_plans_are_in_force(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield events for which a plan must be in force and is not.

    The bureau needs five (any of its plans with a part on fire serves for fire), a key target of
    counter-terror one for attacks, a unit with a large ride in use one for accidents of rides. A
    unit with a plan that cannot be read is left alone.
    """
    plans = Kept(ledgers, "emergency_plan", context, "event", "is_current")
    there = _events_covered(plans, context)
    for unit, event in _needs(ledgers, context):
        if event not in there.get(unit, ()) and unit not in plans.unclear:
            yield _missing(ledgers, unit, event, context)


def _events_covered(plans: Kept, context: RuleContext) -> dict[str, set[str]]:
    """Return the events covered by plans in force, by the unit that keeps or wrote the plan."""
    covered: dict[str, set[str]] = {}
    for row in plans:
        if row["is_current"] is not True:
            continue
        for unit in {context.keeper(row), row.text("owner")}:
            if unit != BUREAU or context.is_bureaus(row):
                covered.setdefault(unit, set()).update(_events(row))
    return covered


def _events(row: Row) -> set[str]:
    return {row.text("event"), *(["fire"] if row["has_fire"] is True else [])}


def _needs(ledgers: Ledgers, context: RuleContext) -> Iterator[tuple[str, str]]:
    """Yield the codes of the units judged, each with an event that it needs a plan for."""
    if context.covers_bureau:
        yield from ((BUREAU, event) for event in _BUREAU_NEEDS)
    with_rides = _operators(ledgers, context)
    for unit in units_owing("emergency_plan", context):
        if unit.counter_terror_key:
            yield unit.code, _TERROR
        if unit.code in with_rides:
            yield unit.code, _RIDE


def _operators(ledgers: Ledgers, context: RuleContext) -> set[str]:
    """Return who runs a large ride in use: the operator named, if a unit, else who keeps it."""
    found: set[str] = set()
    units: dict[str, Value] = {}
    for row in sound_rows(ledgers.rows("ride"), context, "unit", "kind", "status"):
        if row.text("kind") == "large" and row.text("status") == "in_use":
            name = row.text("operator")
            if name not in units:
                units[name] = context.register.read(name).value
            found.add(str(units[name] or context.keeper(row)))
    return found


def _missing(ledgers: Ledgers, unit: str, event: str, context: RuleContext) -> Hit:
    return at_header(
        table_of(ledgers, "emergency_plan", unit, context),
        "event",
        "inferred" if event in _INFERRED else "missing",
        unit=unit,
        unit_name=context.register.name_of(unit),
        event=context.catalogue.codes["plan_event"].label_of(event),
    )
