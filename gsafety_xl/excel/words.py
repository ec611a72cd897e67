"""What the buttons say, kept as data."""

import tomllib
from functools import lru_cache

from gsafety_xl import resources


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str | list[str]]]:
    text = (resources.data() / "excel.toml").read_text(encoding="utf-8")
    words: dict[str, dict[str, str | list[str]]] = tomllib.loads(text)
    return words


def say(group: str, key: str, **facts: str | int) -> str:
    """Return a sentence; KeyError for an unknown one or a missing fact."""
    return str(_words()[group][key]).format_map(facts)


def say_list(group: str, key: str) -> list[str]:
    """Return a list of words."""
    return list(_words()[group][key])


def say_plain(group: str, key: str) -> str:
    """Return a text as it stands, without filling anything in."""
    return str(_words()[group][key])
