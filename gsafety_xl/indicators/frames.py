"""Ledgers as data frames: one line an entry, one column a key; the entries stay beside them."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

import pandas as pd

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.schema import ColumnType, LedgerSpec

#: Column of a frame that holds the code of the unit keeping the entry.
KEEPER = "_keeper"
#: Columns of the hidden-danger ledger that say what has become of an entry.
DANGER_STATE = frozenset({"found_on", "due_on", "extended_to", "done_on", "status"})


@dataclass(frozen=True, slots=True)
class LedgerFrame:
    """The entries of a ledger and the columns counted; the frame's index is the entry's number."""

    rows: Sequence[Row]
    data: pd.DataFrame

    def entries(self, selected: pd.DataFrame) -> list[Row]:
        """Return the entries that a selection of lines stands for."""
        return [self.rows[index] for index in selected.index]


def ledger_frame(ledgers: Ledgers, spec: LedgerSpec, keys: AbstractSet[str]) -> LedgerFrame:
    """Make the frame of a ledger from the columns named; keys it does not have are left out.

    Days and months become timestamps (a month its first day), numbers floats, everything else
    stays as read; what is blank or unusable is missing (NaT, NaN, None).
    """
    rows = list(ledgers.rows(spec.key))
    columns = {
        column.key: _series(rows, column.key, column.type)
        for column in spec.columns
        if column.key in keys
    }
    return LedgerFrame(rows, pd.DataFrame(columns, index=range(len(rows))))


def add_keepers(frame: LedgerFrame, context: RuleContext) -> None:
    """Add the column ``KEEPER``: the unit that keeps each entry."""
    keepers = [context.keeper(row) for row in frame.rows]
    frame.data[KEEPER] = pd.Series(keepers, dtype=object)


def add_danger_marks(data: pd.DataFrame, as_of: date) -> None:
    """Add to the hidden-danger frame what each entry amounts to on a day.

    Adds ``limit`` (the due day, or the extended one), ``overdue_days`` and the marks explained
    in ``data/indicators.toml``. A rectification that failed its review is not done.
    """
    today, new_year = pd.Timestamp(as_of), pd.Timestamp(as_of.year, 1, 1)
    data["limit"] = data["extended_to"].fillna(data["due_on"])
    data["overdue_days"] = (today - data["limit"]).dt.days
    data["valid"] = data["status"] != "withdrawn"
    accepted = data["valid"] & (data["status"] != "review_failed")
    data["done"] = accepted & (data["done_on"] <= today)
    remaining = data["valid"] & ~data["done"]
    data["transferred"] = remaining & (data["status"] == "transferred")
    data["open"] = remaining & ~data["transferred"]
    data["overdue"] = data["open"] & (data["limit"] < today)
    data["extended"] = data["valid"] & data["extended_to"].notna()
    data["on_time"] = data["done"] & (data["done_on"] <= data["limit"])
    data["carried"] = data["valid"] & ~(accepted & (data["done_on"] < new_year))


def _series(rows: Sequence[Row], key: str, kind: ColumnType) -> pd.Series:
    if kind.is_number:
        return pd.Series([row.number(key) for row in rows], dtype="float64")
    if kind.is_day or kind is ColumnType.MONTH:
        return _timestamps([_iso_day(row, key) for row in rows])
    return pd.Series([row[key] for row in rows], dtype=object)


def _iso_day(row: Row, key: str) -> str:
    """Return a day, or the first of a month, as an ISO text; empty when there is none."""
    day, month = row.day(key), row.text(key)
    if day is not None:
        return day.isoformat()
    return f"{month}-01" if month else ""


def _timestamps(days: Sequence[str]) -> pd.Series:
    """Return ISO days as timestamps; an empty text is a missing one."""
    return pd.to_datetime(pd.Series(days, dtype=object), format="%Y-%m-%d", errors="coerce")
