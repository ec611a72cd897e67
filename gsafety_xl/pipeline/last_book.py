"""上年台账: last year's workbook, read, and refused where it cannot be the one that is meant."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from gsafety_xl.consolidation.submissions import Submission
from gsafety_xl.model import Book, GsafetyError
from gsafety_xl.pipeline.carry_over import REGISTERS
from gsafety_xl.pipeline.finding_files import workbooks_under
from gsafety_xl.pipeline.progress import Progress, following, silent
from gsafety_xl.pipeline.registers import Registers
from gsafety_xl.schema import Catalogue
from gsafety_xl.schema.parameter_values import Setting
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK, MAIN_BOOK
from gsafety_xl.workbook.master import read_master
from gsafety_xl.workbook.parameter_reading import has_parameter_sheet, read_settings

#: What the two workbooks of a unit are called.
BOOK_NAMES = {MAIN_BOOK: "安全台账", COUNTER_TERROR_BOOK: "反恐台账"}


@dataclass(frozen=True, slots=True)
class LastBook:
    """A workbook of an earlier year: whose and of which year it is, as far as it tells.

    ``kinds`` are the workbooks (main, counter_terror) whose ledgers stand in it, ``settings``
    what stands in its parameter sheet, ``modified`` the file's own time stamp.
    """

    book: Book
    unit: str
    year: int | None
    kinds: frozenset[str]
    settings: tuple[Setting, ...] = ()
    modified: float = 0.0

    @property
    def age(self) -> tuple[int, tuple[str, int, float, str]]:
        """Return what decides between files: the year, then what makes one version the newer."""
        return self.year or 0, Submission(self.book, self.modified).rank

    @property
    def is_consolidated(self) -> bool:
        """Tell whether it holds the entries of many units."""
        return any(table.origins is not None for table in self.book.tables)

    def cautions(self, year: int) -> Iterator[str]:
        """Yield what is odd about carrying this workbook over into that year."""
        if not self.unit:
            yield f"{self.book.name} 没有写明是哪个单位的，请核对没有拿错"
        if self.year is None:
            yield f"{self.book.name} 没有写明是哪一年的，请核对没有拿错"
        elif self.year != year - 1:
            yield f"{self.book.name} 是{self.year}年的台账，不是上一年的"


@dataclass(frozen=True, slots=True)
class LastBooks:
    """What a folder held: the files, and for each unit what is carried over from.

    A unit may have kept its ledgers in several files; ``sources`` are those that count.
    """

    files: tuple[LastBook, ...] = ()
    by_unit: Mapping[str, LastBook] = field(default_factory=dict)
    sources: Mapping[str, tuple[LastBook, ...]] = field(default_factory=dict)

    def find(self, unit: str, kind: str) -> LastBook | None:
        """Find the last workbook of a unit that holds ledgers of that kind of workbook."""
        last = self.by_unit.get(unit)
        return last if last is not None and kind in last.kinds else None

    def unused(self, units: Iterable[str]) -> Iterator[str]:
        """Yield the names of files that are no source of any of these units."""
        used = [source for unit in units for source in self.sources.get(unit, ())]
        for file in self.files:
            if not any(file is source for source in used):
                yield file.book.name


def read_last_book(path: Path, registers: Registers) -> LastBook:
    """Read a workbook to carry over from; GsafetyError when it is none or cannot be read."""
    if path.is_dir():
        raise GsafetyError(f"{path} 是文件夹", "为一个单位新建时，--from 请写上年台账的文件名")
    catalogue = registers.catalogue
    known = registers.register if len(registers.register) else None
    book = read_master(path, catalogue, known)
    units = Counter(table.unit for table in book.tables if table.unit)
    years = [table.context_year for table in book.tables if table.context_year is not None]
    identity = book.identity
    return LastBook(
        book,
        identity.unit if identity is not None else next(iter(units), ""),
        identity.year if identity is not None else max(years, default=None),
        _kinds(book, catalogue),
        tuple(read_settings(path, catalogue)) if has_parameter_sheet(path) else (),
        path.stat().st_mtime,
    )


def refuse_unfit(last: LastBook, unit: str, year: int, kind: str, registers: Registers) -> None:
    """Raise GsafetyError for a workbook of another unit, of no earlier year, without ledgers."""
    name = last.book.name
    if last.unit and last.unit != unit:
        whose, wanted = registers.register.name_of(last.unit), registers.register.name_of(unit)
        raise GsafetyError(f"{name} 是{whose}的台账，不是{wanted}的", "请换成本单位上年的台账")
    if last.year is not None and last.year >= year:
        raise GsafetyError(
            f"{name} 是{last.year}年的台账，不能结转到{year}年", "请换成上年的台账，或核对 --year"
        )
    if kind not in last.kinds:
        wanted = BOOK_NAMES[kind]
        raise GsafetyError(f"{name} 里没有{wanted}可以结转", f"请换成上年的{wanted}")


def read_last_books(folder: Path, registers: Registers, progress: Progress = silent) -> LastBooks:
    """Read a folder of last year's workbooks; for each unit and ledger the newest counts.

    Consolidated workbooks, mere registers, and workbooks of nobody known are passed over.
    GsafetyError when it is no folder, or a workbook in it cannot be read.
    """
    if not folder.is_dir():
        raise GsafetyError(f"{folder} 不是文件夹", "与 --all 同用时，--from 请写放上年台账的文件夹")
    paths = workbooks_under([folder])
    files = tuple(
        read_last_book(path, registers)
        for path in following(paths, "读取上年台账", len(paths), progress)
    )
    newest = _newest(files)
    catalogue = registers.catalogue
    return LastBooks(
        files,
        {unit: _joined(ledgers, catalogue) for unit, ledgers in newest.items()},
        {unit: _distinct(ledgers.values()) for unit, ledgers in newest.items()},
    )


def _newest(files: Iterable[LastBook]) -> dict[str, dict[str, LastBook]]:
    """Return by unit and ledger the newest file of the last year that there is one of."""
    newest: dict[str, dict[str, LastBook]] = {}
    for file in sorted(files, key=lambda file: file.age):
        if file.unit and file.kinds and not file.is_consolidated:
            before = newest.get(file.unit, {})
            same_year = {key: other for key, other in before.items() if other.year == file.year}
            own = {table.ledger: file for table in file.book.tables}
            newest[file.unit] = same_year | own
    return newest


def _joined(newest: Mapping[str, LastBook], catalogue: Catalogue) -> LastBook:
    """Return one workbook of the newest file for each ledger."""
    sources = _distinct(newest.values())
    if len(sources) == 1:
        return sources[0]
    last = sources[-1]
    tables = [
        table
        for source in sources
        for table in source.book.tables
        if newest[table.ledger] is source
    ]
    names = "、".join(source.book.name for source in sources)
    remarks = [remark for source in sources for remark in source.book.remarks]
    book = Book(names, "", last.book.identity, tables, remarks=remarks)
    settings = next((file.settings for file in reversed(sources) if file.settings), ())
    return replace(last, book=book, kinds=_kinds(book, catalogue), settings=settings)


def _distinct(files: Iterable[LastBook]) -> tuple[LastBook, ...]:
    """Return each file once, the newest last."""
    once = {id(file): file for file in files}
    return tuple(sorted(once.values(), key=lambda file: file.age))


def _kinds(book: Book, catalogue: Catalogue) -> frozenset[str]:
    """Return the workbooks that the ledgers belong to; the registers stand in any."""
    own = (table.ledger for table in book.tables if table.ledger not in REGISTERS)
    return frozenset(catalogue.ledgers[ledger].book for ledger in own)
