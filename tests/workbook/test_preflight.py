import io
import zipfile
from datetime import datetime

import pytest

from gsafety_xl.model import GsafetyError
from gsafety_xl.workbook.preflight import Limits, examine
from tests.workbook.sheets import changed, workbook

LEDGER = "[04隐患整改]\n| 编号 | 隐患描述 |\n| 1 | 压力不足 |"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def package(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "甲.xlsx 是空文件，没有任何内容。请对方重新发送"),
        ("编号,描述\n1,压力不足".encode(), "不是 Excel 工作簿"),
        (b"<html><table></table></html>", "不是 Excel 工作簿"),
        (b"PK\x03\x04" + bytes(40), "已损坏或不完整"),
        (workbook(LEDGER)[:2500], "已损坏或不完整"),
        (OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "有打开密码"),
        (OLE + bytes(512) + "WordDocument".encode("utf-16-le"), "不是 Excel 工作簿"),
        (package(word__document_xml=b"<w/>"), "不是 Excel 工作簿"),
        (package(xl__workbook_xml=b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"), "已损坏或不完整"),
        (package(xl__workbook_xml="<x/>".encode("utf-16")), "已损坏或不完整"),
    ],
)
def test_what_is_no_sound_workbook_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(GsafetyError, match=message) as caught:
        examine(data, "甲.xlsx")
    assert "甲.xlsx" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_an_encrypted_workbook_says_how_to_go_on() -> None:
    with pytest.raises(GsafetyError) as caught:
        examine(OLE + "EncryptedPackage".encode("utf-16-le"), "甲.xlsx")
    assert str(caught.value) == "甲.xlsx 有打开密码。请另存为不加密的文件后再试"


def test_a_zip_with_a_password_counts_as_encrypted() -> None:
    data = bytearray(package(xl__workbook_xml=b"<x/>"))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    with pytest.raises(GsafetyError, match="有打开密码"):
        examine(bytes(data), "甲.xlsx")


def test_a_large_file_is_refused() -> None:
    with pytest.raises(GsafetyError, match="过大"):
        examine(workbook(LEDGER), "甲.xlsx", Limits(file=1000))


@pytest.mark.parametrize("limits", [Limits(part=2**20), Limits(total=2**20)])
def test_a_package_that_unpacks_too_far_is_refused_before_it_is_unpacked(limits: Limits) -> None:
    bomb = package(xl__workbook_xml=b"<x/>", xl__sharedStrings_xml=bytes(2**21))
    assert len(bomb) < 10_000
    with pytest.raises(GsafetyError, match="过大"):
        examine(bomb, "甲.xlsx", limits)


def test_a_false_size_in_the_directory_does_not_help() -> None:
    data = package(xl__workbook_xml=b"<x/>", xl__sharedStrings_xml=bytes(2**21))
    lying = data.replace((2**21).to_bytes(4, "little"), (2**10).to_bytes(4, "little"))
    assert lying != data
    with pytest.raises(GsafetyError, match="已损坏或不完整"):
        examine(lying, "甲.xlsx", Limits(part=2**20))


def test_pictures_do_not_count() -> None:
    stream = io.BytesIO(workbook(LEDGER))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/image1.png", bytes(2**21))
    assert examine(stream.getvalue(), "甲.xlsx", Limits(total=2**20)).is_xlsx


def test_the_time_of_the_last_save_is_kept_as_written() -> None:
    assert examine(workbook(LEDGER), "甲.xlsx").saved_at == datetime(2026, 4, 1, 8, 30)


@pytest.mark.parametrize("text", [b"2026-13-45T00:00:00Z", b"", "三月".encode()])
def test_an_unreadable_time_of_saving_is_no_time(text: bytes) -> None:
    data = changed(
        workbook(LEDGER),
        "docProps/core.xml",
        lambda xml: xml.replace(b"2026-04-01T08:30:00Z", text),
    )
    assert examine(data, "甲.xlsx").saved_at is None


def test_sheets_are_known_by_name_whatever_the_order_of_their_parts() -> None:
    data = workbook("[甲&乙]\n| 1 |\n[丙]\n| 2 | < |")
    sheets = examine(data, "甲.xlsx").sheets
    assert sheets["甲&乙"].merges == ()
    assert sheets["丙"].merges == ("A1:B1",)


def test_a_sound_file_is_passed_on_unchanged() -> None:
    data = workbook(LEDGER)
    assert examine(data, "甲.xlsx").data is data


def test_a_file_with_error_cells_is_mended_in_memory() -> None:
    mended = examine(workbook("[甲]\n| #REF! |"), "甲.xlsx").data
    with zipfile.ZipFile(io.BytesIO(mended)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    assert b't="str"><f>A1</f><v>#REF!</v>' in sheet
