import pytest

from tests.conftest import Checker


def test_the_bureau_needs_five_plans(check: Checker) -> None:
    """
    | 编号 | 填报单位 | 编制单位 | 组织层级   | 事件类型     | 含消防内容 | 现行有效 |
    """
    found = check("YA-01", units=["JB00"])
    assert found == [
        "E1 示例区绿化和市容管理局没有现行有效的“森林火灾”预案",
        "E1 示例区绿化和市容管理局没有现行有效的“火灾”预案",
        "E1 示例区绿化和市容管理局没有现行有效的“生产安全事故”预案",
        "E1 示例区绿化和市容管理局没有现行有效的“行业公共突发事件”预案",
        "E1 示例区绿化和市容管理局没有现行有效的“防汛防台”预案（推定应有）",
    ]


def test_plans_of_others_or_out_of_force_do_not_serve(check: Checker) -> None:
    """
    | 编号 | 填报单位 | 编制单位 | 组织层级   | 事件类型         | 含消防内容 | 现行有效 |
    | 1    | 我局     | 我局     | 局（系统） | 生产安全事故     | 是         | 是       |
    | 2    | 我局     | 我局     | 局（系统） | 行业公共突发事件 | 否         | 否       |
    | 3    | 我局     | 我局     | 局（系统） | 森林火灾         | 否         | 是       |
    | 4    | 我局     | 我局     | 下属单位   | 防汛防台         | 否         | 是       |
    | 5    | 绿化所   | 绿化所   | 下属单位   | 行业公共突发事件 | 否         | 是       |
    """
    assert [line.split("“")[1].split("”")[0] for line in check("YA-01", units=["JB00"])] == [
        "行业公共突发事件",
        "防汛防台",
    ]


@pytest.mark.parametrize(("stage", "levels"), [("submit", ["I", "I"]), ("year-end", ["E", "W"])])
def test_a_missing_plan_is_judged_at_year_end(
    check: Checker, stage: str, levels: list[str]
) -> None:
    """
    | 编号 | 填报单位 | 编制单位 | 组织层级   | 事件类型         | 含消防内容 | 现行有效 |
    | 1    | 我局     | 我局     | 局（系统） | 行业公共突发事件 | 是         | 是       |
    | 2    | 我局     | 我局     | 局（系统） | 森林火灾         | 是         | 是       |
    """
    found = check.run("YA-01", units=["JB00"], as_of="2026-12-31", stage=stage).findings
    assert sorted(item.level for item in found) == sorted(levels)
    assert {item.unit for item in found} == {"JB00"}


def test_a_key_target_needs_a_plan_against_attacks(check: Checker) -> None:
    """
    | 编号             | 编制单位 | 事件类型 | 现行有效 | 组织层级 | 含消防内容 |
    | GY02-YA-2026-001 | 西山公园 | 火灾     | 是       | 下属单位 | 否 |
    """
    assert check("YA-01", units=["GY02"]) == ["C1 西山公园没有现行有效的“恐怖袭击”预案"]


def test_a_large_ride_in_use_needs_a_plan(check: Checker) -> None:
    """
    YA:
    | 编号              | 编制单位 | 事件类型 | 现行有效 | 组织层级 | 含消防内容 |
    YY:
    | 编号              | 设备类别           | 运行状态 |
    | YLC01-YY-2026-001 | 非特种设备游乐     | 在用     |
    | YLC01-YY-2026-002 | 大型游乐设施       | 停用     |
    """
    assert check("YA-01", units=["YLC01"]) == []
    check.docstring += "| YLC01-YY-2026-003 | 大型游乐设施 | 在用 |"
    assert check("YA-01", units=["YLC01"]) == [
        "06应急预案!C1 示例区欢悦游乐有限公司没有现行有效的“游乐设施事故”预案"
    ]


def test_the_operator_of_a_parks_ride_needs_the_plan(check: Checker) -> None:
    """
    YA YLC01:
    | 编号              | 填报单位 | 编制单位 | 事件类型 | 现行有效 | 组织层级 | 含消防内容 |
    | GY02-YA-2026-001  | 西山公园 | 西山公园 | 恐怖袭击 | 是       | 下属单位 | 否 |
    YY GY02:
    | 编号             | 填报单位 | 运营单位 | 设备类别     | 运行状态 |
    | GY02-YY-2026-001 | 西山公园 | 欢悦游乐 | 大型游乐设施 | 在用     |
    """
    units = ["GY02", "YLC01"]
    assert [item.unit for item in check.run("YA-01", units=units).findings] == ["YLC01"]
    check.docstring = check.docstring.replace("| 欢悦游乐 | 大型", "| 某公司 | 大型")
    assert [item.unit for item in check.run("YA-01", units=units).findings] == ["GY02"]


def test_plans_that_are_there(check: Checker) -> None:
    """
    YA:
    | 编号              | 编制单位 | 事件类型     | 现行有效 |
    | YLC01-YA-2026-001 | 欢悦游乐 | 游乐设施事故 | 是       |
    YY:
    | 编号              | 设备类别     | 运行状态 |
    | YLC01-YY-2026-003 | 大型游乐设施 | 在用     |
    """
    assert check("YA-01", units=["YLC01"]) == []


def test_a_plan_that_cannot_be_read_may_be_the_one(check: Checker) -> None:
    """
    | 编号             | 编制单位 | 事件类型 | 现行有效 |
    | GY02-YA-2026-001 | 西山公园 | 反恐     | 是       |
    """
    assert [item.rule for item in check.run("C-04", "YA-01", units=["GY02"]).findings] == ["C-04"]


def test_who_keeps_no_plans_owes_none(check: Checker) -> None:
    """
    | 编号 | 编制单位 | 事件类型 | 现行有效 |
    """
    assert check.run("YA-01").states == {"YA-01": "not applicable"}
