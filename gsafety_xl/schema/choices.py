"""Choices and yes/no as people write them."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

from gsafety_xl.model import Raw, Reading
from gsafety_xl.schema.specs import CodeList
from gsafety_xl.schema.text import as_text, compact, says_nothing

_YES = frozenset({"是", "√", "✓", "✔", "☑", "v", "有", "1", "y", "yes", "已", "true", "对"})
_NO = frozenset({"否", "×", "✗", "✘", "x", "无", "0", "n", "no", "未", "false", "没有", "没", "不"})
_SEPARATORS = re.compile(r"[、，,；;/+&\s和与及]+")

#: A text longer than this names no choices: cutting it up in all ways would take seconds.
_LONGEST_ANSWER = 1000
#: A list this short is shown whole to somebody whose choice is not on it.
_SHORT = 6


def spellings_of(codes: CodeList) -> dict[str, str]:
    """Return every accepted spelling of a code list, compacted, with its choice key."""
    return {compact(text): item.key for item in codes.items for text in (*item.aliases, item.label)}


def read_flag(raw: Raw) -> Reading:
    """Read yes or no; √ and × and 有 and 无 are understood. Problems: unknown, none_word."""
    if isinstance(raw, bool):
        return Reading(raw)
    text = compact(as_text(raw)).rstrip("。")
    if not text:
        return Reading()
    if text in _YES or text in _NO:
        return Reading(text in _YES)
    if says_nothing(text):
        return Reading(problem="none_word")
    return Reading(problem="unknown", candidates=("是", "否"))


def read_choice(raw: Raw, spellings: Mapping[str, str], labels: Sequence[str]) -> Reading:
    """Read one choice as its key. Problems: unknown, with the nearest labels; none_word."""
    text = as_text(raw)
    if not text:
        return Reading()
    key = spellings.get(compact(text))
    return _not_listed(text, labels) if key is None else Reading(key)


def read_choices(raw: Raw, spellings: Mapping[str, str], labels: Sequence[str]) -> Reading:
    """Read several choices, separated by 、 or the like, as keys in the order written.

    A label may contain a separator itself (区委、区政府): the longest spelling wins.
    Problems: unknown, none_word.
    """
    text = as_text(raw)
    if not text:
        return Reading()
    if len(text) > _LONGEST_ANSWER:
        return _not_listed(text, labels)
    keys: list[str] = []
    for part, key in _parts(text, spellings):
        if key is None:
            # 安 全: blanks inside one word
            whole = spellings.get(compact(text))
            return _not_listed(part, labels) if whole is None else Reading((whole,))
        keys.append(key)
    return Reading(tuple(dict.fromkeys(keys))) if keys else _not_listed(text, labels)


def _parts(text: str, spellings: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """Cut a text at its separators into the longest known spellings, each with its key.

    Blanks and line breaks separate too: written as 、 they cannot vanish inside a spelling.
    """
    text = re.sub(r"\s+", "、", text.strip())
    rest = text[match.end() :] if (match := _SEPARATORS.match(text)) else text
    while rest:
        # from the longest part to the shortest, which is named when nothing is known
        cuts = [*_cuts(rest), (len(rest), len(rest))]
        keys = {cut: spellings.get(compact(rest[: cut[0]])) for cut in reversed(cuts)}
        end, following = next((cut for cut, key in keys.items() if key is not None), cuts[0])
        yield rest[:end], keys[end, following]
        rest = rest[following:]


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a part may end and the next one begins; 不涉及、 ends behind its own 及 too."""
    for match in _SEPARATORS.finditer(text):
        yield from ((end, match.end()) for end in range(*match.span()))


def _not_listed(text: str, labels: Sequence[str]) -> Reading:
    if says_nothing(text):
        return Reading(problem="none_word")
    near = difflib.get_close_matches(text, labels, n=3, cutoff=0.4)
    shown = near if near and len(labels) > _SHORT else labels
    return Reading(problem="unknown", candidates=tuple(shown))
