"""Conditions of the data files in words: what a form says and what a check says is one text."""

from gsafety_xl.schema.catalogue import Catalogue
from gsafety_xl.schema.specs import Condition, LedgerSpec


def describe(when: Condition, spec: LedgerSpec, catalogue: Catalogue) -> str:
    """Return the condition in words: 隐患级别为“重大”."""
    return "且".join(_describe_one(spec, catalogue, key, allowed) for key, allowed in when.items())


def _describe_one(
    spec: LedgerSpec, catalogue: Catalogue, key: str, allowed: list[str | bool]
) -> str:
    column = spec.column(key)
    if "*" in allowed:
        return f"填写了“{column.label}”"
    words = "或".join(f"“{_word(catalogue, column.codes, item=item)}”" for item in allowed)
    return f"{column.label}为{words}"


def _word(catalogue: Catalogue, codes: str, *, item: str | bool) -> str:
    if isinstance(item, bool):
        return "是" if item else "否"
    return catalogue.codes[codes].label_of(item) if codes else item
