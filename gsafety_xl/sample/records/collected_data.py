"""The base data of each counter-terror target (六实): six lines a target."""

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.field_words import load_field
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.counter_terror_targets import DOMAIN, Targets, targets_of
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords

#: The last update of the year lies between these days.
_UPDATED = ("12-01", 14)


def collected_data_entries(keeper: UnitWords, scene: Scene, _recorded: Recorded) -> list[Entry]:
    """Return the lines of every target, kind by kind."""
    return [
        _entry(keeper, number, kind, counts, scene)
        for number, target in targets_of(keeper, scene.year)
        for kind, counts in target.data.items()
    ]


def _entry(
    keeper: UnitWords, target: str, kind: str, counts: tuple[int, int], scene: Scene
) -> Entry:
    first, spread = _UPDATED
    day = scene.workdays.after(scene.day(first), scene.chance("base", target).randrange(spread))
    needed, done = counts
    return Clerk(scene, keeper.code).row(
        DOMAIN,
        day,
        target_id=target,
        kind=kind,
        needed=needed,
        done=done,
        **_state(needed, done),
        updated_on=day,
    )


def _state(needed: int, done: int) -> dict[str, Value]:
    if needed == 0:
        reason = load_field("counter_terror_target", Targets).na_reason
        return {"status": "not_applicable", "na_reason": reason, "sampling": "not_sampled"}
    if done < needed:
        return {"status": "in_progress", "sampling": "not_sampled"}
    return {"status": "done", "sampling": "passed"}
