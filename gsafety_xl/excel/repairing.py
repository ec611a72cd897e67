"""一键规范: first a list of what would be changed, then the change, then the way back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gsafety_xl.excel.checking import read_live_book
from gsafety_xl.excel.port import Content, Spot, SpreadsheetPort
from gsafety_xl.excel.settings import Settings
from gsafety_xl.excel.undoing import Entries, Repaired, recall, remember, undo
from gsafety_xl.excel.words import say, say_plain
from gsafety_xl.model import Book, GsafetyError, Raw
from gsafety_xl.output.repair_text import label_of, shown
from gsafety_xl.pipeline.finding_files import load_register, register_path
from gsafety_xl.repairs import Leftover, Repair, Repairs, book_repairs
from gsafety_xl.repairs.finding import leave, reason_text
from gsafety_xl.repairs.number_formats import format_for
from gsafety_xl.repairs.words import repair_words
from gsafety_xl.schema import load_catalogue
from gsafety_xl.schema.choices import read_flag

#: Columns of the list by which a line is known again, counted from 0.
_WANTED, _SHEET, _CELL, _LABEL, _BEFORE, _AFTER = range(6)

#: Sheet, cell, content seen, content to be written: what a line of the list says.
_Known = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Live:
    """The open workbook and what can be repaired in it."""

    book: Book
    found: Repairs


def fix(port: SpreadsheetPort, settings: Settings) -> None:
    """List what can be repaired; with the list there, do what it says; after that, offer undo."""
    _need_room(port)
    if _preview_sheet() in port.sheet_names():
        _apply(port, settings)
    elif recall(port):
        _undo_or_list(port, settings)
    else:
        _list(port, settings)


def _undo_or_list(port: SpreadsheetPort, settings: Settings) -> None:
    again = say_plain("fix", "again_word")
    question = say("fix", "undo_or_again", count=len(recall(port)))
    answer = port.ask_text(question, again).strip()
    if answer == say_plain("fix", "undo_word"):
        _undo(port, settings)
    elif answer == again:
        _list(port, settings)


def _list(port: SpreadsheetPort, settings: Settings) -> None:
    live = _read(port, settings)
    found = live.found
    if not live.book.tables:
        port.tell(say("fix", "no_ledger", name=port.name))
    elif not found.made and not found.left:
        port.tell(say("fix", "nothing"))
    else:
        rows = [repair_words().preview.headings, *_rows(found)]
        port.write_sheet(_preview_sheet(), rows, links=_CELL, hidden=False)
        port.select(Spot(_preview_sheet(), 1, 1))
        port.busy("")
        port.tell("\n".join(_summary(found)))


def _apply(port: SpreadsheetPort, settings: Settings) -> None:
    wanted = list(_chosen(port.read(_preview_sheet()).rows[1:]))
    if not wanted:
        port.delete_sheet(_preview_sheet())
        port.tell(say("fix", "none_chosen"))
        return
    live = _read(port, settings)
    by_line = {_known(item): item for item in live.found.made}
    repairs = [by_line[line] for line in dict.fromkeys(wanted) if line in by_line]
    port.busy(say("busy", "repairing"))
    if repairs:
        _write(port, repairs, Entries.of(live.book))
    port.delete_sheet(_preview_sheet())
    if repairs and repairs[0].place.sheet in port.shown_sheets():
        port.select(_spot(repairs[0]))
    port.busy("")
    lines = [say("fix", "applied", count=len(repairs))] if repairs else []
    gone = len(set(wanted)) - len(repairs)
    lines += [say("fix", "gone", count=gone)] if gone else []
    port.tell("\n".join(lines))


def _write(port: SpreadsheetPort, repairs: Sequence[Repair], entries: Entries) -> None:
    spots = [_spot(item) for item in repairs]
    before = port.contents(spots)
    # remembered first: should Excel fail halfway, what is written can still be undone
    remember(
        port,
        [
            Repaired(spot, item.column, entries.number_at(spot), content, item.after)
            for item, spot, content in zip(repairs, spots, before, strict=True)
        ],
    )
    port.put(
        [
            (spot, Content(item.after, format_for(item.after, content.number_format)))
            for item, spot, content in zip(repairs, spots, before, strict=True)
        ]
    )


def _undo(port: SpreadsheetPort, settings: Settings) -> None:
    restored, left = undo(port, _read(port, settings).book)
    port.busy("")
    lines = [say("fix", "undone", count=restored)]
    lines += [say("fix", "undo_left", count=left)] if left else []
    port.tell("\n".join(lines))


def _read(port: SpreadsheetPort, settings: Settings) -> _Live:
    """Read the open workbook; formulas and protected sheets are left to people."""
    catalogue = load_catalogue()
    port.busy(say("busy", "reading", sheet=port.name))
    folders = [] if port.path is None else [port.path.parent]
    register = load_register(register_path(settings.register, folders), (), catalogue)
    book = read_live_book(port, register, catalogue)
    found = book_repairs(book, catalogue, register)
    obstacles = _obstacles(port, found.made)
    possible = Repairs(left=list(found.left))
    for item in found.made:
        if _spot(item) in obstacles:
            possible.left.append(leave(item, obstacles[_spot(item)]))
        else:
            possible.made.append(item)
    possible.sort()
    return _Live(book, possible)


def _obstacles(port: SpreadsheetPort, repairs: Sequence[Repair]) -> dict[Spot, str]:
    """Return the cells that must not be written, each with the reason."""
    spots = [_spot(item) for item in repairs]
    names = {spot.sheet for spot in spots}
    formulas = {Spot(name, row, column) for name in names for row, column in port.formulas(name)}
    texts = [_spot(item) for item in repairs if isinstance(item.raw, str)]
    locked = names & set(port.locked_sheets())
    return {
        **dict.fromkeys(port.mixed_texts(texts), "rich_text"),
        **dict.fromkeys(formulas, "formula"),
        **{spot: "locked" for spot in spots if spot.sheet in locked},
    }


def _rows(found: Repairs) -> Iterator[list[str]]:
    words = repair_words()
    for item in found.made:
        wanted = words.preview.no if item.inferred else words.preview.yes
        mark = words.list.inferred if item.inferred else ""
        yield [wanted, *_cells(item), shown(item.after), words.kinds[item.kind], mark]
    for left in found.left:
        yield ["", *_cells(left), words.list.person, reason_text(left), ""]


def _cells(item: Repair | Leftover) -> list[str]:
    place = item.place
    link = f"{place.sheet}!{place.cell}"
    return [place.sheet, link, label_of(item, load_catalogue()), shown(item.raw)]


def _summary(found: Repairs) -> Iterator[str]:
    if not found.made:
        yield say("fix", "only_left", count=len(found.left))
        return
    yield say("fix", "preview", count=len(found.made))
    if found.left:
        yield say("fix", "left", count=len(found.left))


def _chosen(rows: Sequence[Sequence[Raw]]) -> Iterator[_Known]:
    """Yield the lines of the list that the clerk wants; a link shows its cell alone."""
    for row in rows:
        if len(row) > _AFTER and read_flag(row[_WANTED]).value is True:
            cell = str(row[_CELL]).rpartition("!")[2]
            yield str(row[_SHEET]), cell, str(row[_BEFORE]), str(row[_AFTER])


def _known(item: Repair) -> _Known:
    return item.place.sheet, item.place.cell, shown(item.raw), shown(item.after)


def _spot(item: Repair) -> Spot:
    return Spot(item.place.sheet, item.place.row, item.place.column)


def _preview_sheet() -> str:
    return say_plain("titles", "preview")


def _need_room(port: SpreadsheetPort) -> None:
    """Raise a GsafetyError when our sheets cannot be put in or taken away without harm."""
    name, headings = _preview_sheet(), repair_words().preview.headings
    if not port.takes_sheets:
        raise GsafetyError(
            f"工作簿的结构受保护，不能增减“{name}”表", "请在“审阅”中撤销保护工作簿后再试"
        )
    if name not in port.sheet_names():
        return
    rows = port.read(name).rows
    if rows and [str(cell) for cell in rows[0]] != headings:
        raise GsafetyError(
            f"工作簿里的“{name}”表不是规范列出的，或者加了别的列", "请先把它改成别的名字，再点按钮"
        )
