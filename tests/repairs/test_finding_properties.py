"""Whatever is typed: a repaired cell means what it meant, and repairing again finds nothing."""

from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from gsafety_xl.model import Raw
from gsafety_xl.repairs import Repair, find_repairs
from gsafety_xl.repairs.canonical import same_meaning
from gsafety_xl.schema import ColumnSpec, load_catalogue
from tests.ledger_tables import REGISTER
from tests.repairs.cells import table_of, wide

#: One column of each type: ledger and key.
COLUMNS = [
    ("hidden_danger", "id"),
    ("hidden_danger", "domain"),
    ("hidden_danger", "level"),
    ("hidden_danger", "found_on"),
    ("hidden_danger", "inspection_id"),
    ("hidden_danger", "target_unit"),
    ("hidden_danger", "site"),
    ("hidden_danger", "description"),
    ("hidden_danger", "fund"),
    ("hidden_danger", "done_photo"),
    ("accident_statistics", "month"),
    ("accident_statistics", "is_zero"),
    ("training", "should_attend"),
    ("training", "hours"),
]
_DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
_TYPED = """
    同上 〃 无 / — √ × 是 否 有 一般 一般隐患 重大 消防安全 安全生产 绿化所 绿管所 我局 区绿管所
    绿化管理所（东片区） gys01-yh-2026-001 GYS01—YH—2026—001 3人 1,234 1.2万 35000元 3.5万元 约3000
    三人 3.5 3月5日 3月上旬 5月 2026年5月 95% 8学时 2小时 #REF! 2026.2.30 1-5月
"""
_WORDS = st.sampled_from(_TYPED.split())
_FORMS = (
    "{0.year}.{0.month}.{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    "{0:%Y%m%d}",
    "{0:%y.%m.%d}",
)
_WRITTEN_DAYS = st.builds(str.format, st.sampled_from(_FORMS), _DAYS)
_NUMBERS = st.one_of(st.integers(-10, 60_000).map(float), st.floats(0, 1e6, width=32))
_SPACED = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", " ", "\u3000", "\u200b", "\n", "\u00a0"]),
    st.one_of(_WORDS, _WRITTEN_DAYS, _NUMBERS.map(str), st.text(max_size=8)),
    st.sampled_from(["", " ", "\ufeff", "\r\n"]),
)
CELLS: st.SearchStrategy[Raw] = st.one_of(
    _SPACED,
    _SPACED.map(wide),
    _NUMBERS,
    _DAYS,
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 12, 31)).map(
        lambda moment: moment.replace(second=0, microsecond=0)
    ),
    st.booleans(),
    st.none(),
)


def column_of(item: Repair) -> ColumnSpec:
    return load_catalogue().ledgers[item.ledger].column(item.column)


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(COLUMNS), st.lists(CELLS, min_size=1, max_size=4))
def test_a_repaired_cell_means_what_it_meant(place: tuple[str, str], cells: list[Raw]) -> None:
    ledger, key = place
    before = table_of(ledger, {key: cells})
    found = find_repairs(before, load_catalogue(), REGISTER)
    after = list(cells)
    for item in found.made:
        after[item.place.row - 2] = item.after
    again = table_of(ledger, {key: after})
    for item in found.made:
        row = item.place.row - 2
        old, new = before.columns[key].readings[row], again.columns[key].readings[row]
        assert same_meaning(new.value, old.value, column_of(item))
        assert (new.problem, new.inferred) == ("", False)
    assert find_repairs(again, load_catalogue(), REGISTER).made == []


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(COLUMNS), st.lists(CELLS, min_size=1, max_size=4))
def test_a_cell_is_repaired_or_left_but_never_both(
    place: tuple[str, str], cells: list[Raw]
) -> None:
    ledger, key = place
    found = find_repairs(table_of(ledger, {key: cells}), load_catalogue(), REGISTER)
    made, left = {item.place for item in found.made}, {item.place for item in found.left}
    assert not made & left
    assert all(
        item.raw != item.after or type(item.raw) is not type(item.after) for item in found.made
    )
