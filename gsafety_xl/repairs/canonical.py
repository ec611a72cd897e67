"""What a cell of known meaning is to hold."""

import re

from gsafety_xl.model import Raw, Value
from gsafety_xl.schema import Catalogue, ColumnSpec, ColumnType, UnitRegister
from gsafety_xl.schema.entry_numbers import parse_number
from gsafety_xl.schema.text import DITTO_WORDS, clean
from gsafety_xl.workbook.cells import to_cell

_DASHES = "-\u00ad\u2010-\u2015\u2212\u2500\ufe58\ufe63\uff0d_"
#: A number of an entry, however its parts are joined.
_LOOSE_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9])[A-Za-z0-9]+(?: ?[{_DASHES}] ?[A-Za-z0-9]+){{3}}(?![A-Za-z0-9])", re.ASCII
)
_JOINT = re.compile(rf" ?[{_DASHES}] ?")
_LINE_BREAK = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
_NUMBER = "id"


def canonical(
    value: Value, raw: Raw, spec: ColumnSpec, catalogue: Catalogue, register: UnitRegister
) -> Raw:
    """Return what a cell understood as ``value`` is to hold.

    Free text that was typed keeps its lines, each tidied; a number or a day in a column of free
    text stays what it is.
    """
    if not _is_free_text(spec, register):
        return to_cell(value, spec, catalogue, register)
    if not isinstance(raw, str):
        return raw
    text = str(value) if clean(raw) in DITTO_WORDS else tidy_lines(raw)
    return with_plain_numbers(text) if names_entries(spec) else text


def tidy_lines(text: str) -> str:
    """Tidy every line of a text and drop blank lines around it; those inside stay."""
    if _LINE_BREAK.search(text) is None:
        return clean(text)
    return "\n".join(map(clean, _LINE_BREAK.split(text))).strip("\n")


def with_plain_numbers(text: str) -> str:
    """Write the entry numbers in a text in capitals and with hyphens; the rest stays."""
    return _LOOSE_NUMBER.sub(lambda match: _plain_number(match[0]), text)


def names_entries(spec: ColumnSpec) -> bool:
    """Tell whether a column holds entry numbers: its own or those of other entries."""
    return spec.key == _NUMBER or bool(spec.refers_to and spec.refers_to != ["person"])


def same_meaning(one: Value, other: Value, spec: ColumnSpec) -> bool:
    """Tell whether two values mean the same: entry numbers however they are spelled."""
    if isinstance(one, str) and isinstance(other, str) and names_entries(spec):
        return with_plain_numbers(one) == with_plain_numbers(other)
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _is_free_text(spec: ColumnSpec, register: UnitRegister) -> bool:
    if spec.type is ColumnType.UNIT:
        return not len(register)
    return spec.type.is_text and not spec.codes


def _plain_number(text: str) -> str:
    plain = _JOINT.sub("-", text).upper()
    return text if parse_number(plain) is None else plain
