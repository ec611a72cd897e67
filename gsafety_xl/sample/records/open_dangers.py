"""Dangers recorded at a place, for the ledgers of things that must name them."""

from collections.abc import Iterator

from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.visits import site_of
from gsafety_xl.sample.scene import Entry
from gsafety_xl.sample.word_shapes import PlaceWords, UnitWords


def dangers_at(unit: UnitWords, place: str, kind: str, recorded: Recorded) -> Iterator[Entry]:
    """Yield the dangers of a kind found at a place of a unit, whoever recorded them."""
    site = site_of(unit, PlaceWords(name=place, kinds=[]))
    for danger in recorded.everywhere("hidden_danger"):
        of_unit = danger["target_unit"] == unit.code and danger["kind"] == kind
        if of_unit and str(danger["site"]).startswith(site):
            yield danger


def open_danger(unit: UnitWords, place: str, kind: str, recorded: Recorded) -> Entry | None:
    """Return the first danger of a kind there that nobody has rectified; None when all are."""
    found = dangers_at(unit, place, kind, recorded)
    return next((danger for danger in found if danger.get("done_on") is None), None)
