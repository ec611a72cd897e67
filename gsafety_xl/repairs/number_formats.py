"""What a number format shows a number as: day, text, percentage or plain number."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from gsafety_xl.model import Raw

#: Formats that Excel numbers itself and a file does not spell out (ECMA-376 18.8.30); 27 to 36 and
#: 50 to 58 are days in Chinese, Japanese and Korean programs.
_BUILT_IN = {
    **dict.fromkeys([9, 10], "0%"),
    **dict.fromkeys([14, 15, 16, 17, *range(27, 32), 36, *range(50, 59)], "yyyy-m-d"),
    **dict.fromkeys([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47], "h:mm"),
    22: "yyyy-m-d h:mm",
    49: "@",
}
DAY, MOMENT, PLAIN, TEXT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "General", "@"
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number format by its English code, such as ``yyyy-mm-dd``, ``0%`` or ``@``."""

    code: str

    @property
    def shows_days(self) -> bool:
        """Tell whether a number is shown as a day (not only as a time of day)."""
        signs = self._signs
        return "general" not in signs and ("y" in signs or "d" in signs)

    @property
    def suits_numbers(self) -> bool:
        """Tell whether a plain number is shown as it is."""
        signs = self._signs
        return "general" in signs or not set(signs) & set("@%ymdhs")

    @property
    def _signs(self) -> str:
        code = self.code.split(";", maxsplit=1)[0].casefold().replace("通用格式", "eneral")
        return _LITERAL.sub("", code.replace("g/eneral", "general"))


def built_in_code(number: int) -> str:
    """Return the code of the format that Excel has under a number; ``General`` for most."""
    return _BUILT_IN.get(number, PLAIN)


def format_for(content: Raw, code: str) -> str:
    """Return the code under which a content is shown as it is: ``code`` itself where that does.

    Text keeps any format; numbers leave formats for text, days and percentages; a day keeps any
    format for days.
    """
    if isinstance(content, str) or content is None:
        return code
    if not isinstance(content, date):
        return code if NumberFormat(code).suits_numbers else PLAIN
    if NumberFormat(code).shows_days:
        return code
    timed = isinstance(content, datetime) and content.time() != time(0)
    return MOMENT if timed else DAY
