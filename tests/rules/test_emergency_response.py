import pytest

from tests.conftest import Checker
from tests.rules.levels import levels


def test_kind_order_times_and_forces_are_told(check: Checker) -> None:
    """
    | 编号              | 处置类型 | 指令来源 | 接报时间 | 到场时间 | 完成时间 | 出动队伍数 | 出动人次 | 出动车辆（台次） |
    | GYS01-CZ-2026-001 |          |          |          |          |          |            |          |                  |
    """
    assert check("CZ-01", stage="entry") == [
        "B2 应急处置未填写处置类型",
        "C2 应急处置未填写指令来源",
        "D2 应急处置未填写接报时间",
        "E2 应急处置未填写到场时间",
        "F2 应急处置未填写完成时间",
        "G2 应急处置未填写出动队伍数",
        "H2 应急处置未填写出动人次",
        "I2 应急处置未填写出动车辆（台次）",
    ]


def test_nought_is_a_number(check: Checker) -> None:
    """
    | 编号              | 处置类型 | 指令来源 | 出动队伍数 | 出动人次 | 出动车辆（台次） |
    | GYS01-CZ-2026-001 | 断枝清理 | 12345    | 0          | 2        | 0                |
    """
    assert check("CZ-01") == []


def test_nobody_arrives_before_the_call(check: Checker) -> None:
    """
    | 编号              | 接报时间         | 到场时间         | 完成时间         |
    | GYS01-CZ-2026-001 | 2026-06-20 06:20 | 2026-06-20 06:10 | 2026-06-20 09:10 |
    | GYS01-CZ-2026-002 | 2026-06-20 06:20 | 2026-06-20 06:55 | 2026-06-19       |
    | GYS01-CZ-2026-003 | 2026-06-20 06:20 | 2026-06-20 06:20 | 2026-06-20 06:20 |
    """
    assert check("CZ-02", stage="entry") == [
        "C2 到场时间（2026-06-20 06:10）早于接报时间（2026-06-20 06:20）",
        "D3 完成时间（2026-06-19）早于到场时间（2026-06-20）",
    ]


def test_times_in_order_pass(check: Checker) -> None:
    """
    | 编号              | 接报时间         | 到场时间         | 完成时间         |
    | GYS01-CZ-2026-001 | 2026-06-20 06:20 | 2026-06-20 06:55 | 2026-06-20 09:10 |
    """
    assert check("CZ-02") == []


@pytest.mark.parametrize(
    ("arrived", "found"),
    [
        ("2026-06-20 07:20", []),
        ("2026-06-20 07:21", ["C2 接报后 61 分钟才到场，超过 60 分钟"]),
        ("2026-06-20", []),
    ],
)
def test_sixty_minutes_are_in_time(check: Checker, arrived: str, found: list[str]) -> None:
    """
    | 编号              | 接报时间         | 到场时间  |
    | GYS01-CZ-2026-001 | 2026-06-20 06:20 | ……        |
    """
    check.docstring = check.docstring.replace("……", arrived)
    assert check("CZ-03") == found


def test_late_and_in_time(check: Checker) -> None:
    """
    | 编号              | 接报时间         | 到场时间         |
    | GYS01-CZ-2026-001 | 2026-06-20 23:30 | 2026-06-21 01:00 |
    | GYS01-CZ-2026-002 | 2026-06-20 06:20 | 2026-06-20 07:20 |
    """
    assert check("CZ-03") == ["C2 接报后 90 分钟才到场，超过 60 分钟"]
    assert levels(check, "CZ-03") == "W"


def test_an_arrival_within_the_hour_passes(check: Checker) -> None:
    """
    | 编号              | 接报时间         | 到场时间         |
    | GYS01-CZ-2026-001 | 2026-06-20 06:20 | 2026-06-20 07:20 |
    """
    assert check("CZ-03") == []


