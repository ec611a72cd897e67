import re
import struct

import pytest

from gsafety_xl.addin.vba_modules import WORKBOOK, WORKSHEET, Kind, Module, document_module
from gsafety_xl.addin.vba_project import vba_project
from gsafety_xl.model import GsafetyError
from tests.addin.reading import Compound, decompress, records, revealed

DOCUMENTS = [document_module("ThisWorkbook", WORKBOOK), document_module("Sheet1", WORKSHEET)]


def module(name: str = "Bell", body: str = "Option Explicit\n") -> Module:
    return Module(name, Kind.STANDARD, f'Attribute VB_Name = "{name}"\n{body}')


@pytest.fixture(scope="module")
def project() -> Compound:
    return Compound(vba_project("Gsafety", DOCUMENTS, [module()]))


@pytest.fixture(scope="module")
def directory(project: Compound) -> list[tuple[int, bytes]]:
    return records(decompress(project.read("VBA", "dir")))


def test_the_streams_are_those_of_a_vba_project(project: Compound) -> None:
    assert project.names(project.entries[0].child) == ["VBA", "PROJECT", "PROJECTwm"]
    assert project.names(project.find("VBA").child) == [
        "dir",
        "Bell",
        "Sheet1",
        "ThisWorkbook",
        "_VBA_PROJECT",
    ]


def test_nothing_is_said_to_be_compiled(project: Compound) -> None:
    assert project.read("VBA", "_VBA_PROJECT") == bytes.fromhex("CC 61 FF FF 00 01 00")


def test_a_source_has_the_line_ends_of_vba(project: Compound) -> None:
    source = decompress(project.read("VBA", "Bell"))
    assert source == b'Attribute VB_Name = "Bell"\r\nOption Explicit\r\n'


def test_documents_derive_from_the_objects_of_excel(project: Compound) -> None:
    for name, base in (("ThisWorkbook", "00020819"), ("Sheet1", "00020820")):
        source = decompress(project.read("VBA", name)).decode()
        assert f'VB_Base = "0{{{base}-0000-0000-C000-000000000046}}"' in source
        assert "Attribute VB_PredeclaredId = True\r\n" in source


def test_the_directory_is_english_and_names_the_project(
    directory: list[tuple[int, bytes]],
) -> None:
    said = dict(directory)
    assert said[0x0002] == said[0x0014] == struct.pack("<I", 0x0409)
    assert said[0x0003] == struct.pack("<H", 1252)
    assert said[0x0004] == b"Gsafety"
    assert [number for number, _ in directory[:14]] == [
        *(0x01, 0x02, 0x14, 0x03, 0x04, 0x05, 0x40, 0x06, 0x3D, 0x07, 0x08, 0x09, 0x0C, 0x3C)
    ]


def test_the_project_refers_to_what_excel_lists_and_no_more(
    directory: list[tuple[int, bytes]],
) -> None:
    assert [body for number, body in directory if number == 0x0016] == [b"stdole", b"Office"]
    libraries = [body for number, body in directory if number == 0x000D]
    for body, library in zip(libraries, ("00020430", "2DF8D04C"), strict=True):
        (size,) = struct.unpack_from("<I", body)
        assert body[4:].startswith(b"*\\G{" + library.encode())
        assert body[4 + size :] == bytes(6)


def test_each_module_is_described_alike_in_three_places(
    project: Compound, directory: list[tuple[int, bytes]]
) -> None:
    names = ["ThisWorkbook", "Sheet1", "Bell"]
    for narrow, wide in ((0x0019, 0x0047), (0x001A, 0x0032)):
        assert [body.decode() for number, body in directory if number == narrow] == names
        assert [body.decode("utf-16-le") for number, body in directory if number == wide] == names
    kinds = [number for number, _ in directory if number in {0x0021, 0x0022}]
    assert kinds == [0x0022, 0x0022, 0x0021]
    assert dict(directory)[0x000F] == struct.pack("<H", 3)
    assert [body for number, body in directory if number == 0x0031] == [bytes(4)] * 3
    text = project.read("PROJECT").decode()
    listed = re.findall(r"^(\w+)=(\w+)(?:/&H00000000)?\r$", text, re.MULTILINE)
    kinds_listed = ["Document", "Document", "Module"]
    assert listed == list(zip(kinds_listed, names, strict=True))


def test_the_list_of_names_is_not_compressed(project: Compound) -> None:
    expected = b"".join(
        name.encode() + b"\0" + name.encode("utf-16-le") + b"\0\0"
        for name in ("ThisWorkbook", "Sheet1", "Bell")
    )
    assert project.read("PROJECTwm") == expected + b"\0\0"


def test_the_project_is_neither_locked_nor_hidden(project: Compound) -> None:
    text = project.read("PROJECT").decode()
    values = {
        name: re.search(rf'^{name}="(\w+)"\r$', text, re.MULTILINE) for name in ("CMG", "DPB", "GC")
    }
    shown = {name: revealed(match[1]) for name, match in values.items() if match}
    assert shown == {"CMG": bytes(4), "DPB": b"\0", "GC": b"\xff"}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # as Excel wrote them into an empty project
        ("DFDD63469DFA78FE78FE78FE78FE", bytes(4)),
        ("BEBC02A73E591C5A1C5A1C", b"\0"),
        ("9D9F2184DF62E062E09D", b"\xff"),
    ],
)
def test_what_excel_protects_is_read_by_the_same_rule(text: str, content: bytes) -> None:
    assert revealed(text) == content


def test_the_identity_follows_from_the_name() -> None:
    first, again, other = (
        Compound(vba_project(name, DOCUMENTS, [])).read("PROJECT").splitlines()[0]
        for name in ("Gsafety", "Gsafety", "Other")
    )
    assert first == again != other
    assert re.fullmatch(rb'ID="\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}"', first)


def test_the_same_sources_give_the_same_bytes() -> None:
    with_returns = Module("Bell", Kind.STANDARD, module().source.replace("\n", "\r\n"))
    assert vba_project("Gsafety", DOCUMENTS, [module()]) == vba_project(
        "Gsafety", DOCUMENTS, [with_returns]
    )


@pytest.mark.parametrize(
    ("name", "modules", "fault"),
    [
        ("Gsafety", [module("x" * 32)], "不超过31个"),
        ("Gsafety", [module("_Bell")], "须以字母开头"),
        ("Gsafety", [module(), module("BELL")], "模块名重复：BELL"),
        ("Gsafety", [module(body=f"' {'x' * 1022}\n")], "Bell 第2行超过1023个字符"),
        ("Gsafety", [module(body="' 台账\n")], "Bell 第2行有英文以外的字符"),
        ("Gsafety", [Module("Bell", Kind.STANDARD, "")], "Bell 的第1行不是"),
        ("Bell", [module()], "工程名 Bell 不合规或与模块重名"),
        ("台账", [module()], "工程名 台账 不合规"),
    ],
)
def test_what_excel_would_not_take_is_refused(name: str, modules: list[Module], fault: str) -> None:
    with pytest.raises(GsafetyError, match=fault):
        vba_project(name, DOCUMENTS, modules)


def test_the_longest_name_and_line_are_taken() -> None:
    assert vba_project("Gsafety", DOCUMENTS, [module("x" * 31, f"' {'x' * 1021}\n")])
