"""``gsafety duties``: what is taken for a master, and how often."""

from datetime import date
from pathlib import Path

import pytest

from gsafety_xl.cli import door
from gsafety_xl.model import GsafetyError
from gsafety_xl.pipeline.duties import account_for_duties
from gsafety_xl.schema import Catalogue
from tests.pipeline.books import DANGER, GREENING, write_book

TODAY = date(2026, 6, 30)


@pytest.fixture
def book(tmp_path: Path, catalogue: Catalogue) -> Path:
    return write_book(tmp_path / "绿管所.xlsx", GREENING, catalogue, {"hidden_danger": [DANGER]})


def test_the_same_master_twice_is_refused(book: Path) -> None:
    with pytest.raises(GsafetyError, match="写了两次"):
        account_for_duties([book, book.parent / "." / book.name], TODAY)


def test_a_units_own_book_is_no_master_and_that_is_said(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        account_for_duties([book], TODAY).caution == "绿管所.xlsx 不是汇总簿，结果只反映这一本台账"
    )
    assert door.run(["duties", str(book), "--as-of", "2026-06-30"]) == 0
    assert "注意，绿管所.xlsx 不是汇总簿" in capsys.readouterr().err
