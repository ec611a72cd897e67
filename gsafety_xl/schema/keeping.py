"""Which unit keeps which ledger (谁填哪些台账), and in which of its workbooks."""

from collections.abc import Callable

from gsafety_xl.schema.catalogue import Catalogue
from gsafety_xl.schema.specs import MAIN_BOOK, LedgerSpec
from gsafety_xl.schema.units import Unit

#: Columns of the unit register that a ledger may name in ``unit_flags``.
UNIT_FLAGS: dict[str, Callable[[Unit], bool]] = {
    "must_report": lambda unit: unit.must_report,
    "fire_key": lambda unit: unit.fire_key,
    "crowded": lambda unit: unit.crowded,
    "ct_key": lambda unit: unit.counter_terror_key,
}


def ledgers_kept(unit: Unit, catalogue: Catalogue, book: str = MAIN_BOOK) -> tuple[LedgerSpec, ...]:
    """Return the ledgers that stand in one of a unit's workbooks, in the order of their sheets.

    The bureau's workbooks have every ledger. A unit keeps what its kind and flags ask for; the
    ledgers that its line of the register names (应报台账) decide instead, in the main workbook.
    A ledger of details goes wherever the ledger goes whose entries it details.
    """
    return tuple(
        ledger
        for ledger in catalogue.ledgers.values()
        if ledger.book == book and keeps(unit, ledger, catalogue)
    )


def keeps(unit: Unit, ledger: LedgerSpec, catalogue: Catalogue) -> bool:
    """Tell whether a unit keeps a ledger, in whichever workbook that stands."""
    if unit.is_bureau:
        return True
    whole = ledger_of_details(ledger, catalogue)
    if not all("unit" in spec.kept_by for spec in (ledger, whole)):
        return False
    if unit.ledgers and whole.book == MAIN_BOOK:
        return whole.key in _named(unit, catalogue)
    return _is_asked_of(unit, whole)


def ledger_of_details(ledger: LedgerSpec, catalogue: Catalogue) -> LedgerSpec:
    """Return the ledger whose entries this one details; itself when it stands alone."""
    while ledger.details_of:
        ledger = catalogue.ledgers[ledger.details_of]
    return ledger


def _named(unit: Unit, catalogue: Catalogue) -> set[str]:
    """Return the ledgers that the register names; who names the details means the whole."""
    named = (catalogue.by_code(code) for code in unit.ledgers)
    return {ledger_of_details(spec, catalogue).key for spec in named if spec is not None}


def _is_asked_of(unit: Unit, ledger: LedgerSpec) -> bool:
    """Tell whether kind and flags ask for a ledger; of a unit of unknown kind all is asked."""
    by_kind = not (ledger.unit_kinds and unit.kind) or unit.kind in ledger.unit_kinds
    by_flag = not ledger.unit_flags or any(UNIT_FLAGS[flag](unit) for flag in ledger.unit_flags)
    return by_kind and by_flag
