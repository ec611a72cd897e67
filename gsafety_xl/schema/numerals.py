"""Chinese numerals (三、十五、二〇二六) in days and small numbers."""

import re

_DIGITS = dict(zip("〇零○一二三四五六七八九两", "0001234567892", strict=True))
_TENS = r"[二三四五六七八九]?十[一二三四五六七八九]?"
#: A numeral from 0 to 99 as it is written before 月, 日 or a measure word.
NUMERAL = rf"(?:{_TENS}|[〇零○一二三四五六七八九两])"
_YEAR = re.compile(r"[〇零○一二三四五六七八九]{4}(?=年)")
_BEFORE_MONTH_OR_DAY = re.compile(rf"(?<![〇零○一二三四五六七八九十两\d]){NUMERAL}(?=[月日号])")


def parse_numeral(text: str) -> int:
    """Return a number from 0 to 99 (十五 → 15); ValueError for anything else."""
    if re.fullmatch(NUMERAL, text) is None:
        raise ValueError(text)
    before, ten, after = text.partition("十")
    if not ten:
        return int(_DIGITS[text])
    return int(_DIGITS.get(before, "1")) * 10 + int(_DIGITS.get(after, "0"))


def with_arabic_days(text: str) -> str:
    """Write the numerals of a day in digits: 二〇二六年三月五日 → 2026年3月5日."""
    text = _YEAR.sub(lambda match: "".join(_DIGITS[digit] for digit in match[0]), text)
    return _BEFORE_MONTH_OR_DAY.sub(lambda match: str(parse_numeral(match[0])), text)
