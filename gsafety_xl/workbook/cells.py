"""What a value looks like in a cell."""

from gsafety_xl.model import Raw, Value
from gsafety_xl.schema import Catalogue, ColumnSpec, ColumnType, UnitRegister
from gsafety_xl.workbook.form_words import form_words

_BETWEEN_CHOICES = "、"


class Verbatim(str):
    """Text to be written as it stands, even where it looks like a choice key or a unit code."""

    __slots__ = ()


def to_cell(value: Value, spec: ColumnSpec, catalogue: Catalogue, register: UnitRegister) -> Raw:
    """Return a value as a clerk writes it.

    Choice keys become labels (several joined by 、), yes and no 是/否, a unit code the full name;
    days and numbers stay what they are, a number in a text column becomes text. What is not in
    the code list or register is written as it stands, and so is whatever is ``Verbatim``.
    """
    if value is None or isinstance(value, Verbatim):
        return value
    if isinstance(value, bool):
        return form_words().lists.yes if value else form_words().lists.no
    if isinstance(value, tuple):
        return _BETWEEN_CHOICES.join(_word(item, spec, catalogue, register) for item in value)
    if isinstance(value, str):
        return _word(value, spec, catalogue, register)
    if isinstance(value, int | float) and spec.type.is_text:
        return f"{value:.15g}" if isinstance(value, float) else str(value)
    return value


def _word(text: str, spec: ColumnSpec, catalogue: Catalogue, register: UnitRegister) -> str:
    if spec.codes:
        return catalogue.codes[spec.codes].label_of(text)
    return register.name_of(text) if spec.type is ColumnType.UNIT else text