def test_no_more_trees_are_cleared_than_fell(check: Checker) -> None:
    """
    | 编号              | 倒伏行道树（株） | 倒伏绿地树木（株） | 处置倒伏树木（株） |
    | GYS01-CZ-2026-001 | 12               | 5                  | 18                 |
    | GYS01-CZ-2026-002 | 12               | 5                  | 17                 |
    | GYS01-CZ-2026-003 | 12               |                    | 13                 |
    | GYS01-CZ-2026-004 |                  |                    | 13                 |
    """
    assert check("CZ-04", stage="entry") == [
        "D2 处置倒伏树木 18 株，多于倒伏的 17 株",
        "D4 处置倒伏树木 13 株，多于倒伏的 12 株",
    ]


def test_as_many_as_fell_pass(check: Checker) -> None:
    """
    | 编号              | 倒伏行道树（株） | 倒伏绿地树木（株） | 处置倒伏树木（株） |
    | GYS01-CZ-2026-001 | 12               | 5                  | 17                 |
    """
    assert check("CZ-04") == []


def test_casualties_and_losses_are_followed_up(check: Checker) -> None:
    """
    | 编号              | 影响情况                 | 人员伤亡 | 善后救助情况 |
    | GYS01-CZ-2026-001 | 无                       | 1        |              |
    | GYS01-CZ-2026-002 | 压坏小客车1辆            | 0        | 无           |
    | GYS01-CZ-2026-003 | 影响交通，未造成财产损失 | 0        |              |
    | GYS01-CZ-2026-004 | 砸坏围墙                 | 1        | 已赔付       |
    | GYS01-CZ-2026-005 | 无伤亡；车棚受损         | 0        |              |
    """
    assert check("CZ-05") == [
        "D2 伤亡 1 人，未写明善后救助情况",
        "D3 影响情况写到“压坏”，未写明善后救助情况",
        "D6 影响情况写到“受损”，未写明善后救助情况",
    ]
    assert levels(check, "CZ-05") == "WWW"


def test_without_harm_there_is_nothing_to_follow_up(check: Checker) -> None:
    """
    | 编号              | 影响情况               | 人员伤亡 | 善后救助情况 |
    | GYS01-CZ-2026-001 | 影响双向交通约40分钟   | 0        |              |
    | GYS01-CZ-2026-002 | 没有人员伤亡和财产损失 | 0        |              |
    """
    assert check("CZ-05") == []


def test_a_summary_is_the_sum_of_the_days(check: Checker) -> None:
    """
    | 编号              | 事件名称         | 诱因 | 出动人次 | 处置倒伏树木（株） | 清除垃圾（吨） |
    | GYS01-CZ-2026-001 | 8号台风处置      | 台风 | 42       | 17                 | 6.5            |
    | GYS01-CZ-2026-002 | 8号台风处置      | 台风 | 30       | 5                  | 0.1            |
    | GYS01-CZ-2026-003 | 8号台风处置总结  | 台风 | 72       | 23                 | 6.6            |
    | GYS01-CZ-2026-004 | 9号台风处置      | 台风 | 10       | 1                  | 1              |
    | GYS01-CZ-2026-005 | 暴雨处置（合计） | 暴雨 | 99       | 1                  | 1              |
    """
    assert check("CZ-06") == ["E4 处置倒伏树木（株）填 23，同一事件另 2 行合计 22"]


def test_days_without_a_summary_are_not_compared(check: Checker) -> None:
    """
    | 编号              | 事件名称    | 诱因 | 出动人次 |
    | GYS01-CZ-2026-001 | 8号台风处置 | 台风 | 42       |
    | GYS01-CZ-2026-002 | 8号台风处置 | 台风 | 30       |
    | GYS01-CZ-2026-003 | 7号台风总结 | 台风 | 30       |
    """
    assert check("CZ-06") == []


def test_a_day_that_cannot_be_read_makes_no_sum(check: Checker) -> None:
    """
    | 编号              | 事件名称        | 诱因 | 出动人次 |
    | GYS01-CZ-2026-001 | 8号台风处置     | 台风 | 约42     |
    | GYS01-CZ-2026-002 | 8号台风处置合计 | 台风 | 30       |
    """
    assert [item.rule for item in check.run("C-06", "CZ-06", ledger="CZ").findings] == ["C-06"]
