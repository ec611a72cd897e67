"""The fixed Chinese wording of the parameter sheet (参数表), kept as data."""

import tomllib
from functools import lru_cache

import msgspec

from gsafety_xl import resources


class ParameterWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Names and notes of the sheet; ``how`` says by kind how a value is to be written."""

    sheet: str
    title: str
    note: str
    fixed: str
    verify: str
    code: str
    used: str
    unused: str
    reference: str
    separator: str
    yes: str
    no: str
    own: str
    own_note: str
    floor: str
    ceiling: str
    columns: dict[str, str]
    groups: dict[str, str]
    how: dict[str, str]


@lru_cache(maxsize=1)
def parameter_words() -> ParameterWords:
    """Read the wording that ships with the package."""
    text = (resources.data() / "parameter_sheet.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), ParameterWords)
