"""The items of an inspection (检查项): what was looked at, and which danger each fault became."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from gsafety_xl.sample.field_words import FieldWords, load_field
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

#: Inspections with a sheet of items: every such one of the bureau's, of a unit's the fire ones.
_BY_BUREAU, _BY_UNIT = frozenset({"fire", "led"}), frozenset({"fire"})
_ITEMS_A_SHEET = 4
_AS_INSPECTED = ("unit", "domain", "filler", "filled_on")


class ItemWords(FieldWords, frozen=True, kw_only=True):
    """An item of the sheet; ``signs`` are words of dangers that are found under it."""

    item: str
    basis: str
    way: str
    signs: list[str] = msgspec.field(default_factory=list)


class Items(FieldWords, frozen=True, kw_only=True):
    """The items by kind of danger, and the kinds that every sheet asks about."""

    always: list[str]
    other: ItemWords
    kinds: dict[str, list[ItemWords]]


def item_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return the items of the unit's inspections, in their order."""
    sheets = _BY_BUREAU if keeper.code == BUREAU else _BY_UNIT
    dangers: defaultdict[str, list[Entry]] = defaultdict(list)
    for danger in recorded.of(keeper.code, "hidden_danger"):
        dangers[str(danger.get("inspection_id"))].append(danger)
    return [
        entry
        for inspection in recorded.of(keeper.code, "inspection")
        if inspection["kind"] in sheets
        for entry in _sheet(inspection, dangers[str(inspection["id"])], scene)
    ]


def _sheet(inspection: Entry, dangers: Sequence[Entry], scene: Scene) -> Iterator[Entry]:
    """Yield the faults, each with its danger, then items in order until the sheet is full."""
    free = {kind: list(items) for kind, items in _words().kinds.items()}
    for danger in dangers:
        item = _take(free, str(danger["kind"]), str(danger["description"]))
        yield _entry(inspection, item) | {
            "result": "not_conform",
            "problem": danger["description"],
            "danger_id": danger["id"],
        }
    chance = scene.chance("items", str(inspection["id"]))
    kinds = chance.sample(_words().always, len(_words().always))
    for kind in kinds[: max(_ITEMS_A_SHEET - len(dangers), 1)]:
        item = _take(free, kind)
        yield _entry(inspection, item) | {"result": "conform"}


def _words() -> Items:
    return load_field("inspection_item", Items)


def _take(free: Mapping[str, list[ItemWords]], kind: str, about: str = "") -> ItemWords:
    """Return an item of a kind that is not on the sheet yet, one about a danger if there is.

    Where no item of the kind is left it is the catch-all.
    """
    left = free.get(kind)
    if not left:
        return _words().other
    fitting = (item for item in left if any(sign in about for sign in item.signs))
    chosen = next(fitting, left[0])
    left.remove(chosen)
    return chosen


def _entry(inspection: Entry, words: ItemWords) -> Entry:
    """Return an item; who filled it in and when, the inspection says."""
    return {
        "id": None,
        **{key: inspection[key] for key in _AS_INSPECTED},
        "inspection_id": inspection["id"],
        "item": words.item,
        "basis": words.basis,
        "way": words.way,
    }
