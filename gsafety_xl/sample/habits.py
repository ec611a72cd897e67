"""How clerks who do not use the form lay out their workbooks, and the slips they make: data."""

from functools import lru_cache

import msgspec

from gsafety_xl.sample.words import read_sample


class _Habits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A frozen structure that refuses unknown keys."""


class ExtraColumn(_Habits, frozen=True, kw_only=True):
    """A column of the clerk's own, to the right of the one whose key is ``after``."""

    heading: str
    after: str
    content: str


class SheetHabits(_Habits, frozen=True, kw_only=True):
    """One sheet; the header stands below ``head_rows`` rows of titles.

    ``renamed`` and ``wrong_total`` go by column key; ``days`` and ``units`` take turns row by row.
    """

    ledger: str
    sheet: str
    title: str
    head_rows: int = 2
    days: list[str] = msgspec.field(default_factory=lambda: ["real"])
    units: list[str] = msgspec.field(default_factory=lambda: ["name"])
    renamed: dict[str, str] = {}
    dropped: list[str] = []
    merged: list[str] = []
    wide: list[str] = []
    ditto: list[str] = []
    extra: ExtraColumn | None = None
    total: str = ""
    wrong_total: dict[str, int] = {}
    months: bool = False
    ticks: bool = False
    loose_choices: bool = False
    broken_numbers: bool = False
    footer: bool = False


class Slip(_Habits, frozen=True, kw_only=True):
    """A genuine mistake in one cell, and the rule that ought to report it at column ``at``."""

    ledger: str
    column: str
    nth: int
    rule: str
    what: str
    where: str = ""
    put: str = ""
    blank: bool = False
    add: int = 0
    before: str = ""
    days: int = 0
    at: str = ""


class BookHabits(_Habits, frozen=True, kw_only=True):
    """One workbook: ``cover`` and ``empty`` name sheets without a ledger ("" none)."""

    unit: str
    saved_at: str
    sheets: list[SheetHabits]
    defects: list[Slip] = []
    cover: str = ""
    empty: str = ""


class UntidyWords(_Habits, frozen=True, kw_only=True):
    """All untidy workbooks, and how days and other things are typed in them."""

    day_formats: dict[str, str]
    typed: dict[str, str]
    books: list[BookHabits]


@lru_cache(maxsize=1)
def load_habits() -> UntidyWords:
    """Read ``data/sample/untidy.toml``; GsafetyError names a faulty key."""
    return read_sample("untidy", UntidyWords)
