"""Campaigns (专项整治): the bureau's own for fire, seasonal ones, summaries, sums, orders."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows, table_of
from gsafety_xl.rules.hits import Fact, Hit, at_cell, at_header
from gsafety_xl.rules.owing import have_columns
from gsafety_xl.rules.registry import book_rule, row_rule, where_bureau_is_judged
from gsafety_xl.schema.text import compact, says_nothing
from gsafety_xl.schema.units import BUREAU

_UNDER_WAY = frozenset({"in_progress", "done"})
_LOOKS_AT = ("domain", "tier", "unit", "status", "start_on", "end_on", "from_above", "doc_no")
#: parameter → the kind of campaign it is about
_SEASONS = {
    "campaign.winter_spring.per_year": "winter_spring_fire",
    "campaign.summer.per_year": "summer_fire",
}
_RECTIFIED = frozenset({"rectified", "closed"})


@book_rule("ZX-01", applies=where_bureau_is_judged)
def bureau_ran_its_fire_campaign(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the shortfall of fire campaigns of the bureau's own this year."""
    running = fire_campaigns(ledgers.rows("campaign"), context)
    done = [row for row in running if _is_finished(row)] if context.year_end else running
    required = int(context.catalogue.number("campaign.fire.per_year"))
    if len(done) < required:
        left_out = len(running) - len(done)
        others = f"（另有 {left_out} 次没有完成或没有总结，不计）" if left_out else ""
        counts: dict[str, Fact] = {
            "done": len(done),
            "required": required,
            "short": required - len(done),
        }
        table = table_of(ledgers, "campaign", BUREAU, context)
        facts: dict[str, Fact] = {"year": context.year, "others": others}
        yield at_header(table, "kind", "too_few", unit=BUREAU, **counts, **facts)


