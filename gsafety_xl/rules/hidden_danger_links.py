"""Hidden dangers beside their inspections, reviewers and each other (隐患与检查): YH-01 … YH-11."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Fact, Hit, at_cell, place_beside
from gsafety_xl.rules.names import names_in, persons_by_name
from gsafety_xl.rules.registry import book_rule

_FROM_INSPECTIONS = frozenset({"bureau_inspection", "self_inspection"})
_MONTHS_A_YEAR = 12


@book_rule("YH-01")
def danger_is_where_the_inspection_was(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield dangers of another unit than the one inspected; numbers not found C-07 reports."""
    for row, inspection in _with_inspections(ledgers, context, "target_unit", "source"):
        unit, inspected = row.text("target_unit"), inspection.text("target_unit")
        compared = unit and inspected and context.is_sound(inspection, "target_unit")
        if compared and unit != inspected and row.text("source") in _FROM_INSPECTIONS:
            other = place_beside(inspection.ref("target_unit"), row.ref("target_unit"))
            name = context.register.name_of(inspected)
            yield at_cell(row, "target_unit", "other_unit", inspected=name, other=other)


@book_rule("YH-02")
def found_on_the_day_of_inspection(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield dangers found on another day than that of the inspection they cite."""
    for row, inspection in _with_inspections(ledgers, context, "found_on", "source"):
        found, inspected = row.day("found_on"), inspection.day("date")
        if found is None or inspected is None or found == inspected:
            continue
        if row.text("source") in _FROM_INSPECTIONS and context.is_sound(inspection, "date"):
            other = place_beside(inspection.ref("date"), row.ref("found_on"))
            yield at_cell(row, "found_on", "differs", day=inspected.isoformat(), other=other)


@book_rule("YH-07")
def reviewed_by_another(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield dangers reviewed by nobody but the person responsible, or not by who inspected.

    The second is asked only where all reviewers stand on the list of persons.
    """
    homes = _homes(ledgers, context)
    inspections = _inspections(ledgers, context)
    for row in sound_rows(ledgers.rows("hidden_danger"), context, "reviewer", "rect_person"):
        reviewers = set(names_in(row.text("reviewer")))
        if reviewers and reviewers <= set(names_in(row.text("rect_person"))):
            yield at_cell(row, "reviewer", "same")
        elif reviewers and reviewers <= homes.keys():
            inspection = inspections.get(row.text("inspection_id"))
            units = set().union(*(homes[name] for name in reviewers))
            if inspection is not None and units.isdisjoint(_side_of(inspection, context)):
                name = context.register.name_of(context.keeper(inspection))
                yield at_cell(row, "reviewer", "of_others", inspector=name)


@book_rule("YH-08")
def done_on_the_spot_is_done_that_day(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield dangers said to be mended on the spot, with another day of completion or none.

    The inspection's conclusion says so, or the words about the rectification do.
    """
    inspections = _inspections(ledgers, context)
    words = context.catalogue.words("danger.on_the_spot_words")
    for row in sound_rows(ledgers.rows("hidden_danger"), context, "found_on", "done_on"):
        inspection = inspections.get(row.text("inspection_id"))
        told = f"{row.text('measure')}\n{row.text('done_text')}"
        concluded = inspection is not None and inspection.text("conclusion") == "fixed_on_site"
        if not concluded and not any(word in told for word in words):
            continue
        found, done = row.day("found_on"), row.day("done_on")
        if found is not None and done is not None and done != found:
            yield at_cell(row, "done_on", "other_day", found=found.isoformat())
        elif concluded and done is None and "done_on" in row.table.columns:
            yield at_cell(row, "done_on", "no_day")


@book_rule("YH-11")
def dangers_that_recur(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the last of a unit's dangers of one kind that came up on too many days in a year.

    Several dangers of one day are one occasion; 其他 is no kind.
    """
    looked_at = ("target_unit", "kind", "found_on")
    found: dict[tuple[str, str], dict[date, Row]] = defaultdict(dict)
    for row in sound_rows(ledgers.rows("hidden_danger"), context, *looked_at):
        unit, kind, day = row.text("target_unit"), row.text("kind"), row.day("found_on")
        if unit and kind not in {"", "other"} and day is not None:
            found[unit, kind][day] = row
    times = int(context.catalogue.number("danger.recurring_times"))
    months = int(context.catalogue.number("danger.recurring_months"))
    for (unit, kind), by_day in found.items():
        last = _last_recurrence(sorted(by_day), times, months)
        if last is not None:
            day, count = last
            label = context.catalogue.codes["danger_kind"].label_of(kind)
            facts: dict[str, Fact] = {
                "unit_name": context.register.name_of(unit),
                "kind": label,
                "count": count,
            }
            yield at_cell(by_day[day], "kind", "recurring", months=months, **facts)


def _last_recurrence(days: list[date], times: int, months: int) -> tuple[date, int] | None:
    """Return the last day that was too much, and how many days fell in the months before it."""
    first = 0
    last: tuple[date, int] | None = None
    for index, day in enumerate(days):
        since = _months_before(day, months)
        while days[first] <= since:
            first += 1
        if index - first + 1 >= times:
            last = day, index - first + 1
    return last


def _months_before(day: date, months: int) -> date:
    number = day.year * _MONTHS_A_YEAR + day.month - 1 - months
    year, month = divmod(number, _MONTHS_A_YEAR)
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:
        return day.replace(year=year, month=month + 1, day=28)


def _inspections(ledgers: Ledgers, context: RuleContext) -> dict[str, Row]:
    rows = sound_rows(ledgers.rows("inspection"), context, "id")
    return {row.row_id: row for row in reversed(rows) if row.row_id}


def _with_inspections(
    ledgers: Ledgers, context: RuleContext, *columns: str
) -> Iterator[tuple[Row, Row]]:
    """Yield the dangers sound under these columns, each with the inspection that it cites."""
    inspections = _inspections(ledgers, context)
    for row in sound_rows(ledgers.rows("hidden_danger"), context, "inspection_id", *columns):
        inspection = inspections.get(row.text("inspection_id"))
        if inspection is not None:
            yield row, inspection


def _homes(ledgers: Ledgers, context: RuleContext) -> dict[str, set[str]]:
    """Return the units of the persons listed, by name; namesakes have several."""
    persons = persons_by_name(sound_rows(ledgers.rows("person"), context, "name", "unit_id"))
    return {
        name: {row.text("unit_id") or context.keeper(row) for row in rows}
        for name, rows in persons.items()
    }


def _side_of(inspection: Row, context: RuleContext) -> set[str]:
    """Return the units that an inspection is of: who keeps it, with its sections."""
    keeper = context.keeper(inspection)
    sections = (unit for unit in context.register if unit.parent == keeper)
    return {keeper, *(unit.code for unit in sections if unit.kind == "section")}
