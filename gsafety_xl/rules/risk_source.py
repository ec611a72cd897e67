"""Risk sources (风险源): looked after in time, graded as their score says."""

from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows, table_of
from gsafety_xl.rules.day_spans import months_after
from gsafety_xl.rules.hits import Hit, at_cell, at_header
from gsafety_xl.rules.registry import book_rule, row_rule
from gsafety_xl.rules.wording import number_text

#: From the lowest: what the bounds of the parameter ``risk.lec`` open.
_LEVELS = ("blue", "yellow", "orange", "red")
_SCORE = ("lec_l", "lec_e", "lec_c")
_WOODLAND = frozenset({"forest_fire_area", "green_belt"})
_OWNED = ("owner", "kind")


@row_rule("FX-02")
def inspected_in_time(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield sources due for an inspection, and intervals longer than the level allows."""
    longest, level = _days_allowed(row, context), row.text("level")
    days, last = row.number("inspection_days"), row.day("last_on")
    if row["status"] == "removed" or days is None:
        return
    if longest is not None and days > longest:
        label = context.catalogue.codes["risk_level"].label_of(level)
        facts = {"days": int(days), "longest": int(longest)}
        yield at_cell(row, "inspection_days", "long_interval", level=label, **facts)
        days = longest
    late = 0 if last is None else (context.as_of - last).days - int(days)
    if last is not None and late > 0:
        yield at_cell(row, "last_on", "overdue", last=last.isoformat(), days=int(days), late=late)


@row_rule("FX-04")
def evaluated_in_time(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield evaluations older than the parameter, and levels that are not those of the score."""
    evaluated, months = row.day("evaluated_on"), context.catalogue.number("risk.review_months")
    if row["status"] == "removed":
        return
    if evaluated is not None and months_after(evaluated, int(months)) < context.as_of:
        day = evaluated.isoformat()
        yield at_cell(row, "evaluated_on", "evaluation_old", evaluated=day, months=int(months))
    score, level = _score(row), row.text("level")
    if score is not None and level and level != _level_of(score, context):
        label = context.catalogue.codes["risk_level"].label_of(_level_of(score, context))
        yield at_cell(row, "level", "level_differs", score=number_text(score), reckoned=label)


@book_rule("FX-05")
def woodland_is_listed(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield units that answer for a plot of woodland (护林防火底账) but list no fire risk there."""
    entries = list(ledgers.rows("risk_source"))
    listed = {row.text("owner") for row in entries if row.text("kind") in _WOODLAND}
    unclear = {context.keeper(row) for row in entries if not context.is_sound(row, *_OWNED)}
    for owner, keeper in _woodland_owners(ledgers, context).items():
        if owner not in listed and keeper not in unclear:
            table = table_of(ledgers, "risk_source", keeper, context)
            name = context.register.name_of(owner)
            yield at_header(table, "kind", "none_listed", unit=keeper, unit_name=name)


def _woodland_owners(ledgers: Ledgers, context: RuleContext) -> dict[str, str]:
    """Return the units that answer for a plot, each with the unit that keeps its entry."""
    rows = sound_rows(ledgers.rows("forest_patrol"), context, *_OWNED)
    plots = [row for row in rows if row["kind"] == "plot" and row.text("owner")]
    return {row.text("owner"): context.keeper(row) for row in reversed(plots)}


def _days_allowed(row: Row, context: RuleContext) -> float | None:
    level = row.text("level")
    return context.catalogue.number(f"risk.inspection_days.{level}") if level else None


def _score(row: Row) -> float | None:
    """Return L × E × C; None for another method or a factor missing."""
    factors = [row.number(key) for key in _SCORE]
    if row["method"] != "lec" or None in factors:
        return None
    product = 1.0
    for factor in factors:
        product *= factor or 0
    return product


def _level_of(score: float, context: RuleContext) -> str:
    """Return the level of a score: a bound itself still belongs to the level below it."""
    bounds = [float(word) for word in context.catalogue.words("risk.lec")]
    return _LEVELS[sum(score > bound for bound in bounds)]
