"""What must not leave the house: marks of secrecy anywhere, identity cards in 反恐 books: C-18."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from gsafety_xl.model import Ledgers, Raw, Row, Table
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit, at_cell, at_sheet_cell
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK
from gsafety_xl.schema.text import as_text

_IDENTITY_CARD = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"\d{3}[0-9Xx](?![0-9A-Za-z])"
)
#: Shown instead of what must not be passed on.
_HIDDEN = "（隐去）"
_LONGEST_TEXT_SHORT_OF_A_CARD = 17


@book_rule("C-18")
def nothing_secret(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield cells marked secret, and those of counter-terror books with a card's number."""
    pattern = _marks(tuple(context.catalogue.words("secret.marks")))
    for table in ledgers:
        for key, column in table.columns.items():
            for index, mark in _marked(column.raw, pattern):
                yield from _sound_hit(Row(table, index), key, "secret", context, mark=mark)
        for column in table.unknown.values():
            for index, mark in _marked(column.raw, pattern):
                place = (table.row_numbers[index], column.position)
                yield at_sheet_cell(table, place, "secret", mark=mark, value=_HIDDEN)
        if context.catalogue.ledgers[table.ledger].book == COUNTER_TERROR_BOOK:
            yield from _identity_hits(table, context)


def _identity_hits(table: Table, context: RuleContext) -> Iterator[Hit]:
    for key, column in table.columns.items():
        for index, raw in enumerate(column.raw):
            text = as_text(raw) if raw is not None else ""
            if len(text) > _LONGEST_TEXT_SHORT_OF_A_CARD and _IDENTITY_CARD.search(text):
                yield from _sound_hit(Row(table, index), key, "identity", context)


def _sound_hit(
    row: Row, column: str, case: str, context: RuleContext, **facts: str
) -> Iterator[Hit]:
    if context.is_sound(row, column):
        yield at_cell(row, column, case, value=_HIDDEN, **facts)


def _marked(raws: Iterable[Raw], pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Yield the index and mark of each cell marked secret."""
    for index, raw in enumerate(raws):
        # the sign first: few cells have it, and a search costs more than a look
        if isinstance(raw, str) and "密" in raw:
            match = pattern.search(raw)
            if match is not None:
                yield index, match["mark"]


@lru_cache(maxsize=4)
def _marks(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches a mark of secrecy; the word inside a sentence (国家秘密) is none."""
    word = f"(?:{'|'.join(map(re.escape, words))})"
    shapes = (
        rf"^\s*{word}\s*$",
        rf"{word}\s*★",
        rf"★\s*{word}",
        rf"[（(【〔\[]\s*{word}\s*(?:★[^）)】〕\]]*)?[）)】〕\]]",
        rf"密级\s*[:：]\s*{word}",
        rf"^\s*{word}[级件](?![别])",
    )
    return re.compile(f"(?P<mark>{'|'.join(shapes)})")
