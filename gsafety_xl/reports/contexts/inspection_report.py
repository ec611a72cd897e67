"""D03: inspections of a period, what they found, what became of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gsafety_xl.indicators import Figure, KindShare, kinds_by_count
from gsafety_xl.indicators.formats import as_day_number
from gsafety_xl.model import Row
from gsafety_xl.reports.contexts.danger_table import PLAN_COLUMNS, plan_figures, unit_rows
from gsafety_xl.reports.contexts.figure_parts import cells_of, own_figure, without
from gsafety_xl.reports.contexts.request import (
    DocumentContext,
    ReportRequest,
    due_day,
    list_day,
    long_day,
    sentence,
    short_day,
    typed,
)
from gsafety_xl.schema import DocumentSpec

#: How many kinds are named before the rest is summed up, how many cases are described.
_KINDS_NAMED, _CASES = 5, 3
#: Keys of the open dangers' figures → what the template calls them.
_OPEN = {
    "K05f": "open_in_time",
    "K05h": "open_in_time_until",
    "K05n": "open_undated",
    "K07e": "overdue_before",
    "K07f": "overdue_before_days",
}

NAMES = frozenset(
    {"danger_rows", "kinds", "led_fire_days", "led_visits", "major_dangers", "other_kinds"}
    | {"typical_dangers", "ungraded", "unit_rows", *_OPEN.values(), *PLAN_COLUMNS}
)
DETAILS = frozenset(
    {"unit", "site", "description", "measure", "found_on", "due_on", "status", "basis", "kind"}
    | {"day", "leader", "sites", "id", "level", "person", "done_on", "review", "overdue"}
    | {*PLAN_COLUMNS}
)


def build(request: ReportRequest, spec: DocumentSpec) -> Iterator[DocumentContext]:
    """Yield the one document of the period."""
    figures = request.figures
    found = request.entries(figures["K04"])
    major = request.entries(figures["K08"])
    graded = request.entries(figures["K04g"])
    ungraded = without(found, graded, major)
    kinds = kinds_by_count(figures)
    values = {
        **request.shared(spec),
        "kinds": kinds[:_KINDS_NAMED],
        "other_kinds": _other_kinds(kinds[_KINDS_NAMED:], spec, request),
        "ungraded": _counted("K04x", ungraded, "level", spec, request),
        "led_fire_days": "、".join(_days(request.entries(figures["K16_year"]))),
        "led_visits": _led_visits(request),
        **_open_figures(spec, request),
        "major_dangers": [_described(row, request) for row in major],
        "typical_dangers": [_described(row, request) for row in _typical(found, request)],
        **plan_figures(figures["K08"], figures["K08b"], spec, request),
        "unit_rows": unit_rows(spec, request),
        "danger_rows": [_listed(row, request) for row in found],
    }
    yield DocumentContext(values, {"period": request.period.label}, list(_notes(spec, request)))


def _counted(
    code: str, rows: Sequence[Row], column: str, spec: DocumentSpec, request: ReportRequest
) -> Figure:
    return own_figure(code, len(rows), cells_of(rows, column, request), spec, request)


def _other_kinds(
    kinds: Iterable[KindShare], spec: DocumentSpec, request: ReportRequest
) -> Mapping[str, Figure]:
    """Return count and share of the kinds that are not named one by one; none at all for none."""
    rows = [row for kind in kinds for row in request.entries(kind.count)]
    if not rows:
        return {}
    cells = cells_of(rows, "kind", request)
    share = 100 * len(rows) / len(request.entries(request.figures["K04"]))
    return {
        "count": own_figure("K04r", len(rows), cells, spec, request),
        "share": own_figure("K04s", share, cells, spec, request),
    }


def _days(rows: Iterable[Row]) -> list[str]:
    days = {day for row in rows if (day := row.day("date")) is not None}
    return [short_day(day) for day in sorted(days)]


def _led_visits(request: ReportRequest) -> list[dict[str, str]]:
    """Return where the bureau's leaders went: an entry for each leader and day, by day."""
    visits: dict[tuple[str, str], list[Row]] = {}
    rows = request.entries(request.figures["K01c"])
    for row in sorted(rows, key=lambda row: str(row.day("date"))):
        day = row.day("date")
        if day is not None:
            visits.setdefault((short_day(day), typed(row, "leader")), []).append(row)
    return [
        {"day": day, "leader": leader, "sites": "、".join(_sites(rows, request))}
        for (day, leader), rows in visits.items()
    ]


