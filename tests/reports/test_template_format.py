"""Facts of GB/T 9704-2012 that the templates' XML must hold."""

from pathlib import Path

import pytest
from lxml import etree

from gsafety_xl import resources
from gsafety_xl.reports import build_word_templates
from tests.reports.reading import attribute, found, part

#: One millimetre in twips.
MM = 56.6929
NAMES = ("D03_安全生产检查情况报告", "D05_生产安全事故统计月报", "D22_隐患整改通知书")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("templates")
    build_word_templates(folder)
    return folder


@pytest.fixture(params=NAMES)
def template(request: pytest.FixtureRequest, built: Path) -> Path:
    return built / f"{request.param}.docx"


def style(path: Path, name: str) -> etree._Element:
    """Return a style by the name that people see."""
    for item in found(part(path, "word/styles.xml"), "w:style"):
        if attribute(found(item, "w:name")[0], "val") == name:
            return item
    raise AssertionError(name)


def fonts(element: etree._Element) -> tuple[str, str, str]:
    """Return size in half points, Chinese and Latin font."""
    names = found(element, "w:rFonts")[0]
    size = attribute(found(element, "w:sz")[0], "val")
    return size, attribute(names, "eastAsia"), attribute(names, "ascii")


def millimetres(element: etree._Element, *names: str) -> list[int]:
    return [round(int(attribute(element, name)) / MM) for name in names]


def test_the_templates_in_the_project_are_those_built(built: Path) -> None:
    ours = resources.word_templates()
    names = sorted(path.name for path in ours.glob("*.docx"))
    assert names == sorted(path.name for path in built.iterdir())
    for name in names:
        assert (ours / name).read_bytes() == (built / name).read_bytes(), name


def test_the_first_page(template: Path) -> None:
    section = found(part(template), "w:sectPr")[0]
    assert millimetres(found(section, "w:pgSz")[0], "w", "h") == [210, 297]
    margins = found(section, "w:pgMar")[0]
    assert millimetres(margins, "top", "left", "right", "bottom") == [37, 28, 26, 35]
    grid = found(section, "w:docGrid")[0]
    assert attribute(grid, "type") in {"lines", "linesAndChars"}
    assert attribute(grid, "linePitch") == "579"


def test_twenty_two_lines_fill_the_text_area(template: Path) -> None:
    spacing = found(style(template, "公文正文"), "w:spacing")[0]
    assert attribute(spacing, "line") == "579"
    assert 225 * MM >= 22 * 579 - 1


@pytest.mark.parametrize(
    ("name", "size", "font"),
    [
        ("公文正文", "32", "仿宋_GB2312"),
        ("公文标题", "44", "方正小标宋简体"),
        ("公文一级标题", "32", "黑体"),
        ("公文二级标题", "32", "楷体_GB2312"),
        ("公文附件", "32", "黑体"),
        ("公文版记", "28", "仿宋_GB2312"),
    ],
)
def test_fonts_are_set_for_chinese_text_too(
    template: Path, name: str, size: str, font: str
) -> None:
    assert fonts(style(template, name)) == (size, font, font)


def test_the_body_begins_two_characters_in(template: Path) -> None:
    indent = found(style(template, "公文正文"), "w:ind")[0]
    assert attribute(indent, "firstLineChars") == "200"
    assert attribute(indent, "firstLine") == "640"


def test_headings_are_not_bold(template: Path) -> None:
    for name in ("公文标题", "公文一级标题", "公文二级标题"):
        assert [attribute(item, "val") for item in found(style(template, name), "w:b")] in (
            [],
            ["0"],
        )


def test_odd_and_even_pages_are_numbered_on_the_outside(template: Path) -> None:
    settings = part(template, "word/settings.xml")
    assert len(found(settings, "w:evenAndOddHeaders")) == 1
    relations = part(template, "word/_rels/document.xml.rels")
    targets = {item.get("Id"): item.get("Target") for item in relations}
    section = found(part(template), "w:sectPr")[0]
    sides = {}
    for reference in found(section, "w:footerReference"):
        target = next(value for key, value in reference.attrib.items() if key.endswith("}id"))
        footer = part(template, f"word/{targets[target]}")
        text = "".join(footer.itertext()).strip()
        assert text.replace(" ", "") == "—PAGE—"
        assert {fonts(run)[:2] for run in found(footer, "w:r")} == {("28", "宋体")}
        sides[attribute(reference, "type")] = attribute(found(footer, "w:jc")[0], "val")
    assert sides["default"] in {"right", "end"}
    assert sides["even"] in {"left", "start"}


def test_the_red_name_and_the_red_line(built: Path) -> None:
    path = built / f"{NAMES[0]}.docx"
    assert attribute(found(style(path, "公文标志"), "w:color")[0], "val") == "FF0000"
    lines = [item for border in found(part(path), "w:pBdr") for item in border]
    (line,) = [item for item in lines if attribute(item, "color") == "FF0000"]
    assert line.tag.endswith("}bottom")
    assert attribute(line, "val") == "single"


def test_the_wide_attachments_lie_on_their_side(built: Path) -> None:
    sections = found(part(built / f"{NAMES[0]}.docx"), "w:sectPr")
    wide = [
        section
        for section in sections
        if attribute(found(section, "w:pgSz")[0], "orient") == "landscape"
    ]
    assert len(wide) >= 2
    for section in wide:
        assert millimetres(found(section, "w:pgSz")[0], "w", "h") == [297, 210]
        assert sorted(
            millimetres(found(section, "w:pgMar")[0], "top", "right", "bottom", "left")
        ) == [26, 28, 35, 37]


def test_tables_are_no_wider_than_the_text(template: Path) -> None:
    body = found(part(template), "w:body")[0]
    for child in body:
        if child.tag.endswith("}tbl"):
            widths = [int(attribute(item, "w")) for item in found(child, "w:gridCol")]
            room = 225 if is_sideways(child) else 156
            assert sum(widths) <= room * MM + len(widths)


def is_sideways(table: etree._Element) -> bool:
    """Tell whether the section that a table is in lies on its side."""
    for sibling in table.itersiblings():
        for section in found(sibling, "w:sectPr"):
            return attribute(found(section, "w:pgSz")[0], "orient") == "landscape"
    return False


def test_headings_of_long_tables_repeat_and_rows_stay_whole(built: Path) -> None:
    for table in found(part(built / f"{NAMES[0]}.docx"), "w:tbl"):
        rows = found(table, "w:tr")
        if len(rows) > 2:
            assert len(found(rows[0], "w:tblHeader")) == 1
            assert all(found(row, "w:cantSplit") for row in rows)
