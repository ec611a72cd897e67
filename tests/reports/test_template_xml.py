"""Slips that docxtpl would pass over without a word, and the counting of paragraphs."""

# ruff: noqa: RUF001 - full-width braces are what is looked for

from pathlib import Path

import pytest

from gsafety_xl.reports.template_xml import OrderlyTemplate, find_tag_slips, one_line_a_paragraph
from tests.reports.sheets import write_template


def slips(path: Path) -> list[tuple[int, str]]:
    ((_, xml),) = [(name, xml) for name, xml in OrderlyTemplate(str(path)).parts() if "doc" in name]
    return list(find_tag_slips(xml))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("发现｛｛ K04 ｝｝处", "用了全角括号"),
        ("｛% if K04 %｝", "用了全角括号"),
        ("{{ K04 ", "“{{”不成对"),
        ("K04 }}", "“}}”不成对"),
        ("{% if K04 }}", "“{%”不成对"),
        ("{{ K04 {{ K05 }}", "“{{”不成对"),
        ("{%p if K04 %}发现隐患", "{%p 会去掉这一段的其他文字"),
        ("{%tr for row in rows %}", "{%tr 只能写在表格的一行里"),
    ],
)
def test_a_slip_is_told_with_its_paragraph(tmp_path: Path, text: str, said: str) -> None:
    ((number, what),) = slips(write_template(tmp_path / "t.docx", "一", text, "三"))
    assert number == 2
    assert what.startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "{{ K04 }}处",
        "{% if a %}甲{% else %}乙{% endif %}",
        "{%p endif %}",
        "{# 备注 #}",
        "｛甲｝50%",
    ],
)
def test_sound_text_has_none(tmp_path: Path, text: str) -> None:
    assert slips(write_template(tmp_path / "t.docx", text)) == []


def test_a_row_tag_takes_the_other_cells_of_its_row_away(tmp_path: Path) -> None:
    alone = write_template(tmp_path / "a.docx", cells=[["{%tr endfor %}", ""]])
    beside = write_template(tmp_path / "b.docx", cells=[["{%tr endfor %}", "合计"]])
    assert slips(alone) == []
    assert slips(beside) == [(1, "{%tr 会去掉这一行的其他文字，请让它独占一行")]


def test_every_paragraph_begins_a_line() -> None:
    xml = '<w:p><w:r/></w:p><w:p w:rsid="1"/><w:pPr/>'
    assert one_line_a_paragraph(xml) == '\n<w:p><w:r/></w:p>\n<w:p w:rsid="1"/><w:pPr/>'


def test_lines_of_a_row_with_a_tag_stand_before_it() -> None:
    row = "<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc><w:tc><w:p></w:p></w:tc></w:tr>"
    tagged = one_line_a_paragraph(row.format("{%tr endfor %}"))
    assert tagged.startswith("\n\n<w:tr>")
    assert tagged.count("\n") == 2
    plain = one_line_a_paragraph(row.format("合计"))
    assert plain.startswith("<w:tr><w:tc>\n<w:p>")
