"""Mistakes in what a ledger says of who keeps it, in which workbook, and for how long."""

from collections.abc import Iterator

from gsafety_xl.schema.catalogue import Catalogue
from gsafety_xl.schema.column_consistency import find_condition_problems
from gsafety_xl.schema.keeping import UNIT_FLAGS
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK, MAIN_BOOK, LedgerSpec

_KEEPERS = ("bureau", "unit")
_BOOKS = (MAIN_BOOK, COUNTER_TERROR_BOOK)


def find_keeping_problems(ledger: LedgerSpec, catalogue: Catalogue) -> Iterator[str]:
    """Yield what is wrong with keepers, workbook, details and carry-over of one ledger."""
    yield from (
        f"kept_by 只能是 bureau、unit，不是 {who}" for who in ledger.kept_by if who not in _KEEPERS
    )
    if ledger.book not in _BOOKS:
        yield f"的 book 只能是 {'、'.join(_BOOKS)}，不是 {ledger.book}"
    yield from _keeper_problems(ledger, catalogue)
    yield from _details_problems(ledger, catalogue)
    yield from _carry_problems(ledger, catalogue)


def _keeper_problems(ledger: LedgerSpec, catalogue: Catalogue) -> Iterator[str]:
    kinds = {item.key for item in catalogue.codes["unit_kind"].items} if catalogue.codes else set()
    yield from (f"的 unit_kinds 中没有码 {kind}" for kind in ledger.unit_kinds if kind not in kinds)
    register = catalogue.ledgers.get("unit_register")
    flags = set(UNIT_FLAGS) & (set(register.labels()) if register else set(UNIT_FLAGS))
    yield from (f"的 unit_flags 中没有列 {flag}" for flag in ledger.unit_flags if flag not in flags)


def _details_problems(ledger: LedgerSpec, catalogue: Catalogue) -> Iterator[str]:
    """Yield details that do not stand beside what they detail: one workbook, one step."""
    whole = catalogue.ledgers.get(ledger.details_of)
    if not ledger.details_of or not catalogue.ledgers:
        return
    if whole is None:
        yield f"的 details_of 指向不存在的 {ledger.details_of}"
    elif whole.details_of:
        yield f"的 details_of {whole.key} 本身又是明细"
    elif whole.book != ledger.book:
        yield f"的 book 与 details_of {whole.key} 的不同"


def _carry_problems(ledger: LedgerSpec, catalogue: Catalogue) -> Iterator[str]:
    carried = ledger.carried
    if carried is None:
        return
    by_key = {column.key: column for column in ledger.columns}
    for text in find_condition_problems(carried.unless, by_key, catalogue):
        yield f"的 carried {text}"
    last_day = by_key.get(carried.until)
    if carried.until and (last_day is None or not last_day.type.is_day):
        yield f"的 carried 中 until {carried.until} 不是日期列"
