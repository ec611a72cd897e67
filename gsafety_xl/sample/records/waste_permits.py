"""The ledger of waste disposal permits (建筑垃圾处置核准): applied for, decided, supervised."""

from collections.abc import Sequence
from datetime import date, timedelta

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk, entry_number
from gsafety_xl.sample.field_words import FieldWords, Thing, load_field
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.citings import brought_up_to_date, inspections_citing
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords

CODE = "JZ"
_BETWEEN, _FRIDAY = "、", 4


class PermitWords(Thing, frozen=True, kw_only=True):
    """A permit; ``name`` is the project, ``applied`` a day of the year as ``MM-DD``.

    It was decided ``decided`` days later (0: not yet) and holds for ``valid`` days from the day
    after; work began ``started`` days after that. Numbers are those of the papers.
    """

    number: int
    builder: str
    applicant: str
    applied: str
    quantity: float
    kind: str
    scheme: str
    haulier: str
    haul_permit: str
    trucks: int
    site: str
    filing: str
    decision: str = "approved"
    decided: int = 0
    valid: int = 0
    started: int = 3
    hauled: float = 0
    violation: str = ""
    transfer: int = 0
    reason: str = ""

    @property
    def spot(self) -> str:
        """Return where to look for it."""
        return f"{self.name}工地"

    def span(self, year: int) -> tuple[date, date]:
        """Return the days of the year on which it held; none of them where it was not granted."""
        if self.decision != "approved":
            return date(year, 12, 31), date(year, 1, 1)
        first = self.begins(year)
        return first, min(first + timedelta(days=self.valid), date(year, 12, 31))

    def decided_on(self, year: int) -> date:
        """Return the day of the decision."""
        return _weekday(self.applied_on(year) + timedelta(days=self.decided))

    def applied_on(self, year: int) -> date:
        """Return the day of the application."""
        return _weekday(date.fromisoformat(f"{year}-{self.applied}"))

    def begins(self, year: int) -> date:
        """Return the first day on which it holds."""
        return self.decided_on(year) + timedelta(days=1)


class Permits(FieldWords, frozen=True, kw_only=True):
    """All of the year, and what the numbers of their papers look like."""

    accept_no: str
    certificate: str
    transfer_no: str
    permits: list[PermitWords]


def _weekday(day: date) -> date:
    """Return the day, or the Friday before a weekend's."""
    return day - timedelta(days=max(day.weekday() - _FRIDAY, 0))


def permit_words() -> Sequence[PermitWords]:
    """Return the permits of all units."""
    return _words().permits


def permit_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return a line for every application, in the order of the days."""
    own = [permit for permit in permit_words() if permit.keeper == keeper.code]
    entries: list[Entry] = []
    for index, permit in enumerate(own, start=1):
        number = entry_number(keeper.code, CODE, scene.year, index)
        entry = _entry(keeper, permit, scene)
        entry |= _supervision(permit, inspections_citing(number, recorded), scene)
        entries.append(brought_up_to_date(entry, "started_on"))
    return entries


def _words() -> Permits:
    return load_field("waste_permit", Permits)


def _entry(keeper: UnitWords, permit: PermitWords, scene: Scene) -> Entry:
    applied = permit.applied_on(scene.year)
    return Clerk(scene, keeper.code).row(
        ["safety"],
        permit.decided_on(scene.year) if permit.decided else applied,
        project=permit.name,
        builder=permit.builder,
        applicant=permit.applicant,
        applied_on=applied,
        accept_no=_words().accept_no.format(year=scene.year, number=permit.number),
        quantity=permit.quantity,
        kind=permit.kind,
        scheme=permit.scheme,
        haulier=permit.haulier,
        haul_permit=permit.haul_permit,
        trucks=permit.trucks,
        site=permit.site,
        site_filing=permit.filing,
        decision=permit.decision,
        decided_on=permit.decided_on(scene.year) if permit.decided else None,
        **_granted(permit, scene),
        note=permit.reason or None,
    )


def _granted(permit: PermitWords, scene: Scene) -> dict[str, Value]:
    if permit.decision != "approved":
        return {}
    begins = permit.begins(scene.year)
    started = scene.workdays.after(begins, permit.started)
    return {
        "certificate": _words().certificate.format(year=scene.year, number=permit.number),
        "valid_from": begins,
        "valid_to": begins + timedelta(days=permit.valid),
        "started_on": started if started <= scene.as_of else None,
        "hauled": permit.hauled,
    }


def _supervision(
    permit: PermitWords, inspections: Sequence[Entry], scene: Scene
) -> dict[str, Value]:
    cited = [str(entry["id"]) for entry in inspections]
    transfer = _words().transfer_no.format(year=scene.year, number=permit.transfer)
    return {
        "inspection_ids": _BETWEEN.join(cited) or None,
        "violation": permit.violation or None,
        "transfer_no": transfer if permit.transfer else None,
    }
