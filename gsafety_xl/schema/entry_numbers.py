"""Numbers of entries (编号): unit code, ledger code, year, running number (流水号)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

#: Three digits; four come by themselves after 999 entries, and never with a nought in front.
_NUMBER = re.compile(
    r"(?P<unit>[A-Z0-9]+)-(?P<ledger>[A-Z]+)-(?P<year>\d{4})-(?P<serial>\d{3}|[1-9]\d{3,8})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, order=True)
class EntryNumber:
    """The parts of a number such as ``GYS01-JC-2026-017``; ``serial`` begins with 1."""

    unit: str
    ledger: str
    year: int
    serial: int

    def __str__(self) -> str:
        """Return the number as it is written."""
        return f"{self.unit}-{self.ledger}-{self.year}-{self.serial:03d}"


def parse_number(text: str) -> EntryNumber | None:
    """Return the parts of a number; None when it is not written as numbers are."""
    match = _NUMBER.fullmatch(text)
    if match is None or not int(match["serial"]):
        return None
    return EntryNumber(match["unit"], match["ledger"], int(match["year"]), int(match["serial"]))


def next_number(unit: str, ledger: str, year: int, used: Iterable[str]) -> EntryNumber:
    """Return the number after the highest that a unit has used in a ledger (by code) and year.

    Gaps are left: the number of an entry that was taken out may have been reported.
    """
    parsed = (parse_number(text) for text in used)
    highest = max(
        (
            number.serial
            for number in parsed
            if number is not None
            and (number.unit, number.ledger, number.year) == (unit, ledger, year)
        ),
        default=0,
    )
    return EntryNumber(unit, ledger, year, highest + 1)
