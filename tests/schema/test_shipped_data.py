"""What ships is sound: every example reads without complaint, every label fits its sheet."""

import re

import pytest

from gsafety_xl.schema import (
    Catalogue,
    ColumnSpec,
    LedgerSpec,
    Strength,
    Unit,
    UnitRegister,
    load_catalogue,
)
from gsafety_xl.schema.column_consistency import find_column_problems
from gsafety_xl.schema.typing_tables import interpreter

COLUMNS = [
    pytest.param(ledger, column, id=f"{ledger.code}.{column.key}")
    for ledger in load_catalogue().ledgers.values()
    for column in ledger.columns
    if column.example != ""
]


@pytest.mark.parametrize(("ledger", "column"), COLUMNS)
def test_the_example_of_a_column_reads_without_complaint(
    catalogue: Catalogue, ledger: LedgerSpec, column: ColumnSpec
) -> None:
    names = ["示例区绿化管理所", "东湖公园", "示例区环城绿带管理所", "示例区绿化和市容管理局"]
    register = UnitRegister(Unit(f"DW{number:02}", name) for number, name in enumerate(names, 1))
    reading = interpreter(column, catalogue, register, 2026)(column.example)
    assert (reading.problem, reading.inferred) == ("", False), ledger.key
    assert reading.value is not None


def test_a_required_column_has_a_hint_and_an_example(catalogue: Catalogue) -> None:
    columns = [column for spec in catalogue.ledgers.values() for column in spec.columns]
    assert [item.key for item in columns if item.required and not item.hint] == []
    # 0 is an example too
    assert [item.key for item in columns if item.required and item.example == ""] == []


def test_a_conditional_column_is_not_required_anyway(catalogue: Catalogue) -> None:
    columns = [column for spec in catalogue.ledgers.values() for column in spec.columns]
    assert [item.key for item in columns if item.required and item.requirements] == []


def test_every_ledger_has_the_shared_columns_at_its_ends(catalogue: Catalogue) -> None:
    for spec in catalogue.ledgers.values():
        keys = [column.key for column in spec.columns]
        assert keys[:4] == ["seq", "id", "unit", "domain"]
        assert keys[-4:] == ["evidence", "filler", "filled_on", "note"]


def test_a_shared_column_is_optional_where_a_ledger_says_so(catalogue: Catalogue) -> None:
    required = {spec.code: spec.column("domain").required for spec in catalogue.ledgers.values()}
    assert [code for code, needed in required.items() if not needed] == ["DW", "RY"]


def test_ledgers_come_in_the_order_of_their_sheets(catalogue: Catalogue) -> None:
    sheets = [spec.sheet for spec in catalogue.ledgers.values()]
    numbers = [re.match(r"\d\d[A-Z]?", sheet) for sheet in sheets]
    found = [match[0] for match in numbers if match]
    assert found == sorted(found)
    assert sheets[:2] == ["01工作计划", "01A计划任务"]


def test_a_ledger_is_found_by_its_code(catalogue: Catalogue) -> None:
    spec = catalogue.by_code("yh")
    assert spec is catalogue.ledgers["hidden_danger"]
    assert spec.column("level").codes == "danger_level"
    assert catalogue.by_code("XX") is None
    with pytest.raises(KeyError):
        spec.column("no_such_column")


def test_every_rule_says_on_what_it_rests(catalogue: Catalogue) -> None:
    bases = {code: rule.basis for code, rule in catalogue.rules.items()}
    nameless = [
        code
        for code, basis in bases.items()
        if basis.strength in {Strength.EXPLICIT, Strength.LAW} and not basis.source
    ]
    assert nameless == []


def test_a_basis_that_is_not_verified_says_so(catalogue: Catalogue) -> None:
    assert catalogue.rules["YH-03"].basis.label.endswith("把握：中，待核）")
    assert catalogue.rules["YH-07"].basis.label == "惯例"


def test_parameters_are_asked_for_by_type(catalogue: Catalogue) -> None:
    assert catalogue.number("inspection.led_fire.per_year") == 2
    assert catalogue.words("accident.grade.deaths") == ["1", "3", "10", "30"]
    with pytest.raises(TypeError):
        catalogue.number("plan.issue_by")
    with pytest.raises(TypeError):
        catalogue.words("plan.issue_by")
    with pytest.raises(KeyError):
        catalogue.number("no.such")


def test_a_column_lives_between_its_years(catalogue: Catalogue) -> None:
    column = catalogue.ledgers["drill"].column("title")
    assert column.exists_in(2026)
    assert column.exists_in(None)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (2026, None, [False, True, True, True]),
        (None, 2026, [True, True, False, False]),
        (2026, 2026, [False, True, False, False]),
    ],
)
def test_a_revised_column_lives_between_its_years(
    since: int | None, until: int | None, *, expected: list[bool]
) -> None:
    spec = load_catalogue().ledgers["drill"].column("title")
    values = {name: getattr(spec, name) for name in ("key", "label", "type", "hint")}
    column = ColumnSpec(**values, since=since, until=until)
    assert [column.exists_in(year) for year in (2025, 2026, 2027, None)] == expected


def test_no_column_is_declared_in_contradiction(catalogue: Catalogue) -> None:
    for spec in catalogue.ledgers.values():
        assert list(find_column_problems(spec, catalogue)) == []
