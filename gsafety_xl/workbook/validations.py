"""What a cell offers and refuses while it is typed, from the same declarations as the checks."""

from typing import Any

from gsafety_xl.schema import Catalogue, ColumnSpec, ColumnType, LedgerSpec
from gsafety_xl.schema.computed import Elsewhere
from gsafety_xl.workbook.form_choosing import list_source
from gsafety_xl.workbook.form_plan import FormPlan, Layout
from gsafety_xl.workbook.form_references import PERSON, reference_name, referred_ledger
from gsafety_xl.workbook.form_words import form_words
from gsafety_xl.workbook.needs import Need, conditions_of, need_of, type_in_words

#: Excel's limits for a prompt or an error text, in characters.
_TITLE, _MESSAGE = 32, 255
#: Serial numbers of 1990-01-01 and 2099-12-31, the days that the checks believe.
_FIRST_DAY, _LAST_DAY = 32874, 73050
_UNBOUNDED = "1E+9"

Options = dict[str, Any]


def validation_for(
    column: ColumnSpec, layout: Layout, catalogue: Catalogue, *, plan: FormPlan
) -> Options:
    """Return XlsxWriter's options for a column: what it accepts, its prompt, its error text."""
    accepted, case, detail = _acceptance(column, layout, catalogue, plan)
    options: Options = {
        "validate": "any",
        "input_title": _clipped(column.label, _TITLE),
        "input_message": _clipped(prompt_for(column, layout, catalogue), _MESSAGE),
        **accepted,
    }
    if case:
        words = form_words().error
        text = words[case].format(label=column.label, hint=column.hint, detail=detail)
        options["error_title"] = _clipped(words["title"].format(label=column.label), _TITLE)
        options["error_message"] = _clipped(text, _MESSAGE)
    return options


def header_hint(column: ColumnSpec, layout: Layout, catalogue: Catalogue) -> Options:
    """Return XlsxWriter's options for a header: what is shown beside it when it is selected."""
    kind = form_words().prompt["type"].format(type=type_in_words(column, catalogue))
    text = kind + prompt_for(column, layout, catalogue)
    return {
        "validate": "any",
        "input_title": _clipped(column.label, _TITLE),
        "input_message": _clipped(text, _MESSAGE),
    }


def prompt_for(column: ColumnSpec, layout: Layout, catalogue: Catalogue) -> str:
    """Return the words beside a selected cell: must it be filled, how, in which measure, as in."""
    words = form_words().prompt
    need = need_of(column)
    if need is Need.COMPUTED:
        who = "elsewhere" if isinstance(column.computed, Elsewhere) else "computed"
        return words[who] + words["hint"].format(hint=column.hint)
    joint = form_words().guide.joint_conditions
    condition = joint.join(conditions_of(column, layout.ledger, catalogue))
    parts = [words[need].format(condition=condition), words["hint"].format(hint=column.hint)]
    several = column.several or column.type is ColumnType.CHOICES
    if several and words["several"][:4] not in column.hint:
        parts.append(words["several"])
    if column.measure and column.measure not in column.label + column.hint:
        parts.append(words["measure"].format(measure=column.measure))
    if layout.example(column) != "":
        parts.append(words["example"].format(example=layout.example(column)))
    return "".join(parts)


def _acceptance(
    column: ColumnSpec, layout: Layout, catalogue: Catalogue, plan: FormPlan
) -> tuple[Options, str, str]:
    """Return what is accepted, the key of the error text, and a detail for it: limits, a sheet."""
    if need_of(column) is Need.COMPUTED or column.key == "seq":
        return {}, "", ""
    offered, referred = list_source(column, layout, catalogue), referred_ledger(column, plan)
    if offered:
        return _listed(column, offered)
    return _typed(column, layout) if referred is None else _referring(referred)


def _typed(column: ColumnSpec, layout: Layout) -> tuple[Options, str, str]:
    if column.type.is_day:
        return _day(column, layout)
    if column.type.is_number:
        return _number(column, layout)
    return _text(column, layout)


def _listed(column: ColumnSpec, source: str) -> tuple[Options, str, str]:
    options: Options = {"validate": "list", "source": source}
    if column.type is ColumnType.CHOICES:
        # several choices in one cell are typed, which a list would refuse
        return {**options, "show_error": False}, "", ""
    if column.type in {ColumnType.UNIT, ColumnType.MONTH}:
        return {**options, "error_type": "warning"}, column.type.value, ""
    return options, "flag" if column.type is ColumnType.FLAG else "choice", ""


def _referring(ledger: LedgerSpec) -> tuple[Options, str, str]:
    """Offer the entries of another sheet; another one may be typed, since it may be elsewhere."""
    options = {"validate": "list", "source": f"={reference_name(ledger)}", "error_type": "warning"}
    return options, "person" if ledger.key == PERSON else "number", ledger.sheet


def _day(column: ColumnSpec, layout: Layout) -> tuple[Options, str, str]:
    words = form_words().error
    earlier = [key for key in column.not_before if layout.has(key)]
    cells = "".join(f",{layout.first_cell(key)}" for key in earlier)
    limits = "".join(
        words["not_before"].format(label=layout.ledger.column(key).label) for key in earlier
    )
    latest: str | int = _LAST_DAY
    if column.happened:
        latest = "=TODAY()" if column.type is ColumnType.DATE else "=TODAY()+1"
        limits += words["happened"]
    minimum: str | int = f"=MAX({_FIRST_DAY}{cells})" if cells else _FIRST_DAY
    options = {"validate": "date", "criteria": "between", "minimum": minimum, "maximum": latest}
    return options, "date", limits


def _number(column: ColumnSpec, layout: Layout) -> tuple[Options, str, str]:
    words = form_words().error
    kind = "integer" if column.type is ColumnType.COUNT else "decimal"
    case = "count" if column.type is ColumnType.COUNT else "decimal"
    least = column.min or 0
    limits = words["at_least"].format(number=f"{least:g}")
    most: str | float | None = column.max
    if column.at_most and layout.has(column.at_most):
        whole = layout.first_cell(column.at_most)
        most = f"=IF(ISNUMBER({whole}),{whole},{_UNBOUNDED})"
        limits += words["at_most_column"].format(label=layout.ledger.column(column.at_most).label)
    elif most is not None:
        limits += words["at_most"].format(number=f"{most:g}")
    if most is None:
        return {"validate": kind, "criteria": ">=", "value": least}, case, limits
    return (
        {"validate": kind, "criteria": "between", "minimum": least, "maximum": most},
        case,
        limits,
    )


def _text(column: ColumnSpec, layout: Layout) -> tuple[Options, str, str]:
    if column.key == "id" or layout.ledger.business_key == [column.key]:
        first = layout.first_cell(column.key)
        once = f"=COUNTIF({layout.area(column.key)},{first})=1"
        options = {"validate": "custom", "value": once, "error_type": "warning"}
        return options, "duplicate", ""
    if column.min_length:
        least: Options = {"validate": "length", "criteria": ">=", "value": column.min_length}
        return {**least, "error_type": "warning"}, "short", ""
    return {}, "", ""


def _clipped(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
