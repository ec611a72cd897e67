"""Mistakes in templates are found before anybody renders them."""

# ruff: noqa: RUF001 - full-width braces are what some of these tests are about

import re
from pathlib import Path

import pytest
from jinja2 import meta
from jinja2.sandbox import SandboxedEnvironment

from gsafety_xl import resources
from gsafety_xl.model import GsafetyError
from gsafety_xl.reports import lint_template
from gsafety_xl.reports.names import names_for
from gsafety_xl.reports.rendering import open_template
from tests.reports.sheets import write_template


@pytest.mark.parametrize(
    "path", sorted(resources.word_templates().glob("*.docx")), ids=lambda path: path.stem
)
def test_our_templates_are_clean(path: Path) -> None:
    assert lint_template(path) == []


def lint(folder: Path, *paragraphs: str, name: str = "D03_我的.docx") -> list[str]:
    return lint_template(write_template(folder / name, *paragraphs))


@pytest.mark.parametrize(
    "text", ["｛｛ K04 ｝｝", "｛％ if K04 ％｝", "发现｛｛K04", "{{ K04 ｝｝处"]
)
def test_full_width_braces(tmp_path: Path, text: str) -> None:
    problems = lint(tmp_path, "一", "二", text, "四")
    assert problems
    assert all(problem.startswith("第 3 段：") for problem in problems)
    assert any("全角" in problem for problem in problems)


def test_chinese_brackets_in_prose_are_no_mistake(tmp_path: Path) -> None:
    assert lint(tmp_path, "《通知》（｛见附件｝）〔2026〕") == []


def test_an_unknown_name(tmp_path: Path) -> None:
    (problem,) = lint(tmp_path, "{{ K04 }}", "二", "{{ K04处 }}")
    assert problem.startswith("第 3 段：")
    assert "K04处" in problem


def test_a_name_that_another_document_has(tmp_path: Path) -> None:
    assert lint(tmp_path, "{{ notice_no }}", name="D22_我的.docx") == []
    (problem,) = lint(tmp_path, "{{ notice_no }}", name="D03_我的.docx")
    assert "notice_no" in problem


def test_names_of_a_loop_are_known(tmp_path: Path) -> None:
    assert (
        lint(
            tmp_path,
            "{%p for kind in kinds %}",
            "{{ loop.index }}.{{ kind.label }}{{ kind.count }}处",
            "{%p endfor %}",
        )
        == []
    )


@pytest.mark.parametrize("text", ["{% if K04.value %}有", "{{ K04", "{% fi %}", "{{ K04 + }}"])
def test_malformed_tags(tmp_path: Path, text: str) -> None:
    problems = lint(tmp_path, "一", text, "三")
    assert problems
    assert problems[0].startswith("第 2 段：")


def test_an_if_that_is_never_closed(tmp_path: Path) -> None:
    problems = lint(tmp_path, "一", "{%p if K04.value %}", "三", "四")
    assert len(problems) == 1
    number = int(problems[0].split()[1])
    assert 2 <= number <= 4


def test_several_mistakes_are_all_told(tmp_path: Path) -> None:
    problems = lint(tmp_path, "{{ 甲 }}", "二", "{{ 乙 }}")
    assert [problem[:6] for problem in problems] == ["第 1 段：", "第 3 段："]


def test_a_file_of_no_known_document_is_checked_for_form_only(tmp_path: Path) -> None:
    assert lint(tmp_path, "{{ 什么 }}", name="通知.docx") == []
    assert lint(tmp_path, "{{ 什么", name="通知.docx") != []


@pytest.mark.parametrize("content", [b"", b"PK broken", b"text"])
def test_a_file_that_is_no_document(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "D03_坏.docx"
    path.write_bytes(content)
    with pytest.raises(GsafetyError, match="不是 Word 文档"):
        lint_template(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GsafetyError):
        lint_template(tmp_path / "D03_无.docx")


@pytest.mark.parametrize(
    "path", sorted(resources.word_templates().glob("*.docx")), ids=lambda path: path.stem
)
def test_our_templates_use_only_names_there_are(path: Path) -> None:
    names = names_for(path.name)
    assert names is not None
    used = {name for _, xml in open_template(path).parts() for name in undeclared(xml)}
    assert used <= names.values
    assert len(used) > 5


def undeclared(xml: str) -> set[str]:
    """Return the names in an XML's tags that the XML does not set itself."""
    text = re.sub(r"<[^>]+>", "", xml)
    tags = re.sub(r"\{%(?:p|tr) ", "{% ", text).replace("&lt;", "<").replace("&gt;", ">")
    return meta.find_undeclared_variables(SandboxedEnvironment().parse(tags))
