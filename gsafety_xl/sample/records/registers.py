"""The register of units (单位名册) and of people (人员通讯), kept by the bureau."""

from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.owed import keeps_ledger
from gsafety_xl.sample.people import Person
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

UNIT_CODE = "DW"
_FILLED = "01-05"


def unit_entries(scene: Scene) -> list[Entry]:
    """Return a line for every unit."""
    return [_unit_entry(unit, scene) for unit in scene.words.units]


def people_of_unit(keeper: UnitWords, scene: Scene, _recorded: Recorded) -> list[Entry]:
    """Return a line for everybody of a unit; the bureau also has those of units without a list."""
    codes = {keeper.code}
    if keeper.code == BUREAU:
        codes |= {unit.code for unit in scene.words.units if not keeps_ledger(unit, "person")}
    return [
        _person_entry(person, keeper.code, scene)
        for code, staff in scene.staff.items()
        if code in codes
        for person in staff.people
    ]


def _unit_entry(unit: UnitWords, scene: Scene) -> Entry:
    contact = scene.staff.get(unit.code, scene.staff[BUREAU])["liaison"]
    return Clerk(scene, BUREAU).row(
        (),
        scene.workday(_FILLED),
        code=unit.code,
        name=unit.name,
        short=unit.short,
        aliases=scene.words.phrase("register", "between_aliases").join(unit.aliases) or None,
        parent=unit.parent or None,
        kind=unit.kind,
        must_report=unit.must_report,
        ledgers=scene.words.phrase("register", "between_ledgers").join(unit.ledgers) or None,
        fire_key=unit.fire_key,
        crowded=unit.crowded,
        ct_key=unit.ct_key,
        opened_on=unit.opened_on,
        contact=contact.name,
        phone=unit.phone,
    )


def _person_entry(person: Person, keeper: str, scene: Scene) -> Entry:
    return Clerk(scene, keeper).row(
        (),
        scene.workday(_FILLED),
        name=person.name,
        unit_id=person.unit,
        title=person.title,
        role=person.role,
        rank=person.rank,
        duty=person.duty,
        phone=person.phone,
        from_on=person.since,
    )
