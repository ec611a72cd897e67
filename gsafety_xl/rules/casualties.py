"""Casualties of accidents (伤亡人员、续报补报): counts that agree, changes told in their time."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Fact, Hit, at_cell, place_beside
from gsafety_xl.rules.registry import book_rule

_COUNTS = ("dead", "missing", "serious", "minor")
_SHORT_WINDOW = frozenset({"fire", "traffic"})
#: Days between an emergency and the accident it belongs to.
_NEAR = (-1, 0, 1)


class _Report(NamedTuple):
    """A follow-up: how many days after the accident, its numbers, its entry."""

    days: int
    numbers: tuple[float | None, ...]
    row: Row


@book_rule("SG-04")
def changes_are_told_in_their_time(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield changes of casualties told after their window, not told, or not taken over.

    The window is counted in days between the days; its last day is inside, and pointed out
    because the law does not say whether the first day counts.
    """
    followups = _by_accident(ledgers, "accident_followup", context, "reported_at", *_COUNTS)
    people = _by_accident(ledgers, "casualty", context, "harm", "died_on")
    looked_at = ("id", "occurred_at", "kind", "special")
    for row in sound_rows(ledgers.rows("accident"), context, *looked_at):
        occurred = row.day("occurred_at")
        if occurred is None or not row.row_id:
            continue
        window = _window(row, context)
        reports = _reports(followups[row.row_id], occurred)
        yield from _late_changes(row, reports, window)
        yield from _not_taken_over(row, reports, window, context)
        for person in people[row.row_id]:
            yield from _untold_death(person, occurred, reports, window)


@book_rule("SG-07")
def counts_are_those_of_the_people(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield numbers that differ from the people listed under the accident.

    Where whole books are judged, the list need not have been sent: then an accident of which
    nobody is listed is left alone.
    """
    listed: Counter[tuple[str, str]] = Counter()
    cited, unclear = set(), set()
    for row in sound_rows(ledgers.rows("casualty"), context, "accident_id"):
        number = row.text("accident_id")
        cited.add(number)
        listed[number, row.text("harm")] += 1
        if not row.text("harm"):
            unclear.add(number)
    books = {table.workbook for table in ledgers.tables("casualty") if table.origins is None}
    for row in sound_rows(ledgers.rows("accident"), context, "id"):
        known = row.row_id in cited or (row.table.workbook in books and row.row_id)
        if known and row.row_id not in unclear:
            yield from _count_hits(row, listed, context)


@book_rule("SG-11")
def casualties_have_an_accident(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield emergencies with casualties for which no accident was entered.

    An accident of the same unit on that day, or a day before or after, answers; so does a number.
    """
    entered = {
        (unit, day.toordinal())
        for row in ledgers.rows("accident")
        for unit in (context.keeper(row), row.text("authority"))
        if (day := row.day("occurred_at")) is not None
    }
    columns = ("received_at", "casualties", "accident_id")
    for row in sound_rows(ledgers.rows("emergency_response"), context, *columns):
        hurt, day = row.number("casualties"), row.day("received_at")
        if not hurt or row.text("accident_id") or day is None:
            continue
        units = {context.keeper(row), row.text("responder")}
        if not any((unit, day.toordinal() + away) in entered for unit in units for away in _NEAR):
            column = "accident_id" if "accident_id" in row.table.columns else "casualties"
            yield at_cell(row, column, "no_accident", count=int(hurt), day=day.isoformat())


def _by_accident(
    ledgers: Ledgers, key: str, context: RuleContext, *columns: str
) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sound_rows(ledgers.rows(key), context, "accident_id", *columns):
        found[row.text("accident_id")].append(row)
    return found


def _window(row: Row, context: RuleContext) -> int:
    is_short = _SHORT_WINDOW & set(row.choices("special")) or row.text("kind") == "fire"
    name = "fire_traffic_days" if is_short else "days"
    return int(context.catalogue.number(f"accident.followup.{name}"))


def _numbers(row: Row) -> tuple[float | None, ...]:
    return tuple(row.number(key) for key in _COUNTS)


def _reports(rows: list[Row], occurred: date) -> list[_Report]:
    dated = ((row.day("reported_at"), row) for row in rows)
    reports = [
        _Report((day - occurred).days, _numbers(row), row) for day, row in dated if day is not None
    ]
    return sorted(reports, key=lambda report: report.days)


def _late_changes(row: Row, reports: list[_Report], window: int) -> Iterator[Hit]:
    before: tuple[float | None, ...] | None = None
    for report in reports:
        changed = report.numbers != before if before else _is_news(report, row)
        before = report.numbers
        if changed and report.days >= window:
            case = "after_window" if report.days > window else "last_day"
            yield at_cell(report.row, "reported_at", case, days=report.days, window=window)


def _is_news(report: _Report, row: Row) -> bool:
    """Tell whether a first follow-up says something that the accident's own line does not."""
    kind = report.row.text("kind")
    return kind == "supplement" or (kind != "first" and report.numbers != _numbers(row))


def _not_taken_over(
    row: Row, reports: list[_Report], window: int, context: RuleContext
) -> Iterator[Hit]:
    inside = [report for report in reports if report.days <= window]
    if not inside or _numbers(row) == reports[-1].numbers:
        return
    latest = inside[-1]
    for key, told in zip(_COUNTS, latest.numbers, strict=True):
        stated = row.number(key)
        if stated is None or told is None or stated == told or not context.is_sound(row, key):
            continue
        other = place_beside(latest.row.ref(key), row.ref(key))
        yield at_cell(row, key, "differs", stated=int(stated), told=int(told), other=other)


def _untold_death(
    person: Row, occurred: date, reports: list[_Report], window: int
) -> Iterator[Hit]:
    died = person.day("died_on")
    days = (died - occurred).days if died is not None else 0
    told = any(report.days >= days for report in reports)
    if died is not None and 0 < days <= window and not told:
        facts: dict[str, Fact] = {"died": died.isoformat(), "days": days}
        yield at_cell(person, "died_on", "untold_death", window=window, **facts)


def _count_hits(row: Row, listed: Counter[tuple[str, str]], context: RuleContext) -> Iterator[Hit]:
    for key in _COUNTS:
        stated, counted = row.number(key), listed[row.row_id, key]
        if stated is not None and stated != counted and context.is_sound(row, key):
            yield at_cell(row, key, "count", stated=int(stated), counted=counted, id=row.row_id)
