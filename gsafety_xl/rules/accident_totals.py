"""Monthly statistics against the accidents entered (月报与事故快报): SG-10, ST-02, ST-03."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.accident import COUNTED_ELSEWHERE
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.rules.wording import number_text
from gsafety_xl.schema.units import BUREAU

_NUMBERS = ("dead", "missing", "serious", "minor", "loss")
_PEOPLE = _NUMBERS[:-1]
#: columns of the statistics → the special kind of accident they count
_KINDS = {
    "fires": "fire",
    "traffic": "traffic",
    "special_equipment": "special_equipment",
    "forest_fires": "forest_fire",
}
_COMPARED = ("accidents", *_NUMBERS, *_KINDS)
_CUMULATIVE = {"cum_accidents": "accidents", "cum_dead": "dead", "cum_loss": "loss"}
_NEXT_MONTH_FROM = 26
_ROUNDING = 0.005
#: So many accidents are named in a message.
_MOST_NAMED = 5


class _Accidents:
    """The accidents that count, by unit and month; whose or which months cannot be told."""

    def __init__(self, ledgers: Ledgers, context: RuleContext) -> None:
        self.by_month: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self.unclear: set[str] = set()
        seen: set[tuple[str, str]] = set()
        looked_at = ("occurred_at", "is_business", "special", *_NUMBERS)
        for row in ledgers.rows("accident"):
            unit, day = _unit_of(row, context), row.day("occurred_at")
            business = row["is_business"]
            if day is None or business is None or not context.is_sound(row, "unit", *looked_at):
                self.unclear |= {unit, context.keeper(row)}
            elif business and _counts(row, context) and not _seen_before(row, seen):
                self.by_month[unit, _month_of(day, context)].append(row)
        self._sums: dict[tuple[str, str], list[dict[str, float]]] = {}

    def sums(self, key: tuple[str, str]) -> list[dict[str, float]]:
        """Return what a month's report may say: with what another authority counts, or without."""
        if key not in self._sums:
            rows = self.by_month.get(key, [])
            ours = [row for row in rows if not _is_elsewhere(row)]
            self._sums[key] = [_sums(rows), _sums(ours)]
        return self._sums[key]


def accidents_of_month(ledgers: Ledgers, context: RuleContext, unit: str, month: str) -> list[Row]:
    """Return the accidents that count for a unit's statistics of a month (``2026-05``)."""
    return _Accidents(ledgers, context).by_month.get((unit, month), [])


