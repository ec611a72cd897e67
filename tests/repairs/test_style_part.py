"""Styles: the same look with another number format, added once."""

from datetime import date, datetime

import pytest
from lxml import etree

from gsafety_xl.repairs.style_part import StylePart

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DAY = date(2026, 3, 5)
STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts count="1">
<numFmt numFmtId="170" formatCode="yyyy/m/d"/></numFmts><fonts/><cellXfs count="6">
<xf numFmtId="0" fontId="1"/><xf numFmtId="49" fontId="2"><alignment wrapText="1"/></xf>
<xf numFmtId="170"/><xf numFmtId="14"/><xf numFmtId="9"/>
<xf numFmtId="0" quotePrefix="1"/></cellXfs><dxfs/></styleSheet>"""


@pytest.fixture
def styles() -> StylePart:
    return StylePart(STYLES.encode())


def tree(styles: StylePart) -> etree._Element:
    return etree.fromstring(styles.to_bytes())


@pytest.mark.parametrize(
    ("content", "style"),
    [("是", 0), ("是", 1), ("是", 5), (3, 0), (DAY, 2), (DAY, 3), (datetime(2026, 3, 5, 9), 2)],
)
def test_a_style_that_suits_is_kept(styles: StylePart, content: str, style: int) -> None:
    assert styles.style_for(content, style) == style
    assert not styles.changed


@pytest.mark.parametrize("style", [1, 2, 4, 5])
def test_a_number_gets_a_plain_format(styles: StylePart, style: int) -> None:
    made = styles.style_for(3, style)
    found = tree(styles).findall(f".//{{{MAIN}}}xf")[made]
    assert made == 6
    assert found.get("numFmtId") == "0"
    assert "quotePrefix" not in found.attrib


def test_a_day_gets_a_format_for_days_and_keeps_the_rest(styles: StylePart) -> None:
    made = styles.style_for(DAY, 1)
    root = tree(styles)
    found = root.findall(f".//{{{MAIN}}}xf")[made]
    formats = {
        item.get("numFmtId"): item.get("formatCode") for item in root.iter(f"{{{MAIN}}}numFmt")
    }
    assert formats[found.get("numFmtId")] == "yyyy-mm-dd"
    assert (found.get("fontId"), found.get("applyNumberFormat")) == ("2", "1")
    assert found.find(f"{{{MAIN}}}alignment").get("wrapText") == "1"
    assert root.find(f"{{{MAIN}}}cellXfs").get("count") == "7"
    assert root.find(f"{{{MAIN}}}numFmts").get("count") == "2"


def test_a_style_is_added_once(styles: StylePart) -> None:
    assert styles.style_for(DAY, 0) == styles.style_for(date(2026, 3, 6), 0) == 6
    assert styles.style_for(datetime(2026, 3, 5, 9), 0) == 7
    assert styles.style_for(DAY, 5) == 8


def test_the_first_format_of_its_own() -> None:
    bare = StylePart(f'<styleSheet xmlns="{MAIN}"><cellXfs><xf/></cellXfs></styleSheet>'.encode())
    bare.style_for(DAY, 0)
    first = tree(bare)[0]
    assert etree.QName(first).localname == "numFmts"
    assert first[0].get("numFmtId") == "164"


def test_a_style_that_is_not_there_counts_as_the_first(styles: StylePart) -> None:
    assert styles.style_for("是", 99) == 99
    assert styles.style_for(DAY, 99) == 6


def test_a_part_without_cell_styles_is_refused() -> None:
    with pytest.raises(ValueError, match="cellXfs"):
        StylePart(f'<styleSheet xmlns="{MAIN}"/>'.encode())
