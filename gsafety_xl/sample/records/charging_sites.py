"""The ledger of e-bike parking and charging (电动自行车停放充电): sites and their problems."""

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.field_words import FieldWords, Thing, load_field
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.citings import brought_up_to_date
from gsafety_xl.sample.records.open_dangers import dangers_at
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords

_ENTERED = "01-09"


class ChargingSiteWords(Thing, frozen=True, kw_only=True):
    """A site; ``tested`` is the day on which its wiring was tested, empty if never."""

    bikes: int
    chargers: int
    spacing: str = "conform"
    protected: bool = True
    tested: str = ""


class ChargingSites(FieldWords, frozen=True, kw_only=True):
    """All of them; ``solved`` says that a problem is over.

    ``indoor`` and ``fly_wire`` are words that tell what kind of problem a danger is.
    """

    solved: str
    indoor: list[str]
    fly_wire: list[str]
    sites: list[ChargingSiteWords]


def charging_site_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return a line for every site of the unit, with the last danger found there."""
    words = load_field("charging_site", ChargingSites)
    entries: list[Entry] = []
    told: set[str] = set()
    for site in (site for site in words.sites if site.keeper == keeper.code):
        # of two sites at a place, the first bears what was found there
        problem = {} if site.place in told else _problem(keeper, site, words, recorded)
        told.add(site.place)
        entry = _entry(keeper, site, scene) | problem
        entries.append(brought_up_to_date(entry, "tested_on"))
    return entries


def _entry(keeper: UnitWords, site: ChargingSiteWords, scene: Scene) -> Entry:
    return Clerk(scene, keeper.code).row(
        ["fire"],
        scene.workday(_ENTERED),
        name=site.spot,
        owner=keeper.code,
        bikes=site.bikes,
        chargers=site.chargers,
        indoor=False,
        fly_wire=False,
        protected=site.protected,
        spacing=site.spacing,
        tested_on=scene.workday(site.tested) if site.tested else None,
    )


def _problem(
    keeper: UnitWords, site: ChargingSiteWords, words: ChargingSites, recorded: Recorded
) -> dict[str, Value]:
    """Say what was found last, and what of it still holds."""
    found = list(dangers_at(keeper, site.place, "e_bike", recorded))
    if not found:
        return {}
    danger = max(found, key=lambda entry: str(entry["found_on"]))
    text, is_open = str(danger["description"]), danger.get("done_on") is None
    return {
        "problem": text if is_open else f"{text}{words.solved}",
        "danger_id": danger["id"],
        "indoor": is_open and any(word in text for word in words.indoor),
        "fly_wire": is_open and any(word in text for word in words.fly_wire),
    }
