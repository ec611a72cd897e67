"""Whatever a form can hold is read back without loss."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from gsafety_xl.model import Raw, Value
from gsafety_xl.schema import Catalogue, ColumnType, LedgerSpec
from gsafety_xl.schema.text import clean
from gsafety_xl.workbook.cells import Verbatim
from gsafety_xl.workbook.form_plan import is_reckoned
from gsafety_xl.workbook.forms import FormPlan
from gsafety_xl.workbook.reading import read_book
from tests.workbook.entries_of_any_kind import (
    AWKWARD,
    ESCAPES,
    LONGEST,
    bunches,
    drawn,
    plans,
)
from tests.workbook.forms import DANGER, REGISTER, plan_of, write
from tests.workbook.what_is_lost import lost

#: What is lost says itself where: no need to look for a smaller example.
_few = settings(max_examples=5, deadline=None, phases=[Phase.generate])


@pytest.mark.parametrize("ledgers", bunches(), ids=lambda bunch: bunch[0].key)
def test_typed_values_come_back(
    ledgers: Sequence[LedgerSpec], catalogue: Catalogue, tmp_path: Path
) -> None:
    @_few
    @given(plans(ledgers, catalogue))
    def nothing_is_lost(plan: FormPlan) -> None:
        book = read_book(write(plan, catalogue, tmp_path), catalogue, REGISTER)
        assert lost(plan, book, catalogue) == []

    nothing_is_lost()


def test_what_is_lost_is_named(catalogue: Catalogue, tmp_path: Path) -> None:
    plan = plan_of(catalogue, "hidden_danger", rows={"hidden_danger": [DANGER]})
    book = read_book(write(plan, catalogue, tmp_path), catalogue, REGISTER)
    other = {**DANGER, "fund": 0.0800001, "domain": ("safety",)}
    meant = plan_of(catalogue, "hidden_danger", rows={"hidden_danger": [other, DANGER]}, year=2027)
    identity, year, rows, domain, fund = lost(meant, book, catalogue)
    assert identity.startswith("Identity(unit='GYS01', year=2027")
    assert year == "hidden_danger year: 2027 became 2026"
    assert rows == "hidden_danger rows: [4, 5] became [4]"
    assert domain.startswith("hidden_danger D4 domain: ('safety',) became Reading(")
    assert fund.startswith("hidden_danger S4 fund: 0.0800001 became Reading(value=0.08,")


@pytest.mark.parametrize("ledgers", bunches(12), ids=lambda bunch: bunch[0].key)
def test_typed_values_come_back_to_the_careful_reader(
    ledgers: Sequence[LedgerSpec],
    catalogue: Catalogue,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Sheets that the fast reader would choke on are read by another, to the same end."""
    monkeypatch.setattr("gsafety_xl.workbook.sheet_parts._HARMLESS_AREA", 0)
    monkeypatch.setattr("gsafety_xl.workbook.sheet_parts._LARGEST_AREA", 0)
    plan = drawn(plans(ledgers, catalogue), 2)[-1]
    book = read_book(write(plan, catalogue, tmp_path), catalogue, REGISTER)
    assert lost(plan, book, catalogue) == []


def test_every_awkward_text_comes_back(catalogue: Catalogue, tmp_path: Path) -> None:
    texts = [clean(text) for text in (*AWKWARD, *ESCAPES, "长" * LONGEST)]
    assert written_and_read(texts, catalogue, tmp_path) == [(text, text) for text in texts]


def test_what_was_typed_stays_beside_what_it_means(catalogue: Catalogue, tmp_path: Path) -> None:
    texts = [
        " 两端有空格 ",
        "制表\t符",
        "一\n\n二\n",
        "\uff11\uff12号\uff21座",
        "零\u200b宽",
        "一\r\n二",
        "响铃\x07",
        "同上",
        "#REF!",
        "\u3000",
        "👨\u200d👩\u200d👧",
    ]
    read = written_and_read(texts, catalogue, tmp_path)
    assert [raw for raw, _ in read] == texts
    assert [meant for _, meant in read] == [
        "两端有空格",
        "制表 符",
        "一\n二",
        "12号A座",
        "零宽",
        "一\n二",
        "响铃",
        "响铃",
        None,
        None,
        "👨👩👧",
    ]


def test_a_page_of_anything_stops_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    """In whatever column it stands: what was typed stays, and nobody waits for it."""
    pages = [
        (text * 5000)[:5000] for text in ("1", "9.", "1-", "1,", "年月", "，、", "(（", "公章区")
    ]
    ledger = catalogue.ledgers["emergency_response"]
    rows = [
        {column.key: Verbatim(page) for column in ledger.columns if not is_reckoned(column)}
        for page in pages
    ]
    plan = plan_of(catalogue, ledger.key, rows={ledger.key: rows})
    (table,) = read_book(write(plan, catalogue, tmp_path), catalogue, REGISTER).tables
    assert [[row.raw(key) for key in cells] for row, cells in zip(table, rows, strict=True)] == [
        list(cells.values()) for cells in rows
    ]


def written_and_read(
    texts: Sequence[str], catalogue: Catalogue, folder: Path
) -> list[tuple[Raw, Value]]:
    """Write texts as descriptions of dangers; return what the cells hold and what they mean."""
    rows = [
        {**DANGER, "id": f"GYS01-YH-2026-{number:03d}", "description": text}
        for number, text in enumerate(texts, start=1)
    ]
    plan = plan_of(catalogue, "hidden_danger", rows={"hidden_danger": rows})
    (table,) = read_book(write(plan, catalogue, folder), catalogue, REGISTER).tables
    return [(row.raw("description"), row["description"]) for row in table]


def test_all_choices_in_one_cell_come_back_in_any_order(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    """A label may contain what separates labels, or another label."""
    rows = {
        key: [
            {"id": f"GYS01-{ledger.code}-2026-{number:03d}", **cells}
            for number, cells in enumerate(choices_in_orders(ledger, catalogue), start=1)
        ]
        for key, ledger in catalogue.ledgers.items()
    }
    plan = plan_of(catalogue, rows=rows)
    book = read_book(write(plan, catalogue, tmp_path), catalogue, REGISTER)
    assert lost(plan, book, catalogue) == []


def choices_in_orders(ledger: LedgerSpec, catalogue: Catalogue) -> list[dict[str, Value]]:
    """Return entries that choose much: as listed, from behind, every other one."""
    lists = {
        column.key: tuple(choice.key for choice in catalogue.codes[column.codes].items)
        for column in ledger.columns
        if column.type is ColumnType.CHOICES
    }
    orders = slice(None), slice(None, None, -1), slice(None, None, 2), slice(1, None, 2)
    return [{key: keys[order] for key, keys in lists.items()} for order in orders]
