"""A template's XML, laid out so that the line of a mistake is the number of its paragraph."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

_PARAGRAPH = re.compile(r"<w:p(?=[ >/])")
_ROW = re.compile(r"<w:tr[ >](?:(?!<w:tr[ >]).)*?</w:tr>", re.DOTALL)
_ROW_TAG = re.compile(r"\{[{%#]tr ")
_ADDED = re.compile(r"\n+(?=<w:(?:p|tr)[ >/])")
_WHOLE_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?(?:/>|(?<!/)>.*?</w:p>)", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_BRACES = re.compile(r"\{[{%#]|[}%#]\}")
_FULL_WIDTH = re.compile("\uff5b\\s*[\uff5b%\uff05]|[\uff5d%\uff05]\\s*\uff5d")
_LONE = re.compile(r"\{[{%#](p|tr) ")
_ONLY_A_TAG = re.compile(r"\s*\{[{%#](?:p|tr) [^{}]*[}%#]\}\s*")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}


class TemplateBrokenError(ValueError):
    """A template's own tags make XML that is not whole."""


class OrderlyTemplate(DocxTemplate):  # type: ignore[misc]
    """docxtpl's template, with three habits changed.

    Line n of the source is the n-th paragraph of its part, before and after docxtpl takes the
    paragraphs and rows out that hold only a tag. XML that is not whole is an error, where docxtpl
    would drop what it cannot read. The document's properties are no templates.
    """

    #: the part being rendered, such as ``/word/footer1.xml``
    part_name = ""

    def patch_xml(self, src_xml: str) -> str:
        """Return what docxtpl makes of a part, one line a paragraph."""
        patched: str = super().patch_xml(one_line_a_paragraph(src_xml))
        return patched

    def render_xml_part(
        self, src_xml: str, part: Part, context: Mapping[str, Any], jinja_env: Environment
    ) -> str:
        """Fill a part; TemplateBrokenError when what comes out is not whole."""
        self.part_name = str(part.partname)
        filled = jinja_env.from_string(src_xml).render(context)
        try:
            etree.fromstring(filled.encode())
        except etree.XMLSyntaxError as error:
            raise TemplateBrokenError(str(error)) from error
        listed: str = self.resolve_listing(_ADDED.sub("", filled))
        return listed

    def render_properties(self, context: Mapping[str, Any], jinja_env: Environment) -> None:
        """Leave the properties alone."""

    def parts(self) -> Iterator[tuple[str, str]]:
        """Yield name and XML of the body, the headers and the footers."""
        self.init_docx()
        yield "/word/document.xml", self.get_xml()
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            for _, part in self.get_headers_footers(uri):
                yield str(part.partname), self.get_part_xml(part)


def one_line_a_paragraph(xml: str) -> str:
    """Begin a line before every paragraph.

    The lines of a row that docxtpl replaces by its tag stand before that row, so that the count
    goes on rightly behind it.
    """
    lines = _PARAGRAPH.sub("\n<w:p", xml.replace("\r", " ").replace("\n", " "))

    def before(match: re.Match[str]) -> str:
        row = match[0]
        if _ROW_TAG.search(_text_of(row)) is None:
            return row
        return "\n" * row.count("\n") + row.replace("\n", "")

    return _ROW.sub(before, lines)


def find_tag_slips(xml: str) -> Iterator[tuple[int, str]]:
    """Yield paragraph number and fault of tags that docxtpl would misread without a word.

    Full-width braces stay as text; a tag that is not closed in its paragraph swallows what
    follows; a ``{%p`` or ``{%tr`` tag takes the rest of its paragraph or row away.
    """
    rows = {row.start(): row[0] for row in _ROW.finditer(xml)}
    for number, match in enumerate(_WHOLE_PARAGRAPH.finditer(xml), start=1):
        text = _text_of(match[0])
        if _FULL_WIDTH.search(text):
            yield number, "用了全角括号，应改为半角的 {{ }} 或 {% %}"
        unclosed = _unclosed(text)
        if unclosed:
            yield number, f"“{unclosed}”不成对，标记要在同一段内写完"
            continue
        lone = _LONE.search(text)
        if lone is None:
            continue
        row = next((row for at, row in rows.items() if at < match.start() < at + len(row)), "")
        if lone[1] == "tr" and not row:
            yield number, "{%tr 只能写在表格的一行里"
        elif _ONLY_A_TAG.fullmatch(_text_of(row) if lone[1] == "tr" else text) is None:
            what = "这一行" if lone[1] == "tr" else "这一段"
            yield number, f"{lone[0].strip()} 会去掉{what}的其他文字，请让它独占一{what[-1]}"


def _text_of(xml: str) -> str:
    return "".join(_TEXT.findall(xml))


def _unclosed(text: str) -> str:
    """Return the first brace that has no partner; empty when all are paired."""
    awaited = ""
    opened = ""
    for brace in _BRACES.findall(text):
        if awaited and brace == awaited:
            awaited = opened = ""
        elif brace in _CLOSING and not awaited:
            awaited, opened = _CLOSING[brace], brace
        elif not awaited or brace in _CLOSING:
            return opened or str(brace)
    return opened