@row_rule("ZX-02")
def summed_up_in_time(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield the bureau's campaigns over for longer than allowed and not summed up."""
    end, status = row.day("end_on"), row.text("status")
    if end is None or status not in _UNDER_WAY or row.text("tier") != "bureau":
        return
    days = int(context.catalogue.number("campaign.summary_days"))
    unsaid = "summary_on" in row.table.columns and row["summary_on"] is None
    if unsaid and end + timedelta(days=days) < context.as_of:
        passed = (context.as_of - end).days
        yield at_cell(row, "summary_on", "no_summary", days=passed, limit=days)


@book_rule("ZX-03")
def numbers_add_up(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield campaigns whose numbers are not those of the inspections and dangers that cite them.

    A campaign of the bureau is compared only where the units' books are there too.
    """
    if not any("campaign_id" in table.columns for table in ledgers.tables("inspection")):
        return
    if not have_columns(ledgers, "inspection", "id", "date", "target_unit"):
        return
    citations = _Citations(ledgers, context)
    for row in sound_rows(ledgers.rows("campaign"), context, "id", "tier"):
        number = row.row_id
        is_compared = context.whole or row.text("tier") == "unit"
        if not number or number in citations.unclear or not is_compared:
            continue
        if number not in citations.visits:
            if row.number("unit_count") or row.number("danger_count"):
                yield at_cell(row, "id", "uncited")
            continue
        yield from _count_hits(row, citations.counts(number), context)


@book_rule("ZX-04", applies=where_bureau_is_judged)
def seasonal_campaigns_were_joined(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the seasonal fire campaigns that the bureau neither ran nor joined this year."""
    rows = sound_rows(ledgers.rows("campaign"), context, "kind", "unit", "start_on", "end_on")
    joined = Counter(
        row.text("kind")
        for row in rows
        if context.keeper(row) == BUREAU and _touches_year(row, context)
    )
    for parameter, kind in _SEASONS.items():
        required = int(context.catalogue.number(parameter))
        if joined[kind] < required:
            label = context.catalogue.codes["campaign_kind"].label_of(kind)
            facts: dict[str, Fact] = {"kind": label, "done": joined[kind], "required": required}
            table = table_of(ledgers, "campaign", BUREAU, context)
            yield at_header(table, "kind", "missing", unit=BUREAU, year=context.year, **facts)


@book_rule("ZX-05", applies=where_bureau_is_judged)
def orders_from_above_were_answered(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield campaigns ordered by the safety or fire committee without an order entered, answered.

    The order is found by the number of its document.
    """
    orders = {
        compact(row.text("from_no")): row
        for row in sound_rows(ledgers.rows("assignment"), context, "from_no")
        if row.text("from_no")
    }
    words = context.catalogue.words("campaign.committee_words")
    for row in sound_rows(ledgers.rows("campaign"), context, "from_above", "above_no", "unit"):
        ordered = row["from_above"] is True and _is_said(row, "above_no")
        if ordered and context.keeper(row) == BUREAU:
            order = orders.get(compact(row.text("above_no")))
            yield from _order_hits(row, order, words)


def fire_campaigns(rows: Iterable[Row], context: RuleContext) -> list[Row]:
    """Return the bureau's own fire campaigns of the year, under way or done (K17).

    Own are those kept and organised by the bureau with a scheme of its own; merely joining one
    handed down is not enough, and the bureau may have decided that those do not count at all.
    """
    own_scheme_counts = "campaign.count_superior_with_own_plan"
    from_above_counts = context.catalogue.parameters[own_scheme_counts].value is True
    return [
        row
        for row in sound_rows(rows, context, *_LOOKS_AT)
        if "fire" in row.choices("domain")
        and row.text("tier") == "bureau"
        and context.is_bureaus(row)
        and row.text("status") in _UNDER_WAY
        and _is_said(row, "doc_no")
        and (from_above_counts or row["from_above"] is not True)
        and _touches_year(row, context)
    ]


class _Citations:
    """The inspections that cite each campaign, and the dangers that cite those inspections.

    ``unclear`` are campaigns cited by an inspection that cannot be cited itself.
    """

    def __init__(self, ledgers: Ledgers, context: RuleContext) -> None:
        self.visits: dict[str, set[tuple[object, str]]] = defaultdict(set)
        self.unclear: set[str] = set()
        campaign_of: dict[str, str] = {}
        for row in sound_rows(ledgers.rows("inspection"), context, "campaign_id"):
            campaign = row.text("campaign_id")
            if not context.is_sound(row, "id", "date", "target_unit"):
                self.unclear.add(campaign)
            elif campaign:
                campaign_of[row.row_id] = campaign
                self.visits[campaign].add((row["date"], row.text("target_unit")))
        self._dangers: Counter[str] = Counter()
        self._rectified: Counter[str] = Counter()
        for row in sound_rows(ledgers.rows("hidden_danger"), context, "inspection_id"):
            campaign = campaign_of.get(row.text("inspection_id"), "")
            mended = row["done_on"] is not None or row.text("status") in _RECTIFIED
            self._dangers[campaign] += 1
            self._rectified[campaign] += mended

    def counts(self, campaign: str) -> dict[str, int]:
        """Return what the campaign's columns should hold."""
        return {
            "unit_count": len(self.visits[campaign]),
            "danger_count": self._dangers[campaign],
            "rectified_count": self._rectified[campaign],
        }


def _count_hits(row: Row, counts: dict[str, int], context: RuleContext) -> Iterator[Hit]:
    for column, counted in counts.items():
        stated = row.number(column)
        if stated is not None and stated != counted and context.is_sound(row, column):
            yield at_cell(row, column, "count", stated=int(stated), counted=counted)


def _order_hits(row: Row, order: Row | None, committees: list[str]) -> Iterator[Hit]:
    number = row.text("above_no")
    if order is None:
        if any(word in number for word in committees):
            yield at_cell(row, "above_no", "no_order")
    elif row["status"] == "done" and _awaits_answer(order):
        yield at_cell(row, "above_no", "unanswered", order=order.row_id or number)


def _awaits_answer(order: Row) -> bool:
    return order["needs_feedback"] is not False and not _is_said(order, "feedback_no")


def _is_finished(row: Row) -> bool:
    return row["status"] == "done" and row["summary_on"] is not None


def _touches_year(row: Row, context: RuleContext) -> bool:
    """Tell whether a campaign began or ended in the year."""
    days = (row.day("start_on"), row.day("end_on"))
    return any(day is not None and day.year == context.year for day in days)


def _is_said(row: Row, column: str) -> bool:
    text = row.text(column)
    return bool(text) and not says_nothing(text)
