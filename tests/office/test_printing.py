"""What comes out of the printer: forms, master and documents as LibreOffice prints them."""

from datetime import date
from pathlib import Path

import pytest

from gsafety_xl import resources
from gsafety_xl.model import Period
from gsafety_xl.pipeline.consolidate import ConsolidateRequest, consolidate
from gsafety_xl.pipeline.report import DocumentOrder, report
from gsafety_xl.schema import Catalogue
from tests.pipeline.books import DANGER, GREENING, month, write_book, write_register
from tests.spreadsheet_program import pages_of

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    folder = tmp_path_factory.mktemp("district")
    write_register(folder, catalogue)
    rows = {"hidden_danger": [DANGER], "accident_statistics": [month("GYS01", n) for n in (1, 2)]}
    write_book(folder / "来稿" / "绿管所.xlsx", GREENING, catalogue, rows)
    request = ConsolidateRequest(folder / "来稿", folder / "汇总.xlsx", date(2026, 3, 31))
    return consolidate(request).path


def test_a_blank_form_prints_whole(tmp_path: Path) -> None:
    pages = pages_of(resources.workbook_templates() / "下属单位空白台账.xlsx", tmp_path)
    text = "".join(pages)
    assert "###" not in text
    assert pages[0].startswith("安全台账填报说明") or "填报说明" in pages[0]
    assert f"共 {len(pages)} 页" in text


def test_the_master_prints_without_hashes(master: Path, tmp_path: Path) -> None:
    text = "".join(pages_of(master, tmp_path))
    assert "###" not in text
    for heading in ("安全台账汇总", "报送情况", "问题清单", "履职看板", "隐患排查治理台账"):
        assert heading in text


def test_a_monthly_report_prints_on_two_pages(master: Path, tmp_path: Path) -> None:
    order = DocumentOrder(["D05"], master, tmp_path, date(2026, 3, 10), Period(2026, "02"))
    pages = pages_of(report(order).paths[0], tmp_path)
    assert len(pages) == 2
    assert "—1—" in pages[0].replace(" ", "")
    assert "生产安全事故统计月报表" in pages[0]
    assert "东湖公园" in pages[1]
