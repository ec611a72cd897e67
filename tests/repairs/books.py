"""Workbooks to be repaired: real forms with all that a clerk or Excel may have put into them."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import xlsxwriter

from gsafety_xl.model import Value
from gsafety_xl.schema import load_catalogue
from gsafety_xl.workbook.cells import Verbatim
from gsafety_xl.workbook.forms import FormPlan, write_form
from tests.pipeline.books import DANGER, GREENING, UNITS, month, register_entry

DANGERS, STATISTICS = "04隐患整改", "09事故统计"

#: Column key → what was typed instead.
TYPED: dict[str, Value] = {
    "id": Verbatim("gys01-yh-2026-001"),
    "target_unit": Verbatim("绿管所"),
    "found_on": Verbatim("2026.2.10"),
    "due_on": Verbatim("2月20日"),
    "level": Verbatim("一般隐患"),
    "fund": Verbatim("800元"),
    "site": Verbatim(" 东大门 配电间\u200b"),
    "review_on": Verbatim("2月中旬"),
}


def untidy_form(
    path: Path, after: Callable[[xlsxwriter.Workbook], None] = lambda _book: None
) -> Path:
    """Write a unit's form with one untidy danger and one tidy; ``after`` may add to it."""
    rows: dict[str, list[Mapping[str, Value]]] = {
        "hidden_danger": [{**DANGER, **TYPED}, {**DANGER, "id": "GYS01-YH-2026-002"}],
        "accident_statistics": [month("GYS01", 1)],
        "unit_register": [register_entry(unit) for unit in UNITS],
    }
    catalogue = load_catalogue()
    ledgers = tuple(catalogue.ledgers[key] for key in rows)
    write_form(FormPlan(GREENING, 2026, ledgers, UNITS, rows), catalogue, path, after=after)
    return path


def with_everything(book: xlsxwriter.Workbook) -> None:
    """Add what other programs lose when they save a workbook."""
    sheet = book.get_worksheet_by_name(DANGERS)
    sheet.write_comment("F4", "问过老孙", {"author": "赵某", "x_scale": 2})
    sheet.insert_textbox("D12", "填表前先看说明")
    sheet.insert_chart("D20", _chart(book))
    sheet.add_sparkline("A30", {"range": f"'{DANGERS}'!S4:S5"})
    sheet.conditional_format("S4:S9", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("AZ4:AZ9", {"validate": "list", "source": ["甲", "乙"]})
    sheet.set_footer("第 &P 页")


def with_parts(path: Path, parts: Mapping[str, bytes]) -> Path:
    """Put further parts into a package, or others in place of those there."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(item, parts.get(item.filename, old.read(item)))
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name])
    path.write_bytes(stream.getvalue())
    return path


def part(path: Path, name: str) -> bytes:
    """Return the bytes of one part."""
    with zipfile.ZipFile(path) as package:
        return package.read(name)


def changed_parts(original: Path, copy: Path) -> list[str]:
    """Return the parts that differ; both packages hold the same parts in the same order."""
    with zipfile.ZipFile(original) as one, zipfile.ZipFile(copy) as other:
        assert one.namelist() == other.namelist()
        return [name for name in one.namelist() if one.read(name) != other.read(name)]


def _chart(book: xlsxwriter.Workbook) -> object:
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"='{DANGERS}'!$S$4:$S$5"})
    return chart
