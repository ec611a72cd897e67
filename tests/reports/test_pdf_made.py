"""PDF files as LibreOffice makes them."""

import pytest

from gsafety_xl.reports import to_pdf
from tests.reports.conftest import Office
from tests.spreadsheet_program import require


@pytest.mark.office
def test_a_pdf_stands_beside_each_document(office: Office) -> None:
    require("soffice")
    documents = [office("D03"), office("D05", period="2026-03")]
    stale = documents[0].with_suffix(".pdf")
    stale.write_bytes(b"old")
    made = to_pdf(documents)
    assert made == [path.with_suffix(".pdf") for path in documents]
    assert all(path.read_bytes().startswith(b"%PDF") for path in made)


def test_nothing_to_convert_needs_no_program() -> None:
    assert to_pdf([]) == []
