"""Which entries of other ledgers an inspection may have as its object (对象编号).

They are known before any ledger is made, from the word material alone: an inspection cites the
number that the thing will have.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gsafety_xl.sample.clerks import entry_number
from gsafety_xl.sample.field_words import Thing
from gsafety_xl.sample.owed import keeps_ledger
from gsafety_xl.sample.records.counter_terror_targets import target_words
from gsafety_xl.sample.records.fire_sites import fire_site_words
from gsafety_xl.sample.records.outdoor_facilities import facility_words
from gsafety_xl.sample.records.rides import ride_words
from gsafety_xl.sample.records.risk_sources import risk_source_words
from gsafety_xl.sample.records.waste_permits import permit_words
from gsafety_xl.sample.scene import Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema import load_catalogue
from gsafety_xl.schema.units import BUREAU

#: The words of every ledger of things, in the order in which an inspection prefers them, and
#: the domains of inspections that look at such a thing.
_LEDGERS: dict[str, tuple[Callable[[], Sequence[Thing]], frozenset[str]]] = {
    "counter_terror_target": (target_words, frozenset({"counter_terror"})),
    "ride": (ride_words, frozenset({"safety"})),
    "outdoor_facility": (facility_words, frozenset({"safety"})),
    "waste_permit": (permit_words, frozenset({"safety"})),
    "fire_site": (fire_site_words, frozenset({"fire"})),
    "risk_source": (risk_source_words, frozenset({"safety", "disaster"})),
}


#: Who comes for one of these looks at nothing else.
_ONLY = frozenset({"counter_terror"})


@dataclass(frozen=True)
class InspectedObject:
    """A thing with the number of its entry; ``cycle`` in days, ``first`` to ``last`` its year."""

    ledger: str
    number: str
    keeper: str
    place: str
    spot: str
    domain: frozenset[str]
    cycle: int
    before_holidays: bool
    first: date
    last: date

    def suits(self, domain: Sequence[str], day: date) -> bool:
        """Tell whether an inspection of its place on a day may have looked at it."""
        wanted = _ONLY & set(domain) or set(domain)
        return self.first <= day <= self.last and bool(self.domain & wanted)


def own_objects(keeper: UnitWords, scene: Scene) -> list[InspectedObject]:
    """Return the things that stand in a unit's own ledgers."""
    return list(_objects(keeper, scene.year))


def known_objects(keeper: UnitWords, scene: Scene) -> list[InspectedObject]:
    """Return the things whose numbers a unit knows: its own; the bureau those of all who send."""
    own = own_objects(keeper, scene)
    if keeper.code != BUREAU:
        return own
    silent = {BUREAU, scene.words.gaps.not_sent.unit}
    others = [unit for unit in scene.words.units if unit.code not in silent]
    return own + [item for unit in others for item in _objects(unit, scene.year)]


def _objects(keeper: UnitWords, year: int) -> Iterator[InspectedObject]:
    for key, (load, domain) in _LEDGERS.items():
        if not keeps_ledger(keeper, key):
            continue
        code = load_catalogue().ledgers[key].code
        own = [thing for thing in load() if thing.keeper == keeper.code]
        for index, thing in enumerate(own, start=1):
            first, last = thing.span(year)
            yield InspectedObject(
                ledger=key,
                number=entry_number(keeper.code, code, year, index),
                keeper=keeper.code,
                place=thing.place,
                spot=thing.spot,
                domain=domain,
                cycle=thing.cycle(keeper),
                before_holidays=thing.before_holidays,
                first=first,
                last=last,
            )
