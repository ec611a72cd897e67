"""What is due when (到期、逾期): the deadlines of a ledger, in formulas and in Python.

The formulas are of the kind that every spreadsheet reckons without array entry: SUMPRODUCT, and
AGGREGATE with its errors left out, so that a word typed for a day spoils nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from gsafety_xl.schema import Catalogue
from gsafety_xl.schema.computed import OverdueDays, PlusDays, PlusMonths
from gsafety_xl.workbook.form_computing import day_in, is_filled
from gsafety_xl.workbook.form_conditions import (
    Entry,
    condition_array,
    condition_formula,
    holds,
)
from gsafety_xl.workbook.form_plan import Layout
from gsafety_xl.workbook.form_settings import Deadline, form_settings

#: Stands for no day in a formula that takes the least; later than any day believed.
_NEVER = "1E+6"


def deadlines_of(layout: Layout) -> list[Deadline]:
    """Return the deadlines of a ledger: those its computed columns know, then those set by hand."""
    known = [*_computed(layout), *form_settings().deadlines.get(layout.ledger.key, ())]
    return [item for item in known if all(map(layout.has, _columns(item)))]


def _columns(deadline: Deadline) -> Iterator[str]:
    yield from (*deadline.due, *filter(None, [deadline.done]), *deadline.settled)


def _computed(layout: Layout) -> Iterator[Deadline]:
    for column in layout.columns:
        match column.computed:
            case OverdueDays(due=due, done=done, settled=settled):
                yield Deadline(due=due, done=done, settled=settled)
            case PlusDays(settled=settled) | PlusMonths(settled=settled):
                yield Deadline(due=[column.key], settled=settled)


def limit_in(entry: Entry, deadline: Deadline) -> date | None:
    """Return the day that an entry is still waited for by; None when it is not."""
    if (deadline.done and is_filled(entry, deadline.done)) or holds(deadline.settled, entry):
        return None
    days = [day for key in deadline.due if (day := day_in(entry, key)) is not None]
    return days[-1] if days else None


def open_limits(entries: Sequence[Entry], deadlines: Sequence[Deadline]) -> list[date]:
    """Return the days that the entries are still waited for by."""
    limits = (limit_in(entry, deadline) for entry in entries for deadline in deadlines)
    return [day for day in limits if day is not None]


def soon_until(today: date) -> date:
    """Return the last day that counts as soon (临期)."""
    return today + timedelta(form_settings().soon_days)


def waits_formula(deadline: Deadline, layout: Layout, catalogue: Catalogue) -> str:
    """Return a formula, moving down the rows, that is true while an entry is waited for."""
    settled = condition_formula(deadline.settled, layout.ledger, catalogue, layout.first_cell)
    parts = [f'{layout.first_cell(deadline.done)}=""'] if deadline.done else []
    parts += [f"NOT({settled})"] if deadline.settled else []
    return f"AND({','.join(parts)})" if parts else "TRUE"


def overdue_count(layout: Layout, catalogue: Catalogue) -> str:
    """Return a formula that counts what is overdue in a ledger."""
    return _count(layout, catalogue, lambda day: f"({day}<TODAY())")


def soon_count(layout: Layout, catalogue: Catalogue) -> str:
    """Return a formula that counts what is due today or soon."""
    end = f"TODAY()+{form_settings().soon_days}"
    return _count(layout, catalogue, lambda day: f"({day}>=TODAY())*({day}<{end}+1)")


def nearest_day(layout: Layout, catalogue: Catalogue) -> str:
    """Return a formula for the nearest day from today on by which something is due, else blank."""
    smallest = ",".join(
        f"IFERROR(_xlfn.AGGREGATE(15,6,{day}/({rows}*({day}>=TODAY())),1),{_NEVER})"
        for deadline in deadlines_of(layout)
        for day, rows in _limits(deadline, layout, catalogue)
    )
    return f'=IF(MIN({smallest})<{_NEVER},MIN({smallest}),"")'


def _count(layout: Layout, catalogue: Catalogue, fits: Callable[[str], str]) -> str:
    counts = (
        f"SUMPRODUCT({rows}*{fits(day)})"
        for deadline in deadlines_of(layout)
        for day, rows in _limits(deadline, layout, catalogue)
    )
    return f"={'+'.join(counts)}"


def _limits(deadline: Deadline, layout: Layout, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield each column of days with a product of arrays: 1 where it is what a row waits for."""
    areas = [layout.place(key) for key in deadline.due]
    for index, area in enumerate(areas):
        parts = [f"ISNUMBER({area})"]
        parts += [f"(1-ISNUMBER({later}))" for later in areas[index + 1 :]]
        parts += [f'({layout.place(deadline.done)}="")'] if deadline.done else []
        if deadline.settled:
            settled = condition_array(deadline.settled, layout.ledger, catalogue, layout.place)
            parts.append(f"(1-{settled})")
        yield area, "*".join(parts)
