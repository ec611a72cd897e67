"""Formulas in Excel's English spelling, whatever language the program speaks."""

from tests.office.uno_engine.reaching import Uno

#: com.sun.star.sheet.AddressConvention.XL_A1: ``Sheet!A1``, arguments separated by commas.
_EXCEL = 1


class Formulas:
    """Reads and writes the formulas of one document."""

    def __init__(self, document: Uno) -> None:
        self._parser = document.createInstance("com.sun.star.sheet.FormulaParser")
        self._parser.CompileEnglish = True
        self._parser.FormulaConvention = _EXCEL

    def write(self, cell: Uno, formula: str) -> None:
        """Put a formula, with its ``=``, into a cell."""
        cell.setTokens(self._parser.parseFormula(formula.removeprefix("="), cell.CellAddress))

    def tokens(self, formula: str, cell: Uno) -> Uno:
        """Return what a formula consists of, as seen from a cell."""
        return self._parser.parseFormula(formula.removeprefix("="), cell.CellAddress)

    def text(self, tokens: Uno, address: Uno) -> str:
        """Return tokens as a formula with its ``=``."""
        return f"={self._parser.printFormula(tokens, address)}"

    def read(self, cell: Uno) -> str:
        """Return the formula of a cell that has one."""
        return self.text(cell.getTokens(), cell.CellAddress)
