"""Persons named in a cell (姓名): several in one, spread-out names, 等4人."""

import re

from gsafety_xl.schema.text import clean, compact

#: 和 stands between names only where it has two signs on either side: 李和平 is one person.
_BETWEEN_NAMES = re.compile(r"[、，,；;/\n]+|(?<=\S\S)[和及与](?=\S\S)")
_SO_MANY = re.compile(r"[等共计]+\s*(\d+|[两二三四五六七八九十])\s*[人名位]")
_NUMERALS = dict(zip("两二三四五六七八九十", (2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))


def names_in(text: str) -> list[str]:
    """Return the persons named, in order; 张 三 is one name spread out, 张三 李四 are two."""
    names: list[str] = []
    for part in _BETWEEN_NAMES.split(_SO_MANY.sub("", clean(text))):
        words = part.split()
        spread_out = any(len(word) == 1 for word in words)
        names += [compact(part)] if spread_out else [compact(word) for word in words]
    return [name for name in names if name]


def people_named(text: str) -> int:
    """Return how many persons a cell speaks of: those it names, or the number it gives (等4人)."""
    match = _SO_MANY.search(clean(text))
    given = 0 if match is None else _NUMERALS.get(match[1]) or int(match[1])
    return max(given, len(names_in(text)))
