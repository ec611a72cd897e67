"""One thing due."""

from dataclasses import dataclass
from datetime import date

from gsafety_xl.model import CellRef


@dataclass(frozen=True, slots=True, order=True)
class Deadline:
    """One thing due: ``day``, how many days are left (negative: overdue), where it stands.

    ``kind`` is the label of its kind (隐患整改), ``what`` the entry's own words, ``act`` what to
    do, ``unit`` the code of the unit that keeps the entry.
    """

    day: date
    left: int
    kind: str
    what: str
    act: str
    unit: str
    row_id: str
    place: CellRef
    key: str

    @property
    def is_overdue(self) -> bool:
        """Tell whether the day has passed; on the day itself it has not."""
        return self.left < 0
