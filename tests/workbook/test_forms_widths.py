import pytest

from gsafety_xl.schema import Catalogue, ColumnSpec, ColumnType
from gsafety_xl.workbook.form_widths import column_width, width_of
from tests.workbook.forms import plan_of


def column(label: str, kind: ColumnType = ColumnType.TEXT, width: int = 6) -> ColumnSpec:
    return ColumnSpec(key="some", label=label, type=kind, hint="某某", width=width)


@pytest.mark.parametrize(
    ("spec", "width"),
    [
        (column("地点", width=20), 20),
        (column("地点"), 6),
        (column("整改责任人员"), 6 * 1.75 + 1),
        (column("是否需修订预案"), 4 * 1.75 + 1),
        (column("整改资金（万元）"), 5 * 1.75 + 0.3),
        (column("日期", ColumnType.DATE), 12),
        (column("时间", ColumnType.DATETIME), 18),
    ],
)
def test_a_column_has_room_for_its_header_and_its_days(spec: ColumnSpec, width: float) -> None:
    assert column_width(spec) == pytest.approx(width)


def test_a_day_that_may_become_overdue_has_room_for_a_word(catalogue: Catalogue) -> None:
    dangers = catalogue.ledgers["hidden_danger"]
    layout = plan_of(catalogue).layout(dangers)
    assert width_of(dangers.column("due_on"), layout) == 18
    assert width_of(dangers.column("found_on"), layout) == 12
    assert width_of(dangers.column("description"), layout) == 32


def test_no_day_of_any_ledger_is_shown_as_hashes(catalogue: Catalogue) -> None:
    for ledger in catalogue.ledgers.values():
        layout = plan_of(catalogue).layout(ledger)
        for spec in ledger.columns:
            if spec.type.is_day:
                assert width_of(spec, layout) >= 12
