"""What of the submissions is taken over into a master, and what is held back and named."""

from collections.abc import Sequence

from gsafety_xl.consolidation.submissions import Submission
from gsafety_xl.model import Finding, GsafetyError, Table
from gsafety_xl.rules.owing import REGISTERS
from gsafety_xl.schema import Catalogue
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK, MAIN_BOOK
from gsafety_xl.schema.units import BUREAU

_APART = {
    MAIN_BOOK: "其中的反恐台账没有并入汇总；反恐台账请单独汇总（--kind counter-terror）",
    COUNTER_TERROR_BOOK: "其中的其他台账没有并入反恐汇总",
}

#: Rules about what must not go any further, and what is said of a workbook held back by them.
_SECRET_RULES = frozenset({"C-18", "FK-11"})
_HELD_BACK = "其中有密级标识或证件号码，整本没有并入；请退回单位处理后重报"
_NOT_THEIRS = "其中“{sheet}”的 {count} 条没有并入：这张台账由局填报，请转给局登记"


def of_one_book(
    submissions: Sequence[Submission], book: str, catalogue: Catalogue
) -> tuple[list[Submission], list[tuple[str, str]]]:
    """Take out the ledgers that stand in another kind of workbook; say of which files."""
    kept: list[Submission] = []
    apart: list[tuple[str, str]] = []
    for submission in submissions:
        tables = submission.book.tables
        mine = [table for table in tables if _stands_in(table, book, catalogue)]
        if len(mine) < len(tables):
            apart.append((submission.book.name, _APART[book]))
        if any(table.ledger not in REGISTERS for table in mine):
            submission.book.tables = mine
            kept.append(submission)
    return kept, apart


def not_theirs(submissions: Sequence[Submission], catalogue: Catalogue) -> list[tuple[str, str]]:
    """Name the entries of units in ledgers that only the bureau keeps: they are not taken over."""
    return [
        (submission.book.name, _NOT_THEIRS.format(sheet=table.sheet, count=len(table)))
        for submission in submissions
        if submission.unit != BUREAU
        for table in submission.book.tables
        if len(table)
        and table.ledger not in REGISTERS
        and "unit" not in catalogue.ledgers[table.ledger].kept_by
    ]


def without_secrets(
    tables: Sequence[Table], findings: Sequence[Finding]
) -> tuple[list[Table], list[tuple[str, str]]]:
    """Hold back the workbooks with secrets or identity cards in them; say of which.

    GsafetyError when nothing else is left.
    """
    secret = {item.place.workbook for item in findings if item.rule in _SECRET_RULES}
    kept = [table for table in tables if table.workbook not in secret]
    if secret and not any(table.ledger not in REGISTERS for table in kept):
        raise GsafetyError("来稿中都有密级标识或证件号码，没有可以汇总的", "请退回单位处理后重报")
    return kept, [(name, _HELD_BACK) for name in sorted(secret)]


def _stands_in(table: Table, book: str, catalogue: Catalogue) -> bool:
    return table.ledger in REGISTERS or catalogue.ledgers[table.ledger].book == book
