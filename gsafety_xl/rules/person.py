"""People in office (人员通讯): no more principals of a unit at a time than there can be."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.registry import book_rule


@book_rule("RY-01")
def few_principals_at_a_time(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield principals who took office while as many as allowed were in office already."""
    most = int(context.catalogue.number("person.principals.most"))
    by_unit: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sound_rows(ledgers.rows("person"), context, "unit_id", "role", "from_on", "to_on"):
        if row.text("role") == "principal" and row.day("from_on") is not None:
            by_unit[row.text("unit_id")].append(row)
    for rows in by_unit.values():
        in_office: list[date] = []
        for row in sorted(rows, key=_began):
            began = _began(row)
            in_office = [end for end in in_office if end >= began]
            in_office.append(row.day("to_on") or date.max)
            if len(in_office) > most:
                count, day = len(in_office), began.isoformat()
                yield at_cell(row, "role", "too_many", count=count, most=most, day=day)
                # one finding for each that is too many: the next is counted without this one
                in_office.pop()


def _began(row: Row) -> date:
    return row.day("from_on") or date.min