def _sites(rows: Iterable[Row], request: ReportRequest) -> Iterable[str]:
    return dict.fromkeys(typed(row, "site") or request.unit_name(row) for row in rows)


def _open_figures(spec: DocumentSpec, request: ReportRequest) -> dict[str, Figure]:
    """Divide what is still open: within its time, overdue, without a time; and what was before."""
    figures = request.figures
    overdue = request.entries(figures["K07b"])
    remaining = without(request.entries(figures["K05b"]), overdue)
    in_time = [row for row in remaining if due_day(row) is not None]
    before = without(request.entries(figures["K07"]), overdue)
    days = [day for row in in_time if (day := due_day(row)) is not None]
    late = [request.days_overdue(row) for row in before]
    cells, cells_before = (cells_of(rows, "due_on", request) for rows in (in_time, before))
    last = as_day_number(max(days)) if days else None
    made = {
        "K05f": _counted("K05f", in_time, "due_on", spec, request),
        "K05h": own_figure("K05h", last, cells, spec, request),
        "K05n": _counted("K05n", without(remaining, in_time), "due_on", spec, request),
        "K07e": _counted("K07e", before, "due_on", spec, request),
        "K07f": own_figure("K07f", max(late, default=None), cells_before, spec, request),
    }
    return {_OPEN[code]: figure for code, figure in made.items()}


def _described(row: Row, request: ReportRequest) -> dict[str, str]:
    return {
        "unit": request.unit_name(row),
        "site": typed(row, "site"),
        "description": sentence(row, "description"),
        "basis": sentence(row, "major_basis"),
        "measure": sentence(row, "measure"),
        "found_on": long_day(row.day("found_on")) or typed(row, "found_on"),
        "due_on": long_day(due_day(row)) or typed(row, "due_on"),
        "status": request.label(row, "status"),
    }


def _typical(found: Iterable[Row], request: ReportRequest) -> list[Row]:
    """Return up to three cases of different kinds: major, overdue and open ones first."""
    unfinished = {row.ref() for row in request.entries(request.figures["K05b"])}

    def weight(row: Row) -> tuple[bool, int, bool]:
        return row.text("level") != "major", -request.days_overdue(row), row.ref() in unfinished

    cases: dict[str, Row] = {}
    for row in sorted(found, key=weight):
        cases.setdefault(request.label(row, "kind"), row)
    return list(cases.values())[:_CASES]


def _listed(row: Row, request: ReportRequest) -> dict[str, str | int]:
    return {
        "id": row.row_id,
        "unit": request.unit_name(row),
        "site": typed(row, "site"),
        "description": typed(row, "description"),
        "kind": request.label(row, "kind"),
        "level": request.label(row, "level"),
        "found_on": list_day(row, "found_on"),
        "measure": typed(row, "measure"),
        "person": typed(row, "rect_person"),
        "due_on": list_day(row, "extended_to") or list_day(row, "due_on"),
        "done_on": list_day(row, "done_on"),
        "review": request.label(row, "review_result"),
        "status": request.label(row, "status"),
        "overdue": request.days_overdue(row) or "",
    }


def _notes(spec: DocumentSpec, request: ReportRequest) -> Iterator[str]:
    codes = {request.catalogue.ledgers[key].code for key in spec.ledgers}
    sources = [item for item in request.figures["uncounted"].sources if item.ledger in codes]
    if sources:
        yield f"有{len(sources)}行没有可用的日期，未计入（如 {sources[0].place}）"
