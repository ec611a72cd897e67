"""Sideways pages keep their number where the foot of the upright page is; the last lines."""

from pathlib import Path

import pytest
from lxml import etree

from gsafety_xl.reports.gongwen import Gongwen
from gsafety_xl.reports.package import save_package
from tests.reports.reading import attribute, found, part

MM = 1440 / 25.4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    gongwen = Gongwen()
    gongwen.body("正文")
    gongwen.attachment("附件1", "甲表", wide=True)
    gongwen.attachment("附件2", "乙表", wide=True)
    gongwen.colophon("某局办公室", "　年　月　日印发")
    gongwen.finish()
    save_package(gongwen.document, tmp_path / "t.docx")
    return tmp_path / "t.docx"


def footers(path: Path) -> list[dict[str, etree._Element]]:
    """Return the footers of each section by kind."""
    relations = part(path, "word/_rels/document.xml.rels")
    targets = {item.get("Id"): item.get("Target") for item in relations}
    return [
        {
            attribute(item, "type"): part(
                path, f"word/{targets[next(v for k, v in item.attrib.items() if '}id' in k)]}"
            )
            for item in found(section, "w:footerReference")
        }
        for section in found(part(path), "w:sectPr")
    ]


def test_sections_of_one_kind_share_their_footers(path: Path) -> None:
    texts = [
        {kind: etree.tostring(root) for kind, root in kinds.items()} for kinds in footers(path)
    ]
    upright, first, second, last = texts
    assert set(upright) == {"default", "even"}
    assert (first, upright) == (second, last)
    assert first != upright


def test_numbers_of_sideways_pages_stand_turned_beside_the_text(path: Path) -> None:
    for kind, top, side in (("default", 149.1, "right"), ("even", 32.9, "left")):
        root = footers(path)[1][kind]
        (place,) = found(root, "w:tblpPr")
        assert int(attribute(place, "tblpX")) / MM == pytest.approx(25.2, abs=0.2)
        assert int(attribute(place, "tblpY")) / MM == pytest.approx(top, abs=0.3)
        assert attribute(found(root, "w:textDirection")[0], "val") == "tbRl"
        assert attribute(found(root, "w:jc")[0], "val") == side


def test_a_break_between_sections_takes_no_line(path: Path) -> None:
    breaks = [
        paragraph
        for paragraph in found(part(path), "w:p")
        if found(paragraph, "w:sectPr") and not "".join(paragraph.itertext())
    ]
    assert [attribute(found(item, "w:spacing")[0], "line") for item in breaks] == ["20"] * 3


def test_the_last_lines_stand_on_the_last_line_of_an_upright_page(path: Path) -> None:
    paragraphs = found(part(path), "w:p")
    last = paragraphs[-1]
    assert [attribute(line, "sz") for border in found(last, "w:pBdr") for line in border] == [
        "8",
        "8",
    ]
    after_the_break = paragraphs[max(i for i, p in enumerate(paragraphs) if found(p, "w:sectPr")) :]
    assert len(after_the_break[1:]) == 22
    assert attribute(found(part(path), "w:pgSz")[-1], "orient") != "landscape"


def test_groups_stand_over_their_columns(tmp_path: Path) -> None:
    gongwen = Gongwen()
    table = gongwen.table([20, 20, 20])
    gongwen.grouped_head(table, ["单位", "隐患", "隐患"], ["单位", "一般", "重大"])
    gongwen.finish()
    save_package(gongwen.document, tmp_path / "t.docx")
    cells = found(part(tmp_path / "t.docx"), "w:tc")
    assert ["".join(cell.itertext()) for cell in cells] == ["单位", "隐患", "", "一般", "重大"]
    assert [attribute(item, "val") for cell in cells for item in found(cell, "w:gridSpan")] == ["2"]
    assert len(found(part(tmp_path / "t.docx"), "w:tblHeader")) == 2


def test_a_new_document_carries_nothing_of_the_sample(path: Path) -> None:
    names = {attribute(item, "styleId") for item in found(part(path, "word/styles.xml"), "w:style")}
    assert {"Normal", "CommentText", "CommentReference"} <= names
    assert not [name for name in names if name.startswith(("Heading", "List", "Light"))]
    languages = found(part(path, "word/styles.xml"), "w:lang")
    assert {attribute(item, "eastAsia") for item in languages} == {"zh-CN"}
