"""Entries as odd as a ledger can hold, made from the declarations of its columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gsafety_xl.model import Value
from gsafety_xl.schema import Catalogue, ColumnSpec, ColumnType, LedgerSpec, Unit, load_catalogue
from gsafety_xl.schema.computed import PlusDays, PlusMonths
from gsafety_xl.schema.entry_numbers import EntryNumber
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK
from gsafety_xl.schema.text import DITTO_WORDS, clean
from gsafety_xl.workbook.form_plan import FormPlan, is_reckoned
from tests.workbook.forms import GREENING, REGISTER

Entry = dict[str, Value]
Drawn = TypeVar("Drawn")

#: What spreadsheets, readers or people have been seen to take for something else.
AWKWARD = (
    "=1+1", "+86 021-55550001", "-5", "@王××", "'0032", "0032", "1e5", "1.0", "2026-03-05",
    "3月5日", "45000", "TRUE", "1/2", "50%", "13900000000", "310101199001010012", "NULL", "nan",
    "#", "# 3", "a&b<c>\"d\"'e'", "&amp;&#10;", "<br>",
    "]]>", "{=SUM(A1)}", "http://example.com/?a=1&b=2", "mailto:a@b.cn", "internal:目录!A1",
    "本月合计", "其中：2处", "累计", "注：见附件", "填表人：赵××", "负责人：钱××",
    "（公章）", "编号", "填报单位", "序号", "无", "/", "—", "是", "否", "同上级要求一致",
    "第一行\n第二行\n\n", "0", "甲", "“引号”", "‘单’", "（一）；【二】、《三》……——·￥%‰℃㎡№①",
    "灭火器2具压力<0.5MPa", "𠮷野家🔥", "㐀㒃龘𪚥", "e\u0301", "é", "½", "١٢٣", "İı", "ß",
)  # fmt: skip
#: What looks like an escaped character to those who read or write the parts of a workbook.
ESCAPES = ("_x0041_", "_X0041_", "a_x000D_b", "_x0041", "__x0041__", "_x12_")
_CHARACTERS = st.sampled_from(
    "安全检查隐患整改台账龘㐀𠮷🔥🚒，。、；：？！“”‘’（）《》【】…—·￥%℃㎡0123456789abcXYZ"
    " \n=+-@'\"/\\<>&#*?~|{}[]()_.,:;!$^`\uff10\uff21\uff5a\uff05"
)
#: The longest text that a cell takes.
LONGEST = 32_767
_ANY_DAY = st.dates(date(1990, 1, 1), date(2099, 12, 31))
_ANY_MINUTE = st.builds(time, st.integers(0, 23), st.integers(0, 59)).filter(
    lambda moment: moment != time(0)
)
_DECIMALS = st.one_of(
    st.integers(0, 10**12).map(lambda number: number / 10**6),
    st.sampled_from((0.0, 0.000001, 0.1, 1 / 8, 999_999_999.999999, 1e15, 123456789012345.0)),
)
_COUNTS = st.one_of(st.integers(0, 9_999), st.sampled_from((0, 1, 10**9, 10**15, 10**17)))


def texts() -> st.SearchStrategy[str]:
    """Return texts that are tidy (or ``clean`` would change them) and say something."""
    typed = st.text(_CHARACTERS, min_size=1, max_size=24)
    long = st.builds(
        lambda text, times: (text * times)[:LONGEST], typed, st.sampled_from((90, 600))
    )
    awkward = st.sampled_from(AWKWARD)
    return st.one_of(*[awkward, typed] * 5, long).map(clean).filter(_says_it)


def values(column: ColumnSpec, catalogue: Catalogue) -> st.SearchStrategy[Value]:
    """Return what a cell of this column may mean, besides nothing."""
    if column.codes:
        keys = [choice.key for choice in catalogue.codes[column.codes].items]
        several = st.lists(st.sampled_from(keys), min_size=1, max_size=len(keys), unique=True)
        return several.map(tuple) if column.type is ColumnType.CHOICES else st.sampled_from(keys)
    return _KINDS[column.type]


def entries(
    ledger: LedgerSpec, catalogue: Catalogue, *, unit: Unit, year: int, most: int = 3
) -> st.SearchStrategy[list[Entry]]:
    """Return entries of a ledger; each has a number and at least one more thing to tell."""
    cells = {
        column.key: values(column, catalogue)
        for column in ledger.columns
        if column.exists_in(year) and not is_reckoned(column) and column.key != "id"
    }
    for key in _spans(ledger) & cells.keys():
        cells[key] = st.integers(0, 120)
    told = ledger.business_key[-1]
    entry = st.fixed_dictionaries({told: cells.pop(told)}, optional=cells)
    return st.lists(entry, min_size=1, max_size=most).map(
        lambda made: [
            {"id": str(EntryNumber(unit.code, ledger.code, year, number)), **cells}
            for number, cells in enumerate(made, start=1)
        ]
    )


@dataclass(frozen=True, repr=False)
class AnyForm(FormPlan):
    """A form whose long content is kept out of what a failing test shows."""

    def __repr__(self) -> str:
        """Say whose form it is and what it holds how often."""
        counts = ", ".join(f"{key} {len(entries)}" for key, entries in self.rows.items())
        return f"<{self.unit.code} {self.year}: {counts}>"


def plans(
    ledgers: Sequence[LedgerSpec],
    catalogue: Catalogue,
    *,
    unit: Unit = GREENING,
    most: int = 3,
) -> st.SearchStrategy[FormPlan]:
    """Return forms of a unit in which these ledgers are filled with anything."""

    @st.composite
    def form(draw: st.DrawFn) -> FormPlan:
        year = draw(st.integers(2024, 2031))
        rows = {
            ledger.key: draw(entries(ledger, catalogue, unit=unit, year=year, most=most))
            for ledger in ledgers
        }
        return AnyForm(unit, year, tuple(ledgers), REGISTER, rows)

    return form()


def drawn(strategy: st.SearchStrategy[Drawn], count: int) -> list[Drawn]:
    """Return things that a strategy makes, always the same."""
    found: list[Drawn] = []

    @settings(
        max_examples=count,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(item: Drawn) -> None:
        found.append(item)

    collect()
    return found


def bunches(most: int = 5) -> list[tuple[LedgerSpec, ...]]:
    """Return all ledgers as they may stand in one workbook, a few at a time."""
    ledgers = load_catalogue().ledgers.values()
    apart = tuple(ledger for ledger in ledgers if ledger.book == COUNTER_TERROR_BOOK)
    others = [ledger for ledger in ledgers if ledger not in apart]
    return [apart, *(tuple(others[start : start + most]) for start in range(0, len(others), most))]


def _spans(ledger: LedgerSpec) -> set[str]:
    """Return the columns that hold the days or months after which a day comes round."""
    kinds = [column.computed for column in ledger.columns]
    return {kind.number_of for kind in kinds if isinstance(kind, PlusDays | PlusMonths)}


def _says_it(text: str) -> bool:
    """Tell whether a text means what it says: not “as above”, no error of a formula."""
    return bool(text) and text not in DITTO_WORDS


_TEXTS = texts()
_FILES = st.lists(texts(), min_size=1, max_size=4).map("\n".join).map(clean).filter(_says_it)
_KINDS: dict[ColumnType, st.SearchStrategy[Any]] = {
    ColumnType.TEXT: _TEXTS,
    ColumnType.LONG_TEXT: _TEXTS,
    ColumnType.ATTACHMENT: _FILES,
    ColumnType.DATE: _ANY_DAY,
    ColumnType.DATETIME: st.one_of(_ANY_DAY, st.builds(datetime.combine, _ANY_DAY, _ANY_MINUTE)),
    ColumnType.MONTH: _ANY_DAY.map(lambda day: f"{day:%Y-%m}"),
    ColumnType.COUNT: _COUNTS,
    ColumnType.DECIMAL: _DECIMALS,
    ColumnType.PERCENT: _DECIMALS,
    ColumnType.FLAG: st.booleans(),
    ColumnType.UNIT: st.sampled_from([unit.code for unit in REGISTER]),
}
