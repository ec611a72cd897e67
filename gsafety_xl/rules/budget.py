"""Money for safety (安全经费): budgeted, spent within the budget, written in 万元."""

from collections import defaultdict
from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.amounts import suspicious_amount
from gsafety_xl.rules.context import RuleContext, table_of
from gsafety_xl.rules.hits import Fact, Hit, at_cell, at_header
from gsafety_xl.rules.registry import book_rule, row_rule
from gsafety_xl.rules.wording import number_text
from gsafety_xl.schema.units import BUREAU

_LOOKS_AT = ("target_unit", "year", "row_kind", "budget")
_BUDGET, _EXPENSE = "budget", "expense"
#: Below this, two sums of amounts typed with a few decimals differ by binary rounding only.
_ROUNDING = 1e-6


def somebody_owes_a_budget(_ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether the bureau or a unit that keeps this ledger is judged."""
    return bool(_owing(context))


@book_rule("JF-01", applies=somebody_owes_a_budget)
def everybody_has_a_budget(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield who has no budget of the year above zero, whoever entered it."""
    yield from _without_budget(ledgers, _owing(context), "", context)


def somebody_guards_a_target(_ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether a unit with a key target is judged."""
    return bool(_guarding(context))


@book_rule("JF-03", applies=somebody_guards_a_target)
def targets_have_a_budget(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield units with a key target whose budget of the year has nothing for counter-terror.

    Those without any budget JF-01 tells of.
    """
    units = [unit for unit in _guarding(context) if _has_budget(ledgers, unit, context)]
    yield from _without_budget(ledgers, units, "counter_terror", context)


@book_rule("JF-02")
def spent_within_the_budget(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the expense that breaks a unit's budget of a year, and expenses of another year.

    A unit with a cell that cannot be read is not added up: that may be budget or expense.
    """
    budgets: defaultdict[tuple[str, float], float] = defaultdict(float)
    expenses: defaultdict[tuple[str, float], list[Row]] = defaultdict(list)
    unclear: set[str] = set()
    for row in ledgers.rows("budget"):
        key, kind = (row.text("target_unit"), row.number("year") or 0), row.text("row_kind")
        if not context.is_sound(row, "target_unit", "year", "row_kind", "budget", "spent"):
            unclear |= {row.text("target_unit"), context.keeper(row)}
        elif kind == _BUDGET:
            budgets[key] += row.number("budget") or 0
        elif kind == _EXPENSE:
            expenses[key].append(row)
            yield from _other_year(row, context)
    for key in expenses.keys() & budgets.keys():
        if key[0] not in unclear:
            yield from _over_budget(expenses[key], budgets[key], context)


@row_rule("JF-04")
def amounts_are_in_ten_thousands(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield amounts so large that they may have been written in 元."""
    for column in ("budget", "spent"):
        yield from suspicious_amount(row, column, context)


def _owing(context: RuleContext) -> list[str]:
    return [*([BUREAU] if context.covers_bureau else ()), *context.units_keeping("budget")]


def _guarding(context: RuleContext) -> list[str]:
    units = ((code, context.unit(code)) for code in context.units_keeping("budget"))
    return [code for code, unit in units if unit is not None and unit.counter_terror_key]


def _without_budget(
    ledgers: Ledgers, units: list[str], fee_kind: str, context: RuleContext
) -> Iterator[Hit]:
    """Yield the units without a budget of the year, of one kind if any is named.

    A unit with an entry that cannot be read is left alone: that entry may be the budget.
    """
    looked_at = (*_LOOKS_AT, "fee_kind")
    amounts: defaultdict[str, float] = defaultdict(float)
    unclear: set[str] = set()
    for row in ledgers.rows("budget"):
        unit = row.text("target_unit")
        if not context.is_sound(row, *looked_at):
            unclear |= {unit, row.table.unit}
        elif _is_budget(row, fee_kind, context):
            amounts[unit] += row.number("budget") or 0
    for unit in units:
        if amounts[unit] <= 0 and unit not in unclear:
            table = table_of(ledgers, "budget", unit, context)
            facts: dict[str, Fact] = {
                "unit_name": context.register.name_of(unit),
                "year": context.year,
            }
            yield at_header(table, "budget", "missing", unit=unit, **facts)


def _has_budget(ledgers: Ledgers, unit: str, context: RuleContext) -> bool:
    budgets = (row for row in ledgers.rows("budget") if _is_budget(row, "", context))
    return any(row.text("target_unit") == unit and row.number("budget") for row in budgets)


def _is_budget(row: Row, fee_kind: str, context: RuleContext) -> bool:
    of_kind = not fee_kind or row.text("fee_kind") == fee_kind
    return of_kind and row.text("row_kind") == _BUDGET and row["year"] == context.year


def _other_year(row: Row, context: RuleContext) -> Iterator[Hit]:
    day, year = row.day("spent_on"), row.number("year")
    if day is None or year is None or day.year == year or not context.is_sound(row, "spent_on"):
        return
    yield at_cell(row, "spent_on", "other_year", day=day.isoformat(), year=int(year))


def _over_budget(rows: list[Row], budget: float, context: RuleContext) -> Iterator[Hit]:
    """Yield the expense, in order of time, with which the sum exceeds the budget."""
    spent = 0.0
    for row in sorted(rows, key=lambda row: (str(row.day("spent_on") or ""), row.index)):
        before, spent = spent, spent + (row.number("spent") or 0)
        if before <= budget + _ROUNDING < spent:
            facts: dict[str, Fact] = {
                "unit_name": context.register.name_of(row.text("target_unit")),
                "year": int(row.number("year") or 0),
                "spent": number_text(sum(item.number("spent") or 0 for item in rows)),
                "budget": number_text(budget),
            }
            yield at_cell(row, "spent", "over", **facts)
