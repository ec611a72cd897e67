"""The register of units (单位名册) and of people (人员通讯), kept by the bureau."""

from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.people import Person
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

UNIT_CODE, PERSON_CODE = "DW", "RY"
_FILLED = "01-05"


def unit_entries(scene: Scene) -> list[Entry]:
    """Return a line for every unit."""
    return [_unit_entry(unit, scene) for unit in scene.words.units]


def person_entries(scene: Scene) -> list[Entry]:
    """Return a line for everybody in a post."""
    people = (person for staff in scene.staff.values() for person in staff.people)
    return [_person_entry(person, scene) for person in people]


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


def _person_entry(person: Person, scene: Scene) -> Entry:
    return Clerk(scene, BUREAU).row(
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
