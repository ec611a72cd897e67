"""The ledger of outdoor facilities (户外广告、店招、景观灯光): permits, tests, inspections."""

from collections.abc import Sequence
from datetime import date, timedelta

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk, entry_number
from gsafety_xl.sample.field_words import FieldWords, RelativeDay, Thing, load_field, relative_day
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.citings import brought_up_to_date, last_inspected
from gsafety_xl.sample.records.open_dangers import open_danger
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords

CODE = "HW"
_ENTERED = "01-12"
_CHECKED_BEFORE = timedelta(days=9)


class FacilityWords(Thing, frozen=True, kw_only=True):
    """A facility; ``name`` is its number (设施编号), ``permit`` its permit with the last day.

    ``tested`` is the day of its last safety test, ``notified`` says whether its owner is warned
    before a typhoon.
    """

    kind: str
    address: str
    owner: str
    phone: str
    attachment: str
    height: float
    installed: RelativeDay
    tested: RelativeDay | None = None
    result: str = "passed"
    area: float | None = None
    permit: str = ""
    permit_until: RelativeDay | None = None

    @property
    def spot(self) -> str:
        """Return where to look for it."""
        return f"{self.place}{self.address}（{self.name}）"

    def span(self, year: int) -> tuple[date, date]:
        """Return the days of the year on which it stood there."""
        first, last = super().span(year)
        return max(first, relative_day(self.installed, year)), last


class Facilities(FieldWords, frozen=True, kw_only=True):
    """All of them, who tests, and the day of the typhoon warning."""

    tester: str
    notified: str
    facilities: list[FacilityWords]


def facility_words() -> Sequence[FacilityWords]:
    """Return the facilities of all units."""
    return _words().facilities


def facility_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return a line for every facility; those with an open danger are being mended."""
    own = [words for words in facility_words() if words.keeper == keeper.code]
    entries: list[Entry] = []
    for index, words in enumerate(own, start=1):
        number = entry_number(keeper.code, CODE, scene.year, index)
        entry = _entry(keeper, words, scene) | {"checked_on": last_inspected(number, recorded)}
        entries.append(brought_up_to_date(entry, "checked_on", "notified_on", "tested_on"))
    return _with_dangers(keeper, own, entries, recorded)


def _words() -> Facilities:
    return load_field("outdoor_facility", Facilities)


def _entry(keeper: UnitWords, words: FacilityWords, scene: Scene) -> Entry:
    installed = relative_day(words.installed, scene.year)
    notified = scene.workday(_words().notified)
    return Clerk(scene, keeper.code).row(
        ["safety", "fire"],
        max(scene.workday(_ENTERED), installed),
        facility_no=words.name,
        kind=words.kind,
        address=words.address,
        owner_name=words.owner,
        phone=words.phone,
        attachment=words.attachment,
        area=words.area,
        height=words.height,
        permit_no=words.permit.format(issued=installed.year) or None,
        permit_to=relative_day(words.permit_until, scene.year) if words.permit_until else None,
        fire_lane="clear",
        fire_lane_by=scene.staff[keeper.code]["inspector"].name,
        fire_lane_on=installed - _CHECKED_BEFORE,
        installed_on=installed,
        **_tested(words, scene),
        notified_on=notified if notified >= installed else None,
        status="in_use",
    )


def _tested(words: FacilityWords, scene: Scene) -> dict[str, Value]:
    if words.tested is None:
        return {}
    return {
        "tested_on": relative_day(words.tested, scene.year),
        "tester": _words().tester,
        "test_result": words.result,
    }


def _with_dangers(
    keeper: UnitWords, own: Sequence[FacilityWords], entries: Sequence[Entry], recorded: Recorded
) -> list[Entry]:
    """Let the first facility of a place bear the danger that is still open there."""
    marked: set[str] = set()
    result: list[Entry] = []
    for words, entry in zip(own, entries, strict=True):
        danger = open_danger(keeper, words.place, "outdoor_facility", recorded)
        if danger is not None and words.place not in marked:
            marked.add(words.place)
            result.append(entry | {"danger_id": danger["id"], "status": "rectifying"})
        else:
            result.append(entry)
    return result
