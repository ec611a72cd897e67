"""The time a submission or a document is about (报告期)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

_PATTERN = re.compile(r"([0-9]{4})(?:-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?")
_QUARTERS = "一二三四"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, half-year, quarter or month; ``part`` is ``""``, ``H1``, ``Q1`` or ``03``.

    ValueError for any other part, and for years that a calendar does not have.
    """

    year: int
    part: str = ""

    def __post_init__(self) -> None:
        """Refuse what ``parse`` would not read."""
        if _PATTERN.fullmatch(str(self)) is None or self.year < 1:
            raise ValueError(str(self))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026``, ``2026-H1``, ``2026-Q1`` or ``2026-03``; ValueError otherwise."""
        match = _PATTERN.fullmatch(text.strip().upper())
        if match is None:
            raise ValueError(text)
        return cls(int(match[1]), match[2] or "")

    @property
    def months(self) -> range:
        """Return the months covered, 1-based."""
        if not self.part:
            return range(1, 13)
        if self.part.isdigit():
            return range(int(self.part), int(self.part) + 1)
        length = 6 if self.part.startswith("H") else 3
        first = (int(self.part[1]) - 1) * length + 1
        return range(first, first + length)

    @property
    def start(self) -> date:
        """Return the first day."""
        return date(self.year, self.months[0], 1)

    @property
    def end(self) -> date:
        """Return the last day, itself inside the period."""
        last = self.months[-1]
        return date(self.year, last, calendar.monthrange(self.year, last)[1])

    @property
    def is_month(self) -> bool:
        """Tell whether this is a single month."""
        return len(self.months) == 1

    @property
    def label(self) -> str:
        """Return the way the office writes it: 2026年, 2026年上半年, 2026年一季度, 2026年3月."""
        if not self.part:
            return f"{self.year}年"
        if self.is_month:
            return f"{self.year}年{self.months[0]}月"
        number = int(self.part[1]) - 1
        part = "上下"[number] + "半年" if self.part[0] == "H" else _QUARTERS[number] + "季度"
        return f"{self.year}年{part}"

    @property
    def year_ago(self) -> Self:
        """Return the same part of the year before."""
        return type(self)(self.year - 1, self.part)

    @property
    def to_date(self) -> tuple[date, date]:
        """Return the span from New Year to this period's end (累计)."""
        return date(self.year, 1, 1), self.end

    def __contains__(self, day: date) -> bool:
        """Tell whether a day lies inside, both ends included; of a moment its day counts."""
        if isinstance(day, datetime):
            day = day.date()
        return self.start <= day <= self.end

    def __str__(self) -> str:
        """Return the form that ``parse`` reads."""
        return f"{self.year:04d}-{self.part}" if self.part else f"{self.year:04d}"
