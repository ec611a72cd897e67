"""Telling entries from what else stands below a header: totals, signatures, repeated headers."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from gsafety_xl.model import Raw
from gsafety_xl.schema.text import compact

_TOTAL_SIGNS = ("计", "其中")
_TOTAL = re.compile(r".{0,12}?(?:合计|小计|总计|共计|累计)(?:\(.*\))?:?|其中(?::.{0,10})?")
_TOTAL_WORDS = frozenset({"合计", "小计", "总计", "共计", "合 计", "小 计", "总 计"})
_SUBTOTAL = re.compile(r"小计|本页")
#: Breakdowns and sums over other periods: no total of the entries on this sheet.
_NO_SUM = re.compile(r"其中|累计")
_NOTE_SIGNS = (":", "：", "签", "章", "注", "人", "电话")
_PEOPLE = (
    "填表人|填报人|制表人?|审核人?|审批人?|复核人?|经办人|统计人|统计负责人|单位负责人|主要负责人|负责人"
    "|分管领导|主管领导|单位领导|局领导|领导签字|联系人|联系方式|联系电话|电话|手机"
)
_PLACES = (
    "填表日期|填报日期|填报时间|制表日期|报出日期|报送日期|上报日期|日期|填报单位|报送单位|单位"
)
_NOTES = "注|附注|说明|备注|填表说明|填报说明"
_NOTE = re.compile(
    rf"(?:{_PEOPLE}|{_PLACES}|{_NOTES})\d*(?:\(.{{0,10}}\))*:.*"
    rf"|{_PEOPLE}|注\d*[.、].*"
    r"|\(?(?:公章|盖章|签字|签章|单位公章|单位盖章)\)?"
    r"|.{0,12}\((?:签字|签名|盖章|签章|公章)\):?.*"
)
_NOTHING = ("无", "零报告", "未发生", "没有")
_LONGEST_TOTAL = 30
#: How far to the right the word 合计 may stand behind a unit's name.
_LABEL_COLUMNS = 6
#: Digits that the number of a column has at most.
_LONGEST_ORDINAL = 3
_NUMBERING = frozenset("甲乙丙丁戊己")


class RowKind(Enum):
    """What a row below a header is."""

    ENTRY = auto()
    TOTAL = auto()
    NOTE = auto()
    HEADER = auto()
    BLANK = auto()


def first_text(row: Sequence[Raw]) -> str:
    """Return the first cell of a row that is text; empty when there is none."""
    for cell in row:
        if isinstance(cell, str) and cell and not cell.isspace():
            return cell
    return ""


def total_label(row: Sequence[Raw]) -> str:
    """Return the words by which a row sums others (合计, 小计, 其中：); empty for other rows."""
    text = first_text(row)
    if _is_total(text):
        return text.strip()
    if _TOTAL_WORDS.isdisjoint(row[:_LABEL_COLUMNS]):
        return ""
    return next(str(cell) for cell in row if cell in _TOTAL_WORDS)


def _is_total(text: str) -> bool:
    if len(text) > _LONGEST_TOTAL or not any(sign in text for sign in _TOTAL_SIGNS):
        return False
    return _TOTAL.fullmatch(compact(text)) is not None


def is_subtotal(label: str) -> bool:
    """Tell whether a total stands for the entries since the subtotal before it."""
    return _SUBTOTAL.search(compact(label)) is not None


def sums_entries(label: str) -> bool:
    """Tell whether a total is the sum of entries at all (其中 and 累计 are not)."""
    return _NO_SUM.search(compact(label)) is None


def says_there_is_none(cell: Raw) -> bool:
    """Tell whether words in a number's place say that there is nothing to enter (本季度无隐患)."""
    return isinstance(cell, str) and any(sign in cell for sign in _NOTHING)


def is_note(text: str) -> bool:
    """Tell whether this text is a signature or footnote (填表人：…, 注：…)."""
    if not any(sign in text for sign in _NOTE_SIGNS):
        return False
    return _NOTE.fullmatch(compact(text)) is not None


def repeats(row: Sequence[Raw], above: frozenset[str]) -> bool:
    """Tell whether a row says again what stands in the title and header (printed per page)."""
    known = sum(1 for cell in row if cell in above)
    return known >= 0.8 * (len(row) - row.count("")) > 0


def is_column_numbering(row: Sequence[Raw]) -> bool:
    """Tell whether a row only numbers the columns of a printed form (甲 乙 1 2 3)."""
    cells = [cell for cell in row if cell != ""]
    numbers = [cell for cell in cells if not (isinstance(cell, str) and cell in _NUMBERING)]
    expected = list(range(1, len(numbers) + 1))
    return len(cells) >= 4 and [_whole(cell) for cell in numbers] == expected


def _whole(cell: Raw) -> int:
    text = cell if isinstance(cell, str) else f"{cell:g}" if isinstance(cell, int | float) else ""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_ORDINAL else 0
