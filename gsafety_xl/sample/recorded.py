"""What has been recorded so far in the sample year, for a ledger that builds on others."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords


class Recorded:
    """The entries of every unit by ledger key, numbered, as far as they have been made."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._by_unit: dict[str, dict[str, list[Entry]]] = {}

    def add(self, unit: str, ledger: str, entries: Sequence[Entry]) -> None:
        """Put down a unit's entries of a ledger."""
        self._by_unit.setdefault(unit, {})[ledger] = list(entries)

    def of(self, unit: str, ledger: str) -> list[Entry]:
        """Return a unit's entries of a ledger; nothing where it keeps none or not yet."""
        return self._by_unit.get(unit, {}).get(ledger, [])

    def everywhere(self, ledger: str) -> Iterator[Entry]:
        """Yield the entries of a ledger, unit after unit."""
        for ledgers in self._by_unit.values():
            yield from ledgers.get(ledger, [])

    def ledgers_of(self, unit: str) -> dict[str, list[Entry]]:
        """Return a unit's entries by ledger key."""
        return self._by_unit.get(unit, {})


#: Makes a unit's entries of one ledger, numbered later, in the order given.
Keeper: TypeAlias = Callable[[UnitWords, Scene, Recorded], Sequence[Entry]]
