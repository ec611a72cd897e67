import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import pytest

from gsafety_xl.addin.actions import load_actions, load_ribbon
from gsafety_xl.addin.ribbon import CUSTOM_UI, CUSTOM_UI_14, ribbon_xml
from gsafety_xl.addin.sources import macros_folder
from gsafety_xl.addin.xlam import build_addin
from gsafety_xl.model import GsafetyError
from tests.addin.reading import Compound, decompress, parts


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("addin") / "gsafety.xlam"
    build_addin(path)
    return path


def test_the_package_is_an_add_in(path: Path) -> None:
    types = parts(path)["[Content_Types].xml"].decode()
    assert "application/vnd.ms-excel.addin.macroEnabled.main+xml" in types
    assert "sheet.macroEnabled" not in types


def test_each_excel_finds_the_ribbon_it_knows(path: Path) -> None:
    content = parts(path)
    root = ET.fromstring(content["_rels/.rels"])  # noqa: S314
    ribbons = {
        str(relation.get("Target")): str(relation.get("Type")).split("/")[-4]
        for relation in root
        if str(relation.get("Type")).endswith("/ui/extensibility")
    }
    assert ribbons == {"customUI/customUI.xml": "2006", "customUI/customUI14.xml": "2007"}
    assert content["customUI/customUI.xml"].decode() == ribbon_xml(load_ribbon(), CUSTOM_UI)
    assert content["customUI/customUI14.xml"].decode() == ribbon_xml(load_ribbon(), CUSTOM_UI_14)
    ids = [relation.get("Id") for relation in root]
    assert len(ids) == len(set(ids))


def test_every_relationship_leads_to_a_part(path: Path) -> None:
    content = parts(path)
    targets = re.findall(r'Target="([^"]+)"', content["_rels/.rels"].decode())
    assert [target for target in targets if target not in content] == []


def test_the_project_has_the_subs_that_the_ribbon_calls(path: Path) -> None:
    project = Compound(parts(path)["xl/vbaProject.bin"])
    source = decompress(project.read("VBA", "GsafetyRibbon")).decode()
    subs = re.findall(r"Public Sub (\w+)\(control As IRibbonControl\)\r\n", source)
    assert subs == [action.ribbon_sub for action in load_actions()]
    assert re.findall(rb"Document=(\w+)/", project.read("PROJECT")) == [b"ThisWorkbook", b"Sheet1"]


def test_a_written_source_is_taken_as_it_is(path: Path) -> None:
    project = Compound(parts(path)["xl/vbaProject.bin"])
    kept = (macros_folder() / "GsafetyDoorbell.bas").read_text(encoding="ascii")
    assert decompress(project.read("VBA", "GsafetyDoorbell")).decode().replace("\r\n", "\n") == kept


def test_the_list_of_add_ins_shows_its_title(path: Path) -> None:
    said = parts(path)["docProps/core.xml"].decode()
    assert "<dc:title>安全台账</dc:title>" in said
    assert f"<dc:description>{load_ribbon().tab.description}</dc:description>" in said


def test_the_package_depends_on_no_clock_and_no_compressor(path: Path, tmp_path: Path) -> None:
    build_addin(tmp_path / "again.xlam")
    assert (tmp_path / "again.xlam").read_bytes() == path.read_bytes()
    with ZipFile(path) as package:
        entries = package.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.compress_type for entry in entries} == {ZIP_STORED}
    names = [entry.filename for entry in entries]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])


def test_a_faulty_source_leaves_the_old_add_in_alone(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(macros_folder(), tmp_path / "macros"))
    (folder / "GsafetyDoorbell.bas").write_text("' 门铃\n", encoding="utf-8")
    kept = tmp_path / "gsafety.xlam"
    kept.write_bytes(b"old")
    with pytest.raises(GsafetyError, match=r"GsafetyDoorbell\.bas"):
        build_addin(kept, folder)
    assert kept.read_bytes() == b"old"
