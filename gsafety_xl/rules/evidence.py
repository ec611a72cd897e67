"""Proof beside the entries that matter most (佐证材料): C-16."""

from collections.abc import Iterator
from typing import NamedTuple

from gsafety_xl.model import Ledgers
from gsafety_xl.rules.conditions import holds
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.schema import Condition
from gsafety_xl.schema.text import says_nothing

_LEADERS: list[str | bool] = ["principal", "deputy_in_charge", "other_leader"]


class _Wanted(NamedTuple):
    """Which entries of a ledger need proof, the columns that may hold it, the case without."""

    ledger: str
    when: Condition
    columns: tuple[str, ...]
    case: str


_WANTED = (
    _Wanted("hidden_danger", {"level": ["major"]}, ("evidence", "done_photo"), "major_danger"),
    _Wanted("inspection", {"leader_role": _LEADERS}, ("evidence", "photos"), "led_inspection"),
    _Wanted("drill", {"status": ["done"]}, ("evidence",), "drill"),
    _Wanted("training", {}, ("evidence",), "training"),
)


def something_needs_proof(ledgers: Ledgers, _context: RuleContext) -> bool:
    """Tell whether a ledger is there whose entries need proof."""
    return any(wanted.ledger in ledgers for wanted in _WANTED)


@book_rule("C-16", applies=something_needs_proof)
def proof_is_kept(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the entries without proof; a table without any column for it is left alone."""
    for wanted in _WANTED:
        for table in ledgers.tables(wanted.ledger):
            columns = [key for key in wanted.columns if key in table.columns]
            for row in table if columns else ():
                if not holds(row, wanted.when) or not context.is_sound(row, *columns, *wanted.when):
                    continue
                if all(says_nothing(row.text(key)) or not row.text(key) for key in columns):
                    yield at_cell(row, columns[0], wanted.case)
