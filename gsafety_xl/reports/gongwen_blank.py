"""An empty Word document that carries nothing but what a Chinese official document needs."""

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from gsafety_xl.reports.gongwen_xml import Element, element

_LANGUAGE = "zh-CN"
#: Parts of python-docx's sample document that no document of ours has a use for.
_USELESS = {
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.NUMBERING,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}
#: Ids of the styles that Word itself counts on.
_NEEDED = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList"}
#: What Word calls the styles of comments; without them a comment would be set in body text.
_COMMENT_TEXT = (
    '<w:style {} w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style>'
)
_COMMENT_REFERENCE = (
    '<w:style {} w:type="character" w:styleId="CommentReference">'
    '<w:name w:val="annotation reference"/><w:rPr><w:sz w:val="18"/></w:rPr></w:style>'
)


def blank_document() -> Document:
    """Return an empty document in Chinese, for Word 2013 and later."""
    document = docx.Document()
    _drop(document.part.rels, _USELESS)
    _drop(document.part.package.rels, {RELATIONSHIP_TYPE.THUMBNAIL})
    styles: Element = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _NEEDED:
            styles.remove(style)
    for text in (_COMMENT_TEXT, _COMMENT_REFERENCE):
        styles.append(parse_xml(text.format(nsdecls("w"))))
    for old in styles.iter(qn("w:lang")):
        old.set(qn("w:eastAsia"), _LANGUAGE)
    _set_settings(document.settings.element)
    return document


def _drop(relations: Element, kinds: set[str]) -> None:
    for key in [key for key, item in relations.items() if item.reltype in kinds]:
        del relations[key]


def _set_settings(settings: Element) -> None:
    for old in settings.findall(qn("w:rsids")):
        settings.remove(old)
    settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), _LANGUAGE)
    settings.find(qn("w:characterSpacingControl")).set(qn("w:val"), "compressPunctuation")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    # as in the documents of Word's Chinese edition: digits and Chinese share a line evenly
    settings.find(qn("w:compat")).insert(0, element("w:balanceSingleByteDoubleByteWidth"))
