"""What is wrong in the sample on purpose."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeededDefect:
    """One thing that a check ought to find.

    ``file`` is the name of the workbook ("" when nothing was sent), ``cell`` an address such as
    ``F12`` ("" when no single cell is at fault), ``rule`` the code expected ("" when only the
    account of duties shows it).
    """

    file: str
    sheet: str
    cell: str
    rule: str
    what: str