@book_rule("SG-10")
def zero_reports_are_true(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield zero reports of months in which the unit had an accident that counts.

    Accidents that another authority counts are not missed here.
    """
    accidents = _Accidents(ledgers, context)
    for row, key in _reports(ledgers, context, accidents):
        ours = [item for item in accidents.by_month.get(key, []) if not _is_elsewhere(item)]
        if row["is_zero"] is True and ours:
            numbers = "、".join(filter(None, (item.row_id for item in ours[:_MOST_NAMED])))
            numbers += "等" if len(ours) > _MOST_NAMED else ""
            yield at_cell(row, "is_zero", "zero_with_accidents", month=key[1], ids=numbers)


@book_rule("ST-02")
def reports_add_up_to_the_accidents(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield monthly reports whose numbers are not those of the accidents entered.

    With or without the accidents that another authority counts, either is right. One finding a
    report, at the first number that differs. Zero reports are SG-10's.
    """
    accidents = _Accidents(ledgers, context)
    spec = context.catalogue.ledgers["accident_statistics"]
    for row, key in _reports(ledgers, context, accidents):
        if row["is_zero"] is True:
            continue
        wrong = min((_differences(row, due, context) for due in accidents.sums(key)), key=len)
        if wrong:
            details = "；".join(
                f"{spec.column(column).label}填 {number_text(stated)}、快报 {number_text(due)}"
                for column, stated, due in wrong
            )
            yield at_cell(row, wrong[0][0], "differs", month=key[1], details=details)


@book_rule("ST-03")
def sums_of_the_year_agree(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield cumulated numbers that are not the sum of the unit's months so far.

    Where a month is missing or a number cannot be read, there is no sum to compare; a note of a
    correction explains a difference.
    """
    looked_at = ("unit", "month")
    by_year: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for row in sound_rows(ledgers.rows("accident_statistics"), context, *looked_at):
        month = row.text("month")
        if month:
            by_year[context.keeper(row), month[:4]].setdefault(month, row)
    for (unit, year), months in by_year.items():
        ordered = [months[month] for month in sorted(months)]
        if ordered[0].text("month") > _first_month(unit, year, context):
            continue
        for cumulated, column in _CUMULATIVE.items():
            yield from _wrong_sums(ordered, cumulated, column, context)


def _first_month(unit: str, year: str, context: RuleContext) -> str:
    """Return the first month of a year that a unit reports on."""
    known = context.unit(unit)
    opened = "" if known is None or known.opened_on is None else f"{known.opened_on:%Y-%m}"
    return max(opened, f"{year}-01")


def _wrong_sums(
    rows: list[Row], cumulated: str, column: str, context: RuleContext
) -> Iterator[Hit]:
    words = context.catalogue.words("statistics.correction_words")
    total, before, corrected = 0.0, 0, False
    for row in rows:
        number, stated = row.number(column), row.number(cumulated)
        month = int(row.text("month")[5:])
        readable = number is not None and context.is_sound(row, column)
        if number is None or not readable or (before and month != before + 1):
            return
        total, before = total + number, month
        corrected = corrected or any(word in row.text("note") for word in words)
        differs = stated is not None and abs(stated - total) > _ROUNDING
        if differs and not corrected and context.is_sound(row, cumulated):
            yield at_cell(row, cumulated, "sum", sum=number_text(total), months=month)


def _reports(
    ledgers: Ledgers, context: RuleContext, accidents: _Accidents
) -> Iterator[tuple[Row, tuple[str, str]]]:
    """Yield monthly reports that can be compared, with their unit and month."""
    books = {table.workbook for table in ledgers.tables("accident")}
    for row in sound_rows(ledgers.rows("accident_statistics"), context, "unit", "month", "is_zero"):
        unit, month = context.keeper(row), row.text("month")
        if month and row.table.workbook in books and unit not in accidents.unclear:
            yield row, (unit, month)


def _unit_of(row: Row, context: RuleContext) -> str:
    """Return whose statistics an accident belongs to: what the bureau enters is its unit's."""
    keeper, authority = context.keeper(row), row.text("authority")
    return authority if keeper == BUREAU and authority in context.register else keeper


def _counts(row: Row, context: RuleContext) -> bool:
    """Tell whether the statistics take an accident: somebody was hurt, or the loss is large."""
    if row.text("status") == "cancelled":
        return False
    hurt = sum(row.number(key) or 0 for key in _PEOPLE)
    return hurt > 0 or (row.number("loss") or 0) >= context.catalogue.number(
        "accident.counted_loss"
    )


def _seen_before(row: Row, seen: set[tuple[str, str]]) -> bool:
    """Tell whether an accident was entered twice, by the unit and by the bureau."""
    name = row.text("accident_unit")
    if not name:
        return False
    identity = (name, str(row["occurred_at"]))
    known = identity in seen
    seen.add(identity)
    return known


def _month_of(day: date, context: RuleContext) -> str:
    """Return the month of the statistics that a day belongs to."""
    shifted = context.catalogue.parameters["period.month"].value == "shifted"
    if shifted and day.day >= _NEXT_MONTH_FROM:
        day = day.replace(day=1) + timedelta(days=31)
    return f"{day:%Y-%m}"


def _is_elsewhere(row: Row) -> bool:
    return bool(COUNTED_ELSEWHERE & set(row.choices("special")))


def _sums(rows: list[Row]) -> dict[str, float]:
    sums = {key: sum(row.number(key) or 0 for row in rows) for key in _NUMBERS}
    kinds = {
        column: float(sum(kind in row.choices("special") for row in rows))
        for column, kind in _KINDS.items()
    }
    return {"accidents": float(len(rows)), **sums, **kinds}


def _differences(
    row: Row, due: dict[str, float], context: RuleContext
) -> list[tuple[str, float, float]]:
    """Return the columns whose numbers differ, with what is stated and what is due."""
    stated = {key: row.number(key) for key in _COMPARED if context.is_sound(row, key)}
    return [
        (key, number, due[key])
        for key, number in stated.items()
        if number is not None and abs(number - due[key]) > _ROUNDING
    ]
