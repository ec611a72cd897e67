"""Findings on a console: a line each, grouped by workbook, with how to mend them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gsafety_xl.model import Finding, Level

LEVEL_LABELS = {Level.ERROR: "强制", Level.WARNING: "核实", Level.INFO: "提示"}

#: Stands where a workbook's name would, for what a unit that sent nothing owes.
NO_WORKBOOK = "（没有来稿）"


def finding_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield a heading for each workbook, then two lines for each of its findings.

    Hints of one rule about one column stand on one line: the first, and how many more there are.
    """
    for workbook, group in groupby(sorted(findings), key=lambda item: item.place.workbook):
        items = list(group)
        yield f"{workbook or NO_WORKBOOK}：{count_text(items)}"
        for alike in _grouped(items):
            yield from _lines(alike)


def count_text(findings: Iterable[Finding]) -> str:
    """Return “强制 2 处，核实 1 处”, or “没有发现问题”."""
    levels = [item.level for item in findings]
    parts = [
        f"{label} {levels.count(level)} 处"
        for level, label in LEVEL_LABELS.items()
        if level in levels
    ]
    return "，".join(parts) or "没有发现问题"


def _grouped(items: Iterable[Finding]) -> list[list[Finding]]:
    """Keep errors and warnings apart, one by one; put hints about one column together."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for number, item in enumerate(items):
        apart = "" if item.level is Level.INFO else str(number)
        key = (item.place.sheet, item.column, item.rule, apart)
        groups.setdefault(key, []).append(item)
    return list(groups.values())


def _lines(alike: Sequence[Finding]) -> Iterator[str]:
    item, *others = alike
    where = "!".join(filter(None, (item.place.sheet, item.place.cell)))
    more = f"（同列还有 {len(others)} 处）" if others else ""
    yield f"  {where}  [{LEVEL_LABELS[item.level]} {item.rule}] {item.message}{more}"
    basis = f"{item.clause}；{item.basis}" if item.clause else item.basis
    key = f"。问题码：{item.key}" if item.key else ""
    yield f"      改法：{item.fix}。依据：{basis}{key}"
