"""The reading copy (审阅稿): a Word comment on each figure names the cells it was counted from."""

import re
from collections.abc import Sequence
from copy import deepcopy
from datetime import date, datetime, time

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from gsafety_xl.indicators import Figure

#: Private-use characters around a figure: ``<number of the figure>text>``.
_OPEN, _MIDDLE, _CLOSE = "\ue000", "\ue001", "\ue002"
_MARKED = re.compile(f"{_OPEN}(\\d+){_MIDDLE}([^{_CLOSE}]*){_CLOSE}")
_PIECES = re.compile(f"({_OPEN}[^{_CLOSE}]*{_CLOSE})")
_SHOWN = 5
_AUTHOR = "gsafety"
_FRAMES = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def marked(number: int, figure: Figure) -> str:
    """Return a figure's text with marks that ``add_comments`` finds again."""
    return f"{_OPEN}{number}{_MIDDLE}{figure.text}{_CLOSE}"


def add_comments(document: Document, figures: Sequence[Figure], on: date) -> None:
    """Turn the marks in a document into comments dated ``on``.

    A figure in a table that nothing was counted for gets none: a page of zeros would be buried.
    Headers and footers cannot hold comments; there the marks only come off.
    """
    for run in list(document.element.body.iter(qn("w:r"))):
        for part in _split(run):
            _comment(document, part, figures)
    for relation in document.part.rels.values():
        if relation.reltype in _FRAMES:
            for text in relation.target_part.element.iter(qn("w:t")):
                text.text = _MARKED.sub(r"\2", text.text or "")
    for comment in document.comments:
        comment._comment_elm.date = datetime.combine(on, time(0))  # noqa: SLF001 - never the clock


def comment_text(figure: Figure) -> str:
    """Return what a comment says: the figure, its definition, how many cells, the first of them."""
    lines = [f"{figure.code} {figure.label}：{figure.definition}"]
    if not figure.sources:
        return "\n".join([*lines, "台账中没有计入的行"])
    lines += [
        f"{source.row_id} {source.place}（来稿 {source.origin}）"
        for source in figure.sources[:_SHOWN]
    ]
    count = len(figure.sources)
    more = "，其余用 gsafety trace 查看" if count > _SHOWN else ""
    return "\n".join([*lines, f"共 {count} 处来源{more}"])


def _comment(document: Document, run: CT_R, figures: Sequence[Figure]) -> None:
    match = _MARKED.fullmatch(run.text)
    if match is None:
        return
    run.text = match[2]
    figure = figures[int(match[1])]
    in_table = next(run.iterancestors(qn("w:tbl")), None) is not None
    if figure.sources or not in_table:
        anchor = Run(run, Paragraph(run.getparent(), document._body))  # noqa: SLF001
        document.add_comment(anchor, comment_text(figure), author=_AUTHOR, initials="g")


def _split(run: CT_R) -> list[CT_R]:
    """Give each marked figure of a run a run of its own, in the same dress."""
    if _OPEN not in run.text:
        return []
    pieces = [piece for piece in _PIECES.split(run.text) if piece]
    runs = [run]
    for _ in pieces[1:]:
        runs[-1].addnext(deepcopy(run))
        runs.append(runs[-1].getnext())
    for part, text in zip(runs, pieces, strict=True):
        part.text = text
    return runs
