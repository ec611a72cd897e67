"""Templates are filled without losing text, and every mistake is told with its paragraph."""

from collections.abc import Mapping
from pathlib import Path

import docx
import pytest

from gsafety_xl.indicators import Figure
from gsafety_xl.model import GsafetyError
from gsafety_xl.reports.rendering import render
from tests.reports.sheets import figure, write_template


def printed(figure: Figure) -> str:
    return figure.text


def paragraphs(template: Path, context: Mapping[str, object]) -> list[str]:
    return [item.text for item in render(template, context, printed).paragraphs]


@pytest.fixture
def fault(tmp_path: Path) -> "type[Fault]":
    Fault.folder = tmp_path
    return Fault


class Fault:
    """What is said of a template of some paragraphs."""

    folder: Path

    def __new__(cls, *texts: str, **context: object) -> str:  # type: ignore[misc]
        template = write_template(cls.folder / "D99_某文.docx", *texts)
        with pytest.raises(GsafetyError) as raised:
            render(template, context, printed)
        return str(raised.value)


@pytest.mark.parametrize("text", ["压力<0.5MPa & A", "\"甲\"'乙'>丙", "{{ 不是标记 }}", "a&lt;b"])
def test_typed_text_comes_through_as_it_is(tmp_path: Path, text: str) -> None:
    template = write_template(tmp_path / "t.docx", "情况：{{ text }}。")
    assert paragraphs(template, {"text": text}) == [f"情况：{text}。"]


def test_characters_that_xml_cannot_hold_do_no_harm(tmp_path: Path) -> None:
    template = write_template(tmp_path / "t.docx", "{{ text }}")
    document = render(template, {"text": "甲\x0b\x00乙"}, printed)
    document.save(str(tmp_path / "out.docx"))
    assert "".join(p.text for p in docx.Document(str(tmp_path / "out.docx")).paragraphs) == "甲乙"


def test_an_unknown_name(fault: type[Fault]) -> None:
    said = fault("一", "二", "{{ K99 }}处", "四")
    assert "D99_某文.docx" in said
    assert "第 3 段" in said
    assert "K99" in said


def test_an_unknown_part_of_a_known_thing(fault: type[Fault]) -> None:
    said = fault("一", "{{ danger.sight }}", danger={"site": "泵房"})
    assert "第 2 段" in said
    assert "sight" in said


def test_a_value_that_is_missing(fault: type[Fault]) -> None:
    said = fault("{{ name }}", "二 {{ gone }}", name="甲", gone=None)
    assert "第 2 段" in said
    assert "没有值" in said


@pytest.mark.parametrize(
    "text", ["{% if K01 %}有", "{{ K01 + }}", "{% endif %}", "{{ K01 | 没有 }}"]
)
def test_a_malformed_expression(fault: type[Fault], text: str) -> None:
    said = fault("一", text, K01=1)
    assert "D99_某文.docx 第 2 段有错" in said


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ name.__init__.__globals__ }}",
        "{{ self.__init__ }}",
        "{{ rows.append(1) }}",
    ],
)
def test_code_in_a_template_is_refused(fault: type[Fault], text: str) -> None:
    said = fault("一", "二", text, name="甲", rows=[])
    assert "D99_某文.docx 第 3 段有错" in said


def test_paragraphs_are_counted_behind_those_that_hold_only_a_tag(fault: type[Fault]) -> None:
    said = fault("{%p for row in rows %}", "{{ row }}", "{%p endfor %}", "{{ gone }}", rows=[1])
    assert "第 4 段" in said


def test_paragraphs_in_tables_are_counted(tmp_path: Path) -> None:
    cells = [["序号", "名称"], ["{%tr for r in rows %}", ""], ["{{ r }}", "{{ r.gone }}"]]
    template = write_template(tmp_path / "t.docx", "一", cells=[*cells, ["{%tr endfor %}", ""]])
    with pytest.raises(GsafetyError, match=r"第 7 段"):
        render(template, {"rows": ["甲"]}, printed)


def test_a_file_that_is_no_document(tmp_path: Path) -> None:
    template = tmp_path / "D03.docx"
    template.write_bytes(b"no zip")
    with pytest.raises(GsafetyError, match="不是 Word 文档"):
        render(template, {}, printed)


def test_figures_are_told_in_the_order_of_printing(tmp_path: Path) -> None:
    seen: list[str] = []

    def printer(item: Figure) -> str:
        seen.append(item.code)
        return f"<{item.text}>"

    template = write_template(
        tmp_path / "t.docx", "{% if b.value %}{{ b }}{% endif %}和{{ a }}", "{{ b }}"
    )
    document = render(template, {"a": figure("a", 1), "b": figure("b", 2)}, printer)
    assert [item.text for item in document.paragraphs] == ["<2>和<1>", "<2>"]
    assert seen == ["b", "a", "b"]


def test_a_zero_is_printed(tmp_path: Path) -> None:
    template = write_template(tmp_path / "t.docx", "{{ a }}处、{{ n }}家")
    assert paragraphs(template, {"a": figure("a", 0), "n": 0}) == ["0处、0家"]
