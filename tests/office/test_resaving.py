"""A form saved again by LibreOffice, in formats of today and of old, holds what it held."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TypeAlias

import pytest

from gsafety_xl.model import Value
from gsafety_xl.schema import Catalogue, ColumnSpec, load_catalogue
from gsafety_xl.workbook.form_plan import FormPlan, is_reckoned
from gsafety_xl.workbook.forms import write_form
from gsafety_xl.workbook.reading import read_book
from tests.spreadsheet_program import convert_all
from tests.workbook.entries_of_any_kind import bunches, drawn, plans
from tests.workbook.forms import DANGER, REGISTER, plan_of
from tests.workbook.what_is_lost import lost

pytestmark = pytest.mark.office

#: Two halves each in UTF-16: of so many some are cut in two where a record of an .xls ends.
RARE = "𠮷" * 16_000


@dataclass(frozen=True)
class Saved:
    """A form as it was planned, and the file in which it was saved again."""

    plan: FormPlan
    path: Path


#: By format.
Resaved: TypeAlias = dict[str, list[Saved]]


@pytest.fixture(scope="module")
def saved(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Resaved:
    """Let the program save forms of every ledger, an old one full of rare characters last."""
    folder = tmp_path_factory.mktemp("resaved")
    made = filled_today(catalogue)
    return {
        "xlsx": saved_again(made, "xlsx", folder),
        "ods": saved_again(made, "ods", folder),
        "xls": saved_again(
            [*map(in_common_characters, made), full_of_rare_characters(catalogue)], "xls", folder
        ),
    }


def saved_again(forms: Sequence[FormPlan], kind: str, folder: Path) -> list[Saved]:
    written = folder / "written"
    written.mkdir(exist_ok=True)
    paths = [written / f"{kind}{number}.xlsx" for number in range(len(forms))]
    for plan, path in zip(forms, paths, strict=True):
        write_form(plan, load_catalogue(), path)
    return list(map(Saved, forms, convert_all(paths, kind, folder)))


def filled_today(catalogue: Catalogue) -> list[FormPlan]:
    """Return forms saved today: the program reckons overdue days as of now."""
    today = datetime.combine(date.today(), time(9))  # noqa: DTZ011 - the program's clock, not ours
    forms = [plan for bunch in bunches(12) for plan in drawn(plans(bunch, catalogue), 2)[1:]]
    return [replace(plan, saved_at=today) for plan in forms]


def full_of_rare_characters(catalogue: Catalogue) -> FormPlan:
    return plan_of(
        catalogue, "hidden_danger", rows={"hidden_danger": [{**DANGER, "description": RARE}]}
    )


def in_common_characters(plan: FormPlan) -> FormPlan:
    """Return a form without characters that are two halves in UTF-16."""
    rows = {
        ledger: [{key: in_common(value) for key, value in entry.items()} for entry in entries]
        for ledger, entries in plan.rows.items()
    }
    return replace(plan, rows=rows)


def in_common(value: Value) -> Value:
    return re.sub(r"[\U00010000-\U0010ffff]", "㐀", value) if isinstance(value, str) else value


def is_typed(column: ColumnSpec) -> bool:
    return not is_reckoned(column)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_nothing_is_lost(saved: Resaved, kind: str, catalogue: Catalogue) -> None:
    for form in saved[kind]:
        book = read_book(form.path, catalogue, REGISTER)
        assert lost(form.plan, book, catalogue) == []


def test_nothing_typed_is_lost_in_the_old_format(saved: Resaved, catalogue: Catalogue) -> None:
    """LibreOffice stores 0 there for text that a formula gives; a sheet opened reckons anew."""
    for form in saved["xls"][:-1]:
        book = read_book(form.path, catalogue, REGISTER)
        assert lost(form.plan, book, catalogue, asked=is_typed) == []


def test_a_character_lost_in_the_old_format_is_pointed_out(
    saved: Resaved, catalogue: Catalogue
) -> None:
    book = read_book(saved["xls"][-1].path, catalogue, REGISTER)
    assert book.remarks == ["工作表“04隐患整改”的 J4 有没能读出的字，请另存为 .xlsx 后再试"]
