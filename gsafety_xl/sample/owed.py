"""Which ledgers a unit of the sample keeps, as the schema settles it."""

from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema import load_catalogue
from gsafety_xl.schema.keeping import keeps


def keeps_ledger(unit: UnitWords, ledger: str) -> bool:
    """Tell whether a unit that has to report keeps a ledger, by its key."""
    catalogue = load_catalogue()
    return unit.must_report and keeps(unit.as_unit(), catalogue.ledgers[ledger], catalogue)
