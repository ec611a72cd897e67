"""A finding (问题) is a value about what somebody typed."""

from dataclasses import dataclass
from enum import StrEnum

from gsafety_xl.model.places import CellRef


class Level(StrEnum):
    """How bad: 强制 blocks a submission, 核实 must be explained, 提示 informs."""

    ERROR = "E"
    WARNING = "W"
    INFO = "I"

    @property
    def severity(self) -> int:
        """Return 3 for an error, 2 for a warning, 1 for information."""
        return {"E": 3, "W": 2, "I": 1}[self.value]


class Stage(StrEnum):
    """When a rule is asked (时机): typing, consolidating units' books, submitting, year end."""

    ENTRY = "entry"
    CONSOLIDATE = "consolidate"
    SUBMIT = "submit"
    YEAR_END = "year-end"


class RunState(StrEnum):
    """What became of one rule; only PASSED is green."""

    PASSED = "passed"
    FINDINGS = "findings"
    NOT_APPLICABLE = "not applicable"
    FAILED = "could not run"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing wrong at one place; sorts by place, then rule code.

    ``ledger`` is the ledger code (``YH``), ``column`` the column key, ``value`` the text seen,
    ``fix`` how to mend it, ``clause`` the duty, ``basis`` the strength and source of the rule.
    ``key`` stands for the facts of a warning: an explanation holds while it stays the same.
    """

    place: CellRef
    rule: str
    message: str
    fix: str
    level: Level
    ledger: str = ""
    column: str = ""
    value: str = ""
    clause: str = ""
    basis: str = ""
    unit: str = ""
    row_id: str = ""
    key: str = ""
