"""D22: a notice for each inspection of the bureau that sets a day for rectification."""

from collections.abc import Iterator

from gsafety_xl.model import Row
from gsafety_xl.reports.contexts.request import DocumentContext, ReportRequest, long_day, typed
from gsafety_xl.schema import DocumentSpec
from gsafety_xl.schema.units import BUREAU

_SET_A_DAY = "rectify_by_date"
NAMES = frozenset(
    {"count", "dangers", "inspected_on", "inspectors", "notice_no", "rectify_by", "sites"}
    | {"situation", "theme", "unit"}
)


def build(request: ReportRequest, spec: DocumentSpec) -> Iterator[DocumentContext]:
    """Yield a document for each notice number; inspections without one stand for themselves."""
    notices: dict[tuple[str, str], list[Row]] = {}
    for row in request.ledgers.rows("inspection"):
        if _wants_notice(row, request):
            number = typed(row, "notice_no") or row.row_id or str(row.ref())
            notices.setdefault((row.text("target_unit"), number), []).append(row)
    for (_, number), rows in notices.items():
        yield _notice(number, rows, request, spec)


def _wants_notice(row: Row, request: ReportRequest) -> bool:
    day = row.day("date")
    return (
        row.text("conclusion") == _SET_A_DAY
        and row.unit == BUREAU
        and day is not None
        and day in request.period
    )


def _notice(
    number: str, rows: list[Row], request: ReportRequest, spec: DocumentSpec
) -> DocumentContext:
    first = rows[0]
    ids = {row.row_id for row in rows} - {""}
    dangers = [
        row for row in request.ledgers.rows("hidden_danger") if row.text("inspection_id") in ids
    ]
    days = [day for row in rows if (day := row.day("rectify_by")) is not None]
    unit = request.unit_name(first, "target_unit")
    values = {
        **request.shared(spec),
        "notice_no": number if typed(first, "notice_no") else "〔待编号〕",
        "unit": unit,
        "inspected_on": long_day(first.day("date")),
        "theme": typed(first, "theme"),
        "sites": "、".join(dict.fromkeys(typed(row, "site") for row in rows)),
        "inspectors": typed(first, "inspectors"),
        "situation": typed(first, "situation").rstrip("。"),
        "count": len(dangers),
        "dangers": [_danger(row, request) for row in dangers],
        "rectify_by": long_day(max(days, default=None)) or "（待定）",
    }
    return DocumentContext(values, {"unit": unit, "number": number})


def _danger(row: Row, request: ReportRequest) -> dict[str, str]:
    return {
        "site": typed(row, "site"),
        "description": typed(row, "description").rstrip("。"),
        "level": request.label(row, "level"),
        "violated": typed(row, "violated"),
        "measure": typed(row, "measure").rstrip("。"),
        "person": typed(row, "rect_person"),
        "due_on": long_day(row.day("due_on")) or typed(row, "due_on"),
    }
