"""Emergency responses (应急处置): there in time, counted rightly, nobody left without help."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import TypeAlias

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.registry import book_rule, row_rule
from gsafety_xl.rules.wording import number_text
from gsafety_xl.schema.text import compact, says_nothing

_SECONDS = 60
#: 无……, 未……: up to the next sign, nothing of this was lost.
_DENIED = re.compile(r"(?:无|未|没有)[^，。；、,;\n]*")
#: At the end of a title: the entry sums up the others of the event.
_SUMMARY = re.compile(r"[（(]?(?:总结|合计|汇总|累计)(?:报告)?[）)]?$")
_AMOUNTS = (
    "teams",
    "people",
    "vehicles",
    "trees_road",
    "trees_park",
    "trees_done",
    "trees_braced",
    "trees_pruned",
    "ads_checked",
    "ads_braced",
    "ads_removed",
    "waste_tons",
    "washed_area",
    "washed_water",
    "casualties",
)
_ROUNDING = 1e-6
#: The unit that keeps the entries, and the event's title as compared.
Event: TypeAlias = tuple[str, str]


@row_rule("CZ-03")
def arrived_in_time(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield arrivals later than the parameter allows; days without a time of day say nothing."""
    received, arrived = row["received_at"], row["arrived_at"]
    if not isinstance(received, datetime) or not isinstance(arrived, datetime):
        return
    minutes = int((arrived - received).total_seconds() // _SECONDS)
    limit = int(context.catalogue.number("emergency.arrive_minutes"))
    if minutes > limit:
        yield at_cell(row, "arrived_at", "late", minutes=minutes, limit=limit)


@row_rule("CZ-04")
def no_more_trees_than_fell(row: Row, _context: RuleContext) -> Iterator[Hit]:
    """Yield more fallen trees dealt with than fell along roads and in parks together."""
    done, on_roads, in_parks = map(row.number, ("trees_done", "trees_road", "trees_park"))
    if done is None or (on_roads is None and in_parks is None):
        return
    fallen = int((on_roads or 0) + (in_parks or 0))
    if done > fallen:
        yield at_cell(row, "trees_done", "too_many", done=int(done), fallen=fallen)


@row_rule("CZ-05")
def losses_are_followed_up(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield casualties and losses without a word on what was done for those who had them."""
    told = row.text("aftercare")
    if told and not says_nothing(told):
        return
    people = row.number("casualties") or 0
    if people > 0:
        yield at_cell(row, "aftercare", "casualties", people=int(people))
        return
    impact = _DENIED.sub("", row.text("impact"))
    word = next((word for word in context.catalogue.words("response.losses") if word in impact), "")
    if word:
        yield at_cell(row, "aftercare", "losses", word=word)


@book_rule("CZ-06")
def summaries_add_up(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield amounts of an entry that sums up a typhoon and are not the sum of its others."""
    days: dict[Event, list[Row]] = defaultdict(list)
    summaries: list[tuple[Event, Row]] = []
    for row in sound_rows(ledgers.rows("emergency_response"), context, "title", "cause"):
        if row["cause"] == "typhoon":
            title = compact(row.text("title"))
            event = context.keeper(row), _SUMMARY.sub("", title)
            if event[1] == title:
                days[event].append(row)
            else:
                summaries.append((event, row))
    for event, row in summaries:
        for key in _AMOUNTS if days[event] else ():
            yield from _difference(row, key, days[event], context)


def _difference(row: Row, key: str, others: list[Row], context: RuleContext) -> Iterator[Hit]:
    stated = row.number(key)
    if stated is None or not all(context.is_sound(item, key) for item in (row, *others)):
        return
    total = sum(item.number(key) or 0 for item in others)
    if abs(stated - total) > _ROUNDING:
        facts = {"stated": number_text(stated), "sum": number_text(total)}
        yield at_cell(row, key, "difference", count=len(others), **facts)
