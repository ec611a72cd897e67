"""The six kinds of base data (六实) of each counter-terror target: there, and complete."""

from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.rules.targets import Details, current_targets


@book_rule("FK-02")
def target_data_are_complete(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield kinds that a target has no line for, and lines said to be complete that are not.

    A target with a line whose target or kind cannot be read lacks one kind less.
    """
    details = Details(ledgers, "base_data", context, "kind")
    for row in details:
        yield from _unfinished(row, context)
    wanted = context.catalogue.codes["base_data_kind"].items
    for target in current_targets(ledgers, context, "id"):
        kinds = {row.text("kind") for row in details.of(target)}
        lacking = [item.label for item in wanted if item.key not in kinds]
        if target.row_id and len(lacking) > details.unclear(target):
            facts = {"code": target.text("code"), "kinds": "、".join(lacking)}
            yield at_cell(target, "id", "kinds_missing", **facts)


def _unfinished(row: Row, context: RuleContext) -> Iterator[Hit]:
    needed, done = row.number("needed"), row.number("done")
    if row["status"] != "done" or needed is None or done is None or done >= needed:
        return
    if context.is_sound(row, "status", "needed", "done"):
        yield at_cell(row, "status", "not_done", needed=int(needed), done=int(done))
