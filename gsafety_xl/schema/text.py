"""Text as people type it: full-width digits, invisible characters, ways of writing nothing."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"[ \t\u00a0\u3000]+")
_BREAKS = re.compile(r"[\r\n\v]+")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
#: Full-width letters, digits and the signs that belong to numbers and dates. Chinese punctuation
#: such as （ ） ， ： stays: folding everything (NFKC) would spoil ㎡ and official numbers.
_FOLDED = {
    full: half for full, half in _FULL_WIDTH.items() if chr(half).isalnum() or chr(half) in "+-./%"
}

#: Ways of writing that there is nothing to say.
NONE_WORDS = frozenset(
    {"无", "/", "\\", "-", "--", "—", "——", "－", "无。", "暂无", "没有", "N/A", "n/a", "NA", "、"}
)
#: Ways of writing that the cell above says it already.
DITTO_WORDS = frozenset({"同上", "〃", "同前", "″"})


def clean(text: str) -> str:
    """Fold full-width letters and digits, drop invisible characters, join broken lines.

    Chinese punctuation is left alone; a line break inside a cell stays one line break.
    """
    text = _INVISIBLE.sub("", text).translate(_FOLDED)
    return _BREAKS.sub("\n", _SPACES.sub(" ", text)).strip()


def compact(text: str) -> str:
    """Return a spelling for comparing labels: cleaned, no blanks, half-width brackets, lower."""
    text = re.sub(r"\s", "", clean(text)).translate(str.maketrans("（）：，", "():,"))
    return unicodedata.normalize("NFC", text).lower()


def says_nothing(text: str) -> bool:
    """Tell whether a cell only says that there is nothing (无、/、—)."""
    return clean(text) in NONE_WORDS
