"""Fire sites (消防重点部位): what is tested and kept clear, who is on watch."""

from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.cited import CitedDangers
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.day_spans import last_judged_day, months_after
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.registry import book_rule, row_rule

_BLOCKED = frozenset({"occupied", "locked"})
#: 机关、团体、事业单位, with parks, which are mostly 事业单位; everybody else inspects monthly.
_QUARTERLY = frozenset({"bureau", "section", "institution", "park"})
_HOW_OFTEN = {
    True: "fire.inspection.office.per_quarter",
    False: "fire.inspection.enterprise.per_month",
}


@row_rule("XF-02")
def equipment_is_not_out_of_date(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield installations tested too long ago and extinguishers past their day.

    A test exactly as many days old as the parameter says is in time, as is the last day.
    """
    tested, until = row.day("tested_on"), row.day("extinguisher_until")
    limit = int(context.catalogue.number("fire.facility_test_days"))
    days = 0 if tested is None else (context.as_of - tested).days
    if tested is not None and days > limit:
        yield at_cell(
            row, "tested_on", "test_old", tested=tested.isoformat(), days=days, limit=limit
        )
    if until is not None and until < context.as_of:
        yield at_cell(row, "extinguisher_until", "expired", until=until.isoformat())


@book_rule("XF-03")
def blocked_passages_are_dangers(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield blocked passages whose danger is not there or done with; a blank the schema reports."""
    dangers = CitedDangers(ledgers, context)
    for row in ledgers.rows("fire_site"):
        if row.text("passage") in _BLOCKED and context.is_sound(row, "passage"):
            yield from dangers.unknown(row)
            yield from dangers.settled(row)


@row_rule("XF-04")
def control_room_is_manned(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield control rooms with too few people on a shift."""
    people = row.number("shift_people")
    least = int(context.catalogue.number("fire.control_room.least"))
    if row["control_room"] is True and people is not None and people < least:
        yield at_cell(row, "shift_people", "too_few", people=int(people), least=least)


@row_rule("XF-05")
def inspected_in_time(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield sites whose last fire inspection is older than their unit's kind allows."""
    last, unit = row.day("last_on"), context.unit(row.text("owner") or context.keeper(row))
    if last is None or unit is None or not unit.kind:
        return
    office = unit.kind in _QUARTERLY
    count = max(int(context.catalogue.number(_HOW_OFTEN[office])), 1)
    due = last + (months_after(last, 3 if office else 1) - last) // count
    late = (last_judged_day(context) - due).days
    if late > 0:
        case, dates = "quarterly" if office else "monthly", {"last": last, "due": due}
        texts = {name: day.isoformat() for name, day in dates.items()}
        yield at_cell(row, "last_on", case, days=late, count=count, **texts)
