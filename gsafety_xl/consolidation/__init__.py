"""Many units' workbooks become one (汇总): nothing lost, nothing invented, every row traceable."""

from gsafety_xl.consolidation.merging import OTHER_COLUMNS, merge_tables
from gsafety_xl.consolidation.submissions import (
    Difference,
    Selection,
    Submission,
    UnitState,
    UnitStatus,
    select_current,
    unit_statuses,
)

__all__ = [
    "OTHER_COLUMNS",
    "Difference",
    "Selection",
    "Submission",
    "UnitState",
    "UnitStatus",
    "merge_tables",
    "select_current",
    "unit_statuses",
]
