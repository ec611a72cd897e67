"""What a template may not do, and what is never blamed on it."""

from pathlib import Path

import docx
import pytest

from gsafety_xl.indicators import Figure
from gsafety_xl.model import GsafetyError
from gsafety_xl.reports.rendering import render
from tests.reports.sheets import figure, write_template


def printed(figure: Figure) -> str:
    return figure.text


def fault(path: Path, text: str, **context: object) -> str:
    with pytest.raises(GsafetyError) as raised:
        render(write_template(path / "t.docx", "一", text), context, printed)
    return raised.value.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ rows }}", "只能打印文字和数字"),
        ("{{ K04.sources }}", "只能打印文字和数字"),
        ("{{ K04.value == 3 }}", "只能打印文字和数字"),
        ("{{ K04 + 1 }}", "写法有误"),
        ("{{ 1 / 0 }}", "写法有误"),
        ("{{ rows.append(1) }}", "模板不能使用 append"),
        ("{{ rows.__class__ }}", "模板不能使用 __class__"),
        ("{% include 'x' %}", "写法有误"),
    ],
)
def test_a_forbidden_expression_is_told_with_its_paragraph(
    tmp_path: Path, text: str, said: str
) -> None:
    message = fault(tmp_path, text, rows=[1], K04=figure("K04", 3))
    assert message.startswith(f"Word 模板 t.docx 第 2 段有错：{said}")


def test_markup_let_through_by_a_template_is_refused(tmp_path: Path) -> None:
    message = fault(tmp_path, "{{ said|safe }}", said="压力<0.5MPa")
    assert "标记放错了位置" in message


def test_a_tag_in_the_footer_is_told_to_be_there(tmp_path: Path) -> None:
    path = write_template(tmp_path / "t.docx", "{{ name }}")
    document = docx.Document(str(path))
    document.sections[0].footer.paragraphs[0].text = "{{ nobody }}"
    document.save(str(path))
    with pytest.raises(GsafetyError, match="页脚第 1 段有错：没有名为 nobody 的内容"):
        render(path, {"name": "甲"}, printed)


def test_a_mistake_of_ours_is_not_blamed_on_the_template(tmp_path: Path) -> None:
    path = write_template(tmp_path / "t.docx", "{{ K04 }}")

    def broken(_: Figure) -> str:
        raise KeyError("K04")

    # the printer stands for any code of ours that a template calls
    broken.__code__ = broken.__code__.replace(co_filename=render.__code__.co_filename)
    with pytest.raises(KeyError):
        render(path, {"K04": figure("K04", 3)}, broken)


def test_marks_of_the_reading_copy_cannot_be_typed(tmp_path: Path) -> None:
    path = write_template(tmp_path / "t.docx", "{{ text }}")
    document = render(path, {"text": "\ue0000\ue001甲\ue002"}, printed)
    assert document.paragraphs[0].text == "0甲"


def test_lines_of_a_cell_stay_lines(tmp_path: Path) -> None:
    path = write_template(tmp_path / "t.docx", "{{ text }}")
    assert render(path, {"text": "甲\r\n乙\r丙"}, printed).paragraphs[0].text == "甲\n乙\n丙"
