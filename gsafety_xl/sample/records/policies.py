"""The ledger of regulations and letters of responsibility (制度责任书)."""

from collections.abc import Iterator
from datetime import date

from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.office_words import office_words
from gsafety_xl.sample.paper_shapes import PolicyWords
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

_BETWEEN_NAMES = "、"
_REVIEWED_AFTER = 3
#: What is said anew every year.
_YEARLY = frozenset({"letter", "assessment"})


def policy_entries(keeper: UnitWords, scene: Scene, _recorded: Recorded) -> list[Entry]:
    """Return what is in force, oldest first; the bureau's letters with every unit among them."""
    words = office_words().policies
    items = words.bureau if keeper.code == BUREAU else words.unit
    entries = [_entry(item, keeper, scene) for item in items]
    if keeper.code == BUREAU:
        entries += _letters(keeper, scene)
    return sorted(entries, key=lambda entry: str(entry["signed_on"]))


def _entry(words: PolicyWords, keeper: UnitWords, scene: Scene) -> Entry:
    day = _day(words, scene)
    facts = {"short": keeper.short, "year": scene.year}
    yearly = words.kind in _YEARLY
    return Clerk(scene, keeper.code).row(
        words.domain,
        scene.workday("01-06") if day.year < scene.year else day,
        title=words.title.format(**facts),
        kind=words.kind,
        applies_to=_everyone(scene) if words.everyone else keeper.name,
        year=scene.year if yearly else None,
        parties=words.parties.format(**facts) or None,
        signed_on=day,
        doc_no=scene.words.phrase("papers", "issued", year=day.year, number=words.number)
        if words.number
        else None,
        has_fire=words.has_fire,
        is_valid=True,
        review_on=None if yearly else day.replace(year=day.year + _REVIEWED_AFTER),
    )


def _letters(bureau: UnitWords, scene: Scene) -> Iterator[Entry]:
    words = office_words().policies.letter
    first, last = scene.day(words.first).toordinal(), scene.day(words.last).toordinal()
    for unit in scene.words.units:
        if unit.must_report and unit.code != BUREAU:
            chance = scene.chance("letter", unit.code)
            day = scene.workdays.on_or_before(date.fromordinal(chance.randint(first, last)))
            facts = {"short": unit.short, "year": scene.year}
            yield Clerk(scene, bureau.code).row(
                words.domain,
                day,
                title=words.title.format(**facts),
                kind="letter",
                applies_to=unit.name,
                year=scene.year,
                parties=words.parties.format(**facts),
                signed_on=day,
                is_valid=True,
            )


def _everyone(scene: Scene) -> str:
    return _BETWEEN_NAMES.join(unit.name for unit in scene.words.units if unit.must_report)


def _day(words: PolicyWords, scene: Scene) -> date:
    day = date.fromisoformat(f"{scene.year - words.back}-{words.day}")
    return scene.workdays.on_or_after(day)
