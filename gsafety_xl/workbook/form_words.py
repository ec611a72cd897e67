"""The fixed Chinese wording of a blank form, kept as data."""

import tomllib
from functools import lru_cache

import msgspec

from gsafety_xl import resources


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Wording that refuses unknown keys."""


class SheetWords(_Words, frozen=True, kw_only=True):
    """Names of the three sheets that are not ledgers; the footer of every page."""

    contents: str
    guide: str
    lists: str
    footer: str


class IdentityWords(_Words, frozen=True, kw_only=True):
    """What the identity block of the guide sheet calls its four lines."""

    code: str
    name: str
    year: str
    template: str


class ListWords(_Words, frozen=True, kw_only=True):
    """The list sheet: its note, the heads of lists that are no code lists, yes and no."""

    note: str
    before: str
    after: str
    flag: str
    month: str
    unit: str
    yes: str
    no: str


class LedgerWords(_Words, frozen=True, kw_only=True):
    """The line under a ledger's title; ``square`` shows the colour of a kind of header."""

    subtitle: str
    separator: str
    square: str
    back: str
    back_tip: str
    how: str
    how_tip: str


class ContentsWords(_Words, frozen=True, kw_only=True):
    """The first sheet (目录): title, four figures in front, the table of ledgers."""

    title: str
    title_apart: str
    subtitle: str
    tip: str
    today: str
    cards: list[str]
    headings: list[str]


class MarkWords(_Words, frozen=True, kw_only=True):
    """What is written behind a day that has passed, or that is near."""

    overdue: str
    soon: str


class GuideWords(_Words, frozen=True, kw_only=True):
    """The guide sheet (填报说明): headings, numbered steps, the table of columns."""

    title: str
    title_apart: str
    steps_title: str
    columns_title: str
    headings: list[str]
    section: str
    conditional: str
    joint_conditions: str
    type_with_codes: str
    type_with_measure: str
    steps: list[str]


class FormWords(_Words, frozen=True, kw_only=True):
    """All wording; braces are filled from the ledgers' declarations."""

    sheets: SheetWords
    identity: IdentityWords
    lists: ListWords
    needs: dict[str, str]
    types: dict[str, str]
    ledger: LedgerWords
    contents: ContentsWords
    marks: MarkWords
    prompt: dict[str, str]
    error: dict[str, str]
    guide: GuideWords


@lru_cache(maxsize=1)
def form_words() -> FormWords:
    """Read the wording that ships with the package."""
    text = (resources.data() / "form_words.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), FormWords)
