"""An explanation (情况说明) lets a warning pass, as long as what it is about stays the same."""

from dataclasses import dataclass
from datetime import date

from gsafety_xl.model.findings import Finding
from gsafety_xl.model.places import CellRef


@dataclass(frozen=True, slots=True)
class Explanation:
    """What somebody wrote beside a finding; ``key`` is that of the finding as it was then.

    ``rule``, ``where``, ``row_id`` and ``message`` repeat the finding for the reader; ``unit`` is
    the code of the unit whose workbook it stands in ("" unknown).
    """

    place: CellRef
    key: str
    reason: str
    by: str = ""
    day: date | None = None
    rule: str = ""
    where: str = ""
    row_id: str = ""
    message: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """A warning that passes, and the explanation that lets it."""

    finding: Finding
    explanation: Explanation
