"""The first sheet of a form (目录) is nobody's ledger: it is passed over in a live workbook too."""

from pathlib import Path

import pytest

from gsafety_xl.excel.checking import check_live_book, check_live_sheet
from gsafety_xl.excel.port import Spot
from gsafety_xl.excel.settings import Settings
from gsafety_xl.schema import Catalogue
from tests.excel.fake_port import FakePort
from tests.workbook.forms import plan_of, write


@pytest.fixture
def port(catalogue: Catalogue, tmp_path: Path) -> FakePort:
    return FakePort.of(write(plan_of(catalogue, "drill"), catalogue, tmp_path))


def test_alone_it_is_not_checked(port: FakePort) -> None:
    port.at = Spot("目录", 5, 2)
    check_live_sheet(port, Settings())
    assert port.said == ["“目录”不像任何一张台账，没有校验。"]


def test_with_the_whole_book_it_is_not_mentioned(port: FakePort) -> None:
    check_live_book(port, Settings())
    assert not [text for text in port.said if "目录" in text]
    assert not [spot for spot in port.dressed if spot.sheet == "目录"]
