"""What Excel makes of text that a program writes into a cell (a Chinese Windows)."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tests.office.uno_engine.reaching import AutomationError

#: Excel keeps so many digits of a number; the others become zeros.
_DIGITS = 15
#: Excel's limit for the text of one cell.
LONGEST = 32767
DAY_ZERO = datetime(1899, 12, 30)
DAY = "yyyy/m/d"
_MOMENT = "yyyy/m/d h:mm"
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d*)(?P<part>\.\d*)?"
    r"(?P<power>[eE][+-]?\d+)?(?P<percent>%?)"
)
_DAY = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:(?:-|/|\.|月)(\d{1,2})日?|月)?")
_DAY_OF_YEAR = re.compile(r"(\d{1,2})(?:-|/|月)(\d{1,2})日?")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")


@dataclass(frozen=True)
class Content:
    """What a cell will hold: a number, or text; ``formula`` is set instead of either.

    ``number_format`` is what Excel gives a cell that has none of its own.
    """

    value: float | str = ""
    formula: str = ""
    number_format: str = ""


def as_text(value: object) -> Content:
    """Return what a cell formatted as text holds: everything as text, formulas too."""
    if isinstance(value, bool):
        return Content(str(value).upper())
    if isinstance(value, datetime):
        whole = value.time() == datetime.min.time()
        day = f"{value.year}/{value.month}/{value.day}"
        return Content(day if whole else f"{day} {value.hour}:{value:%M}")
    if isinstance(value, (int, float)):
        return Content(f"{value:.{_DIGITS}g}")
    return Content(_not_too_long(str(value)))


def interpreted(value: object) -> Content:
    """Return what any other cell holds."""
    if isinstance(value, bool):
        return Content(float(value), number_format="BOOLEAN")
    if isinstance(value, datetime):
        whole = value.time() == datetime.min.time()
        return Content(serial_of(value), number_format=DAY if whole else _MOMENT)
    if isinstance(value, (int, float)):
        return Content(float(value))
    if not isinstance(value, str):
        raise AutomationError(f"a cell cannot hold {value!r}")
    return _typed(_not_too_long(value))


def serial_of(moment: datetime) -> float:
    """Return Excel's number for a moment: days since 30 December 1899."""
    return (moment - DAY_ZERO) / timedelta(days=1)


def moment_of(serial: float) -> datetime:
    """Return the moment of such a number, to the second."""
    return DAY_ZERO + timedelta(seconds=round(serial * 86400))


def _not_too_long(text: str) -> str:
    if len(text) > LONGEST:
        raise AutomationError(f"a cell holds at most {LONGEST} characters")
    return text


def _typed(text: str) -> Content:
    if text.startswith("'"):
        return Content(text[1:])
    if text.startswith("=") and len(text) > 1:
        return Content(formula=text)
    stripped = text.strip()
    for read in (_number, _moment, _word):
        content = read(stripped)
        if content is not None:
            return content
    if text[:1] in {"+", "-", "@"} and len(text) > 1:
        return Content(formula=f"={text.removeprefix('@')}")
    return Content(text)


def _number(text: str) -> Content | None:
    match = _NUMBER.fullmatch(text)
    if match is None or not re.search(r"\d", match["whole"] + (match["part"] or "")):
        return None
    plain = match["whole"].replace(",", "") + (match["part"] or "")
    value = float(match["sign"] + _shortened(plain) + (match["power"] or ""))
    if match["percent"]:
        return Content(value / 100, number_format="0.00%" if match["part"] else "0%")
    return Content(value, number_format="#,##0" if "," in match["whole"] else "")


def _shortened(digits: str) -> str:
    """Return a number's digits with zeros after the fifteenth that counts."""
    kept, counted = [], 0
    for digit in digits:
        counted += digit.isdigit() and (counted > 0 or digit != "0")
        kept.append("0" if digit.isdigit() and counted > _DIGITS else digit)
    return "".join(kept)


def _moment(text: str) -> Content | None:
    day_text, _, time_text = text.partition(" ")
    if not time_text and ":" in day_text:
        day_text, time_text = "", day_text
    day, time = _serial_day(day_text), _fraction(time_text)
    if day is None or time is None or not (day_text or time_text):
        return None
    if not day_text:
        return Content(time, number_format="h:mm")
    return Content(day + time, number_format=_MOMENT if time_text else DAY)


def _serial_day(text: str) -> float | None:
    if not text:
        return 0.0
    match = _DAY.fullmatch(text)
    short = _DAY_OF_YEAR.fullmatch(text)
    if match is not None:
        parts = (int(match[1]), int(match[2]), int(match[3] or 1))
    elif short is not None:
        parts = (date.today().year, int(short[1]), int(short[2]))  # noqa: DTZ011 - as Excel does
    else:
        return None
    try:
        return serial_of(datetime(*parts))
    except ValueError:
        return None


def _fraction(text: str) -> float | None:
    if not text:
        return 0.0
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return (hours * 3600 + minutes * 60 + seconds) / 86400


def _word(text: str) -> Content | None:
    if text.upper() in {"TRUE", "FALSE"}:
        return Content(float(text.upper() == "TRUE"), number_format="BOOLEAN")
    return Content(formula=f"={text.upper()}") if text.upper() in _ERRORS else None
