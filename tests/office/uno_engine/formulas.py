"""Formulas in Excel's English spelling, whatever language the program speaks.

The program's English separates arguments by semicolons, whatever it says of its conventions.
"""

import re

from tests.office.uno_engine.reaching import Uno

#: com.sun.star.sheet.AddressConvention.XL_A1: ``Sheet!A1``.
_EXCEL = 1
#: A text or the name of a sheet, whose signs separate nothing; or anything else.
_QUOTED = re.compile(r"""("[^"]*"|'[^']*')""")


class Formulas:
    """Reads and writes the formulas of one document."""

    def __init__(self, document: Uno) -> None:
        self._parser = document.createInstance("com.sun.star.sheet.FormulaParser")
        self._parser.CompileEnglish = True
        self._parser.FormulaConvention = _EXCEL

    def write(self, cell: Uno, formula: str) -> None:
        """Put a formula, with its ``=``, into a cell."""
        cell.setTokens(self.tokens(formula, cell))

    def tokens(self, formula: str, cell: Uno) -> Uno:
        """Return what a formula consists of, as seen from a cell."""
        spelt = _separated(formula.removeprefix("="), ",", ";")
        return self._parser.parseFormula(spelt, cell.CellAddress)

    def text(self, tokens: Uno, address: Uno) -> str:
        """Return tokens as a formula with its ``=``."""
        return f"={_separated(self._parser.printFormula(tokens, address), ';', ',')}"

    def read(self, cell: Uno) -> str:
        """Return the formula of a cell that has one."""
        return self.text(cell.getTokens(), cell.CellAddress)


def _separated(formula: str, old: str, new: str) -> str:
    """Return a formula with other separators between its arguments."""
    parts = _QUOTED.split(formula)
    return "".join(
        part if number % 2 else part.replace(old, new) for number, part in enumerate(parts)
    )
