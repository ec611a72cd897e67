"""The ledger of rescue teams and supplies (应急队伍与物资), counted twice a year."""

from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.field_words import FieldWords, RelativeDay, load_field, relative_day
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords

#: The second count of the year lies between these days.
_COUNTED = ("11-16", 12)


class SupplyWords(FieldWords, frozen=True, kw_only=True):
    """A team or a batch; ``until`` where it expires, ``place`` where it is kept."""

    name: str
    kind: str
    quantity: int
    measure: str
    domain: list[str]
    place: str = ""
    until: RelativeDay | None = None


class Supplies(FieldWords, frozen=True, kw_only=True):
    """What each unit has, by its code."""

    units: dict[str, list[SupplyWords]]


def supply_entries(keeper: UnitWords, scene: Scene, _recorded: Recorded) -> list[Entry]:
    """Return a line for every team and batch of the unit, all counted on one day."""
    own = load_field("team_supply", Supplies).units.get(keeper.code, [])
    return [_entry(keeper, words, scene) for words in own]


def _entry(keeper: UnitWords, words: SupplyWords, scene: Scene) -> Entry:
    first, spread = _COUNTED
    staff, chance = scene.staff[keeper.code], scene.chance("supplies", keeper.code)
    counted_on = scene.workdays.after(scene.day(first), chance.randrange(spread))
    person = staff["deputy" if words.kind == "team" else "inspector"]
    return Clerk(scene, keeper.code).row(
        words.domain,
        counted_on,
        name=words.name,
        kind=words.kind,
        owner=keeper.code,
        place=words.place or None,
        quantity=words.quantity,
        quantity_measure=words.measure,
        valid_to=relative_day(words.until, scene.year) if words.until else None,
        person=person.name,
        phone=person.phone,
        counted_on=counted_on,
    )
