"""Word templates (文书模板), built from ``data/templates``; an office may edit them in Word."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec

from gsafety_xl import resources
from gsafety_xl.reports.gongwen import Gongwen
from gsafety_xl.reports.package import describe, save_package
from gsafety_xl.workbook.files import replacing

#: Stands in the properties of every template: they are older than any document.
_MADE_ON = date(2026, 1, 1)


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of a template: its layout, its text or texts, and what a table needs besides."""

    kind: str
    text: str = ""
    texts: list[str] = []
    title: str = ""
    wide: bool = False
    widths: list[float] = []
    groups: list[str] = []
    head: list[str] = []
    loop: str = ""
    cells: list[str] = []
    foot: list[str] = []
    left: list[int] = []
    size: float = 10.5
    lines: list[list[str]] = []


class TemplateText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One template: its file name and its blocks in order."""

    file: str
    blocks: list[Block]


def build_word_templates(folder: Path) -> list[Path]:
    """Write every template; the same data give the same bytes. Returns the paths written."""
    return [_build(text, folder / text.file) for text in template_texts()]


def template_texts() -> list[TemplateText]:
    """Read the texts of all templates, in the order of their file names."""
    source = resources.data() / "templates"
    names = sorted(item.name for item in source.iterdir() if item.name.endswith(".toml"))
    return [
        msgspec.convert(tomllib.loads((source / name).read_text("utf-8")), TemplateText)
        for name in names
    ]


def _build(text: TemplateText, path: Path) -> Path:
    gongwen = Gongwen()
    for block in text.blocks:
        _LAYOUTS[block.kind](gongwen, block)
    gongwen.finish()
    describe(gongwen.document, title=path.stem, author="gsafety_xl", on=_MADE_ON)
    with replacing(path) as temporary:
        save_package(gongwen.document, temporary)
    return path


def _table(gongwen: Gongwen, block: Block) -> None:
    table = gongwen.table(block.widths, size=block.size)
    blank = [""] * (len(block.head) - 1)
    if block.groups:
        gongwen.grouped_head(table, block.groups, block.head)
    else:
        gongwen.row(table, block.head, head=True)
    gongwen.row(table, [f"{{%tr for {block.loop} %}}", *blank])
    gongwen.row(table, block.cells, left=block.left)
    gongwen.row(table, ["{%tr endfor %}", *blank])
    if block.foot:
        gongwen.row(table, block.foot)


def _form(gongwen: Gongwen, block: Block) -> None:
    table = gongwen.table(block.widths, size=16)
    for line in block.lines:
        gongwen.row(table, line, left=[1])
    for row in table.rows:
        row.height = gongwen.form_row_height


_LAYOUTS: dict[str, Callable[[Gongwen, Block], object]] = {
    "addressee": lambda gongwen, block: gongwen.addressee(block.text),
    "attachment": lambda gongwen, block: gongwen.attachment(
        block.text, block.title, wide=block.wide
    ),
    "blank": lambda gongwen, _: gongwen.blank(1),
    "body": lambda gongwen, block: gongwen.body(block.text),
    "centred": lambda gongwen, block: gongwen.centred(block.text),
    "colophon": lambda gongwen, block: gongwen.colophon(*block.texts),
    "enclosure": lambda gongwen, block: gongwen.enclosure(block.text),
    "form": _form,
    "heading": lambda gongwen, block: gongwen.heading(block.text),
    "letterhead": lambda gongwen, block: gongwen.letterhead(*block.texts),
    "logic": lambda gongwen, block: gongwen.logic(block.text),
    "note": lambda gongwen, block: gongwen.note(block.text, size=block.size),
    "number": lambda gongwen, block: gongwen.number(block.text),
    "signature": lambda gongwen, block: gongwen.signature(*block.texts),
    "subheading": lambda gongwen, block: gongwen.subheading(block.text),
    "table": _table,
    "title": lambda gongwen, block: gongwen.title(block.text),
}
