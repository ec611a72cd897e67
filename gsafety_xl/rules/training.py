"""Training and publicity (培训宣传): what a year should hold, for the bureau and for each unit."""

from collections.abc import Iterable, Iterator

from gsafety_xl.model import Ledgers, Period, Row
from gsafety_xl.rules.context import RuleContext, sound_rows, table_of
from gsafety_xl.rules.hits import Fact, Hit, at_header
from gsafety_xl.rules.owing import outlives
from gsafety_xl.rules.references import numbers_in
from gsafety_xl.rules.registry import book_rule, where_bureau_is_judged
from gsafety_xl.schema import Unit
from gsafety_xl.schema.keeping import UNIT_FLAGS
from gsafety_xl.schema.units import BUREAU

_PUBLICITY = frozenset({"law_publicity", "publicity", "warning"})
_COUNTER_TERROR, _FIRE_TRAINING = "counter_terror", "fire_training"
_TARGETS = "counter_terror_target"
_ABOUT_UNITS = ("date", "unit", "organizer")
_HALVES = ("H1", "H2")
#: node → the parameter of its month, and the domain by which an activity of the month counts
_MONTHS = {
    "safety_month": ("publicity.safety_month", "safety"),
    "fire_month": ("publicity.fire_month", "fire"),
}


@book_rule("PX-01", applies=where_bureau_is_judged)
def law_is_made_known(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield too few channels, forms or days of counter-terror publicity, over the whole system."""
    looked_at = ("kind", "date", "domain", "channels", "forms", "theme_node")
    rows = [row for row in _of_year(ledgers, context, *looked_at) if _is_counter_terror(row)]
    counts = {
        "channels": len({key for row in rows for key in row.choices("channels")}),
        "forms": len({key for row in rows for key in row.choices("forms")}),
        "rounds": len({row.day("date") for row in rows}),
    }
    least = {key: int(context.catalogue.number(f"publicity.{key}")) for key in counts}
    if any(counts[key] < least[key] for key in counts):
        table = table_of(ledgers, "training", BUREAU, context)
        words = "、".join(dict.fromkeys(map(str, least.values())))
        facts: dict[str, Fact] = {"year": context.year, "least": words, **counts}
        yield at_header(table, "channels", "too_few", unit=BUREAU, **facts)


def something_is_targeted(ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether there are key targets to speak of, or units judged that have one."""
    return any(True for _ in ledgers.rows(_TARGETS)) or any(_units(context, "ct_key"))


@book_rule("PX-02", applies=something_is_targeted)
def targets_are_reached(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield key targets without counter-terror publicity this year; else units that have one."""
    required = int(context.catalogue.number("publicity.target.per_year"))
    looked_at = ("kind", "date", "domain", "theme_node", "target_ids", "unit", "organizer")
    rows = [row for row in _of_year(ledgers, context, *looked_at) if _is_counter_terror(row)]
    facts = {"year": context.year, "required": required}
    if _TARGETS in ledgers:
        for target, done in _reached(ledgers, rows, context):
            if done < required:
                unit = context.keeper(target)
                table = table_of(ledgers, "training", unit, context)
                about: dict[str, Fact] = {"target": target.row_id, "done": done, **facts}
                yield at_header(table, "target_ids", "target", unit=unit, **about)
        return
    by_unit = _by_unit(rows, context)
    for judged in _units(context, "ct_key"):
        done = len(by_unit.get(judged.code, ()))
        if done < required:
            yield _hit(ledgers, "target_ids", "unit", judged, context, done=done, **facts)


@book_rule("PX-03")
def months_are_marked(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield who did nothing in the month for safety, and in the one for fire.

    Of a unit that sent no such ledger at all, this is not the question.
    """
    by_unit = _by_unit(_of_year(ledgers, context, "domain", "theme_node", *_ABOUT_UNITS), context)
    bureau = context.unit(BUREAU) or Unit(BUREAU, BUREAU)
    for unit in [*([bureau] if context.covers_bureau else ()), *_units(context)]:
        for node, (parameter, domain) in _MONTHS.items():
            month = int(context.catalogue.number(parameter))
            rows = by_unit.get(unit.code, ())
            sent = table_of(ledgers, "training", unit.code, context) is not None
            if sent and not any(_marks(row, node, domain, month) for row in rows):
                label = context.catalogue.codes["theme_node"].label_of(node)
                facts: dict[str, Fact] = {"year": context.year, "month": month, "node": label}
                yield _hit(ledgers, "theme_node", "missing", unit, context, **facts)


@book_rule("PX-04", applies=lambda _, context: bool(_with_fire_duties(context)))
def fire_training_reaches_all(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield key units that trained too few people, public places not trained every half-year."""
    looked_at = ("kind", "people", "should_attend", *_ABOUT_UNITS)
    rows = _of_year(ledgers, context, *looked_at)
    by_unit = _by_unit((row for row in rows if row.text("kind") == _FIRE_TRAINING), context)
    for unit in _with_fire_duties(context):
        trained = by_unit.get(unit.code, [])
        if unit.fire_key:
            yield from _trained_people(ledgers, unit, trained, context)
        if unit.crowded and (trained or not unit.fire_key):
            yield from _trained_halves(ledgers, unit, trained, context)


@book_rule("PX-05", applies=lambda _, context: any(_units(context, "crowded")))
def rescue_is_taught(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield crowded places where nobody was taught to help themselves and others this year."""
    required = int(context.catalogue.number("publicity.self_rescue.per_year"))
    rows = _of_year(ledgers, context, "has_rescue", *_ABOUT_UNITS)
    by_unit = _by_unit((row for row in rows if row["has_rescue"] is True), context)
    for unit in _units(context, "crowded"):
        done = len(by_unit.get(unit.code, ()))
        if done < required:
            facts = {"year": context.year, "done": done, "required": required}
            yield _hit(ledgers, "has_rescue", "missing", unit, context, **facts)


def _of_year(ledgers: Ledgers, context: RuleContext, *looked_at: str) -> list[Row]:
    rows = sound_rows(ledgers.rows("training"), context, *looked_at)
    dated = ((row, row.day("date")) for row in rows)
    return [row for row, day in dated if day is not None and day.year == context.year]


def _is_counter_terror(row: Row) -> bool:
    """Tell counter-terror publicity, by its domain or the day it belongs to, from the rest."""
    about = _COUNTER_TERROR in row.choices("domain")
    is_law = row.text("theme_node") == "counter_terror_law"
    return row.text("kind") in _PUBLICITY and (about or is_law)


def _by_unit(rows: Iterable[Row], context: RuleContext) -> dict[str, list[Row]]:
    """Return each unit's activities: those it keeps, and those it organised."""
    by_unit: dict[str, list[Row]] = {}
    for row in rows:
        for code in {context.keeper(row), row.text("organizer")} - {""}:
            by_unit.setdefault(code, []).append(row)
    return by_unit


def _units(context: RuleContext, flag: str = "") -> Iterator[Unit]:
    """Yield the units judged that keep this ledger, of one kind (a flag of the register) only."""
    for code in context.units_keeping("training"):
        unit = context.unit(code) or Unit(code, code)
        if outlives(unit, context.year) and (not flag or UNIT_FLAGS[flag](unit)):
            yield unit


def _with_fire_duties(context: RuleContext) -> list[Unit]:
    return [unit for unit in _units(context) if unit.fire_key or unit.crowded]


def _reached(ledgers: Ledgers, rows: list[Row], context: RuleContext) -> Iterator[tuple[Row, int]]:
    """Yield every target of the units judged, with how often publicity reached it."""
    named: dict[str, int] = {}
    for row in rows:
        for number in numbers_in(row.text("target_ids")):
            named[number] = named.get(number, 0) + 1
    unnamed = _by_unit((row for row in rows if not row.text("target_ids")), context)
    for target in ledgers.rows(_TARGETS):
        owners = {context.keeper(target), target.text("owner")}
        own = {(id(row.table), row.index) for code in owners for row in unnamed.get(code, ())}
        yield target, named.get(target.row_id, 0) + len(own)


def _marks(row: Row, node: str, domain: str, month: int) -> bool:
    day = row.day("date")
    in_month = day is not None and day.month == month and domain in row.choices("domain")
    return in_month or row.text("theme_node") == node


def _trained_people(
    ledgers: Ledgers, unit: Unit, rows: list[Row], context: RuleContext
) -> Iterator[Hit]:
    times = context.catalogue.number("fire.training.key_unit.per_year")
    people = sum(row.number("people") or 0 for row in rows)
    required = max((row.number("should_attend") or 0 for row in rows), default=0) * times
    if not rows:
        yield _hit(ledgers, "kind", "none", unit, context, year=context.year)
    elif not required:
        yield _hit(ledgers, "should_attend", "unknown", unit, context)
    elif people < required:
        facts = {"year": context.year, "people": int(people), "required": int(required)}
        yield _hit(ledgers, "people", "too_few", unit, context, **facts)


def _trained_halves(
    ledgers: Ledgers, unit: Unit, rows: list[Row], context: RuleContext
) -> Iterator[Hit]:
    required = int(context.catalogue.number("fire.training.public.per_half"))
    for half in (Period(context.year, part) for part in _HALVES):
        days = (row.day("date") for row in rows)
        done = sum(day is not None and day in half for day in days)
        if done < required:
            facts: dict[str, Fact] = {"period": half.label, "done": done, "required": required}
            yield _hit(ledgers, "date", "half", unit, context, **facts)


def _hit(
    ledgers: Ledgers, column: str, case: str, unit: Unit, context: RuleContext, **facts: Fact
) -> Hit:
    table = table_of(ledgers, "training", unit.code, context)
    return at_header(table, column, case, unit=unit.code, unit_name=unit.name, **facts)
