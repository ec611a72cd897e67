"""Findings on a console: a line each, grouped by workbook, with how to mend them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from gsafety_xl.model import Finding, Level

LEVEL_LABELS = {Level.ERROR: "强制", Level.WARNING: "核实", Level.INFO: "提示"}

#: Stands where a workbook's name would, for what a unit that sent nothing owes.
NO_WORKBOOK = "（没有来稿）"


def finding_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield a heading for each workbook, then two lines for each of its findings."""
    for workbook, group in groupby(sorted(findings), key=lambda item: item.place.workbook):
        items = list(group)
        yield f"{workbook or NO_WORKBOOK}：{count_text(items)}"
        for item in items:
            yield from _lines(item)


def count_text(findings: Iterable[Finding]) -> str:
    """Return “强制 2 处，核实 1 处”, or “没有发现问题”."""
    levels = [item.level for item in findings]
    parts = [
        f"{label} {levels.count(level)} 处"
        for level, label in LEVEL_LABELS.items()
        if level in levels
    ]
    return "，".join(parts) or "没有发现问题"


def _lines(item: Finding) -> Iterator[str]:
    where = "!".join(filter(None, (item.place.sheet, item.place.cell)))
    yield f"  {where}  [{LEVEL_LABELS[item.level]} {item.rule}] {item.message}"
    basis = f"{item.clause}；{item.basis}" if item.clause else item.basis
    yield f"      改法：{item.fix}。依据：{basis}"
