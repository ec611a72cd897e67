"""The reading copy (审阅稿): a Word comment on each figure names the cells it was counted from."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy

from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from gsafety_xl.indicators import Figure

#: Private-use characters around a figure: ``<number of the figure>text>``.
_OPEN, _MIDDLE, _CLOSE = "\ue000", "\ue001", "\ue002"
_MARKED = re.compile(f"{_OPEN}(\\d+){_MIDDLE}([^{_CLOSE}]*){_CLOSE}")
_SHOWN = 5
_AUTHOR = "gsafety"


def marked(number: int, figure: Figure) -> str:
    """Return a figure's text with marks that ``add_comments`` finds again."""
    return f"{_OPEN}{number}{_MIDDLE}{figure.text}{_CLOSE}"


def add_comments(document: Document, figures: Sequence[Figure]) -> None:
    """Turn the marks in a document into comments."""
    for paragraph in _paragraphs(document):
        for run in list(paragraph.runs):
            for part in _split(run):
                _comment(document, part, figures)


def comment_text(figure: Figure) -> str:
    """Return what a comment says: the figure, its definition, the first cells."""
    lines = [
        f"{figure.code} {figure.label}：{figure.definition}",
        *(
            f"{source.row_id} {source.place}（来稿 {source.origin}）"
            for source in figure.sources[:_SHOWN]
        ),
    ]
    more = len(figure.sources) - _SHOWN
    if more > 0:
        lines.append(f"另有 {more} 处，用 gsafety trace 查看")
    return "\n".join(lines)


def _comment(document: Document, run: Run, figures: Sequence[Figure]) -> None:
    match = _MARKED.fullmatch(run.text)
    if match is None:
        return
    run.text = match[2]
    document.add_comment(run, comment_text(figures[int(match[1])]), author=_AUTHOR, initials="g")


def _split(run: Run) -> list[Run]:
    """Give each marked figure of a run a run of its own, in the same dress."""
    pieces = [piece for piece in re.split(f"({_OPEN}[^{_CLOSE}]*{_CLOSE})", run.text) if piece]
    if len(pieces) < 2:
        return [run]
    runs = [run]
    for _ in pieces[1:]:
        copy = deepcopy(run._r)  # noqa: SLF001 - python-docx cannot insert a run after another
        runs[-1]._r.addnext(copy)  # noqa: SLF001
        runs.append(Run(copy, run._parent))  # noqa: SLF001
    for part, text in zip(runs, pieces, strict=True):
        part.text = text
    return runs


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    yield from document.paragraphs
    for table in document.tables:
        yield from _in_table(table)


def _in_table(table: Table) -> Iterator[Paragraph]:
    for row in table.rows:
        for cell in row.cells:
            yield from cell.paragraphs
