"""新建台账: blank ledger workbooks, for one unit or for all of the register."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gsafety_xl.model import GsafetyError
from gsafety_xl.pipeline.last_book import LastBook, LastBooks, read_last_book, read_last_books
from gsafety_xl.pipeline.new_book import (
    NewBook,
    NewForm,
    file_stem,
    plan_form,
    refuse_path,
    write_planned,
)
from gsafety_xl.pipeline.progress import Progress, following, silent
from gsafety_xl.pipeline.registers import Registers, read_registers
from gsafety_xl.schema import Unit, load_catalogue
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK, MAIN_BOOK

#: The folder of the counter-terror workbooks: they are handed over by a way of their own.
COUNTER_TERROR_FOLDER = "反恐台账"
_NAMED_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class NewRequest:
    """For whom and which year, where to, which of the unit's workbooks.

    ``register`` names the register file, if any, ``last`` the workbook to carry over from.
    """

    unit: str
    year: int
    path: Path
    register: Path | None = None
    kind: str = MAIN_BOOK
    last: Path | None = None


@dataclass(frozen=True, slots=True)
class NewAllRequest:
    """For all units: which year, into which folder, which kinds of workbook.

    ``last`` is the folder of the workbooks to carry over from.
    """

    year: int
    folder: Path
    register: Path | None = None
    kinds: tuple[str, ...] = (MAIN_BOOK, COUNTER_TERROR_BOOK)
    last: Path | None = None


@dataclass(frozen=True, slots=True)
class NewForms:
    """What was written for all units.

    ``closed`` are units that no longer exist in that year, ``without_last`` names of units for
    which there was no last workbook, ``unused`` last workbooks that nothing was taken from.
    """

    forms: tuple[NewForm, ...]
    closed: tuple[str, ...] = ()
    without_last: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()


def new_form(request: NewRequest) -> NewForm:
    """Write the blank workbook of a unit: its ledgers, its units, its codes, what is carried over.

    A name that ends in .xlsm gives a workbook with buttons. GsafetyError when the register does
    not know the unit, the file exists already, or the last workbook is not this unit's.
    """
    refuse_path(request.path)
    registers = read_registers(
        request.register, [Path.cwd(), request.path.parent], load_catalogue()
    )
    last = None if request.last is None else read_last_book(request.last, registers)
    registers = _or_that_of(last, registers)
    unit = registers.find(request.unit.upper())
    new = NewBook(unit, request.year, request.path, request.kind, last)
    return write_planned(plan_form(new, registers), registers)


def new_forms(request: NewAllRequest, progress: Progress = silent) -> NewForms:
    """Write a workbook for every unit that must report, and the counter-terror ones beside them.

    All is read and planned before anything is written. GsafetyError when there is no register,
    when one of the files exists already, and for the reasons of ``new_form``.
    """
    if request.folder.is_file():
        raise GsafetyError(f"{request.folder} 是文件，不是文件夹", "--all 的 -o 请写一个文件夹")
    registers = read_registers(request.register, [Path.cwd(), request.folder], load_catalogue())
    if not registers.source:
        raise GsafetyError(
            "没有找到单位名册，不知道要为哪些单位新建", "请用 --register 指定单位名册工作簿"
        )
    last = (
        LastBooks() if request.last is None else read_last_books(request.last, registers, progress)
    )
    orders = _orders(request, registers, last)
    _refuse_existing([order.path for order in orders])
    planned = [plan_form(order, registers) for order in orders]
    forms = [
        write_planned(item, registers)
        for item in following(planned, "新建台账", len(planned), progress)
    ]
    return NewForms(
        tuple(forms),
        tuple(unit.name for unit in registers.register if _is_closed(unit, request.year)),
        tuple(_without_last(orders)) if request.last is not None else (),
        tuple(last.unused(order.unit.code for order in orders if order.last)),
    )


def _or_that_of(last: LastBook | None, registers: Registers) -> Registers:
    """Return the register found, else the one that stands in the last workbook itself."""
    if registers.source or last is None:
        return registers
    own = Registers.of_tables(registers.catalogue, last.book.name, last.book.tables)
    return own if len(own.register) else registers


def _orders(request: NewAllRequest, registers: Registers, last: LastBooks) -> list[NewBook]:
    """Return the workbooks to be made, in register order, the main ones first."""
    units = [unit for unit in registers.register if unit.active_in(request.year)]
    asked = {
        MAIN_BOOK: [unit for unit in units if unit.must_report],
        COUNTER_TERROR_BOOK: [unit for unit in units if unit.counter_terror_key or unit.is_bureau],
    }
    folders = {
        MAIN_BOOK: request.folder,
        COUNTER_TERROR_BOOK: request.folder / COUNTER_TERROR_FOLDER,
    }
    return [
        NewBook(
            unit,
            request.year,
            folders[kind] / f"{file_stem(unit, request.year, kind)}.xlsx",
            kind,
            last.find(unit.code, kind),
        )
        for kind in request.kinds
        for unit in asked[kind]
    ]


def _refuse_existing(paths: Sequence[Path]) -> None:
    there = [path.name for path in paths if path.exists()]
    if there:
        names = "、".join(there[:_NAMED_AT_MOST])
        more = f"等 {len(there)} 个" if len(there) > _NAMED_AT_MOST else ""
        raise GsafetyError(
            f"{paths[0].parent} 中已经有 {names}{more}，没有写任何文件",
            "请换一个文件夹，以免覆盖已填的台账",
        )


def _is_closed(unit: Unit, year: int) -> bool:
    return unit.must_report and not unit.active_in(year)


def _without_last(orders: Sequence[NewBook]) -> list[str]:
    return [order.path.stem for order in orders if order.last is None]
