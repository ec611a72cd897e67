"""A year of ledgers: what every unit recorded, before anybody writes a workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from gsafety_xl.sample.clerks import numbered
from gsafety_xl.sample.people import engage
from gsafety_xl.sample.records import (
    dangers,
    drills,
    inspections,
    plans,
    registers,
    responsibility,
    statistics,
)
from gsafety_xl.sample.records.visits import bureau_visits, unit_visits
from gsafety_xl.sample.scene import Entry, Scene, dice
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.sample.words import load_words
from gsafety_xl.sample.workdays import Workdays
from gsafety_xl.schema import UnitRegister
from gsafety_xl.schema.units import BUREAU

#: The entries of one unit by ledger key.
Records: TypeAlias = Mapping[str, Sequence[Entry]]


@dataclass(frozen=True)
class SampleYear:
    """The records of every reporting unit by its code, and the bureau's registers."""

    scene: Scene
    records: Mapping[str, Records]
    registers: Records

    @property
    def register(self) -> UnitRegister:
        """Return the units as rules and forms know them."""
        return UnitRegister(unit.as_unit() for unit in self.scene.words.units)

    def register_lines(self, codes: set[str]) -> list[Entry]:
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
    reporting = [unit for unit in words.units if unit.must_report]
    return SampleYear(
        scene=scene,
        records={unit.code: _records(unit, scene) for unit in reporting},
        registers={
            "unit_register": numbered(registers.unit_entries(scene), registers.UNIT_CODE, year),
            "person": numbered(registers.person_entries(scene), registers.PERSON_CODE, year),
        },
    )


def _records(unit: UnitWords, scene: Scene) -> Records:
    visits = bureau_visits(unit, scene) if unit.code == BUREAU else unit_visits(unit, scene)
    year = scene.year
    return {
        "plan": numbered(plans.plan_entries(unit, scene), plans.CODE, year),
        "inspection": numbered(
            inspections.inspection_entries(unit, visits, scene), inspections.CODE, year
        ),
        "hidden_danger": numbered(dangers.danger_entries(unit, visits, scene), dangers.CODE, year),
        "drill": numbered(drills.drill_entries(unit, scene), drills.CODE, year),
        "accident_statistics": numbered(
            statistics.statistics_entries(unit, scene), statistics.CODE, year
        ),
        "responsibility": numbered(
            responsibility.responsibility_entries(unit, scene), responsibility.CODE, year
        ),
    }
