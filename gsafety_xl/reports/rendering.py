"""Filling a template: the only place that calls docxtpl.

Its defaults drop text and run what a template says; here values are escaped, the template runs in a
sandbox, an unknown name is an error, and so is a value that is missing.
"""

import re
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from gsafety_xl.indicators import Figure
from gsafety_xl.model import GsafetyError
from gsafety_xl.reports.template_xml import (
    OrderlyTemplate,
    TemplateBrokenError,
    find_tag_slips,
)

#: Turns a figure into what is printed for it.
Printer = Callable[[Figure], str]

#: What XML cannot hold, what docxtpl takes as a layout command, what marks figures for review.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\ue000-\ue002]")
#: What a mistake in a template's expressions may raise besides jinja's own errors.
_MISTAKES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
_BODY, _IN_TEMPLATE = "/word/document.xml", "<template>"
_PACKAGE = Path(__file__).parents[1]


class MissingValueError(TemplateError):
    """A template prints something that has no value, or that is no text."""


class NamedUndefined(StrictUndefined):
    """A name that is not there: any use of it is an error that says the name."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint is not None:
            return f"模板不能使用 {self._undefined_name}"
        return f"没有名为 {self._undefined_name} 的内容"


def render(template: Path, context: Mapping[str, Any], printer: Printer) -> Document:
    """Return the document that a template gives for a context.

    ``printer`` is called for each figure printed, in order. GsafetyError names template and
    paragraph for an unknown name, a missing value, a forbidden or a malformed expression.
    """
    filled = open_template(template)
    for part, xml in filled.parts():
        for number, what in find_tag_slips(xml):
            raise _fault(template, what, part, number)
    try:
        filled.render(dict(context), _environment(printer), autoescape=True)
    except TemplateSyntaxError as error:
        what = f"写法有误（{error.message}）"
        raise _fault(template, what, filled.part_name, error.lineno - 1) from error
    except TemplateError as error:
        raise _fault(template, str(error), filled.part_name, _paragraph_of(error)) from error
    except TemplateBrokenError as error:
        raise _fault(template, f"标记放错了位置（{error}）", filled.part_name, 0) from error
    except _MISTAKES as error:
        if not _is_the_templates(error):
            raise
        what = f"写法有误（{error}）"
        raise _fault(template, what, filled.part_name, _paragraph_of(error)) from error
    document: Document = filled.docx
    return document


def open_template(path: Path) -> OrderlyTemplate:
    """Open a template; GsafetyError when the file is no Word document."""
    template = OrderlyTemplate(str(path))
    try:
        template.init_docx()
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise GsafetyError(f"{path} 不是 Word 文档", "请选择 .docx 模板") from error
    return template


def place_of(part: str, number: int) -> str:
    """Return how a paragraph of a part is called."""
    name = "" if part == _BODY else "页眉" if "header" in part else "页脚"
    return f"{name}第 {number} 段" if number > 0 else f"{name}某一段"


def printable(text: str) -> str:
    """Return a text without the characters that no document can hold; line ends in one way."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _environment(printer: Printer) -> ImmutableSandboxedEnvironment:
    def finalize(value: object) -> object:
        if isinstance(value, Figure):
            return printer(value)
        if value is None:
            raise MissingValueError("要打印的内容没有值")
        if isinstance(value, str):
            return printable(value) if type(value) is str else value
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        str(value)  # an undefined name complains here
        raise MissingValueError("只能打印文字和数字")

    return ImmutableSandboxedEnvironment(
        undefined=NamedUndefined, finalize=finalize, autoescape=True
    )


def _paragraph_of(error: BaseException) -> int:
    """Return the paragraph being rendered; 0 when the error did not rise in a template."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == _IN_TEMPLATE]
    return (lines[-1] or 1) - 1 if lines else 0


def _is_the_templates(error: BaseException) -> bool:
    """Tell whether an expression of the template failed, and not code of ours that it called."""
    files = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
    called = files[files.index(_IN_TEMPLATE) + 1 :] if _IN_TEMPLATE in files else [__file__]
    return not any(Path(name).is_relative_to(_PACKAGE) for name in called)


def _fault(template: Path, what: str, part: str, number: int) -> GsafetyError:
    return GsafetyError(
        f"Word 模板 {template.name} {place_of(part, number)}有错：{what}",
        "请改正模板，或用 gsafety template lint 检查",
    )
