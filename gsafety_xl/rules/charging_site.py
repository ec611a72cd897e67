"""Charging sites (电动自行车停放充电点): a fault found there is a hidden danger."""

from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.cited import CitedDangers
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit
from gsafety_xl.rules.registry import book_rule


@book_rule("DD-02")
def faults_are_dangers(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield faulty sites whose hidden danger is not in its ledger; a blank is DD-01's."""
    dangers = CitedDangers(ledgers, context)
    for row in ledgers.rows("charging_site"):
        if _is_faulty(row) and context.is_sound(row, "indoor", "fly_wire"):
            yield from dangers.unknown(row)


def _is_faulty(row: Row) -> bool:
    return row["indoor"] is True or row["fly_wire"] is True
