"""Duty coverage on a console and as JSON."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from gsafety_xl.duties import ClauseCoverage, CoverageState, ObligationCoverage

_MARKS = {
    CoverageState.EVIDENCED: "●",
    CoverageState.PARTLY: "◐",
    CoverageState.MISSING: "○",
    CoverageState.NOT_CHECKABLE: "－",
    CoverageState.NOT_APPLICABLE: "　",
}


def duty_lines(coverage: Sequence[ClauseCoverage]) -> Iterator[str]:
    """Yield a line for each clause and one for each of its obligations, then the totals."""
    area = ""
    for clause in coverage:
        if clause.area != area:
            area = clause.area
            yield f"【{area}】"
        yield f"{_MARKS[clause.state]} {clause.code}（{clause.place}） {clause.state.label}"
        for item in clause.obligations:
            yield f"    {_MARKS[item.state]} {item.key} {item.text}：{_detail(item)}"
    yield totals(coverage)


def totals(coverage: Sequence[ClauseCoverage]) -> str:
    """Return how many clauses are in which state; sub-items are not counted again."""
    counts = Counter(clause.state for clause in coverage if not clause.parent)
    parts = [f"{state.label} {counts[state]} 条" for state in CoverageState if counts[state]]
    return f"共 {sum(counts.values())} 条：{'，'.join(parts)}"


def duties_json(coverage: Sequence[ClauseCoverage]) -> str:
    """Return the coverage as indented JSON text."""
    record = {"clauses": [_clause_record(clause) for clause in coverage]}
    return json.dumps(record, ensure_ascii=False, indent=2)


def _detail(item: ObligationCoverage) -> str:
    due = f"，{item.due:%Y-%m-%d} 前" if item.due else ""
    act = f"；下一步：{item.next_act}{due}" if item.next_act else ""
    return f"{item.state.label}，{item.why}{act}"


def _clause_record(clause: ClauseCoverage) -> dict[str, Any]:
    return {
        "clause": clause.code,
        "area": clause.area,
        "place": clause.place,
        "quote": clause.quote,
        "state": clause.state.value,
        "obligations": [_obligation_record(item) for item in clause.obligations],
    }


def _obligation_record(item: ObligationCoverage) -> dict[str, Any]:
    return {
        "obligation": item.key,
        "text": item.text,
        "state": item.state.value,
        "done": item.done,
        "required": item.required,
        "why": item.why,
        "next_act": item.next_act,
        "due": item.due.isoformat() if item.due else None,
        "sources": [
            {"row_id": source.row_id, "place": str(source.place), "origin": str(source.origin)}
            for source in item.sources
        ],
    }
