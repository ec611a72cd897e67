from tests.conftest import Checker


def test_amounts_that_may_be_in_yuan(check: Checker) -> None:
    """
    YL GYS01:
    | 编号              | 经费（万元） |
    | GYS01-YL-2026-001 | 30000        |
    | GYS01-YL-2026-002 | 10000.01     |
    JF GYS01:
    | 编号              | 预算数（万元） |
    | GYS01-JF-2026-001 | 30000          |
    """
    found = check.run("C-17").findings
    assert [(item.place.cell, item.message, item.fix) for item in found] == [
        (
            "B2",
            "经费（万元） 30000 大于 10000 万元，疑似按元填写",
            "按元填的改为 3；确实如此的在备注说明",
        ),
        (
            "B3",
            "经费（万元） 10000.01 大于 10000 万元，疑似按元填写",
            "按元填的改为 1.000001；确实如此的在备注说明",
        ),
    ]


def test_amounts_up_to_the_limit(check: Checker) -> None:
    """
    | 编号              | 经费（万元） | 参演人数 |
    | GYS01-YL-2026-001 | 10000        | 12000    |
    | GYS01-YL-2026-002 | 30000元      | 12000    |
    """
    assert check("C-17", ledger="YL") == []
