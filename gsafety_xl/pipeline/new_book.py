"""One new workbook: which ledgers it has, what stands in them already."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from gsafety_xl.addin.macro_form import SUFFIX, write_macro_form
from gsafety_xl.model import GsafetyError
from gsafety_xl.pipeline.carried_list import SHEET, carried_sheet
from gsafety_xl.pipeline.carry_over import CarriedOver, Destination, Entry, carry_over
from gsafety_xl.pipeline.last_book import BOOK_NAMES, LastBook, refuse_unfit
from gsafety_xl.pipeline.parameters import in_force
from gsafety_xl.pipeline.registers import PEOPLE, UNITS, Registers
from gsafety_xl.schema import LedgerSpec, Unit
from gsafety_xl.schema.keeping import ledgers_kept
from gsafety_xl.schema.specs import MAIN_BOOK
from gsafety_xl.workbook.forms import Addition, FormPlan, write_form
from gsafety_xl.workbook.parameter_sheet import parameter_sheet

_SUFFIXES = (".xlsx", SUFFIX)


@dataclass(frozen=True, slots=True)
class NewBook:
    """A workbook to be made: whose, which of its workbooks, which year, where, from which last."""

    unit: Unit
    year: int
    path: Path
    kind: str = MAIN_BOOK
    last: LastBook | None = None


@dataclass(frozen=True, slots=True)
class NewForm:
    """What was written: the file, the unit, the sheets; ``notes`` are words of caution."""

    path: Path
    unit: Unit
    sheets: tuple[str, ...]
    kind: str = MAIN_BOOK
    carried: CarriedOver | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedForm:
    """A workbook ready to be written."""

    new: NewBook
    plan: FormPlan
    carried: CarriedOver | None
    notes: tuple[str, ...]


def refuse_path(path: Path) -> None:
    """Raise GsafetyError for a file that exists already, and for one that is no workbook."""
    if path.is_dir():
        raise GsafetyError(f"{path} 是文件夹", "请写明文件名，如 绿管所2027年台账.xlsx")
    if path.exists():
        raise GsafetyError(f"{path} 已经存在", "请换一个文件名，以免覆盖已填的台账")
    if path.suffix.lower() not in _SUFFIXES:
        raise GsafetyError(
            f"{path.name} 不是 Excel 文件名", "文件名请以 .xlsx 结尾，带按钮的用 .xlsm"
        )


def plan_form(new: NewBook, registers: Registers) -> PlannedForm:
    """Decide what a new workbook holds; nothing is written.

    GsafetyError when the unit keeps no such workbook, or the last one is not the one before it.
    """
    kept = _ledgers(new, registers)
    carried = None if new.last is None else _carried(new, new.last, kept, registers)
    rows = _rows(new, kept, carried, registers)
    reference = registers.catalogue.ledgers[UNITS]
    also = () if not rows[UNITS] else (reference,)
    every = registers.catalogue.ledgers.values()
    shown = tuple(ledger for ledger in every if ledger in (*kept, *also))
    plan = FormPlan(
        unit=new.unit,
        year=new.year,
        ledgers=shown,
        register=registers.concerned(new.unit),
        rows=rows,
        numbers_used=frozenset() if carried is None else carried.numbers_used,
    )
    return PlannedForm(new, plan, carried, tuple(_notes(new, registers)))


def write_planned(planned: PlannedForm, registers: Registers) -> NewForm:
    """Write a workbook; a name that ends in .xlsm gives one with buttons."""
    new, plan = planned.new, planned.plan
    write = write_macro_form if new.path.suffix.lower() == SUFFIX else write_form
    sheets = tuple(spec.sheet for spec in plan.ledgers)
    additions: list[Addition] = []
    if planned.carried is not None:
        additions.append(carried_sheet(planned.carried))
        sheets = (*sheets, SHEET)
    if new.unit.is_bureau and new.kind == MAIN_BOOK:
        settings = () if new.last is None else new.last.settings
        additions.append(parameter_sheet(in_force(settings, registers.catalogue).catalogue))
    write(plan, registers.catalogue, new.path, after=_all_of(additions))
    return NewForm(new.path, new.unit, sheets, new.kind, planned.carried, planned.notes)


def _all_of(additions: Sequence[Addition]) -> Addition:
    def add(book: xlsxwriter.Workbook) -> None:
        for addition in additions:
            addition(book)

    return add


def _ledgers(new: NewBook, registers: Registers) -> tuple[LedgerSpec, ...]:
    kept = ledgers_kept(new.unit, registers.catalogue, new.kind)
    if kept:
        return kept
    if new.kind == MAIN_BOOK:
        named = "、".join(new.unit.ledgers)
        raise GsafetyError(
            f"{new.unit.name}没有要填的台账（应报台账：{named or '未填'}）",
            "请核对单位名册中的应报台账和单位类别",
        )
    raise GsafetyError(
        f"{new.unit.name}不是反恐重点目标单位，没有反恐台账",
        "确是重点目标的，请先在单位名册的“是否反恐重点目标单位”填“是”",
    )


def _carried(
    new: NewBook, last: LastBook, kept: tuple[LedgerSpec, ...], registers: Registers
) -> CarriedOver:
    refuse_unfit(last, new.unit.code, new.year, new.kind, registers)
    into = Destination(
        new.unit, new.year, kept, registers.concerned(new.unit), new.kind, frozenset({UNITS})
    )
    return carry_over(last.book, into, registers.catalogue)


def _rows(
    new: NewBook,
    kept: Sequence[LedgerSpec],
    carried: CarriedOver | None,
    registers: Registers,
) -> Mapping[str, Sequence[Entry]]:
    """Return the entries to begin with: register lines, and whatever was carried over.

    People come from the unit's own last workbook where it has any, else from the register.
    """
    rows: dict[str, Sequence[Entry]] = {UNITS: registers.unit_lines(new.unit, new.year)}
    if any(spec.key == PEOPLE for spec in kept):
        rows[PEOPLE] = registers.people_lines(new.unit, new.year)
    return rows | (carried.rows if carried is not None else {})


def _notes(new: NewBook, registers: Registers) -> Iterator[str]:
    if not registers.source:
        yield "没有找到单位名册，单位名称和下拉清单请用 --register 指定名册后重新生成"
    unknown = [code for code in new.unit.ledgers if registers.catalogue.by_code(code) is None]
    if unknown:
        yield f"单位名册中{new.unit.name}的应报台账有不认识的代码：{'、'.join(unknown)}"
    if not new.unit.active_in(new.year):
        yield f"{new.unit.name}在{new.year}年已停用或尚未启用，请核对单位名册"
    if new.last is not None:
        yield from new.last.cautions(new.year)


def file_stem(unit: Unit, year: int, kind: str) -> str:
    """Return how a clerk would call the file: ``GYS01_区绿管所_2027年安全台账``."""
    name = "".join("_" if sign in '\\/:*?"<>|' else sign for sign in unit.short or unit.name)
    return f"{unit.code}_{name}_{year}年{BOOK_NAMES[kind]}"
