"""How wide the columns of a ledger's sheet are, in the units that Excel counts them in."""

import math

from gsafety_xl.schema import ColumnSpec, ColumnType
from gsafety_xl.workbook.form_deadlines import deadlines_of
from gsafety_xl.workbook.form_plan import Layout
from gsafety_xl.workbook.text_size import text_width

#: Width of a Chinese character in column units; the unit is a digit of the default font.
CHARACTER = 1.75
_MARGIN = 0.3
_BRACKETED, _ONE_LINE = 4, 6
#: Days need this width, or the cell shows ####; more where 逾期 is shown behind them.
_SHOWN = {ColumnType.DATE: 12, ColumnType.DATETIME: 18}
_WITH_A_WORD = 6


def width_of(column: ColumnSpec, layout: Layout) -> float:
    """Return a column's width on its sheet: a day that may become overdue takes more room."""
    width = column_width(column)
    watched = (key for deadline in deadlines_of(layout) for key in deadline.due)
    return max(width, _SHOWN.get(column.type, 0) + _WITH_A_WORD) if column.key in watched else width


def column_width(column: ColumnSpec) -> float:
    """Return the width in characters: as declared, but wide enough for the header.

    A measure in brackets goes on a second line: such columns are as narrow as the words before.
    """
    before, bracket, _ = column.label.partition("（")
    if bracket and len(before) >= _BRACKETED:
        return (len(before) + 1) * CHARACTER + _MARGIN
    return max(column.width, _header_width(column.label), _SHOWN.get(column.type, 0))


def _header_width(label: str) -> float:
    """Return the width of a header: in one line up to six characters, else in two even ones."""
    characters = text_width(label) / 2
    if characters > _ONE_LINE:
        characters = math.ceil(characters / 2)
    return characters * CHARACTER + 1
