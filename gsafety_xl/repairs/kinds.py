"""What kind a repair is: the reason given for it, and the rule it belongs to."""

import re

from gsafety_xl.model import Raw, Reading
from gsafety_xl.repairs.canonical import names_entries
from gsafety_xl.schema import ColumnSpec, ColumnType
from gsafety_xl.schema.text import DITTO_WORDS, as_text, clean

_PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[,，]\d{3})+(?:\.\d*)?")
_SCALED = re.compile(r"[\d.][ ]?[亿万百千]|元|[¥￥]|人民币")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_OF_OTHERS = {
    ColumnType.FLAG: "flag",
    ColumnType.CHOICE: "choice",
    ColumnType.CHOICES: "choice",
}


def rule_of(spec: ColumnSpec) -> str:
    """Return the code under which a check judges the cells of a column."""
    if spec.type.is_day or spec.type is ColumnType.MONTH:
        return "C-03"
    if spec.type.is_number:
        return "C-06"
    if spec.type is ColumnType.UNIT:
        return "C-05"
    return "C-02" if spec.key == "id" else "C-04"


def kind_of(raw: Raw, reading: Reading, spec: ColumnSpec) -> str:
    """Return the kind, a key of the wording."""
    if isinstance(raw, str) and clean(raw) in DITTO_WORDS:
        return "ditto"
    if spec.type.is_day or spec.type is ColumnType.MONTH:
        return _of_day(raw, reading, spec)
    if spec.type.is_number:
        return _of_number(clean(str(raw)), reading)
    if spec.type is ColumnType.UNIT:
        return "unit_part" if reading.inferred else "unit"
    if names_entries(spec):
        return "entry_number"
    return _OF_OTHERS.get(spec.type, "text")


def _of_day(raw: Raw, reading: Reading, spec: ColumnSpec) -> str:
    if reading.problem == "two_digit_year":
        return "short_year"
    if reading.inferred:
        return "no_year"
    if spec.type is ColumnType.MONTH:
        return "month"
    text = as_text(raw)
    if _SERIAL.fullmatch(text):
        return "serial"
    return "date_number" if text.isdigit() else "date"


def _of_number(text: str, reading: Reading) -> str:
    if reading.inferred:
        return "numeral"
    if _PLAIN.fullmatch(text):
        return "number_text"
    if _THOUSANDS.fullmatch(text):
        return "thousands"
    return "scale" if _SCALED.search(text) else "number_unit"
