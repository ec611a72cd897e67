"""How a column that nobody types is reckoned (系统列), declared beside the column.

Every kind has its own keys. ``of`` and the like name columns of the same ledger; a parameter
stands for its value when the workbook is made. A result stays blank while what it needs is.
"""

from collections.abc import Iterator
from typing import TypeAlias

import msgspec

_When: TypeAlias = dict[str, list[str | bool]]


class _Computed(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind"
):
    """A frozen structure that refuses unknown keys, told apart by its ``kind``."""

    def inputs(self) -> Iterator[str]:
        """Go through the columns that the result depends on."""
        yield from ()

    def conditions(self) -> Iterator[_When]:
        """Go through the conditions that the result depends on."""
        yield from ()

    def parameters(self) -> Iterator[str]:
        """Go through the parameters that the result depends on."""
        yield from ()


class _Later(_Computed, frozen=True, kw_only=True):
    """A day some time after another: after the first filled one of ``of``.

    How long is ``number``, or the column ``number_of``, or the ``parameter`` (one for all, or one
    for each of ``of``); no day is awaited where ``settled`` holds.
    """

    of: list[str]
    number: int = 0
    number_of: str = ""
    parameter: list[str] = []
    settled: _When = {}

    def inputs(self) -> Iterator[str]:
        """Go through the columns that the result depends on."""
        yield from (*self.of, *filter(None, [self.number_of]))

    def conditions(self) -> Iterator[_When]:
        """Go through the conditions that the result depends on."""
        yield self.settled

    def parameters(self) -> Iterator[str]:
        """Go through the parameters that the result depends on."""
        yield from self.parameter


class PlusDays(_Later, frozen=True, kw_only=True, tag="plus_days"):
    """A day so many days after another (下次检查日期)."""


class PlusMonths(_Later, frozen=True, kw_only=True, tag="plus_months"):
    """A day so many months after another; the last of a shorter month."""


class DaysBetween(_Computed, frozen=True, kw_only=True, tag="days_between"):
    """The days from one day to another; with ``inclusive`` both of them count."""

    start: str
    end: str
    inclusive: bool = False

    def inputs(self) -> Iterator[str]:
        """Go through the columns that the result depends on."""
        yield from (self.start, self.end)


class OverdueDays(_Computed, frozen=True, kw_only=True, tag="overdue_days"):
    """Days past the limit (逾期天数): up to the day ``done``, while it is open up to today.

    Of the columns ``due`` the last filled one is the limit (整改期限, 延期至). In time is 0; blank
    where ``settled`` holds and no day of completion is known.
    """

    due: list[str]
    done: str = ""
    settled: _When = {}

    def inputs(self) -> Iterator[str]:
        """Go through the columns that the result depends on."""
        yield from (*self.due, *filter(None, [self.done]))

    def conditions(self) -> Iterator[_When]:
        """Go through the conditions that the result depends on."""
        yield self.settled


class Cumulative(_Computed, frozen=True, kw_only=True, tag="cumulative"):
    """The sum of a column over the months of the year so far (累计), by unit."""

    of: str
    month: str = "month"
    unit: str = "unit"

    def inputs(self) -> Iterator[str]:
        """Go through the columns that the result depends on."""
        yield from (self.of, self.month, self.unit)


class Complete(_Computed, frozen=True, kw_only=True, tag="complete"):
    """Whether each of these columns is filled that must be (是否完整), once ``given`` is."""

    of: list[str]
    given: str

    def inputs(self) -> Iterator[str]:
        """Go through the columns that the result depends on."""
        yield from (*self.of, self.given)


class Season(_Computed, frozen=True, kw_only=True, tag="season"):
    """Which season of the year a day lies in (防火期).

    ``seasons`` names for a choice the parameter that holds its first and last day (``10-01``);
    the first that fits counts, and a season may run over the new year. On other days it is
    ``otherwise``.
    """

    of: str
    seasons: dict[str, str]
    otherwise: str

    def inputs(self) -> Iterator[str]:
        """Go through the columns that the result depends on."""
        yield self.of

    def parameters(self) -> Iterator[str]:
        """Go through the parameters that the result depends on."""
        yield from self.seasons.values()


class Threshold(_Computed, frozen=True, kw_only=True, tag="threshold"):
    """Whether a number reaches a parameter (是否达标): the choice ``passed`` or ``failed``.

    ``young`` instead of ``failed`` while from the day ``since`` to the day ``on`` fewer days have
    passed than the parameter asks for.
    """

    of: str
    least: str
    passed: str
    failed: str
    young: str
    since: str
    on: str

    def inputs(self) -> Iterator[str]:
        """Go through the columns that the result depends on."""
        yield from (self.of, self.since, self.on)

    def parameters(self) -> Iterator[str]:
        """Go through the parameters that the result depends on."""
        yield self.least


class Elsewhere(_Computed, frozen=True, kw_only=True, tag="elsewhere"):
    """No formula: the system fills it in; ``why`` says why a sheet cannot."""

    why: str


Computed: TypeAlias = (
    PlusDays
    | PlusMonths
    | DaysBetween
    | OverdueDays
    | Cumulative
    | Complete
    | Season
    | Threshold
    | Elsewhere
)
