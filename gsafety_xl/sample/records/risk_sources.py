"""The ledger of risk sources (风险源与危险区域): surveyed, assessed, watched."""

from collections.abc import Sequence

import msgspec

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk, entry_number
from gsafety_xl.sample.field_words import FieldWords, Thing, load_field
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.citings import brought_up_to_date, last_inspected
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords

CODE = "FX"
_SURVEYED, _REGISTERED, _EVALUATED, _ORDERED = "01-08", "01-13", "01-21", "02-05"
_ORDERED_LEVELS = frozenset({"red", "orange"})


class RiskWords(Thing, frozen=True, kw_only=True):
    """A source of risk; ``lec`` are the three values of that method, empty with another one."""

    kind: str
    hazards: list[str]
    area: str
    level: str
    days: int
    control: str
    emergency: str
    domain: list[str]
    method: str = "lec"
    lec: list[float] = msgspec.field(default_factory=list)
    monitor: str = "patrol"
    posted: bool = True

    def cycle(self, _keeper: UnitWords) -> int:
        """Return the days that may pass between two inspections of it."""
        return self.days


class RiskSources(FieldWords, frozen=True, kw_only=True):
    """All of them; ``order`` is the number of the document that orders precautions."""

    order: str
    sources: list[RiskWords]


def risk_source_words() -> Sequence[RiskWords]:
    """Return the risk sources of all units."""
    return load_field("risk_source", RiskSources).sources


def risk_source_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return a line for every risk source of the unit."""
    own = [words for words in risk_source_words() if words.keeper == keeper.code]
    entries: list[Entry] = []
    for index, words in enumerate(own, start=1):
        number = entry_number(keeper.code, CODE, scene.year, index)
        entry = _entry(keeper, words, scene) | {"last_on": last_inspected(number, recorded)}
        entries.append(brought_up_to_date(entry, "last_on", "ordered_on"))
    return entries


def _entry(keeper: UnitWords, words: RiskWords, scene: Scene) -> Entry:
    evaluated = scene.workday(_EVALUATED)
    return Clerk(scene, keeper.code).row(
        words.domain,
        evaluated,
        name=words.name,
        kind=words.kind,
        hazards=tuple(words.hazards),
        owner=keeper.code,
        place=words.area,
        person=scene.staff[keeper.code]["deputy"].name,
        surveyed_on=scene.workday(_SURVEYED),
        registered_on=scene.workday(_REGISTERED),
        evaluated_on=evaluated,
        method=words.method,
        **dict(zip(("lec_l", "lec_e", "lec_c"), words.lec, strict=False)),
        level=words.level,
        control=words.control,
        emergency=words.emergency,
        **_order(words, scene),
        posted=words.posted,
        inspection_days=words.days,
        monitor=words.monitor,
        status="controlled",
    )


def _order(words: RiskWords, scene: Scene) -> dict[str, Value]:
    """Return the order to take precautions that the higher levels get, numbered by the list."""
    if words.level not in _ORDERED_LEVELS:
        return {}
    ordered = [item for item in risk_source_words() if item.level in _ORDERED_LEVELS]
    text = load_field("risk_source", RiskSources).order
    number = ordered.index(words) + 1
    return {
        "order_no": text.format(year=scene.year, number=number),
        "ordered_on": scene.workday(_ORDERED),
    }
