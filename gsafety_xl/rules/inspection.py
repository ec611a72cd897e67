"""Inspections (安全检查): their dangers, their conclusion, and who led them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows, table_of
from gsafety_xl.rules.hits import Fact, Hit, at_cell, at_header, place_beside
from gsafety_xl.rules.people import people_named
from gsafety_xl.rules.registry import book_rule, row_rule, where_bureau_is_judged
from gsafety_xl.schema.text import compact
from gsafety_xl.schema.units import BUREAU

_LED_BY = ("date", "leader_role", "domain", "unit", "tier")
_CASE_OF_LEVEL = {"I": "remind", "W": "behind"}


class _Checkpoint(NamedTuple):
    """After this day fewer inspections than this are a reminder (I) or a warning (W)."""

    day: date
    at_least: int
    level: str


@row_rule("JC-01")
def enough_people_inspect(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield inspections by too few people, and numbers of people below those named.

    A unit looking at itself may send one person.
    """
    named = people_named(row.text("inspectors"))
    least = int(context.catalogue.number("inspection.inspectors.least"))
    if 0 < named < least and row.text("kind") != "self":
        yield at_cell(row, "inspectors", "too_few", count=named, least=least)
    headcount = row.number("headcount")
    if headcount is not None and headcount < named:
        yield at_cell(row, "headcount", "below_named", headcount=int(headcount), count=named)


@book_rule("JC-02")
def counts_agree_with_dangers(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield inspections whose numbers differ from the dangers (YH) that cite them.

    A book whose dangers have no column for the number cited is left alone, as are faulty cells.
    """
    citations = _Citations(ledgers, context)
    for row in sound_rows(ledgers.rows("inspection"), context, "id"):
        if row.row_id and row.table.workbook not in citations.silent_books:
            yield from _count_hits(row, "danger_count", citations.all[row.row_id], context)
            if row.row_id not in citations.unclear:
                yield from _count_hits(row, "major_count", citations.major[row.row_id], context)


class _Citations:
    """How many dangers, and major ones, cite each inspection; whose levels cannot be told."""

    def __init__(self, ledgers: Ledgers, context: RuleContext) -> None:
        self.all: Counter[str] = Counter()
        self.major: Counter[str] = Counter()
        self.unclear: set[str] = set()
        self.silent_books = {
            table.workbook
            for table in ledgers.tables("hidden_danger")
            if len(table) and "inspection_id" not in table.columns
        }
        for row in sound_rows(ledgers.rows("hidden_danger"), context, "inspection_id"):
            number = row.text("inspection_id")
            self.all[number] += 1
            self.major[number] += row["level"] == "major"
            if not context.is_sound(row, "level"):
                self.unclear.add(number)


@row_rule("JC-03")
def conclusion_fits_count(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield a conclusion of no problem beside dangers, and one of dangers beside none."""
    conclusion, count = row.text("conclusion"), row.number("danger_count")
    if not conclusion or count is None:
        return
    if conclusion == "no_problem" and count > 0:
        yield at_cell(row, "conclusion", "clean_with_dangers", count=int(count))
    elif conclusion != "no_problem" and count == 0:
        label = context.catalogue.codes["inspection_conclusion"].label_of(conclusion)
        yield at_cell(row, "danger_count", "dangers_without", conclusion=label)


@book_rule("JC-04", applies=where_bureau_is_judged)
def head_led_often_enough(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the shortfall of fire inspections led by the bureau's head, at year end."""
    done, required = _led_this_year(ledgers, context), _required(context)
    if done < required:
        yield _led_hit(ledgers, "too_few", context, done=done, year=context.year)


def where_progress_is_followed(_ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether the year is still running for the bureau: at its end JC-04 judges."""
    return context.covers_bureau and not context.year_end


@book_rule("JC-05", applies=where_progress_is_followed)
def head_leads_in_time(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the last checkpoint of the year that has passed and was not met."""
    done = _led_this_year(ledgers, context)
    unmet = [
        point
        for point in _checkpoints(context)
        if context.as_of > point.day and done < point.at_least
    ]
    if unmet and done < _required(context):
        last = max(unmet)
        case, day = _CASE_OF_LEVEL[last.level], last.day.isoformat()
        yield _led_hit(ledgers, case, context, done=done, checkpoint=day)


@book_rule("JC-11")
def days_led_at_several_sites(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield days on which the bureau's head led at several sites: they count once."""
    for day, rows in led_fire_dates(ledgers.rows("inspection"), context).items():
        times = _times_on_a_day(rows, context)
        if day.year == context.year and len(rows) > times:
            other = place_beside(rows[0].ref("date"), rows[1].ref("date"))
            facts: dict[str, Fact] = {
                "day": day.isoformat(),
                "count": len(rows),
                "times": times,
                "other": other,
            }
            yield at_cell(rows[1], "date", "once", **facts)


def led_fire_dates(rows: Iterable[Row], context: RuleContext) -> dict[date, list[Row]]:
    """Return the days on which the bureau's head led a fire inspection, with their entries (K16).

    Counted are entries kept and organised by the bureau, led by 主要领导, whose domain contains
    fire. Several sites, or both heads, on one day are one time; deputies and the heads of units
    do not count. Entries with a faulty cell among these are left out. Any year: the caller picks.
    """
    led: dict[date, list[Row]] = {}
    for row in sound_rows(rows, context, *_LED_BY):
        day = row.day("date")
        if day is None or row.text("leader_role") != "principal":
            continue
        if "fire" in row.choices("domain") and context.is_bureaus(row):
            led.setdefault(day, []).append(row)
    return dict(sorted(led.items()))


def _count_hits(row: Row, column: str, counted: int, context: RuleContext) -> Iterator[Hit]:
    stated = row.number(column)
    if stated is not None and stated != counted and context.is_sound(row, column):
        yield at_cell(row, column, "count", stated=int(stated), id=row.row_id, counted=counted)


def _led_this_year(ledgers: Ledgers, context: RuleContext) -> int:
    days = led_fire_dates(ledgers.rows("inspection"), context)
    return sum(
        _times_on_a_day(rows, context) for day, rows in days.items() if day.year == context.year
    )


def _times_on_a_day(rows: list[Row], context: RuleContext) -> int:
    """Return how many times a day counts: once, or once for each leader if the bureau says so."""
    if context.catalogue.parameters["led_fire.dedupe"].value == "day":
        return 1
    return len({compact(row.text("leader")) for row in rows})


def _required(context: RuleContext) -> int:
    return int(context.catalogue.number("inspection.led_fire.per_year"))


def _checkpoints(context: RuleContext) -> Iterator[_Checkpoint]:
    for text in context.catalogue.words("inspection.led_fire.checkpoints"):
        day, at_least, level = text.split()
        yield _Checkpoint(date.fromisoformat(f"{context.year}-{day}"), int(at_least), level)


def _led_hit(
    ledgers: Ledgers, case: str, context: RuleContext, *, done: int, **facts: str | int
) -> Hit:
    required = _required(context)
    table = table_of(ledgers, "inspection", BUREAU, context)
    counts = {"done": done, "required": required, "short": required - done}
    return at_header(table, "leader_role", case, unit=BUREAU, **counts, **facts)
