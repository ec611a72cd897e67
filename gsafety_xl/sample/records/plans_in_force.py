"""Which emergency plan a record goes by."""

from collections.abc import Iterator

from gsafety_xl.model import Value
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.scene import Entry
from gsafety_xl.schema.units import BUREAU


def plan_for(unit: str, event: str, recorded: Recorded) -> Value:
    """Return the number of the plan in force for a kind of event: the unit's own, or the bureau's.

    None where neither has one.
    """
    for owner in (unit, BUREAU):
        for plan in _plans_in_force(event, recorded):
            if plan["owner"] == owner:
                return plan["id"]
    return None


def _plans_in_force(event: str, recorded: Recorded) -> Iterator[Entry]:
    for plan in recorded.everywhere("emergency_plan"):
        if plan["event"] == event and plan["is_current"]:
            yield plan
