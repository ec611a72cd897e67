"""The JSON contract of a check, for scripts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gsafety_xl.model import Book, Explained, Explanation, Finding, RunState


@dataclass(frozen=True, slots=True)
class Said:
    """What was explained: warnings that pass, and explanations whose warning is not there."""

    explained: Sequence[Explained] = ()
    outlived: Sequence[Explanation] = ()


NOTHING_SAID = Said()


def finding_record(item: Finding) -> dict[str, str]:
    """Return one finding with the contract's keys; all values are text."""
    return {
        "workbook": item.place.workbook,
        "sheet": item.place.sheet,
        "cell": item.place.cell,
        "ledger": item.ledger,
        "column": item.column,
        "value": item.value,
        "rule": item.rule,
        "level": item.level.value,
        "message": item.message,
        "fix": item.fix,
        "clause": item.clause,
        "basis": item.basis,
        "unit": item.unit,
        "row_id": item.row_id,
        "key": item.key,
    }


def file_record(book: Book, codes: Mapping[str, str]) -> dict[str, Any]:
    """Return what a check read: path, hash, unit, ledger codes (by ``codes``: key → code)."""
    return {
        "path": book.name,
        "sha256": book.sha256,
        "unit": next((table.unit for table in book.tables if table.unit), ""),
        "ledgers": list(dict.fromkeys(codes[table.ledger] for table in book.tables)),
    }


def _outlived_record(item: Explanation) -> dict[str, str | None]:
    return {
        "workbook": item.place.workbook,
        "sheet": item.place.sheet,
        "cell": item.place.cell,
        "key": item.key,
        "rule": item.rule,
        "row_id": item.row_id,
        "message": item.message,
        **_words(item),
    }


def _words(item: Explanation) -> dict[str, str | None]:
    day = item.day.isoformat() if item.day else None
    return {"reason": item.reason, "by": item.by, "day": day}


def check_json(
    findings: Iterable[Finding],
    states: Mapping[str, RunState],
    files: Iterable[Mapping[str, Any]],
    failures: Mapping[str, str],
    said: Said = NOTHING_SAID,
) -> str:
    """Return the whole result of a check as indented JSON text."""
    rules = [
        {
            "rule": code,
            "state": state.value,
            **({"reason": failures[code]} if code in failures else {}),
        }
        for code, state in states.items()
    ]
    record = {
        "findings": [finding_record(item) for item in findings],
        "rules": rules,
        "files": list(files),
        "explained": [
            {**finding_record(item.finding), **_words(item.explanation)} for item in said.explained
        ],
        "outlived": [_outlived_record(item) for item in said.outlived],
    }
    return json.dumps(record, ensure_ascii=False, indent=2)
