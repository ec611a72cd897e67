"""How often units must drill (演练频次), by what they are and what for: YL-02 … YL-05."""

from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Period, Row
from gsafety_xl.rules.context import RuleContext, sound_rows, table_of
from gsafety_xl.rules.hits import Fact, Hit, at_cell, at_header
from gsafety_xl.rules.owing import (
    HALVES,
    Kept,
    existed_throughout,
    outlives,
    periods_over,
    units_owing,
    within,
)
from gsafety_xl.rules.registry import Applies, book_rule
from gsafety_xl.schema import Unit

#: Units in business (生产经营单位).
_BUSINESS = frozenset({"enterprise", "greening", "sanitation", "operator"})
_ON_SITE = "on_site"
_PLAN_COLUMNS = ("id", "kind", "unit", "is_current")


def _where_some_unit(flag: str) -> Applies:
    """Return the question whether any unit judged is of a sort: ``business`` or a flag."""

    def applies(_ledgers: Ledgers, context: RuleContext) -> bool:
        return any(True for _ in _units(flag, context))

    return applies


@book_rule("YL-02", applies=_where_some_unit("business"))
def businesses_drill_their_plans(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield units in business with too few drills of the year, or on-site ones of some half.

    A drill whose plan is not among these ledgers counts for either. On-site drills are asked of
    units with an on-site scheme; for each scheme if the bureau says so.
    """
    drills, plans = _Drills(ledgers, context), _Plans(ledgers, context)
    required = int(context.catalogue.number("drill.unit.per_year"))
    per_half = int(context.catalogue.number("drill.unit.scene.per_half"))
    for unit in drills.judged("business"):
        held = drills.held_by(unit)
        general = [row for row in held if plans.kind_of(row) != _ON_SITE]
        done = len(within(general, "date", Period(context.year)))
        if done < required and outlives(unit, context.year):
            yield drills.too_few(unit, "general", done=done, required=required)
        for schemes in plans.on_site_schemes(unit, context):
            rows = [row for row in held if plans.serves(row, schemes)]
            for half, count in _short_halves(unit, rows, per_half, context):
                scheme = f"“{schemes[0]}”" if len(schemes) == 1 else ""
                facts: dict[str, Fact] = {
                    "half": half,
                    "done": count,
                    "required": per_half,
                    "scheme": scheme,
                }
                yield drills.too_few(unit, "on_site", **facts)


@book_rule("YL-03", applies=_where_some_unit("crowded"))
def crowded_places_drill_and_report(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield crowded places with too few drills in a half-year that is over, or none reported."""
    drills = _Drills(ledgers, context)
    required = int(context.catalogue.number("drill.crowded.per_half"))
    for unit in drills.judged("crowded"):
        held = drills.held_by(unit)
        for half in periods_over(HALVES, context):
            rows = within(held, "date", half)
            if not existed_throughout(unit, half):
                continue
            if len(rows) < required:
                facts: dict[str, Fact] = {
                    "half": half.label,
                    "done": len(rows),
                    "required": required,
                }
                yield drills.too_few(unit, "half", **facts)
            elif _none_reported(rows, context):
                yield _unreported(rows[-1])


@book_rule("YL-04", applies=_where_some_unit("counter_terror"))
def key_targets_drill_against_terror(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield key targets of counter-terror without enough such drills this year."""
    drills, plans = _Drills(ledgers, context, "domain"), _Plans(ledgers, context)
    required = int(context.catalogue.number("counter_terror.per_year"))
    for unit in drills.judged("counter_terror"):
        held = within(drills.held_by(unit), "date", Period(context.year))
        done = sum(
            "counter_terror" in row.choices("domain") or plans.event_of(row) == "terror_attack"
            for row in held
        )
        if done < required and outlives(unit, context.year):
            facts = {"done": done, "required": required, "short": required - done}
            yield drills.too_few(unit, "progress", **facts)


@book_rule("YL-05", applies=_where_some_unit("fire"))
def key_units_drill_for_fire(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield key units of fire safety with a half-year over without a drill, or a year too few."""
    drills = _Drills(ledgers, context, "domain")
    per_half = int(context.catalogue.number("drill.fire.key_unit.per_half"))
    per_year = int(context.catalogue.number("drill.fire.key_unit.per_year"))
    for unit in drills.judged("fire"):
        held = [row for row in drills.held_by(unit) if "fire" in row.choices("domain")]
        short = list(_short_halves(unit, held, per_half, context))
        for half, done in short:
            yield drills.too_few(unit, "half", half=half, done=done, required=per_half)
        done = len(within(held, "date", Period(context.year)))
        if context.year_end and not short and done < per_year and outlives(unit, context.year):
            yield drills.too_few(unit, "year", done=done, required=per_year)


class _Drills:
    """The drills held, by unit, and where to say that a unit has too few."""

    def __init__(self, ledgers: Ledgers, context: RuleContext, *columns: str) -> None:
        self._ledgers, self._context = ledgers, context
        self._kept = Kept(ledgers, "drill", context, "date", "status", *columns)

    def judged(self, flag: str) -> Iterator[Unit]:
        """Yield the units of a sort all of whose drills can be read."""
        units = _units(flag, self._context)
        return (unit for unit in units if unit.code not in self._kept.unclear)

    def held_by(self, unit: Unit) -> list[Row]:
        """Return the drills that a unit has held."""
        return [row for row in self._kept.of(unit.code) if row["status"] == "done"]

    def too_few(self, unit: Unit, case: str, **facts: Fact) -> Hit:
        """Return the finding that a unit has too few."""
        table = table_of(self._ledgers, "drill", unit.code, self._context)
        named: dict[str, Fact] = {"unit_name": unit.name, "year": self._context.year, **facts}
        return at_header(table, "date", case, unit=unit.code, **named)


class _Plans:
    """What is known of the plans that drills are held on."""

    def __init__(self, ledgers: Ledgers, context: RuleContext) -> None:
        rows = sound_rows(ledgers.rows("emergency_plan"), context, *_PLAN_COLUMNS)
        self._rows = rows
        self._by_number = {row.row_id: row for row in rows if row.row_id}

    def kind_of(self, drill: Row) -> str:
        """Return the kind of a drill's plan; empty when the plan is not known."""
        plan = self._by_number.get(drill.text("plan_id"))
        return "" if plan is None else plan.text("kind")

    def event_of(self, drill: Row) -> str:
        """Return the event of a drill's plan; empty when the plan is not known."""
        plan = self._by_number.get(drill.text("plan_id"))
        return "" if plan is None else plan.text("event")

    def serves(self, drill: Row, schemes: list[str]) -> bool:
        """Tell whether a drill is one on these on-site schemes, or may be."""
        return drill.text("plan_id") in schemes or not self.kind_of(drill)

    def on_site_schemes(self, unit: Unit, context: RuleContext) -> list[list[str]]:
        """Return the unit's on-site schemes in force: together, or each on its own."""
        numbers = [
            row.row_id
            for row in self._rows
            if row.text("kind") == _ON_SITE
            and row["is_current"] is True
            and row.row_id
            and unit.code in {context.keeper(row), row.text("owner")}
        ]
        if context.catalogue.parameters["drill.unit.scene.each"].value is True:
            return [[number] for number in numbers]
        return [numbers] if numbers else []


def _units(flag: str, context: RuleContext) -> Iterator[Unit]:
    for unit in units_owing("drill", context):
        sorts = {
            "business": unit.kind in _BUSINESS,
            "crowded": unit.crowded,
            "counter_terror": unit.counter_terror_key,
            "fire": unit.fire_key,
        }
        if sorts[flag]:
            yield unit


def _short_halves(
    unit: Unit, rows: list[Row], required: int, context: RuleContext
) -> Iterator[tuple[str, int]]:
    """Yield the half-years that are over in which there were too few drills, and how many."""
    for half in periods_over(HALVES, context):
        done = len(within(rows, "date", half))
        if done < required and existed_throughout(unit, half):
            yield half.label, done


def _none_reported(rows: list[Row], context: RuleContext) -> bool:
    sound = all(context.is_sound(row, "reported_on") for row in rows)
    return sound and all(row["reported_on"] is None for row in rows)


def _unreported(row: Row) -> Hit:
    if "reported_on" in row.table.columns:
        return at_cell(row, "reported_on", "unreported")
    return at_header(row.table, "reported_on", "unreported")
