"""Duty shifts (值班值守): a leader on duty on every day that asks for one."""

from collections.abc import Iterator
from datetime import date, timedelta

from gsafety_xl.model import Ledgers
from gsafety_xl.rules.context import RuleContext, sound_rows, table_of
from gsafety_xl.rules.hits import Hit, at_header
from gsafety_xl.rules.registry import book_rule, where_bureau_is_judged
from gsafety_xl.schema.units import BUREAU

_SHOWN = 3


@book_rule("ZB-01", applies=where_bureau_is_judged)
def somebody_leads_every_day(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the flood season, the expo and the holidays, each with its days without a shift.

    A shift whose leader is not filled in is reported where it stands.
    """
    led = {
        row.day("date")
        for row in sound_rows(ledgers.rows("duty_shift"), context, "date", "unit")
        if context.keeper(row) == BUREAU
    }
    table = table_of(ledgers, "duty_shift", BUREAU, context)
    for node, days in _days_by_node(context).items():
        missing = [day for day in days if day <= context.as_of and day not in led]
        if missing:
            facts = {"count": len(missing), "year": context.year}
            words = in_words(missing)
            yield at_header(table, "leader", node, unit=BUREAU, days=words, **facts)


def in_words(days: list[date]) -> str:
    """Return the first stretches of sorted days: ``2026-06-01至06-03、2026-06-07等``."""
    stretches: list[list[date]] = []
    for day in days:
        if stretches and day - stretches[-1][-1] == timedelta(days=1):
            stretches[-1].append(day)
        else:
            stretches.append([day])
    words = "、".join(_stretch(stretch) for stretch in stretches[:_SHOWN])
    return f"{words}等" if len(stretches) > _SHOWN else words


def _stretch(days: list[date]) -> str:
    first, last = days[0], days[-1]
    return first.isoformat() if first == last else f"{first.isoformat()}至{last:%m-%d}"


def _days_by_node(context: RuleContext) -> dict[str, list[date]]:
    first, last = date(context.year, 1, 1), date(context.year, 12, 31)
    flood_from, flood_to = context.catalogue.words("flood.season")
    return {
        "flood_season": _between(_day(context, flood_from), _day(context, flood_to)),
        "expo": _between(context.this_year("expo.from"), context.this_year("expo.to")),
        "holiday": list(context.workdays.holidays_between(first, last)),
    }


def _day(context: RuleContext, month_day: str) -> date:
    return date.fromisoformat(f"{context.year}-{month_day}")


def _between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
