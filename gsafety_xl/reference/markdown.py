"""Markdown: headings, tables, links. Cells hold one line, and no bar of their own."""

from collections.abc import Iterable, Sequence


def heading(level: int, text: str) -> str:
    """Return a heading and the blank line after it."""
    return f"{'#' * level} {text}\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, or nothing when it would have no rows."""
    lines = [_line(row) for row in rows]
    if not lines:
        return ""
    return "\n".join([_line(headings), "|" + "---|" * len(headings), *lines]) + "\n"


def link(text: str, target: str) -> str:
    """Return a link to another page; blanks are no part of an address."""
    return f"[{text}]({target.replace(' ', '%20')})"


def page(parts: Iterable[str]) -> str:
    """Join the parts of a page, leaving out empty ones."""
    return "\n".join(filter(None, parts))


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "；")
