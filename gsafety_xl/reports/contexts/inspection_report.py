"""D03: inspections of a period, what they found, what became of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from gsafety_xl.indicators import Figure, Sources, kinds_by_count, show
from gsafety_xl.model import Row
from gsafety_xl.reports.contexts.request import (
    DocumentContext,
    ReportRequest,
    list_day,
    long_day,
    short_day,
    typed,
)
from gsafety_xl.schema import DocumentSpec

#: How many kinds are named before the rest is summed up, how many cases are described.
_KINDS_NAMED, _CASES = 5, 3
_DONE_WORDS = ("rectified", "closed")
#: The five things that a major danger's treatment plan settles → the column that shows it.
_PLAN_COLUMNS = {
    "K08_plan": "measure",
    "K08_fund": "fund",
    "K08_person": "rect_person",
    "K08_due": "due_on",
    "K08_interim": "interim",
}
_COUNTS = ("K04g", "K05g", "K08", "K08b")

NAMES = frozenset(
    {"danger_rows", "kinds", "led_fire_days", "major_dangers", "other_kinds"}
    | {"typical_dangers", "unit_rows", "units_with_dangers", *_PLAN_COLUMNS}
)


def build(request: ReportRequest, spec: DocumentSpec) -> Iterator[DocumentContext]:
    """Yield the one document of the period."""
    figures = request.figures
    found = _rows_of(figures["K04"], request)
    units = list(dict.fromkeys(row.text("target_unit") or row.unit for row in found))
    kinds = kinds_by_count(figures)
    values = {
        **request.shared(spec),
        "kinds": kinds[:_KINDS_NAMED],
        "other_kinds": _rest([kind.count for kind in kinds[_KINDS_NAMED:]]),
        "led_fire_days": "、".join(_days(figures["K16_year"], "date", request, "inspection")),
        "major_dangers": [_described(row, request) for row in _rows_of(figures["K08"], request)],
        "typical_dangers": [_described(row, request) for row in _typical(found, request)],
        **_plan_figures(figures["K08"], request),
        "unit_rows": [_unit_row(unit, request) for unit in units],
        "units_with_dangers": len(units),
        "danger_rows": [_listed(row, request) for row in found],
    }
    yield DocumentContext(values, {"period": request.period.label})


def _rows_of(figure: Figure, request: ReportRequest, ledger: str = "hidden_danger") -> list[Row]:
    """Return the entries that a figure counts, in ledger order."""
    places = {
        (source.place.workbook, source.place.sheet, source.place.row) for source in figure.sources
    }
    return [row for row in request.ledgers.rows(ledger) if _place(row) in places]


def _place(row: Row) -> tuple[str, str, int]:
    ref = row.ref()
    return ref.workbook, ref.sheet, ref.row


def _rest(figures: Iterable[Figure]) -> Figure | None:
    """Return one figure for the kinds that are not named; None when all are."""
    together: Figure | None = None
    for figure in figures:
        if together is None:
            together = replace(figure, code="K04_kind_rest", label="其他类别隐患数")
        else:
            value = (together.value or 0) + (figure.value or 0)
            sources = _sources(together) + _sources(figure)
            together = replace(together, value=value, text=f"{value:g}", sources=sources)
    return together


def _sources(figure: Figure) -> Sources:
    if not isinstance(figure.sources, Sources):
        raise TypeError(figure.code)
    return figure.sources


def _days(figure: Figure, column: str, request: ReportRequest, ledger: str) -> list[str]:
    days = {row.day(column) for row in _rows_of(figure, request, ledger)} - {None}
    return [short_day(day) for day in sorted(day for day in days if day is not None)]


def _described(row: Row, request: ReportRequest) -> dict[str, str]:
    return {
        "unit": request.unit_name(row, "target_unit"),
        "site": typed(row, "site"),
        "description": typed(row, "description").rstrip("。"),
        "measure": typed(row, "measure").rstrip("。"),
        "found_on": long_day(row.day("found_on")),
        "due_on": long_day(row.day("extended_to") or row.day("due_on")),
        "status": request.label(row, "status"),
    }


def _typical(found: Iterable[Row], request: ReportRequest) -> list[Row]:
    """Return up to three cases: major ones first, then overdue ones, then still open ones."""

    def weight(row: Row) -> tuple[bool, int, bool]:
        is_open = row.text("status") not in _DONE_WORDS
        return row.text("level") != "major", -_overdue_days(row, request), not is_open

    return sorted(found, key=weight)[:_CASES]


def _overdue_days(row: Row, request: ReportRequest) -> int:
    due = row.day("extended_to") or row.day("due_on")
    done = row.day("done_on")
    if due is None or (done is not None and done <= request.cut_off):
        return 0
    return max((request.cut_off - due).days, 0)


def _unit_row(unit: str, request: ReportRequest) -> Mapping[str, Any]:
    """Return a unit's line of the statistics: the district's figures, its entries only."""
    figures = request.figures
    name = request.register.name_of(unit)

    def own(row: Row) -> bool:
        return (row.text("target_unit") or row.unit) == unit

    counts = {code: _share_of(figures[code], own, request, unit) for code in _COUNTS}
    major = _rows_of(counts["K08"], request)
    funds = sum(row.number("fund") or 0 for row in major)
    money = replace(counts["K08"], value=funds, text=show(funds, "万元"), measure="万元")
    return {
        "unit": name,
        **counts,
        "K06g": _rate(counts["K05g"], counts["K04g"]),
        "K08c": _rate(counts["K08b"], counts["K08"]),
        "K08d": replace(money, code=f"K08d@{unit}", label=f"{name}{figures['K08d'].label}"),
        **_plan_figures(counts["K08"], request, suffix=f"@{unit}"),
    }


def _share_of(
    figure: Figure, own: Callable[[Row], bool], request: ReportRequest, unit: str
) -> Figure:
    rows = [row for row in _rows_of(figure, request) if own(row)]
    label = f"{request.register.name_of(unit)}{figure.label}"
    return _count(replace(figure, code=f"{figure.code}@{unit}", label=label), rows, request)


def _count(
    figure: Figure, rows: list[Row], request: ReportRequest, key: str = "found_on"
) -> Figure:
    sources = Sources(((row, key) for row in rows), request.catalogue)
    return replace(figure, value=len(rows), text=str(len(rows)), sources=sources)


def _plan_figures(major: Figure, request: ReportRequest, suffix: str = "") -> dict[str, Figure]:
    """Count the major dangers whose plan settles measures, money, people, time, precautions."""
    spec = request.catalogue.ledgers["hidden_danger"]
    rows = _rows_of(major, request)
    return {
        code: _count(
            replace(major, code=code + suffix, label=f"重大隐患落实{spec.column(key).label}数"),
            [row for row in rows if row[key] is not None],
            request,
            key,
        )
        for code, key in _PLAN_COLUMNS.items()
    }


def _rate(done: Figure, found: Figure) -> str:
    """Return a rate in percent; ``—`` where nothing was found."""
    return show(100 * (done.value or 0) / found.value if found.value else None, "%")


def _listed(row: Row, request: ReportRequest) -> dict[str, str | int]:
    return {
        "id": row.row_id,
        "unit": request.unit_name(row, "target_unit"),
        "site": typed(row, "site"),
        "description": typed(row, "description"),
        "kind": request.label(row, "kind"),
        "level": request.label(row, "level"),
        "found_on": list_day(row.day("found_on")),
        "measure": typed(row, "measure"),
        "person": typed(row, "rect_person"),
        "due_on": list_day(row.day("extended_to") or row.day("due_on")) or typed(row, "due_on"),
        "done_on": list_day(row.day("done_on")) or typed(row, "done_on"),
        "review": request.label(row, "review_result"),
        "status": request.label(row, "status"),
        "overdue": _overdue_days(row, request) or "",
    }
