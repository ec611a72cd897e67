"""What is due, on a console and as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from gsafety_xl.deadlines import Deadline

_SOON = 7
#: In the order of urgency: heading, whether a number of days left belongs under it.
OVERDUE, TODAY, SOON, LATER = "已逾期", "今天到期", "7天内到期", "以后到期"


def urgency(item: Deadline) -> str:
    """Return under which heading a deadline stands."""
    if item.is_overdue:
        return OVERDUE
    if item.left == 0:
        return TODAY
    return SOON if item.left <= _SOON else LATER


def deadline_lines(deadlines: Sequence[Deadline], names: Mapping[str, str]) -> Iterator[str]:
    """Yield a heading for each degree of urgency and a line for each deadline, then the count."""
    for heading, group in groupby(deadlines, key=urgency):
        items = list(group)
        yield f"【{heading}】{len(items)} 项"
        for item in items:
            where = "!".join(filter(None, (item.place.sheet, item.place.cell)))
            unit = names.get(item.unit, item.unit)
            yield f"  {item.day:%Y-%m-%d}（{days_in_words(item)}）{item.kind}：{item.what}"
            yield f"      {unit} {item.row_id} {where}。{item.act}"
    yield count_text(deadlines)


def days_in_words(item: Deadline) -> str:
    """Return how long is left or how long it is past: 还有3天, 逾期2天, 今天."""
    if item.is_overdue:
        return f"逾期{-item.left}天"
    return f"还有{item.left}天" if item.left else "今天"


def count_text(deadlines: Sequence[Deadline]) -> str:
    """Return “逾期 2 项，30天内到期 5 项” without naming the span, or that nothing is due."""
    overdue = sum(item.is_overdue for item in deadlines)
    ahead = len(deadlines) - overdue
    parts = [f"已逾期 {overdue} 项"] if overdue else []
    parts += [f"将到期 {ahead} 项"] if ahead else []
    return "，".join(parts) or "没有到期的事项"


def deadlines_json(deadlines: Sequence[Deadline]) -> str:
    """Return the deadlines as indented JSON text."""
    record = [
        {
            "day": item.day.isoformat(),
            "left": item.left,
            "kind": item.key,
            "label": item.kind,
            "what": item.what,
            "act": item.act,
            "unit": item.unit,
            "row_id": item.row_id,
            "workbook": item.place.workbook,
            "sheet": item.place.sheet,
            "cell": item.place.cell,
        }
        for item in deadlines
    ]
    return json.dumps({"deadlines": record}, ensure_ascii=False, indent=2)
