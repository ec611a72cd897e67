"""A year of ledgers: what every unit recorded, before anybody writes a workbook."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from gsafety_xl.sample.clerks import numbered
from gsafety_xl.sample.field_ledgers import FIELD_LEDGERS
from gsafety_xl.sample.office_ledgers import OFFICE_LEDGERS
from gsafety_xl.sample.people import engage
from gsafety_xl.sample.recorded import Keeper, Recorded
from gsafety_xl.sample.records import registers
from gsafety_xl.sample.scene import Entry, Scene, dice
from gsafety_xl.sample.words import load_words
from gsafety_xl.sample.workdays import Workdays
from gsafety_xl.schema import UnitRegister, load_catalogue
from gsafety_xl.schema.keeping import keeps
from gsafety_xl.schema.units import BUREAU

#: The entries of one unit by ledger key.
Records: TypeAlias = Mapping[str, Sequence[Entry]]

#: Every ledger with a function of its own.
KEEPERS: dict[str, Keeper] = {**OFFICE_LEDGERS, **FIELD_LEDGERS}
#: Ledgers in the order in which one builds on others: each may look up those before it, of
#: every unit.
ORDER = (
    "person",
    "policy",
    "responsibility",
    "emergency_plan",
    "plan",
    "inspection",
    "hidden_danger",
    "inspection_item",
    "campaign",
    "drill",
    "fire_site",
    "charging_site",
    "risk_source",
    "ride",
    "outdoor_facility",
    "waste_permit",
    "team_supply",
    "counter_terror_target",
    "video_check",
    "training",
    "accident",
    "casualty",
    "accident_followup",
    "accident_statistics",
    "forest_patrol",
    "emergency_response",
    "duty_shift",
    "base_data",
    "meeting",
    "resolution",
    "assignment",
    "circular",
    "event_support",
    "budget",
    "submission",
    "plan_task",
)


@dataclass(frozen=True)
class SampleYear:
    """The records of every reporting unit by its code, and the bureau's registers.

    The register of people holds the bureau's and those of units that keep no list of their own.
    """

    scene: Scene
    records: Mapping[str, Records]
    registers: Records

    @property
    def register(self) -> UnitRegister:
        """Return the units as rules and forms know them."""
        return UnitRegister(unit.as_unit() for unit in self.scene.words.units)

    def register_lines(self, codes: Collection[str]) -> list[Entry]:
        """Return the lines of the unit register for some units."""
        return [line for line in self.registers["unit_register"] if line["code"] in codes]


def keep_year(seed: int, year: int) -> SampleYear:
    """Invent a year; the same seed and year give the same records."""
    words = load_words()
    scene = Scene(
        words=words,
        year=year,
        seed=seed,
        workdays=Workdays.from_spans(words.closed),
        staff=engage(words.units, words.people, dice(seed, "people")),
    )
    recorded = _record(scene)
    return SampleYear(
        scene=scene,
        records={
            unit.code: recorded.ledgers_of(unit.code) for unit in words.units if unit.must_report
        },
        registers={
            "unit_register": numbered(registers.unit_entries(scene), registers.UNIT_CODE, year),
            "person": recorded.of(BUREAU, "person"),
        },
    )


def _record(scene: Scene) -> Recorded:
    """Go through the ledgers in order, and through the units that keep each."""
    catalogue, recorded = load_catalogue(), Recorded()
    for key in filter(KEEPERS.__contains__, ORDER):
        ledger, keeper = catalogue.ledgers[key], KEEPERS[key]
        for unit in scene.words.units:
            if unit.must_report and keeps(unit.as_unit(), ledger, catalogue):
                entries = keeper(unit, scene, recorded)
                recorded.add(unit.code, key, numbered(entries, ledger.code, scene.year))
    return recorded
