"""The ledger of key fire sites (消防重点部位): what stands there, when it was last inspected."""

from collections.abc import Sequence

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk, entry_number
from gsafety_xl.sample.field_words import FieldWords, RelativeDay, Thing, load_field, relative_day
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.citings import brought_up_to_date, last_inspected
from gsafety_xl.sample.records.open_dangers import open_danger
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords

CODE = "XF"
#: Offices inspect once a quarter, companies once a month: the days that may pass.
_QUARTER, _MONTH = 90, 30
_COMPANIES = frozenset({"enterprise", "greening", "sanitation", "operator"})
_ENTERED = "01-08"


class FireSiteWords(Thing, frozen=True, kw_only=True):
    """A site; ``shift`` is the number of people in its control room, 0 when it has none.

    ``tested`` is the day on which its automatic equipment was tested, empty without any.
    """

    kind: str
    gear: str
    until: RelativeDay
    tested: str = ""
    shift: int = 0
    at: str = ""

    def cycle(self, keeper: UnitWords) -> int:
        """Return the days that may pass between two fire inspections there."""
        return _MONTH if keeper.kind in _COMPANIES else _QUARTER


class FireSites(FieldWords, frozen=True, kw_only=True):
    """All of them, who tests, and the words that tell how a danger blocks the way."""

    tester: str
    blocked: dict[str, list[str]]
    sites: list[FireSiteWords]


def fire_site_words() -> Sequence[FireSiteWords]:
    """Return the sites of all units."""
    return _words().sites


def _words() -> FireSites:
    return load_field("fire_site", FireSites)


def fire_site_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return a line for every site of the unit, as it stands at the end of the year."""
    own = [words for words in fire_site_words() if words.keeper == keeper.code]
    entries: list[Entry] = []
    for index, words in enumerate(own, start=1):
        number = entry_number(keeper.code, CODE, scene.year, index)
        entry = _entry(keeper, words, scene, recorded)
        entry |= {"last_on": last_inspected(number, recorded)}
        entries.append(brought_up_to_date(entry, "last_on", "tested_on"))
    return entries


def _entry(keeper: UnitWords, words: FireSiteWords, scene: Scene, recorded: Recorded) -> Entry:
    staff = scene.staff[keeper.code]
    return Clerk(scene, keeper.code).row(
        ["fire"],
        scene.workday(_ENTERED),
        name=words.name,
        owner=keeper.code,
        place=words.at or words.place,
        kind=words.kind,
        key_unit=keeper.fire_key,
        crowded=keeper.crowded,
        person=staff["deputy"].name,
        phone=staff["deputy"].phone,
        gear=words.gear,
        extinguisher_until=relative_day(words.until, scene.year),
        **_tested(words, scene),
        **_passage(keeper, words, recorded),
        three_in_one=False,
        control_room=words.shift > 0,
        shift_people=words.shift or None,
    )


def _tested(words: FireSiteWords, scene: Scene) -> dict[str, Value]:
    if not words.tested:
        return {}
    return {
        "tested_on": scene.workday(words.tested),
        "tester": _words().tester,
        "test_result": "passed",
    }


def _passage(keeper: UnitWords, words: FireSiteWords, recorded: Recorded) -> dict[str, Value]:
    """Say whether one can pass: not while a danger that blocks the way is open there."""
    danger = open_danger(keeper, words.place, "evacuation", recorded)
    for state, signs in _words().blocked.items():
        if danger is not None and any(sign in str(danger["description"]) for sign in signs):
            return {"passage": state, "danger_id": danger["id"]}
    return {"passage": "clear"}
