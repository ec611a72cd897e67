from tests.conftest import Checker

BUREAU = ["JB00"]


def test_codes_names_and_aliases_belong_to_one_unit(check: Checker) -> None:
    """
    | 单位代码 | 规范全称         | 别名                  |
    | GYS01    | 示例区绿化管理所 | 绿化所;区绿管所       |
    | GYS01    | 示例区绿化养护所 | 绿管所；区绿管所      |
    | SRS01    | 示例区绿化管理所 |                       |
    | HWS01    | 示例区环卫所     | 示例区 绿化养护所     |
    """
    assert check("DW-01", units=BUREAU) == [
        "A3 单位代码中的“GYS01”与A2重复",
        "C3 别名中的“区绿管所”与C2重复",
        "B4 规范全称中的“示例区绿化管理所”与B2重复",
        "C5 别名中的“示例区 绿化养护所”与B3重复",
    ]


def test_a_unit_may_repeat_its_own_name(check: Checker) -> None:
    """
    | 单位代码 | 规范全称         | 别名                      |
    | GYS01    | 示例区绿化管理所 | 绿化所;示例区绿化管理所   |
    | GYS02    | 示例区绿化养护所 |                           |
    """
    assert check("DW-01", units=BUREAU) == []


def test_a_reporting_unit_that_sent_nothing_is_named(check: Checker) -> None:
    """
    JC GYS01:
    | 编号              | 填报单位         |
    | GYS01-JC-2026-001 | 示例区绿化管理所 |
    """
    assert check("DW-02", units=["GYS01", "GY01"], whole=True) == ["东湖公园没有任何来稿"]


def test_an_empty_book_is_a_submission(check: Checker) -> None:
    """
    JC GYS01:
    | 编号              | 填报单位         |
    | GYS01-JC-2026-001 | 示例区绿化管理所 |

    YH GY01:
    | 编号 | 填报单位 |
    """
    assert check("DW-02", units=["GYS01", "GY01"], whole=True) == []
    assert check("DW-02", units=["GYS01"]) == []


def test_terms_of_office_begin_before_they_end(check: Checker) -> None:
    """
    | 编号             | 姓名 | 单位 | 任职起     | 任职止     |
    | JB00-RY-2026-001 | 王×× | 我局 | 2026-06-01 | 2026-05-31 |
    """
    assert check("RY-01", units=BUREAU) == ["E2 任职止（2026-05-31）早于任职起（2026-06-01）"]


def test_two_principals_at_a_time_and_no_more(check: Checker) -> None:
    """
    | 编号             | 姓名 | 单位 | 职务类别 | 任职起     | 任职止     |
    | JB00-RY-2026-001 | 王×× | 我局 | 主要领导 | 2023-06-01 |            |
    | JB00-RY-2026-002 | 李×× | 我局 | 主要领导 | 2024-03-01 |            |
    | JB00-RY-2026-003 | 张×× | 我局 | 主要领导 | 2026-01-10 |            |
    """
    assert check("RY-01", units=BUREAU) == [
        "D4 2026-01-10 起该单位有 3 位主要领导同时在任，最多 2 位"
    ]


def test_a_successor_takes_the_place_of_one_who_left(check: Checker) -> None:
    """
    | 编号             | 姓名 | 单位 | 职务类别 | 任职起     | 任职止     |
    | JB00-RY-2026-001 | 王×× | 我局 | 主要领导 | 2023-06-01 |            |
    | JB00-RY-2026-002 | 李×× | 我局 | 主要领导 | 2024-03-01 | 2026-01-09 |
    | JB00-RY-2026-003 | 张×× | 我局 | 主要领导 | 2026-01-10 |            |
    | JB00-RY-2026-004 | 赵×× | 我局 | 分管领导 | 2026-01-10 |            |
    """
    assert check("RY-01", units=BUREAU) == []


def test_supplies_are_counted_every_six_months(check: Checker) -> None:
    """
    | 编号              | 盘点日期   | 有效期至   |
    | GYS01-WZ-2026-001 | 2025-12-29 | 2026-06-29 |
    """
    assert check("WZ-01") == [
        "B2 上次盘点是 2025-12-29，已超过 6 个月",
        "C2 有效期至 2026-06-29，已经过期",
    ]


def test_six_months_and_the_last_day_pass(check: Checker) -> None:
    """
    | 编号              | 盘点日期   | 有效期至   |
    | GYS01-WZ-2026-001 | 2025-12-30 | 2026-06-30 |
    | GYS01-WZ-2026-002 | 2025-12-31 |            |
    """
    assert check("WZ-01") == []


def test_every_day_of_holidays_and_flood_season_has_a_leader(check: Checker) -> None:
    """
    | 编号             | 填报单位   | 日期       | 带班领导 |
    | JB00-ZB-2026-001 | 我局       | 2026-01-01 | 王××     |
    | JB00-ZB-2026-002 | 我局       | 2026-01-02 |          |
    | JB00-ZB-2026-003 | 绿化管理所 | 2026-01-03 | 张××     |
    """
    assert check("ZB-01", units=BUREAU, as_of="2026-02-01") == [
        "D1 2026年节假日有 1 天没有带班领导的值班记录：2026-01-03"
    ]
    assert "D1 2026年汛期有 2 天没有带班领导的值班记录：2026-06-01至06-02" in check(
        "ZB-01", units=BUREAU, as_of="2026-06-02"
    )
    assert "D1 2026年进博会期间有 1 天没有带班领导的值班记录：2026-11-05" in check(
        "ZB-01", units=BUREAU, as_of="2026-11-05"
    )


def test_days_with_a_leader_pass(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 日期       | 带班领导 |
    | JB00-ZB-2026-001 | 我局     | 2026-01-01 | 王××     |
    | JB00-ZB-2026-002 | 我局     | 2026-01-02 | 李××     |
    | JB00-ZB-2026-003 | 我局     | 2026-01-03 | 张××     |
    """
    assert check("ZB-01", units=BUREAU, as_of="2026-02-01") == []
    assert check("ZB-01", units=["GYS01"], as_of="2026-02-01") == []
