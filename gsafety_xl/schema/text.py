"""Text as people type it: full-width digits, invisible characters, ways of writing nothing."""

import re
import unicodedata
from datetime import date, datetime, time

from gsafety_xl.model import Raw

#: Zero-width signs, marks of writing direction (they come along with copied phone numbers),
#: control characters.
_HIDDEN = r"\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f"
_INVISIBLE = re.compile(f"[{_HIDDEN}]")
_SPACES = re.compile(r"[^\S\r\n\v\f\x85\u2028\u2029]+")
_BREAKS = re.compile(r" ?[\r\n\v\f\x85\u2028\u2029][\s]*")
#: What most cells have none of: anything that cleaning would change.
_UNTIDY = re.compile(rf"[{_HIDDEN}\uff01-\uff5e]|[^\S ]|  |^ | $")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
#: Full-width letters, digits and the signs that belong to numbers and dates. Chinese punctuation
#: such as （ ） ， ： stays: folding everything (NFKC) would spoil ㎡ and official numbers.
_FOLDED = {
    full: half for full, half in _FULL_WIDTH.items() if chr(half).isalnum() or chr(half) in "+-./%"
}
#: Signs that make no difference between two spellings of one label.
_ALIKE = str.maketrans("（）\uff3b\uff3d【】〔〕[]：，；", "()()()()():,;")

_NOTHING = ("无", "暂无", "没有", "/", "\\", "、", "-", "--", "---", "—", "——", "–", "n/a", "na")
#: Ways of writing that there is nothing to say, in lower case; 、 is where a Chinese keyboard
#: layout has the slash.
NONE_WORDS = frozenset(_NOTHING) | {f"{word}。" for word in _NOTHING}
#: Ways of writing that the cell above says it already.
DITTO_WORDS = frozenset({"同上", "同上。", "同前", "上同", "〃", "″", "”", '"'})


def clean(text: str) -> str:
    """Fold full-width letters and digits, drop invisible characters, tidy blanks and line breaks.

    Chinese punctuation is left alone; a line break inside a cell stays one line break.
    """
    if _UNTIDY.search(text) is None:
        return text
    text = _INVISIBLE.sub("", text).translate(_FOLDED)
    return _BREAKS.sub("\n", _SPACES.sub(" ", text)).strip()


def compact(text: str) -> str:
    """Return a spelling for comparing labels: cleaned, no blanks, half-width brackets, lower."""
    text = re.sub(r"\s", "", clean(text)).translate(_ALIKE)
    return unicodedata.normalize("NFC", text.lower())


def says_nothing(text: str) -> bool:
    """Tell whether a cell only says that there is nothing (无、/、—)."""
    return clean(text).lower() in NONE_WORDS


def as_text(raw: Raw) -> str:
    """Return a cell's content as the clerk sees it, cleaned: no ``.0``, no midnight; "" for none.

    A day is written as ISO, with hours and minutes where it has any.
    """
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return str(raw).upper()
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime):
        return f"{raw:%Y-%m-%d %H:%M}".removesuffix(" 00:00")
    if isinstance(raw, time):
        return f"{raw:%H:%M}"
    return raw.isoformat() if isinstance(raw, date) else clean(str(raw))
