"""What the clerk of a unit puts on every row: number, unit, who filled it in and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gsafety_xl.model import Value
from gsafety_xl.sample.scene import Entry, Scene


@dataclass(frozen=True)
class Clerk:
    """Who keeps the ledgers of a unit."""

    scene: Scene
    unit: str

    def row(self, domain: Iterable[str], happened_on: date, **values: Value) -> Entry:
        """Return an entry with the common columns; it is filled in within three days."""
        days = self.scene.chance(self.unit, happened_on.isoformat()).randint(0, 3)
        filled_on = min(happened_on + timedelta(days=days), self.scene.as_of)
        return {
            "id": None,
            "unit": self.unit,
            "domain": tuple(domain) or None,
            **values,
            "filler": self.scene.staff[self.unit]["clerk"].name,
            "filled_on": max(filled_on, happened_on),
        }


def entry_number(unit: str, ledger_code: str, year: int, number: int) -> str:
    """Return an entry's number (编号), such as ``GYS01-YH-2026-001``."""
    return f"{unit}-{ledger_code}-{year}-{number:03d}"


def numbered(entries: Iterable[Entry], ledger_code: str, year: int) -> list[Entry]:
    """Return entries numbered in the order given; those that bring their number along keep it."""
    return list(_numbered(entries, ledger_code, year))


def _numbered(entries: Iterable[Entry], ledger_code: str, year: int) -> Iterator[Entry]:
    number = 0
    for seq, entry in enumerate(entries, start=1):
        own = entry["id"]
        if own is None:
            number += 1
            own = entry_number(str(entry["unit"]), ledger_code, year, number)
        yield {"seq": seq, **entry, "id": own}
