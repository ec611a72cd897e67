import pytest

from tests.conftest import Checker


def test_exactly_one_of_each(check: Checker) -> None:
    """
    | 编号              | 单位   | 分管领导   | 主管科室       | 联络员      | 生效日期   |
    | GYS01-ZR-2026-001 | 绿化所 | 周××、吴×× | 安全科、办公室 | 李×× 郑××   | 2026-01-01 |
    """
    assert check("ZR-02") == [
        "C2 分管领导“周××、吴××”不止一个，应恰好一个",
        "D2 主管科室或单位“安全科、办公室”不止一个，应恰好一个",
        "E2 联络员“李×× 郑××”不止一个，应恰好一个",
    ]


def test_one_of_each_with_something_said_of_them(check: Checker) -> None:
    """
    | 编号              | 单位   | 分管领导     | 主管科室             | 联络员 | 生效日期   |
    | GYS01-ZR-2026-001 | 绿化所 | 周 明        | 安全科（兼管防火、防汛） | 李××   | 2026-01-01 |
    | GYS01-ZR-2026-002 | 养护所 | 周××（副所长） | 安全科；             |        | 2026-01-01 |
    """
    assert check("ZR-02") == []


def test_terms_that_overlap(check: Checker) -> None:
    """
    | 编号              | 单位     | 生效日期   | 失效日期   |
    | GYS01-ZR-2026-001 | 绿化所   | 2026-03-31 |            |
    | GYS01-ZR-2025-001 | 绿化所   | 2025-01-01 | 2026-03-31 |
    | GYS01-ZR-2025-002 | 东湖公园 | 2025-01-01 |            |
    | GYS01-ZR-2026-002 | 东湖公园 | 2026-03-31 |            |
    """
    assert check("ZR-02") == [
        "C2 示例区绿化管理所的任期从 2026-03-31 起，与D3的任期（至 2026-03-31）重叠",
        "D4 东湖公园的任期没有失效日期，C5的任期又从 2026-03-31 起",
    ]


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("2026-01-01", []),
        ("2026-01-16", []),
        (
            "2026-01-17",
            ["C3 示例区绿化管理所从 2025-12-31 到 2026-01-17 空档 16 天，超过 15 天"],
        ),
    ],
)
def test_fifteen_days_between_two_terms_are_allowed(
    check: Checker, start: str, found: list[str]
) -> None:
    """
    | 编号              | 单位   | 生效日期   | 失效日期   |
    | GYS01-ZR-2025-001 | 绿化所 | 2025-01-01 | 2025-12-31 |
    """
    check.docstring += f"| GYS01-ZR-2026-001 | 绿化所 | {start} | |"
    assert check("ZR-02") == found


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        ("2026-02-15", []),
        ("2026-02-16", ["D2 示例区绿化管理所的任期已于 2026-01-31 失效 16 天，没有新的任期"]),
    ],
)
def test_somebody_is_in_charge_today(check: Checker, as_of: str, found: list[str]) -> None:
    """
    | 编号              | 单位   | 生效日期   | 失效日期   |
    | GYS01-ZR-2025-001 | 绿化所 | 2025-01-01 | 2026-01-31 |
    """
    assert check("ZR-02", as_of=as_of) == found


def test_the_bureaus_copy_of_a_units_term_does_not_overlap_with_it(check: Checker) -> None:
    """
    ZR JB00:
    | 编号             | 填报单位 | 单位   | 生效日期   |
    | JB00-ZR-2026-001 | 我局     | 绿化所 | 2026-01-01 |
    ZR GYS01:
    | 编号              | 填报单位 | 单位   | 生效日期   |
    | GYS01-ZR-2026-001 | 绿化所   | 绿化所 | 2026-01-01 |
    """
    assert check("ZR-02", whole=True) == []


def test_a_term_that_cannot_be_read_may_be_the_one_between(check: Checker) -> None:
    """
    | 编号              | 单位     | 生效日期   | 失效日期   |
    | GYS01-ZR-2024-001 | 绿化所   | 2024-01-01 | 2024-12-31 |
    | GYS01-ZR-2025-001 | 绿化所   | 去年       | 2025-12-31 |
    | GYS01-ZR-2026-001 | 绿化所   | 2026-01-01 |            |
    """
    assert check("ZR-02") == []


def test_a_term_of_nobody_knows_whom_silences_its_keeper(check: Checker) -> None:
    """
    | 编号              | 单位   | 生效日期   | 失效日期   |
    | GYS01-ZR-2024-001 | 绿化所 | 2024-01-01 | 2024-12-31 |
    | GYS01-ZR-2025-001 | 外星所 | 2025-01-01 | 2026-12-31 |
    """
    assert check("ZR-02") == []


def test_the_liaison_officer_is_of_section_rank(check: Checker) -> None:
    """
    | 编号              | 联络员职务层次 |
    | GYS01-ZR-2026-001 | 处级副职       |
    | GYS01-ZR-2026-002 | 科员           |
    """
    assert check("ZR-03") == [
        "B2 联络员的职务层次是“处级副职”，应为科级",
        "B3 联络员的职务层次是“一/二级科员”，应为科级",
    ]


def test_ranks_of_a_section(check: Checker) -> None:
    """
    | 编号              | 联络员职务层次   |
    | GYS01-ZR-2026-001 | 科级正职         |
    | GYS01-ZR-2026-002 | 副科             |
    | GYS01-ZR-2026-003 | 一至四级主任科员 |
    | GYS01-ZR-2026-004 |                  |
    """
    assert check("ZR-03") == []


_PERSONS = """
    RY GYS01:
    | 编号              | 姓名 | 单位     | 任职起     | 任职止     |
    | GYS01-RY-2026-001 | 周明 | 绿化所   | 2020-01-01 | 2026-06-29 |
    | GYS01-RY-2026-002 | 李红 | 绿化所   | 2020-01-01 | 2024-12-31 |
    | GYS01-RY-2026-003 | 李红 | 绿化所   | 2025-01-01 |            |
    | GYS01-RY-2026-004 | 王平 | 东湖公园 | 2020-01-01 | 2026-06-30 |
    | GYS01-RY-2026-005 | 赵强 | 绿化所   | 2020-01-01 | 2026-03-31 |
    | GYS01-RY-2026-006 | 赵强 | 东湖公园 | 2020-01-01 |            |
"""


def test_persons_who_have_left(check: Checker) -> None:
    """
    ZR GYS01:
    | 编号              | 单位   | 分管领导 | 联络员 | 生效日期   |
    | GYS01-ZR-2026-001 | 绿化所 | 周明     | 赵强   | 2026-01-01 |
    """
    check.docstring += _PERSONS
    assert check("ZR-04") == [
        "10四个一!C2 分管领导“周明”已于 2026-06-29 离任（91人员通讯!E2）",
        "10四个一!D2 联络员“赵强”已于 2026-03-31 离任（91人员通讯!E6）",
    ]


def test_persons_in_office(check: Checker) -> None:
    """
    ZR GYS01:
    | 编号              | 单位     | 分管领导 | 联络员 | 生效日期   | 失效日期   |
    | GYS01-ZR-2026-001 | 绿化所   | 李红     | 李红   | 2026-06-01 |            |
    | GYS01-ZR-2025-001 | 绿化所   | 周明     | 周明   | 2025-01-01 | 2026-05-31 |
    | GYS01-ZR-2026-002 | 东湖公园 | 王平     | 钱进   | 2026-01-01 |            |
    """
    check.docstring += _PERSONS
    assert check("ZR-04") == []
    assert "ZR-04" not in check.run("ZR-04", stage="entry").states
