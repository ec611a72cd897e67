"""Mistakes in a Word template, found before a document is rendered from it."""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, meta
from jinja2.sandbox import SandboxedEnvironment

from gsafety_xl.model import GsafetyError
from gsafety_xl.reports.names import names_for

_FULL_WIDTH = re.compile("\uff5b\\s*[\uff5b%\uff05]|[\uff5d%\uff05]\\s*\uff5d")
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def lint_template(path: Path) -> list[str]:
    """Return each mistake with its paragraph: malformed tags, unknown names, full-width braces.

    Names are known by the document code that the file name begins with; another file's names
    are not checked. GsafetyError when the file is no Word document.
    """
    xml = _xml_of(path)
    problems = [*_full_width(xml), *_malformed(xml)]
    return problems or list(_unknown_names(xml, path))


def _xml_of(path: Path) -> str:
    try:
        template = DocxTemplate(str(path))
        template.init_docx()
        xml: str = template.patch_xml(template.get_xml())
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise GsafetyError(f"{path} 不是 Word 文档", "请选择 .docx 模板") from error
    return xml.replace("<w:p ", "\n<w:p ").replace("<w:p>", "\n<w:p>")


def _full_width(xml: str) -> Iterator[str]:
    for number, paragraph in enumerate(_PARAGRAPH.findall(xml), start=1):
        text = "".join(_TEXT.findall(paragraph))
        if _FULL_WIDTH.search(text):
            yield f"第 {number} 段：用了全角括号，应改为半角的 {{{{ }}}} 或 {{% %}}"


def _malformed(xml: str) -> Iterator[str]:
    try:
        SandboxedEnvironment().parse(xml)
    except TemplateSyntaxError as error:
        yield f"第 {error.lineno - 1} 段：写法有误（{error.message}）"


def _unknown_names(xml: str, path: Path) -> Iterator[str]:
    known = names_for(path.name)
    if known is None:
        return
    used = meta.find_undeclared_variables(SandboxedEnvironment().parse(xml))
    for name in sorted(used - known):
        lines = xml.split("\n")
        word = re.compile(rf"\b{re.escape(name)}\b")
        number = next((at for at, line in enumerate(lines) if word.search(line)), 0)
        yield f"第 {number} 段：没有名为 {name} 的内容"
