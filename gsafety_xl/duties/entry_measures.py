"""Measures that count entries: those of the year, those in order, those settled."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from gsafety_xl.duties.arguments import required, word, words
from gsafety_xl.duties.evidence import Evidence, Outcome
from gsafety_xl.indicators.wording import phrase
from gsafety_xl.model import Row
from gsafety_xl.rules.conditions import holds
from gsafety_xl.schema import Obligation

#: An entry without a limit is never overdue.
_NEVER = date.max


def entries(evidence: Evidence, obligation: Obligation) -> Outcome:
    """Count the entries of a ledger, whoever keeps them, that hold what ``where`` asks.

    Arguments: ledger, column (the source shown), date (a day or year column; without one, entries
    stand until they are removed), and required or parameter.
    """
    rows = _rows(evidence, obligation)
    least = required(evidence, obligation)
    return Outcome(len(rows), least, evidence.sources(rows, word(obligation, "column")))


def in_order(evidence: Evidence, obligation: Obligation) -> Outcome:
    """Count the entries that hold ``good`` and that none of ``rules`` objects to.

    All of those that hold ``where`` are required, and ``least`` of them (0 without it).
    """
    rows = _rows(evidence, obligation)
    column = word(obligation, "column")
    good = [row for row in rows if _is_in_order(row, evidence, obligation)]
    lacking = tuple(name_of(row) for row in rows if row not in good)
    least = obligation.arguments.get("least", 0)
    at_least = least if isinstance(least, int) else 0
    sources = evidence.sources(good, column)
    return Outcome(len(good), max(len(rows), at_least), sources, lacking)


def settled(evidence: Evidence, obligation: Obligation) -> Outcome:
    """Count the entries of the year that hold ``good`` (办结).

    During the year the nearest limit ahead (argument ``limit``, a day column) is when the next is
    due; at the year's end only entries whose limit has come are required.
    """
    rows = _rows(evidence, obligation)
    done = [row for row in rows if holds(row, obligation.good)]
    limits = [word(obligation, "limit")]
    open_rows = [row for row in rows if not holds(row, obligation.good)]
    return settled_outcome(evidence, obligation, done, open_rows, limits)


def settled_outcome(
    evidence: Evidence,
    obligation: Obligation,
    done: Sequence[Row],
    open_rows: Iterable[Row],
    limits: Sequence[str],
) -> Outcome:
    """Return the outcome of entries done and open; the first of ``limits`` that is there counts."""
    waiting = sorted(open_rows, key=lambda row: limit_of(row, limits))
    in_time = bisect_left(waiting, evidence.cutoff, key=lambda row: limit_of(row, limits))
    overdue, ahead = waiting[:in_time], waiting[in_time:]
    held = overdue if evidence.context.year_end else waiting
    nearest = limit_of(ahead[0], limits) if ahead else _NEVER
    late = {"count": len(overdue), "counter": obligation.counter}
    return Outcome(
        len(done),
        len(done) + len(held),
        evidence.sources(done, str(obligation.arguments.get("column", "status"))),
        tuple(map(name_of, overdue or held)),
        {"overdue": phrase("coverage", "overdue", **late) if overdue else ""},
        None if nearest == _NEVER else nearest,
    )


def limit_of(row: Row, limits: Iterable[str]) -> date:
    """Return the day by which an entry is due; the latest there is when nobody said."""
    return next(filter(None, map(row.day, limits)), _NEVER)


def name_of(row: Row) -> str:
    """Return how a reader finds an entry: its number, else its cell."""
    place = row.ref("status")
    return row.row_id or f"{place.sheet}!{place.cell}"


def choices_covered(evidence: Evidence, obligation: Obligation) -> Outcome:
    """Count which of some choices (argument ``choices``) occur in a column this year."""
    rows = _rows(evidence, obligation)
    column, wanted = word(obligation, "column"), words(obligation, "choices")
    codes = evidence.context.catalogue.codes[_codes_of(evidence, obligation, column)]
    found = {choice for row in rows for choice in row.choices(column)}
    lacking = tuple(codes.label_of(choice) for choice in wanted if choice not in found)
    showing = [row for row in rows if found.intersection(row.choices(column), wanted)]
    sources = evidence.sources(showing, column)
    return Outcome(len(wanted) - len(lacking), len(wanted), sources, lacking)


def sums(evidence: Evidence, obligation: Obligation) -> Outcome:
    """Compare the sum of one number column (``done``) with that of another (``needed``)."""
    rows = _rows(evidence, obligation)
    done, needed = word(obligation, "done"), word(obligation, "needed")
    short = [row for row in rows if _number(row, done) < _number(row, needed)]
    return Outcome(
        int(sum(_number(row, done) for row in rows)),
        int(sum(_number(row, needed) for row in rows)),
        evidence.sources(rows, done),
        tuple(map(name_of, short)),
    )


def _number(row: Row, column: str) -> float:
    return row.number(column) or 0


def _rows(evidence: Evidence, obligation: Obligation) -> list[Row]:
    """Return the entries that hold ``where`` and, where ``date`` is named, lie in the year."""
    day = obligation.arguments.get("date")
    return [
        row
        for row in evidence.ledgers.rows(word(obligation, "ledger"))
        if (not isinstance(day, str) or evidence.happened(row, day))
        and holds(row, obligation.where)
    ]


def _is_in_order(row: Row, evidence: Evidence, obligation: Obligation) -> bool:
    return holds(row, obligation.good) and evidence.is_flawless(row, obligation.rules)


def _codes_of(evidence: Evidence, obligation: Obligation, column: str) -> str:
    return evidence.context.catalogue.ledgers[word(obligation, "ledger")].column(column).codes
