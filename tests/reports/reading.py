"""What a Word document says, and what its XML holds."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

Reader: TypeAlias = Callable[[Path], str]


def lines_of(path: Path) -> list[str]:
    """Return paragraphs and table rows in order; the cells of a row are separated by ``|``."""
    lines: list[str] = []
    for block in docx.Document(str(path)).iter_inner_content():
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += rows_of(block)
    return lines


def rows_of(table: Table) -> Iterator[str]:
    """Yield the rows of a table, their cells separated by ``|``."""
    for row in table.rows:
        yield "|".join(cell.text for cell in row.cells)


def text_of(path: Path) -> str:
    """Return a whole document as text, a line for each paragraph and table row."""
    return "\n".join(lines_of(path)) + "\n"


def line_with(path: Path, words: str) -> str:
    """Return the only line that holds some words."""
    (line,) = [line for line in lines_of(path) if words in line]
    return line


def table_headed(path: Path, head: str) -> list[dict[str, str]]:
    """Return the rows of the table whose first heading is given, by heading.

    Of a heading in two rows both are the name, as in 重大隐患/排查数.
    """
    for table in docx.Document(str(path)).tables:
        heading, *body = [row.split("|") for row in rows_of(table)]
        if heading[0] == head:
            if body[0][0] == head:
                heading = [
                    upper if upper == lower else f"{upper}/{lower}"
                    for upper, lower in zip(heading, body.pop(0), strict=True)
                ]
            return [dict(zip(heading, row, strict=True)) for row in body]
    raise AssertionError(head)


def part(path: Path, name: str = "word/document.xml") -> etree._Element:
    """Return a part of the package as a tree."""
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def found(root: etree._Element, name: str) -> list[etree._Element]:
    """Return every element of a name such as ``w:sectPr`` in document order."""
    return list(root.iter(qn(name)))


def attribute(element: etree._Element, name: str) -> str:
    """Return a ``w:`` attribute of an element; an empty string when it has none."""
    return str(element.get(qn(f"w:{name}"), ""))
