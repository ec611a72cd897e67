"""How the evidence for an obligation is counted: one pure function a kind of evidence.

``data/clauses.toml`` names the measure of an obligation, with its ``where`` and ``arguments``.
"""

from collections.abc import Callable
from typing import TypeAlias

from gsafety_xl.duties.bureau_measures import (
    bureau_entries,
    danger_closure,
    fire_campaigns_run,
    led_fire,
)
from gsafety_xl.duties.entry_measures import choices_covered, entries, in_order, settled, sums
from gsafety_xl.duties.evidence import Evidence, Outcome
from gsafety_xl.duties.paper_measures import (
    budgets,
    letters_signed,
    periods_with,
    plans_in_force,
    policies,
    publicity,
    reports_made,
)
from gsafety_xl.duties.unit_measures import (
    annual_plans,
    four_ones,
    inspection_coverage,
    monthly_statistics,
    parks_inspected,
    registered,
    units_with,
)
from gsafety_xl.schema import Obligation

Measure: TypeAlias = Callable[[Evidence, Obligation], Outcome]

#: Every measure that ``data/clauses.toml`` may name.
MEASURES: dict[str, Measure] = {
    "annual_plans": annual_plans,
    "budgets": budgets,
    "bureau_entries": bureau_entries,
    "choices_covered": choices_covered,
    "danger_closure": danger_closure,
    "entries": entries,
    "fire_campaigns": fire_campaigns_run,
    "four_ones": four_ones,
    "in_order": in_order,
    "inspection_coverage": inspection_coverage,
    "led_fire": led_fire,
    "letters_signed": letters_signed,
    "monthly_statistics": monthly_statistics,
    "parks_inspected": parks_inspected,
    "periods_with": periods_with,
    "plans_in_force": plans_in_force,
    "policies": policies,
    "publicity": publicity,
    "registered": registered,
    "reports_made": reports_made,
    "settled": settled,
    "sums": sums,
    "units_with": units_with,
}
