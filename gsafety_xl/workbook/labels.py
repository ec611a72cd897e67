"""What the cells of a header say, and which column of a ledger they mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from gsafety_xl.model import Raw
from gsafety_xl.schema import ColumnSpec, LedgerSpec
from gsafety_xl.schema.text import clean, compact

_MARKS = re.compile(r"[*\uff0a★▲△:]|\(必填\)|\(选填\)")
_BRACKET = re.compile(r"\(([^()]*)\)$")
_YEAR_IN_FRONT = re.compile(r"^20\d{2}年度?(?:\d{1,2}月份?)?")
#: Headings over a group of columns that are about another time than the ledger's own columns.
_OTHER_TIME = re.compile(r"上年|去年|同期|上期|上月|累计")
_MONEY = re.compile(r"[百千万亿]*元")


@lru_cache(maxsize=1 << 16)
def spelling(text: str) -> str:
    """Return a label for comparing: compact, without marks for required columns and colons."""
    return _MARKS.sub("", compact(text))


def without_bracket(text: str) -> str:
    """Return a spelling without the measure or remark in brackets at its end."""
    return _BRACKET.sub("", text) or text


@dataclass(frozen=True, slots=True)
class Label:
    """The text over one column: its lowest cell, and the headings of the groups above it.

    ``position`` is the 1-based column.
    """

    position: int
    text: str
    groups: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Return the groups and the lowest text as one; empty without groups."""
        return "".join((*self.groups, self.text)) if self.groups else ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The labels and aliases of one ledger by spelling, with the columns they may mean."""

    spec: LedgerSpec
    labels: dict[str, list[ColumnSpec]]
    aliases: dict[str, list[ColumnSpec]]
    own: frozenset[str]
    names: tuple[str, ...]

    def reach(self, words: set[str]) -> int:
        """Return how many of the ledger's own columns these words may mean at most."""
        columns = {
            column.key
            for index in (self.labels, self.aliases)
            for word in words & index.keys()
            for column in index[word]
        }
        return len(columns & self.own)


def vocabulary_of(spec: LedgerSpec) -> Vocabulary:
    """Index the labels and aliases of a ledger; ``own`` are the columns other ledgers lack."""
    labels: dict[str, list[ColumnSpec]] = {}
    aliases: dict[str, list[ColumnSpec]] = {}
    for column in spec.columns:
        for text in _spellings(column.label):
            labels.setdefault(text, []).append(column)
        for text in (text for alias in column.aliases for text in _spellings(alias)):
            aliases.setdefault(text, []).append(column)
    own = frozenset(column.key for column in spec.columns if not column.place)
    names = (re.sub(r"^\d+[A-Za-z]?", "", spec.sheet), spec.title.removesuffix("台账"))
    return Vocabulary(spec, labels, aliases, own, tuple(map(spelling, names)))


def _spellings(label: str) -> set[str]:
    text = spelling(label)
    return {text, without_bracket(text)}


def labels_of(rows: Sequence[Sequence[Raw]]) -> list[Label]:
    """Return the labels of a header of one or more rows.

    A group heading reaches over the columns to its right that have no heading of their own and
    a label below: so merged cells need not be known.
    """
    labels: list[Label] = []
    groups = [""] * (len(rows) - 1)
    for position, cells in enumerate(zip(*rows, strict=True), start=1):
        texts = [header_text(cell) for cell in cells]
        if not texts[-1]:
            groups = [""] * len(groups)
            text = next(filter(None, reversed(texts)), "")
            if text:
                labels.append(Label(position, text))
            continue
        groups = [
            text or ("" if any(texts[:level]) else above)
            for level, (text, above) in enumerate(zip(texts, groups, strict=False))
        ]
        labels.append(Label(position, texts[-1], tuple(filter(None, groups))))
    return labels


def header_text(cell: Raw) -> str:
    """Return a header cell as one line; numbers and days are no header."""
    return clean(cell).replace("\n", "") if isinstance(cell, str) else ""


@dataclass(slots=True)
class Matching:
    """Which label stands over which column (by key), which mean nothing, and what was odd."""

    columns: dict[str, Label] = field(default_factory=dict)
    unknown: list[Label] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def match_labels(labels: Sequence[Label], vocabulary: Vocabulary) -> Matching:
    """Match labels with columns: exact labels before aliases, each column once at most."""
    matching = Matching()
    taken: set[int] = set()
    for index in (vocabulary.labels, vocabulary.aliases):
        for with_groups in (True, False):
            for label in labels:
                text = label.path if with_groups else label.text
                column = _free_column(text, index, matching)
                if column is None or label.position in taken:
                    continue
                if not with_groups and _is_about_another_time(label, column):
                    continue
                taken.add(label.position)
                _take(label, column, matching)
    refused = {label.position for label in matching.unknown}
    matching.unknown += [label for label in labels if label.position not in taken | refused]
    return matching


def words_of(labels: Sequence[Label]) -> set[str]:
    """Return every word by which one of these labels may be matched with a column."""
    texts = (text for label in labels for text in (label.path, label.text))
    return {variant for text in texts for variant in _variants(text)}


def _free_column(
    text: str, index: dict[str, list[ColumnSpec]], matching: Matching
) -> ColumnSpec | None:
    candidates = (
        column
        for variant in _variants(text)
        for column in index.get(variant, ())
        if column.key not in matching.columns
    )
    return next(candidates, None)


@lru_cache(maxsize=1 << 16)
def _variants(text: str) -> tuple[str, ...]:
    if not text:
        return ()
    whole = spelling(text)
    without_year = _YEAR_IN_FRONT.sub("", whole)
    variants = (whole, without_bracket(whole), without_year, without_bracket(without_year))
    return tuple(dict.fromkeys(variants))


def _is_about_another_time(label: Label, column: ColumnSpec) -> bool:
    found = _OTHER_TIME.search("".join(label.groups))
    return column.type.is_number and found is not None and found[0] not in column.label


def _take(label: Label, column: ColumnSpec, matching: Matching) -> None:
    """Give the column to the label, unless its header names another unit of money."""
    bracket = _BRACKET.search(spelling(label.text))
    if bracket and _MONEY.fullmatch(bracket[1]) and column.measure not in {bracket[1], ""}:
        matching.unknown.append(label)
        matching.remarks.append(
            f"表头“{label.text}”的单位与台账要求的（{column.measure}）不同，该列没有采用，请换算后改表头"
        )
        return
    matching.columns[column.key] = label
