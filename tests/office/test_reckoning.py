"""What a form stores beside its formulas is what a spreadsheet program makes of them."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.form_choosing import list_source
from gsafety_xl.workbook.forms import write_form
from tests.spreadsheet_program import convert, pages_of
from tests.workbook.forms import Entries, plan_of
from tests.workbook.test_forms_formulas import plan_with_cases

pytestmark = pytest.mark.office

_RESULT = re.compile(r"(</f>)<v>[^<]*</v>")


def without_results(source: Path, target: Path) -> Path:
    """Copy a workbook without the stored results of its formulas: they must be reckoned anew."""
    with ZipFile(source) as before, ZipFile(target, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name.startswith("xl/worksheets/"):
                content = _RESULT.sub(r"\1", content.decode("utf-8")).encode("utf-8")
            after.writestr(name, content)
    return target


def filled_cells(path: Path) -> Iterator[tuple[tuple[str, int, int], object]]:
    """Go through the cells that hold something, by sheet, row and column."""
    book = CalamineWorkbook.from_path(path)
    for sheet in book.sheet_names:
        rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value not in {"", None}:
                    yield (sheet, number, column), comparable(value)


def comparable(value: object) -> object:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return round(value, 6) if isinstance(value, int | float) else value


@pytest.fixture(scope="module")
def stored_and_reckoned(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue
) -> tuple[dict[tuple[str, int, int], object], dict[tuple[str, int, int], object]]:
    folder = tmp_path_factory.mktemp("reckoning")
    form = folder / "台账.xlsx"
    today = datetime.now(tz=UTC).astimezone().date()
    write_form(plan_with_cases(catalogue, today), catalogue, form)
    again = convert(without_results(form, folder / "重算.xlsx"), "ods", folder)
    return dict(filled_cells(form)), dict(filled_cells(again))


def test_every_cell_is_the_same(
    stored_and_reckoned: tuple[
        dict[tuple[str, int, int], object], dict[tuple[str, int, int], object]
    ],
) -> None:
    stored, reckoned = stored_and_reckoned
    assert {place: value for place, value in stored.items() if reckoned.get(place) != value} == {}
    assert reckoned.keys() - stored.keys() == set()


def test_overdue_and_soon_are_counted_in_front(
    stored_and_reckoned: tuple[
        dict[tuple[str, int, int], object], dict[tuple[str, int, int], object]
    ],
) -> None:
    _, reckoned = stored_and_reckoned
    row = next(
        row
        for (sheet, row, _), value in reckoned.items()
        if value == "04隐患整改" and sheet == "目录"
    )
    front = [reckoned.get(("目录", row, column)) for column in range(4, 7)]
    assert front == [13, 3, 3]


def test_lists_grow_with_the_sheet_and_follow_the_row(tmp_path: Path, catalogue: Catalogue) -> None:
    inspections = [{"id": f"GYS01-JC-2026-{number:03}", "unit": "GYS01"} for number in (1, 2, 3)]
    rows: Entries = {
        "inspection": inspections,
        "accident": [
            {"id": "GYS01-SG-2026-001", "occurred_at": datetime(2026, 6, 30, 23, 59)},
            {"id": "GYS01-SG-2026-002", "occurred_at": datetime(2026, 7, 1, 0, 1)},
        ],
        "training": [{"id": "1", "kind": "law_publicity"}, {"id": "2", "kind": "induction"}],
    }
    keys = ("inspection", "hidden_danger", "accident", "training", "person")
    plan = plan_of(catalogue, *keys, rows=rows)
    asked = ["COUNTA(entries_JC)", "ROWS(entries_JC)", "ROWS(entries_RY)"]
    for key, column in (("accident", "kind"), ("training", "forms")):
        layout = plan.layout(catalogue.ledgers[key])
        source = list_source(layout.ledger.column(column), layout, catalogue).removeprefix("=")
        for row in (4, 5):
            # from the row of the first entry to another one, on another sheet
            moved = re.sub(r"\$([A-Z]+)4", rf"{layout.sheet_reference}!$\g<1>{row}", source)
            asked.append(f"COUNTA({moved})")

    def probe(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("试")
        for number, formula in enumerate(asked):
            sheet.write_formula(number, 0, f"={formula}", None, "")

    form = tmp_path / "台账.xlsx"
    write_form(plan, catalogue, form, after=probe)
    again = convert(form, "ods", tmp_path)
    answers = [
        row[0] for row in CalamineWorkbook.from_path(again).get_sheet_by_name("试").to_python()
    ]
    kinds = catalogue.codes["accident_kind"].items
    before = sum(item.edition != "after" for item in kinds)
    after = sum(item.edition != "before" for item in kinds)
    forms = len(catalogue.codes["publicity_form"].items)
    assert answers == [3, 3, 1, before, after, forms, 0]


def test_a_form_prints_with_the_contents_first_and_words_behind_days(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    today = datetime.now(tz=UTC).astimezone().date()
    form = tmp_path / "台账.xlsx"
    write_form(plan_with_cases(catalogue, today), catalogue, form)
    pages = pages_of(form, tmp_path)
    assert "安全台账填报说明" in pages[1]
    for name in ("示例区绿化管理所安全台账", "04隐患整改", "18B视频核验", "最近的期限"):
        assert name in pages[0]
    text = "".join(pages)
    assert "###" not in text
    assert f"{today - timedelta(20)} 逾期" in text
    assert f"{today} 临期" in text
