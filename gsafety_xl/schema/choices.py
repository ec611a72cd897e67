"""Choices and yes/no as people write them."""

import difflib
import re
from collections.abc import Mapping

from gsafety_xl.model import Raw, Reading
from gsafety_xl.schema.specs import CodeList
from gsafety_xl.schema.text import clean, compact

_YES = frozenset({"是", "√", "✓", "☑", "有", "1", "y", "yes", "已", "true", "对"})
_NO = frozenset({"否", "×", "✗", "x", "无", "0", "n", "no", "未", "false", "没有", "不"})
_SEPARATORS = re.compile(r"[、，,；;\n]+|(?<=\S) (?=\S)")


def spellings_of(codes: CodeList) -> dict[str, str]:
    """Return every accepted spelling of a code list, compacted, with its choice key."""
    return {compact(text): item.key for item in codes.items for text in (*item.aliases, item.label)}


def read_flag(raw: Raw) -> Reading:
    """Read yes or no; √ and × and 有 and 无 are understood. Problem: unknown."""
    if isinstance(raw, bool):
        return Reading(raw)
    text = compact(_as_text(raw))
    if not text:
        return Reading()
    if text in _YES or text in _NO:
        return Reading(text in _YES)
    return Reading(problem="unknown", candidates=("是", "否"))


def read_choice(raw: Raw, spellings: Mapping[str, str], labels: list[str]) -> Reading:
    """Read one choice as its key. Problem: unknown, with the nearest labels."""
    text = _as_text(raw)
    if not text:
        return Reading()
    key = spellings.get(compact(text))
    return _unknown(text, labels) if key is None else Reading(key)


def read_choices(raw: Raw, spellings: Mapping[str, str], labels: list[str]) -> Reading:
    """Read several choices, separated by 、 or a comma, as keys. Problem: unknown."""
    text = _as_text(raw)
    whole = spellings.get(compact(text))
    if whole is not None:
        return Reading((whole,))
    keys: list[str] = []
    for part in filter(None, map(str.strip, _SEPARATORS.split(text))):
        key = spellings.get(compact(part))
        if key is None:
            return _unknown(part, labels)
        keys.append(key)
    return Reading(tuple(dict.fromkeys(keys))) if keys else Reading()


def _unknown(text: str, labels: list[str]) -> Reading:
    near = difflib.get_close_matches(text, labels, n=3, cutoff=0.4)
    return Reading(problem="unknown", candidates=tuple(near or labels))


def _as_text(raw: Raw) -> str:
    if raw is None:
        return ""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return clean(str(raw))
