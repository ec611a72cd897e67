"""The number that a form offers for the next entry."""

import pytest

from gsafety_xl.model import Value
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.forms import FormPlan
from tests.workbook.forms import GREENING, REGISTER


@pytest.mark.parametrize(
    ("entries", "used", "offered"),
    [
        ([], [], "GYS01-YH-2027-001"),
        (["GYS01-YH-2027-001", "GYS01-YH-2027-004"], [], "GYS01-YH-2027-005"),
        # carried over from last year, without a number, of another ledger
        (["GYS01-YH-2026-031", None], ["GYS01-JC-2027-008"], "GYS01-YH-2027-001"),
        (["GYS01-YH-2027-002"], ["GYS01-YH-2027-1203"], "GYS01-YH-2027-1204"),
    ],
)
def test_it_follows_the_highest_that_was_used(
    catalogue: Catalogue, entries: list[Value], used: list[str], offered: str
) -> None:
    spec = catalogue.ledgers["hidden_danger"]
    rows = {spec.key: [{"id": number} for number in entries]}
    plan = FormPlan(GREENING, 2027, (spec,), REGISTER, rows, numbers_used=frozenset(used))
    layout = plan.layout(spec)
    assert layout.first_id == offered
    assert layout.example(spec.column("id")) == offered
