"""The fixed Chinese wording of the reference, kept as data."""

import tomllib
from functools import lru_cache

import msgspec

from gsafety_xl import resources
from gsafety_xl.schema import Catalogue, LedgerSpec, RuleCase


class ReferenceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The wording by page; a value is a sentence with placeholders or a row of headings."""

    files: dict[str, str]
    index: dict[str, str | list[str]]
    ledger: dict[str, str | list[str]]
    books: dict[str, str]
    keepers: dict[str, str]
    rule: dict[str, str | list[str]]
    levels: dict[str, str]
    stages: dict[str, str]
    codes: dict[str, str | list[str]]
    parameters: dict[str, str | list[str]]

    def phrase(self, page: str, key: str, **facts: object) -> str:
        """Return a sentence, filled in; TypeError where a row of headings is kept."""
        text = self._of(page)[key]
        if not isinstance(text, str):
            raise TypeError(key)
        return text.format(**facts)

    def row(self, page: str, key: str) -> list[str]:
        """Return a row of headings; TypeError where a sentence is kept."""
        row = self._of(page)[key]
        if isinstance(row, str):
            raise TypeError(key)
        return row

    def _of(self, page: str) -> dict[str, str | list[str]]:
        pages: dict[str, dict[str, str | list[str]]] = msgspec.structs.asdict(self)
        return pages[page]


@lru_cache(maxsize=1)
def reference_words() -> ReferenceWords:
    """Read the wording that ships with the package."""
    text = (resources.data() / "reference_words.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), ReferenceWords)


def level_in_words(case: RuleCase) -> str:
    """Return how bad a case is, and how bad at the year's end where that differs."""
    words = reference_words()
    level = words.levels[case.level]
    if case.year_end_level is None or case.year_end_level == case.level:
        return level
    return words.phrase("rule", "year_end", level=level, year_end=words.levels[case.year_end_level])


def keepers_in_words(ledger: LedgerSpec, catalogue: Catalogue) -> str:
    """Return who keeps a ledger: the bureau, all units, or units of some kinds or with a flag."""
    words = reference_words().keepers
    kinds = [catalogue.codes["unit_kind"].label_of(kind) for kind in ledger.unit_kinds]
    labels = catalogue.ledgers["unit_register"].labels()
    flags = [labels[flag].removeprefix("是否") for flag in ledger.unit_flags]
    units = words["unit"]
    if kinds:
        units = words["kinds"].format(kinds="、".join(kinds))
    if flags:
        units = words["flags"].format(flags="、".join(flags))
    named = {"bureau": words["bureau"], "unit": units}
    return "、".join(named[keeper] for keeper in sorted(ledger.kept_by))
