"""Terms of office (任期) of the four ones: ZR-02 to ZR-04."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Fact, Hit, at_cell, place_beside
from gsafety_xl.rules.names import names_in, persons_by_name, without_brackets
from gsafety_xl.rules.registry import book_rule, row_rule

_SECTION_RANKS = frozenset({"section_chief", "section_deputy", "principal_staff"})
_PERSONS = ("deputy", "liaison")
_SINGLE = (*_PERSONS, "department")
_BETWEEN_DEPARTMENTS = ("、", "，", "；", ";", "\n")


@book_rule("ZR-02")
def one_of_each_at_any_time(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield cells that name several, terms that overlap, and times without any."""
    for row in sound_rows(ledgers.rows("responsibility"), context, *_SINGLE):
        yield from _several(row)
    for terms in _terms(ledgers.rows("responsibility"), context).values():
        for earlier, later in pairwise(terms):
            yield from _between(earlier, later, context)
        yield from _since(terms[-1], context)


@row_rule("ZR-03")
def liaison_heads_a_section(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield liaison officers of another rank than that of a section (科级)."""
    rank = row.text("liaison_rank")
    if rank and rank not in _SECTION_RANKS:
        label = context.catalogue.codes["rank"].label_of(rank)
        yield at_cell(row, "liaison_rank", "rank", rank=label)


@book_rule("ZR-04")
def named_persons_are_in_office(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield persons named in a term that holds today who have left their office since."""
    persons = persons_by_name(sound_rows(ledgers.rows("person"), context, "name", "to_on"))
    looked_at = (*_PERSONS, "target_unit", "effective_on", "expires_on")
    for row in sound_rows(ledgers.rows("responsibility"), context, *looked_at):
        if not _holds_on(row, context.as_of):
            continue
        for column in _PERSONS:
            for name in names_in(row.text(column)):
                yield from _left(row, column, persons.get(name, []), context)


def _several(row: Row) -> Iterator[Hit]:
    for column in _PERSONS:
        if len(names_in(row.text(column))) > 1:
            yield at_cell(row, column, "several")
    department = without_brackets(row.text("department")).strip("".join(_BETWEEN_DEPARTMENTS))
    if any(sign in department for sign in _BETWEEN_DEPARTMENTS):
        yield at_cell(row, "department", "several")


def _terms(rows: Iterable[Row], context: RuleContext) -> dict[tuple[str, str], list[Row]]:
    """Return each unit's terms in order of time, as one keeper wrote them.

    A unit of which some term cannot be read is left out: that term may be the one between. So is
    everything of a keeper who wrote a term of we do not know whom.
    """
    terms: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    unclear: set[tuple[str, str]] = set()
    for row in rows:
        key = (context.keeper(row), row.text("target_unit"))
        sound = context.is_sound(row, "target_unit", "effective_on", "expires_on", "unit")
        if sound and row.text("target_unit") and row.day("effective_on") is not None:
            terms[key].append(row)
        else:
            unclear.add(key)
    return {
        (keeper, unit): sorted(found, key=_start)
        for (keeper, unit), found in terms.items()
        if unclear.isdisjoint({(keeper, unit), (keeper, "")})
    }


def _start(row: Row) -> date:
    return row.day("effective_on") or date.max


def _between(earlier: Row, later: Row, context: RuleContext) -> Iterator[Hit]:
    start, end = _start(later), earlier.day("expires_on")
    name = context.register.name_of(later.text("target_unit"))
    limit = int(context.catalogue.number("responsibility.gap_days"))
    if end is None:
        other = place_beside(later.ref("effective_on"), earlier.ref("expires_on"))
        facts = {"unit_name": name, "start": start.isoformat(), "other": other}
        yield at_cell(earlier, "expires_on", "open", **facts)
        return
    facts = {"unit_name": name, "start": start.isoformat(), "end": end.isoformat()}
    if start <= end:
        other = place_beside(earlier.ref("expires_on"), later.ref("effective_on"))
        yield at_cell(later, "effective_on", "overlap", other=other, **facts)
    elif (start - end).days - 1 > limit:
        days = (start - end).days - 1
        yield at_cell(later, "effective_on", "gap", days=days, limit=limit, **facts)


def _since(last: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield the last term of a unit when it ended longer ago than a gap may last."""
    end = last.day("expires_on")
    days = 0 if end is None else (context.as_of - end).days
    if end is not None and days > context.catalogue.number("responsibility.gap_days"):
        name = context.register.name_of(last.text("target_unit"))
        facts: dict[str, Fact] = {"unit_name": name, "end": end.isoformat(), "days": days}
        yield at_cell(last, "expires_on", "lapsed", **facts)


def _holds_on(row: Row, day: date) -> bool:
    start, end = row.day("effective_on"), row.day("expires_on")
    return start is not None and start <= day and (end is None or day <= end)


def _left(row: Row, column: str, terms: list[Row], context: RuleContext) -> Iterator[Hit]:
    """Yield a person all of whose terms of office are over; those in the unit come first."""
    unit = row.text("target_unit")
    own = [term for term in terms if term.text("unit_id") == unit] or terms
    ends = [(term.day("to_on"), term) for term in own]
    over = [(end, term) for end, term in ends if end is not None and end < context.as_of]
    if over and len(over) == len(ends):
        left, term = max(over, key=lambda item: item[0])
        other = place_beside(term.ref("to_on"), row.ref(column))
        facts = {"name": term.text("name"), "left": left.isoformat(), "other": other}
        yield at_cell(row, column, "left", **facts)
