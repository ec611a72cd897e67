"""How the evidence for an obligation is counted: one pure function a kind of evidence.

``data/clauses.toml`` names the measure of an obligation, with its ``where`` and ``arguments``.
"""

from collections.abc import Callable
from typing import TypeAlias

from gsafety_xl.duties.bureau_measures import bureau_entries, danger_closure, led_fire
from gsafety_xl.duties.evidence import Evidence, Outcome
from gsafety_xl.duties.unit_measures import (
    annual_plans,
    four_ones,
    inspection_coverage,
    monthly_statistics,
    registered,
)
from gsafety_xl.schema import Obligation

Measure: TypeAlias = Callable[[Evidence, Obligation], Outcome]

#: Every measure that ``data/clauses.toml`` may name.
MEASURES: dict[str, Measure] = {
    "annual_plans": annual_plans,
    "bureau_entries": bureau_entries,
    "danger_closure": danger_closure,
    "four_ones": four_ones,
    "inspection_coverage": inspection_coverage,
    "led_fire": led_fire,
    "monthly_statistics": monthly_statistics,
    "registered": registered,
}
