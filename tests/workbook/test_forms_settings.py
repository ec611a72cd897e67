"""The settings fit the ledgers that ship."""

from datetime import date

import pytest

from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.form_settings import form_settings


def test_every_ledger_has_its_group(catalogue: Catalogue) -> None:
    settings = form_settings()
    for ledger in catalogue.ledgers.values():
        number = int(ledger.sheet[:2])
        fitting = [group for group in settings.groups if group.first <= number <= group.last]
        assert fitting == [settings.group_of(ledger.sheet)]


@pytest.mark.parametrize(
    ("sheet", "label"),
    [
        ("04隐患整改", "计划、会议与检查整治"),
        ("18A六实数据", "反恐防范"),
        ("没有编号的表", "名册与通讯"),
    ],
)
def test_the_number_in_front_of_a_sheet_s_name_decides(sheet: str, label: str) -> None:
    assert form_settings().group_of(sheet).label == label


def test_groups_do_not_overlap_and_have_their_own_colours() -> None:
    groups = form_settings().groups
    numbers = [n for group in groups for n in range(group.first, group.last + 1)]
    assert len(numbers) == len(set(numbers))
    assert len({group.colour for group in groups}) == len(groups)


def test_deadlines_name_days_and_choices_that_exist(catalogue: Catalogue) -> None:
    for key, deadlines in form_settings().deadlines.items():
        ledger = catalogue.ledgers[key]
        for deadline in deadlines:
            assert all(ledger.column(name).type.is_day for name in deadline.due)
            assert not deadline.done or ledger.column(deadline.done).type.is_day
            for name, allowed in deadline.settled.items():
                codes = catalogue.codes.get(ledger.column(name).codes)
                known = {item.key for item in codes.items} if codes else {True, False}
                assert set(allowed) <= known


def test_editions_name_a_list_a_day_and_a_parameter(catalogue: Catalogue) -> None:
    for codes, edition in form_settings().editions.items():
        assert {item.edition for item in catalogue.codes[codes].items} >= {"before", "after"}
        assert date.fromisoformat(str(catalogue.parameters[edition.parameter].value))
        users = [
            ledger
            for ledger in catalogue.ledgers.values()
            if any(column.codes == codes for column in ledger.columns)
        ]
        assert users
        assert all(ledger.column(edition.day).type.is_day for ledger in users)


def test_lists_with_editions_are_all_known(catalogue: Catalogue) -> None:
    with_editions = {
        key for key, codes in catalogue.codes.items() if any(item.edition for item in codes.items)
    }
    assert with_editions == set(form_settings().editions)


def test_what_is_offered_only_when_required_may_be_required(catalogue: Catalogue) -> None:
    for key, columns in form_settings().offered_when_required.items():
        for name in columns:
            column = catalogue.ledgers[key].column(name)
            assert column.codes
            assert column.requirements
