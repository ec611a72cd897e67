"""Fixed phrases of figures and duty results, kept as data (``data/wording.toml``)."""

import tomllib
from functools import lru_cache

import msgspec

from gsafety_xl import resources


@lru_cache(maxsize=1)
def _phrases() -> dict[str, dict[str, str]]:
    text = (resources.data() / "wording.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, dict[str, str]])


def phrase(section: str, key: str, **facts: object) -> str:
    """Return a phrase with its placeholders filled; KeyError for an unknown phrase or fact."""
    return _phrases()[section][key].format_map(facts)
