"""D22: a notice for each inspection of the bureau that sets a day for rectification."""

from collections.abc import Iterator, Mapping, Sequence

from gsafety_xl.model import Row
from gsafety_xl.reports.contexts.figure_parts import cells_of, own_figure
from gsafety_xl.reports.contexts.request import (
    DocumentContext,
    ReportRequest,
    due_day,
    long_day,
    sentence,
    typed,
)
from gsafety_xl.schema import DocumentSpec
from gsafety_xl.schema.units import BUREAU

_SET_A_DAY = "rectify_by_date"
NAMES = frozenset(
    {"count", "dangers", "inspected_on", "inspectors", "notice_no", "rectify_by", "sites"}
    | {"situation", "theme", "unit"}
)
DETAILS = frozenset(
    {"site", "description", "is_major", "is_done", "violated", "measure", "person", "due_on"}
)


def build(request: ReportRequest, spec: DocumentSpec) -> Iterator[DocumentContext]:
    """Yield a document for each notice number; inspections without one stand for themselves."""
    dangers: dict[str, list[Row]] = {}
    for row in request.ledgers.rows("hidden_danger"):
        if row.text("status") != "withdrawn":
            dangers.setdefault(row.text("inspection_id"), []).append(row)
    notices: dict[tuple[str, str], list[Row]] = {}
    for row in request.ledgers.rows("inspection"):
        if _wants_notice(row, request):
            number = typed(row, "notice_no") or row.row_id or str(row.ref())
            notices.setdefault((number, request.unit_name(row)), []).append(row)
    for (number, unit), rows in notices.items():
        notes = list(_notes(number, unit, rows, dangers))
        if sum(other == number for other, _ in notices) > 1:
            notes.append(f"通知书号 {number} 用于不止一个单位，请更正台账")
        yield _notice(unit, rows, dangers, notes, (spec, request))


def _wants_notice(row: Row, request: ReportRequest) -> bool:
    day = row.day("date")
    return (
        row.text("conclusion") == _SET_A_DAY
        and request.rules.keeper(row) == BUREAU
        and day is not None
        and request.period.start <= day <= request.cut_off
    )


def _notice(
    unit: str,
    rows: Sequence[Row],
    dangers: Mapping[str, list[Row]],
    notes: Sequence[str],
    asked: tuple[DocumentSpec, ReportRequest],
) -> DocumentContext:
    spec, request = asked
    first = rows[0]
    own = _dangers_of(rows, dangers)
    days = [day for row in rows if (day := row.day("rectify_by")) is not None]
    number = typed(first, "notice_no")
    cells = cells_of(own, "description", request)
    values = {
        **request.shared(spec),
        "notice_no": number,
        "unit": unit,
        "inspected_on": long_day(first.day("date")),
        "theme": sentence(first, "theme"),
        "sites": "、".join(dict.fromkeys(typed(row, "site") for row in rows)),
        "inspectors": typed(first, "inspectors"),
        "situation": sentence(first, "situation"),
        "count": own_figure("N01", len(own), cells, spec, request),
        "dangers": [_danger(row) for row in own],
        "rectify_by": long_day(max(days, default=None)),
    }
    file_parts = {"unit": unit, "number": number or first.row_id}
    return DocumentContext(values, file_parts, notes)


def _dangers_of(rows: Sequence[Row], dangers: Mapping[str, list[Row]]) -> list[Row]:
    ids = dict.fromkeys(row.row_id for row in rows if row.row_id)
    return [danger for row_id in ids for danger in dangers.get(row_id, [])]


def _danger(row: Row) -> dict[str, str | bool]:
    return {
        "site": typed(row, "site"),
        "description": sentence(row, "description"),
        "is_major": row.text("level") == "major",
        "is_done": row.day("done_on") is not None and row.day("done_on") == row.day("found_on"),
        "violated": sentence(row, "violated"),
        "measure": sentence(row, "measure"),
        "person": typed(row, "rect_person"),
        "due_on": long_day(due_day(row)) or typed(row, "due_on"),
    }


def _notes(
    number: str, unit: str, rows: Sequence[Row], dangers: Mapping[str, list[Row]]
) -> Iterator[str]:
    found = len(_dangers_of(rows, dangers))
    said = sum(row.number("danger_count") or 0 for row in rows)
    if found != said:
        yield (
            f"{number} {unit}：检查台账记发现隐患{said:g}处，隐患整改台账引用该检查的有{found}处，"
            "请核对后重新生成"
        )
