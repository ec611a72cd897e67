"""What a threshold or deadline of ours is, and on what it rests."""

from enum import StrEnum
from typing import Literal, TypeAlias

import msgspec

#: What a parameter holds: a number, words (a day is written 03-31 or 2026-07-01), yes or no, a
#: list of such words.
ParameterValue: TypeAlias = int | float | str | bool | list[str]


class Strength(StrEnum):
    """What a rule or threshold rests on (依据强度)."""

    EXPLICIT = "明"
    LAW = "法"
    CUSTOM = "惯"
    INFERRED = "推"
    BUREAU = "局"


_STRENGTH_LABELS = {
    Strength.EXPLICIT: "原文规定",
    Strength.LAW: "法规规定",
    Strength.CUSTOM: "惯例",
    Strength.INFERRED: "推定",
    Strength.BUREAU: "本局参数",
}


class Basis(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """On what a number or a rule rests; ``verify`` is 待核: not to be shown as settled law."""

    strength: Strength
    source: str = ""
    confidence: str = ""
    verify: bool = False

    @property
    def name(self) -> str:
        """Return the strength in a reader's words, such as ``法规规定``."""
        return _STRENGTH_LABELS[self.strength]

    @property
    def label(self) -> str:
        """Return the words a reader sees, such as ``法规规定（《…》第三条，把握：高）``."""
        details = [self.source, f"把握：{self.confidence}" if self.confidence else ""]
        if self.verify:
            details.append("待核")
        inside = "，".join(filter(None, details))
        return f"{self.name}（{inside}）" if inside else self.name


class Parameter(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A threshold or deadline that the bureau may set, with what its default rests on.

    ``code`` is the number of the legal default it comes from (``LD-33``), ``group`` the subject it
    is listed under (by default its file's name). Where loosening the value would fall below the
    law, ``floor`` is the least and ``ceiling`` the most that the law allows. ``choices`` are the
    keys that the value may be, with their labels; ``items`` says what a list is made of where its
    default, being empty, does not show it. What is not ``adjustable`` is not the bureau's to set.
    ``default`` is the parameter as shipped, where the bureau has set a value of its own.
    """

    label: str
    value: ParameterValue
    basis: Basis
    code: str = ""
    group: str = ""
    measure: str = ""
    floor: float | None = None
    ceiling: float | None = None
    choices: dict[str, str] = {}
    items: Literal["", "spans"] = ""
    adjustable: bool = True
    note: str = ""
    default: "Parameter | None" = None

    @property
    def shipped(self) -> "Parameter":
        """Return the parameter as it was before the bureau set a value of its own."""
        return self.default or self

    @property
    def number(self) -> float | None:
        """Return the value where it is a number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            return None
        return self.value

    @property
    def is_below_floor(self) -> bool:
        """Tell whether a number lies below what the law allows at least."""
        return self.floor is not None and self.number is not None and self.number < self.floor

    @property
    def is_above_ceiling(self) -> bool:
        """Tell whether a number lies above what the law allows at most."""
        return self.ceiling is not None and self.number is not None and self.number > self.ceiling
