"""The ledger of rides (游乐设施): registration, inspection, what is checked every day."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.field_words import FieldWords, RelativeDay, Thing, load_field, relative_day
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords

_HALF_A_YEAR = 182
_ENTERED, _DISPATCHED = "12-28", "12-25"
_VALID_FOR = timedelta(days=364)
_LAST_MONTH = 12


class RideWords(Thing, frozen=True, kw_only=True):
    """A ride in a park; what follows ``registered`` is about large ones only.

    ``inspected`` is the day of this year's inspection, valid for a year.
    """

    park: str
    kind: str
    speed: float
    height: float
    registration: str = ""
    registered: RelativeDay | None = None
    inspected: str = ""
    design: RelativeDay | None = None
    closed_days: int = 0
    drilled: str = ""
    stopped: str = ""

    @property
    def before_holidays(self) -> bool:
        """Tell whether it is inspected before every holiday: large ones in use are."""
        return self.kind == "large" and not self.stopped

    def cycle(self, _keeper: UnitWords) -> int:
        """Return the days that may pass between two inspections of it."""
        return _HALF_A_YEAR


class Rides(FieldWords, frozen=True, kw_only=True):
    """All rides; the inspecting body; the operators by the unit that keeps the ledger."""

    inspector: str
    officer_until: RelativeDay
    operators: dict[str, str]
    codes: dict[str, str]
    rides: list[RideWords]


def ride_words() -> Sequence[RideWords]:
    """Return the rides of all units."""
    return _words().rides


def ride_entries(keeper: UnitWords, scene: Scene, _recorded: Recorded) -> list[Entry]:
    """Return a line for every ride of the unit, as it stood in December."""
    return [_entry(keeper, ride, scene) for ride in ride_words() if ride.keeper == keeper.code]


def _words() -> Rides:
    return load_field("ride", Rides)


def _entry(keeper: UnitWords, ride: RideWords, scene: Scene) -> Entry:
    words, staff = _words(), scene.staff[keeper.code]
    return Clerk(scene, keeper.code).row(
        ["safety"],
        scene.workday(_ENTERED),
        name=ride.name,
        park=ride.park,
        operator=words.operators[keeper.code],
        credit_code=words.codes.get(keeper.code),
        kind=ride.kind,
        speed=ride.speed,
        height=ride.height,
        **_large(ride, scene),
        director=staff["deputy"].name,
        officer=staff["inspector"].name,
        officer_to=relative_day(words.officer_until, scene.year),
        **_this_month(ride, scene),
        has_agreement=True,
        insured=True,
        status="stopped" if ride.stopped else "in_use",
        stop_reason=ride.stopped or None,
    )


def _large(ride: RideWords, scene: Scene) -> dict[str, Value]:
    if ride.kind != "large" or ride.registered is None:
        return {}
    inspected = scene.workday(ride.inspected)
    applied = scene.workdays.on_or_before(inspected - timedelta(days=35))
    return {
        "registration_no": ride.registration,
        "registered_on": relative_day(ride.registered, scene.year),
        "inspected_on": inspected,
        "inspected_to": inspected + _VALID_FOR,
        "applied_on": max(applied, scene.day("01-04")),
        "inspector": _words().inspector,
        "inspection_result": "passed",
        "design_to": relative_day(ride.design, scene.year) if ride.design else None,
    }


def _this_month(ride: RideWords, scene: Scene) -> dict[str, Value]:
    """Return the counts of December, of a large ride in use."""
    if ride.kind != "large" or ride.stopped:
        return {}
    days = calendar.monthrange(scene.year, _LAST_MONTH)[1] - ride.closed_days
    return {
        "checked_days": days,
        "open_days": days,
        "weekly_checks": _weeks(scene.year),
        "monthly_on": scene.workday(_DISPATCHED),
        "drilled_on": scene.workday(ride.drilled),
    }


def _weeks(year: int) -> int:
    """Return how many weeks, Monday to Sunday, have a day in December."""
    first, last = date(year, _LAST_MONTH, 1), date(year, _LAST_MONTH, 31)
    monday = first - timedelta(days=first.weekday())
    return (last - monday).days // 7 + 1
