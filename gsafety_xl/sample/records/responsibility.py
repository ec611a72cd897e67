"""The four ones (四个一) of a unit: institution, leader in charge, department, liaison."""

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

CODE = "ZR"
#: Kinds of unit too small for an institution of their own.
_SMALL = frozenset({"park"})
_COMPANIES = frozenset({"enterprise", "greening", "sanitation"})


def responsibility_entries(keeper: UnitWords, scene: Scene, _recorded: Recorded) -> list[Entry]:
    """Return the one line in force all year."""
    staff, from_on = scene.staff[keeper.code], scene.day("01-01")
    bureau = keeper.code == BUREAU
    filled_on = scene.workday("01-06")
    return [
        Clerk(scene, keeper.code).row(
            ["safety", "fire", "disaster"] if bureau else ["safety", "fire"],
            filled_on,
            year=scene.year,
            target_unit=keeper.code,
            **_institution(keeper, scene),
            deputy=staff["deputy"].name,
            deputy_title=staff["deputy"].title,
            liaison=staff["liaison"].name,
            liaison_rank=staff["liaison"].rank,
            liaison_phone=staff["liaison"].phone,
            doc_no=scene.words.phrase("responsibility", "doc_no", year=scene.year)
            if bureau
            else None,
            effective_on=from_on,
            complete=True,
        )
    ]


def _institution(unit: UnitWords, scene: Scene) -> dict[str, Value]:
    names = {key: scene.words.phrase("responsibility", key) for key in _NAMES}
    department = names["department"]
    if unit.code == BUREAU:
        name, department = names["bureau_institution_name"], names["bureau_department"]
    elif unit.kind in _SMALL:
        reason = names["no_institution_reason"]
        return {
            "institution": "not_needed",
            "no_institution_reason": reason,
            "department": department,
        }
    else:
        name = names["company_institution_name" if unit.kind in _COMPANIES else "institution_name"]
    return {"institution": "established", "institution_name": name, "department": department}


_NAMES = (
    "institution_name",
    "company_institution_name",
    "no_institution_reason",
    "department",
    "bureau_department",
    "bureau_institution_name",
)
