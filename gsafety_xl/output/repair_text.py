"""Repairs on a console and as JSON."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from gsafety_xl.model import CellRef, Raw
from gsafety_xl.repairs import Leftover, Repair, Repairs
from gsafety_xl.repairs.finding import reason_text
from gsafety_xl.repairs.words import repair_words
from gsafety_xl.schema import Catalogue
from gsafety_xl.schema.text import as_text, clean

_BREAK = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
_STRAY_BLANK = re.compile(r"^[^\S\n]+|[^\S\n]+$|[^\S \n]+| {2,}")


def shown(raw: Raw) -> str:
    """Return a cell's content with signs in place of what nobody sees."""
    if not isinstance(raw, str):
        return as_text(raw)
    signs = repair_words().signs
    text = _BREAK.sub("\n", raw)
    text = _STRAY_BLANK.sub(lambda match: signs.blank * len(match[0]), text)
    visible = "".join(char if _is_seen(char) else signs.hidden for char in text)
    return visible.replace("\n", signs.line_break)


def where(place: CellRef) -> str:
    """Return sheet and cell: ``04隐患整改!F12``."""
    return f"{place.sheet}!{place.cell}"


def label_of(item: Repair | Leftover, catalogue: Catalogue) -> str:
    """Return the label of the column."""
    return catalogue.ledgers[item.ledger].column(item.column).label


def repair_lines(found: Repairs, catalogue: Catalogue) -> Iterator[str]:
    """Yield a line for each repair, then those left to people under a heading."""
    words = repair_words()
    for item in found.made:
        mark = f"〔{words.list.inferred}〕" if item.inferred else ""
        change = f"{shown(item.raw)} → {shown(item.after)}"
        reason = f"{words.kinds[item.kind]}（{item.rule}）"
        yield f"  {where(item.place)} {label_of(item, catalogue)}：{change}{mark}  {reason}"
    if found.left:
        yield f"  {words.list.left_heading}"
    for left in found.left:
        seen = f"{label_of(left, catalogue)}：{shown(left.raw)}"
        yield f"    {where(left.place)} {seen}  {reason_text(left)}（{left.rule}）"


def count_text(found: Repairs, *, written: bool) -> str:
    """Return “已规范 3 处，待人工处理 1 处”, or that there is nothing to do."""
    words = repair_words().list
    made = words.repaired if written else words.to_repair
    parts = [made.format(count=len(found.made))] if found.made else []
    parts += [words.left.format(count=len(found.left))] if found.left else []
    return "，".join(parts) or words.nothing


def repairs_json(files: Sequence[tuple[str, Path | None, Repairs]]) -> str:
    """Return the repairs of all files (name, copy or None, repairs) as indented JSON text."""
    record = {
        "repairs": [_repair(item) for _, _, found in files for item in found.made],
        "left": [_leftover(item) for _, _, found in files for item in found.left],
        "files": [
            {
                "path": name,
                "output": "" if target is None else str(target),
                "repairs": len(found.made),
                "left": len(found.left),
            }
            for name, target, found in files
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def _repair(item: Repair) -> dict[str, Any]:
    return {
        **_place(item),
        "before": _plain(item.raw),
        "after": _plain(item.after),
        "kind": item.kind,
        "rule": item.rule,
        "inferred": item.inferred,
    }


def _leftover(item: Leftover) -> dict[str, Any]:
    return {
        **_place(item),
        "value": _plain(item.raw),
        "reason": item.reason,
        "message": reason_text(item),
        "rule": item.rule,
        "candidates": list(item.candidates),
    }


def _place(item: Repair | Leftover) -> dict[str, str]:
    place = item.place
    return {
        "workbook": place.workbook,
        "sheet": place.sheet,
        "cell": place.cell,
        "ledger": item.ledger,
        "column": item.column,
    }


def _plain(raw: Raw) -> str | float | bool | None:
    """Return a content as JSON can hold it: days and clock times as text, texts untouched."""
    return raw if raw is None or isinstance(raw, str | int | float) else as_text(raw)


def _is_seen(char: str) -> bool:
    return char.isspace() or clean(f"x{char}x") != "xx"
