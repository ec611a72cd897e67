from gsafety_xl.rules import is_complete
from tests.conftest import Checker


def test_an_institution_has_a_name_or_a_reason_why_there_is_none(check: Checker) -> None:
    """
    | 编号              | 管理机构是否设立 | 管理机构名称 | 未设理由 |
    | GYS01-ZR-2026-001 | 已设立           |              |          |
    | GYS01-ZR-2026-002 | 视情未设         |              | /        |
    """
    assert check("ZR-01") == [
        "C2 “四个一”不完整：管理机构是否设立为“已设立”时未填写管理机构名称",
        "D3 “四个一”不完整：管理机构是否设立为“视情未设”时未填写未设理由",
    ]


def test_no_institution_for_a_reason_is_complete(check: Checker) -> None:
    """
    | 编号 | 管理机构是否设立 | 管理机构名称 | 未设理由     | 分管领导 | 主管科室 | 联络员 |
    | 1    | 视情未设         |              | 编制20人以下 | 周××     | 办公室   | 李××   |
    | 2    | 已设立           | 安全管理科   |              | 周××     | 安全科   | 李××   |
    """
    assert check("ZR-01") == []
    assert [is_complete(row) for row in check.tables[0]] == [True, True]


def test_each_of_the_four_may_be_what_is_lacking(check: Checker) -> None:
    """
    | 编号 | 管理机构是否设立 | 管理机构名称 | 未设理由 | 分管领导 | 主管科室 | 联络员 |
    | 1    | 视情未设         | 安全科       |          | 周××     | 办公室   | 李××   |
    | 2    | 已设立           |              | 人少     | 周××     | 办公室   | 李××   |
    | 3    |                  | 安全科       | 人少     | 周××     | 办公室   | 李××   |
    | 4    | 已设立           | 安全科       |          |          | 办公室   | 李××   |
    | 5    | 已设立           | 安全科       |          | 周××     | 无       | 李××   |
    | 6    | 已设立           | 安全科       |          | 周××     | 办公室   |        |
    """
    check.run("ZR-01")
    assert [is_complete(row) for row in check.tables[0]] == [False] * 6
