"""The four ones (四个一): ZR-01's missing parts follow from the schema; this says what is whole."""

from gsafety_xl.model import Row
from gsafety_xl.schema.text import says_nothing

_ALWAYS = ("deputy", "department", "liaison")
#: Whether there is an institution → what must then be written.
_DEPENDING = {"established": "institution_name", "not_needed": "no_institution_reason"}


def is_complete(row: Row) -> bool:
    """Tell whether an entry names all four: an institution need not be, if a reason is given."""
    depending = _DEPENDING.get(row.text("institution"))
    return depending is not None and all(_is_said(row, key) for key in (*_ALWAYS, depending))


def _is_said(row: Row, key: str) -> bool:
    text = row.text(key)
    return bool(text) and not says_nothing(text)
