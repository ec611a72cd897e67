import pytest

from gsafety_xl.rules.names import means_many, names_in, persons_by_name, unit_codes
from tests.conftest import Checker


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三", ["张三"]),
        ("张三（带队）", ["张三"]),
        ("张三(所长)、李四", ["张三", "李四"]),
        ("张 三", ["张三"]),
        ("张三 李四", ["张三", "李四"]),
        ("无", []),
        ("/", []),
        ("", []),
    ],
)
def test_persons_named_in_a_cell(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_units_named_in_a_cell(check: Checker) -> None:
    codes, strange = unit_codes("绿化所、东湖公园；外星人\n无", check.context())
    assert codes == {"GYS01", "GY01"}
    assert [name for name, _ in strange] == ["外星人"]
    codes, strange = unit_codes("绿管所", check.context())
    assert not codes
    assert [reading.candidates for _, reading in strange] == [
        ("示例区绿化养护所", "示例区绿化管理所")
    ]


@pytest.mark.parametrize(
    ("text", "many"),
    [("局属各单位", True), ("全系统", True), ("所有公园", True), ("东湖公园", False), ("", False)],
)
def test_words_for_many_units(check: Checker, text: str, *, many: bool) -> None:
    assert means_many(text, check.context()) is many


def test_terms_of_office_of_one_name(check: Checker) -> None:
    """
    | 编号 | 姓名         |
    | 1    | 张 三        |
    | 2    | 张三（园林） |
    | 3    | 李四         |
    """
    check.run(ledger="RY")
    terms = persons_by_name(check.tables[0])
    assert {name: [row.row_id for row in rows] for name, rows in terms.items()} == {
        "张三": ["1", "2"],
        "李四": ["3"],
    }
