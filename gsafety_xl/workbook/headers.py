"""Finding the header of a ledger on a sheet, by what its cells say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gsafety_xl.model import Raw
from gsafety_xl.workbook.grids import Grid
from gsafety_xl.workbook.labels import (
    Label,
    Matching,
    Vocabulary,
    labels_of,
    match_labels,
    spelling,
    without_bracket,
    words_of,
)

#: Filled rows at the top of a sheet in which a header is looked for, and how high it may be.
_SEARCHED_ROWS = 15
_HEIGHTS = (1, 2, 3)
#: Columns of its own by which a ledger is recognised; fewer when the sheet's name says so too.
_ENOUGH = 3
_ENOUGH_WITH_NAME = 2
_CHINESE_YEAR = re.compile(r"二[〇零○][一二三四五六七八九〇零○]{2}(?=年)")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
#: A year as such tells more than the year of a date: it is looked for first.
_YEARS = (re.compile(r"(?<!\d)(20\d{2})年度"), re.compile(r"(?<!\d)(20\d{2})年"))
#: Longer texts above a header are notes, where a year may be that of a law.
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header of which ledger stands: indexes of its first and last row in the grid."""

    vocabulary: Vocabulary
    top: int
    bottom: int
    matching: Matching

    @property
    def ledger(self) -> str:
        """Return the ledger key."""
        return self.vocabulary.spec.key

    def years(self) -> dict[str, int]:
        """Return the year that a column's own heading names, by column key."""
        named = {key: year_in(label.path or label.text) for key, label in self._labels()}
        return {key: year for key, year in named.items() if year is not None}

    def _labels(self) -> Iterator[tuple[str, Label]]:
        return iter(self.matching.columns.items())


def find_header(grid: Grid, vocabularies: Sequence[Vocabulary]) -> Header | None:
    """Find the header that answers to most columns of a ledger; the sheet's name breaks ties."""
    name = spelling(grid.sheet)
    best: tuple[tuple[int, bool, int], Header] | None = None
    for top, bottom in _places(grid, vocabularies):
        labels = labels_of(grid.rows[top : bottom + 1])
        words = words_of(labels)
        least = _ENOUGH_WITH_NAME if best is None else best[0][0]
        for vocabulary in vocabularies:
            if vocabulary.reach(words) < least:
                continue
            header = Header(vocabulary, top, bottom, match_labels(labels, vocabulary))
            rank = _rank(header, name)
            if rank is not None and (best is None or rank > best[0]):
                best = rank, header
    return best[1] if best is not None else None


def _rank(header: Header, sheet_name: str) -> tuple[int, bool, int] | None:
    """Return how well a header answers to its ledger; None when not well enough."""
    found = header.matching.columns.keys()
    own = len(found & header.vocabulary.own)
    named = any(name in sheet_name for name in header.vocabulary.names)
    if own < (_ENOUGH_WITH_NAME if named else _ENOUGH):
        return None
    return own, named, len(found)


def _places(grid: Grid, vocabularies: Sequence[Vocabulary]) -> Iterator[tuple[int, int]]:
    """Go through the rows that may be a header's last; one row high first, upper ones first."""
    known = set().union(*(item.labels.keys() | item.aliases.keys() for item in vocabularies))
    likely = [
        bottom
        for bottom, row in enumerate(grid.rows[:_SEARCHED_ROWS])
        if _known_words(row, known) >= _ENOUGH_WITH_NAME
    ]
    for height in _HEIGHTS:
        for bottom in likely:
            if bottom - height + 1 >= 0:
                yield bottom - height + 1, bottom


def _known_words(row: Sequence[Raw], known: set[str]) -> int:
    words = (spelling(cell) for cell in row if isinstance(cell, str) and cell)
    return sum(1 for word in words if word in known or without_bracket(word) in known)


def titles_above(grid: Grid, top: int) -> list[str]:
    """Return the short texts of the rows above a header, in reading order."""
    return [
        cell
        for row in grid.rows[:top]
        for cell in row
        if isinstance(cell, str) and 0 < len(cell) <= _LONGEST_TITLE
    ]


def title_year(titles: Sequence[str], sheet: str) -> int | None:
    """Return the year that the title rows name, else the one in the sheet's name."""
    return next((year for text in (*titles, sheet) if (year := year_in(text)) is not None), None)


def year_in(text: str) -> int | None:
    """Find a year in a title such as 2026年3月, 2026年度 or 二〇二六年."""
    text = _CHINESE_YEAR.sub(lambda match: match[0].translate(_DIGITS), spelling(text))
    matches = (pattern.search(text) for pattern in _YEARS)
    return next((int(match[1]) for match in matches if match), None)
