from datetime import date, datetime

import pytest
from msgspec.structs import replace

from gsafety_xl.model import Value
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.form_deadlines import (
    deadlines_of,
    limit_in,
    nearest_day,
    open_limits,
    overdue_count,
    soon_count,
    soon_until,
    waits_formula,
)
from gsafety_xl.workbook.form_plan import Layout
from gsafety_xl.workbook.form_settings import Deadline
from tests.workbook.forms import plan_of

MAY_8, MAY_20 = date(2026, 5, 8), date(2026, 5, 20)


def layout(catalogue: Catalogue, ledger: str) -> Layout:
    return plan_of(catalogue).layout(catalogue.ledgers[ledger])


@pytest.mark.parametrize(
    ("ledger", "due"),
    [
        ("hidden_danger", [["due_on", "extended_to"]]),
        ("risk_source", [["next_on"]]),
        ("fire_site", [["next_on"], ["extinguisher_until"]]),
        ("ride", [["inspected_to"], ["officer_to"]]),
        ("accident_statistics", []),
        ("person", []),
    ],
)
def test_deadlines_come_from_computed_columns_and_from_the_settings(
    catalogue: Catalogue, ledger: str, due: list[list[str]]
) -> None:
    assert [item.due for item in deadlines_of(layout(catalogue, ledger))] == due


def test_a_deadline_needs_the_columns_of_the_year(catalogue: Catalogue) -> None:
    ledger = catalogue.ledgers["team_supply"]
    columns = [
        replace(column, since=2030) if column.key == "valid_to" else column
        for column in ledger.columns
    ]
    without = plan_of(catalogue).layout(replace(ledger, columns=columns))
    assert deadlines_of(layout(catalogue, "team_supply"))
    assert deadlines_of(without) == []


@pytest.mark.parametrize(
    ("entry", "limit"),
    [
        ({"due_on": MAY_8}, MAY_8),
        ({"due_on": datetime(2026, 5, 8, 17, 30)}, MAY_8),
        ({"due_on": MAY_8, "extended_to": MAY_20}, MAY_20),
        ({"extended_to": MAY_20}, MAY_20),
        ({"due_on": MAY_8, "status": "pending"}, MAY_8),
        ({"due_on": MAY_8, "status": "closed"}, None),
        ({"due_on": MAY_8, "done_on": MAY_8}, None),
        ({"due_on": "五月"}, None),
        ({}, None),
    ],
)
def test_an_entry_is_waited_for_by_the_last_day_set(
    catalogue: Catalogue, entry: dict[str, Value], limit: date | None
) -> None:
    (deadline,) = deadlines_of(layout(catalogue, "hidden_danger"))
    assert limit_in(entry, deadline) == limit


def test_an_entry_may_be_waited_for_twice() -> None:
    deadlines = [Deadline(due=["a"]), Deadline(due=["b"])]
    assert open_limits([{"a": MAY_8, "b": MAY_20}, {"b": MAY_8}], deadlines) == [
        MAY_8,
        MAY_20,
        MAY_8,
    ]


def test_soon_is_within_a_week() -> None:
    assert soon_until(date(2026, 4, 28)) == date(2026, 5, 5)


def test_waiting_ends_with_the_day_of_completion_or_the_status(catalogue: Catalogue) -> None:
    task = layout(catalogue, "plan_task")
    (deadline,) = deadlines_of(task)
    done, status = task.first_cell("done_on"), task.first_cell("status")
    settled = f'NOT(OR({status}="已完成",{status}="取消"))'
    assert waits_formula(deadline, task, catalogue) == f'AND({done}="",{settled})'
    assert waits_formula(Deadline(due=["due_on"]), task, catalogue) == "TRUE"


def test_the_figures_look_beyond_what_is_prepared(catalogue: Catalogue) -> None:
    dangers = layout(catalogue, "hidden_danger")
    for formula in (
        overdue_count(dangers, catalogue),
        soon_count(dangers, catalogue),
        nearest_day(dangers, catalogue),
    ):
        assert "'04隐患整改'!$U$4:$U$2003" in formula
        assert formula.startswith("=")
        assert len(formula) < 8192
    assert nearest_day(dangers, catalogue).count("AGGREGATE") == 4


def test_every_figure_of_a_ledger_with_several_deadlines_is_a_sum(catalogue: Catalogue) -> None:
    assert overdue_count(layout(catalogue, "ride"), catalogue).count("SUMPRODUCT") == 2
