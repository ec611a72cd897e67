"""How a form is arranged, kept as data: groups of sheets, what is due when, lists that follow."""

import re
import tomllib
from functools import lru_cache

import msgspec

from gsafety_xl import resources
from gsafety_xl.schema import Condition

_NUMBER = re.compile(r"\d+")


class _Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Settings that refuse unknown keys."""


class Group(_Settings, frozen=True, kw_only=True):
    """Ledgers that belong together, by the numbers in front of their sheets' names."""

    label: str
    first: int
    last: int
    colour: str


class Deadline(_Settings, frozen=True, kw_only=True):
    """A day by which something must have happened to an entry.

    Of the columns ``due`` the last filled one counts. Nothing is awaited any more once ``done`` is
    filled, or where ``settled`` holds.
    """

    due: list[str]
    done: str = ""
    settled: Condition = {}


class EditionDay(_Settings, frozen=True, kw_only=True):
    """By which column's day the edition of a code list is chosen, and when it changes over."""

    day: str
    parameter: str


class FormSettings(_Settings, frozen=True, kw_only=True):
    """All settings; ``deadlines`` by ledger key, ``editions`` by code list.

    ``offered_when_required`` names, by ledger key, the columns whose drop-down is empty unless
    the column must be filled.
    """

    soon_days: int
    groups: list[Group]
    deadlines: dict[str, list[Deadline]]
    editions: dict[str, EditionDay]
    offered_when_required: dict[str, list[str]]

    def group_of(self, sheet: str) -> Group:
        """Return the group of a sheet; the last one for a sheet without a number of any."""
        match = _NUMBER.match(sheet)
        number = int(match[0]) if match else 0
        fitting = (group for group in self.groups if group.first <= number <= group.last)
        return next(fitting, self.groups[-1])


@lru_cache(maxsize=1)
def form_settings() -> FormSettings:
    """Read the settings that ship with the package."""
    text = (resources.data() / "form_layout.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), FormSettings)
