"""Filling a template: the only place that calls docxtpl.

Its defaults drop text and run what a template says; here values are escaped, the template runs in a
sandbox, an unknown name is an error, and so is a value that is missing.
"""

import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from docx.document import Document
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from gsafety_xl.indicators import Figure
from gsafety_xl.model import GsafetyError

#: Turns a figure into what is printed for it.
Printer = Callable[[Figure], str]


class MissingValueError(TemplateError):
    """A template prints something that has no value."""


def render(template: Path, context: Mapping[str, Any], printer: Printer) -> Document:
    """Return the document that a template gives for a context.

    ``printer`` is called for each figure printed, in order. GsafetyError names template and
    paragraph for an unknown name, a missing value, a forbidden or a malformed expression.
    """
    filled = DocxTemplate(str(template))
    try:
        filled.render(dict(context), _environment(printer), autoescape=True)
    except TemplateSyntaxError as error:
        raise _fault(template, f"写法有误（{error.message}）", error.lineno) from error
    except (TemplateError, SecurityError) as error:
        raise _fault(template, str(error), _line_of(error)) from error
    document: Document = filled.docx
    return document


def _environment(printer: Printer) -> SandboxedEnvironment:
    def finalize(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
        if isinstance(value, Figure):
            return printer(value)
        if value is None:
            raise MissingValueError("要打印的内容没有值")
        return value

    return SandboxedEnvironment(undefined=StrictUndefined, finalize=finalize, autoescape=True)


def _line_of(error: Exception) -> int | None:
    """Return the line inside the template that was being rendered."""
    frames = traceback.extract_tb(error.__traceback__)
    return next(
        (frame.lineno for frame in reversed(frames) if frame.filename == "<template>"), None
    )


def _fault(template: Path, what: str, line: int | None) -> GsafetyError:
    # docxtpl begins a line before every paragraph, the first of them on line 2
    where = f"第 {line - 1} 段" if line is not None and line > 1 else "某一段"
    return GsafetyError(
        f"Word 模板 {template.name} {where}有错：{what}",
        "请改正模板，或用 gsafety template lint 检查",
    )
