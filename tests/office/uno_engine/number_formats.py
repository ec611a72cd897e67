"""Number formats: Excel's codes and LibreOffice's keys for them."""

from collections.abc import Iterator
from enum import IntFlag

from tests.office.uno_engine.places import Area
from tests.office.uno_engine.reaching import Uno, struct


class Kind(IntFlag):
    """What a format shows a number as (com.sun.star.util.NumberFormat)."""

    DATE = 2
    TIME = 4
    TEXT = 256
    LOGICAL = 1024


class NumberFormats:
    """The formats of one document."""

    def __init__(self, document: Uno) -> None:
        self._formats = document.NumberFormats
        self._locale = struct("lang.Locale", Language="en", Country="US")

    def key_of(self, code: str) -> int:
        """Return the key of a code, which becomes one of the document's if it was not."""
        if code == "BOOLEAN":
            return int(self._formats.getStandardFormat(int(Kind.LOGICAL), self._locale))
        key = self._formats.queryKey(code, self._locale, False)  # noqa: FBT003 - UNO has no names
        return int(key if key >= 0 else self._formats.addNew(code, self._locale))

    def code_of(self, key: int) -> str:
        """Return the code of a key as Excel gives it: dates in small letters."""
        entry = self._formats.getByKey(key)
        code = str(entry.FormatString)
        return code.lower() if entry.Type & (Kind.DATE | Kind.TIME) else code

    def kind_of(self, key: int) -> Kind:
        """Return what a key shows a number as."""
        kind = int(self._formats.getByKey(key).Type)
        return Kind(kind & (Kind.DATE | Kind.TIME | Kind.TEXT | Kind.LOGICAL))

    def kinds_in(self, native: Uno, wanted: Kind) -> Iterator[tuple[Area, Kind]]:
        """Yield the blocks of a range that have a format of one of the kinds."""
        groups = native.getUniqueCellFormatRanges()
        for number in range(groups.Count):
            group = groups.getByIndex(number)
            kind = self.kind_of(group.NumberFormat)
            if kind & wanted:
                for address in group.getRangeAddresses():
                    yield area_of(address), kind


def area_of(address: Uno) -> Area:
    """Return the block of a UNO address."""
    return Area(
        address.StartRow + 1,
        address.StartColumn + 1,
        address.EndRow - address.StartRow + 1,
        address.EndColumn - address.StartColumn + 1,
    )
