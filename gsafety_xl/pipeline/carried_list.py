"""The list of what was carried over (结转清单): a sheet of the new workbook, and lines of text."""

from collections.abc import Iterator, Sequence
from functools import partial

import xlsxwriter

from gsafety_xl.output.sheets import Content, Heading, Sheets, Tinted
from gsafety_xl.pipeline.carry_over import CarriedLedger, CarriedOver, Doubt
from gsafety_xl.workbook.forms import Addition

SHEET = "结转清单"
_HEADINGS = [
    Heading("情况", 9),
    Heading("台账", 18),
    Heading("上年", 7),
    Heading("结转", 7),
    Heading("编号", 44),
    Heading("说明", 64),
]
#: Numbers in one cell of the sheet: a row can be no higher than a page.
_NUMBERS_IN_A_CELL = 40
_CARRIED, _STAYED, _LOOK = "已结转", "未结转", "请核对"
_TINTS = {_CARRIED: "good", _STAYED: "calm", _LOOK: "warn"}


def carried_sheet(carried: CarriedOver) -> Addition:
    """Return what adds the list to a workbook that is being written."""
    return partial(_add_sheet, carried)


def carried_lines(carried: CarriedOver) -> Iterator[str]:
    """Yield the list as lines of text: what went on, what did not, what must be looked at."""
    going = [item for item in carried.ledgers if item.entries]
    total = sum(len(item.entries) for item in going)
    yield f"从 {carried.source} 结转 {total} 条{'：' if total else ''}"
    for item in going:
        yield f"  {item.ledger.sheet} {len(item.entries)} 条：{'、'.join(item.names)}"
    for item in carried.ledgers:
        if item.left_out:
            numbers = f"：{'、'.join(item.refused)}" if item.refused else ""
            yield f"  {item.ledger.sheet} {item.left_out} 条没有结转（{item.why}）{numbers}"
    if carried.doubts:
        yield f"请核对 {len(carried.doubts)} 处（详见工作表“{SHEET}”）："
        yield from (f"  {_doubt_text(doubt)}" for doubt in carried.doubts)
    yield from (f"读取上年台账时：{remark}" for remark in carried.remarks)


def _add_sheet(carried: CarriedOver, book: xlsxwriter.Workbook) -> None:
    sheets = Sheets(book)
    note = (
        f"结转自：{carried.source}。结转的记录保留原编号；没有结转的留在上年台账，不必重填。"
        "读不出来的内容原文照抄，请在新台账里改正。"
    )
    sheet = sheets.sheet(SHEET, f"{carried.year}年台账{SHEET}", note, _HEADINGS)
    sheets.rows(sheet, list(_rows(carried)))
    sheet.set_tab_color("#9AA5B1")


def _rows(carried: CarriedOver) -> Iterator[list[Content]]:
    for item in carried.ledgers:
        if item.entries:
            yield from _ledger_rows(_CARRIED, item, item.names)
    for item in carried.ledgers:
        if not item.entries and item.before:
            yield from _ledger_rows(_LOOK if item.left_out else _STAYED, item, item.refused)
    for doubt in carried.doubts:
        number = doubt.row_id
        why = f"“{doubt.column}”{doubt.why}。原内容：{doubt.content or '（空）'}"
        place = f"上年 {doubt.place.cell}：" if doubt.place.cell else ""
        yield [Tinted(_LOOK, _TINTS[_LOOK]), doubt.place.sheet, None, None, number, place + why]
    for remark in carried.remarks:
        yield [Tinted(_LOOK, _TINTS[_LOOK]), "", None, None, "", f"读取上年台账时：{remark}"]


def _ledger_rows(state: str, item: CarriedLedger, names: Sequence[str]) -> Iterator[list[Content]]:
    """Yield a ledger's row, and further ones where its numbers do not fit into a cell."""
    parts = [
        "、".join(names[start : start + _NUMBERS_IN_A_CELL])
        for start in range(0, len(names), _NUMBERS_IN_A_CELL)
    ] or [""]
    tinted, sheet = Tinted(state, _TINTS[state]), item.ledger.sheet
    yield [tinted, sheet, item.before, len(item.entries), parts[0], item.why]
    for part in parts[1:]:
        yield [tinted, sheet, None, None, part, "（续上行）"]


def _doubt_text(doubt: Doubt) -> str:
    content = f"“{doubt.content}”" if doubt.content else ""
    place = f"{doubt.place.sheet}!{doubt.place.cell}"
    return f"{place} {doubt.row_id} {doubt.column}{content}：{doubt.why}"
