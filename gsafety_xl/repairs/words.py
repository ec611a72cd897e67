"""What is said about repairs, kept as data: ``data/repairs.toml``."""

import tomllib
from functools import lru_cache

import msgspec

from gsafety_xl import resources


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Wording that refuses unknown keys."""


class SignWords(_Words, frozen=True, kw_only=True):
    """What stands for signs that nobody sees: a blank, an invisible sign, a line break."""

    blank: str
    hidden: str
    line_break: str


class ListWords(_Words, frozen=True, kw_only=True):
    """The list of repairs: its title, the words in its columns, the sentences around it."""

    title: str
    inferred: str
    repaired: str
    to_repair: str
    left: str
    nothing: str
    written: str
    not_written: str
    person: str
    left_heading: str
    headings: list[str]


class PreviewWords(_Words, frozen=True, kw_only=True):
    """The sheet of an open workbook on which the clerk chooses: its columns, yes and no."""

    headings: list[str]
    yes: str
    no: str


class RepairWords(_Words, frozen=True, kw_only=True):
    """All of it; ``kinds`` says by kind why a cell is changed, ``left`` by reason why it is not."""

    signs: SignWords
    list: ListWords
    preview: PreviewWords
    kinds: dict[str, str]
    left: dict[str, str]


@lru_cache(maxsize=1)
def repair_words() -> RepairWords:
    """Read the wording that ships with the package."""
    text = (resources.data() / "repairs.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), RepairWords)
