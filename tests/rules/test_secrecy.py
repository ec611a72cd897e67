import pytest

from tests.conftest import Checker


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("机密", "机密"),
        ("机密★1年 工作方案", "机密★"),
        ("关于防范的通知（秘密）", "（秘密）"),
        ("【绝密★10年】方案", "【绝密★10年】"),
        ("★ 秘密", "★ 秘密"),
        ("密级：机密", "密级：机密"),
        ("秘密级", "秘密级"),
        ("机密件存档室", "机密件"),
    ],
)
def test_marks_of_secrecy(check: Checker, text: str, mark: str) -> None:
    """
    | 编号             | 标题 |
    """
    check.docstring += f"| JB00-CD-2026-001 | {text} |"
    (finding,) = check.run("C-18", ledger="CD").findings
    assert finding.message == f"出现密级标识“{mark}”，不能导出"
    assert (finding.place.cell, finding.value, str(finding.level)) == ("B2", "（隐去）", "E")


@pytest.mark.parametrize(
    "text",
    [
        "保守国家秘密教育",
        "商业秘密保护培训",
        "保密承诺书签订",
        "涉密登记",
        "★★★级景区检查",
        "密闭空间作业",
        "严格执行机密文件管理",
    ],
)
def test_words_that_are_no_marks(check: Checker, text: str) -> None:
    """
    | 编号             | 标题 |
    """
    check.docstring += f"| JB00-CD-2026-001 | {text} |"
    assert check("C-18", ledger="CD") == []


def test_columns_of_nobodys_making_are_looked_at_too(check: Checker) -> None:
    """
    | 编号             | 标题 | 密件 |
    | JB00-CD-2026-001 | 通知 | 秘密 |
    """
    assert check("C-18", ledger="CD") == ["C2 出现密级标识“秘密”，不能导出"]
    assert check.run("C-18", ledger="CD", stage="consolidate").states == {}


def test_identity_cards_in_counter_terror_books(check: Checker) -> None:
    """
    SP GY02:
    | 编号             | 备注                         |
    | GY02-SP-2026-001 | 操作员 310101199003078812    |
    | GY02-SP-2026-002 | 操作员 31010119900307881X    |
    | GY02-SP-2026-003 | 设备号 310101199013078812    |
    | GY02-SP-2026-004 | 设备号 3101011990030788123   |
    RY GY02:
    | 编号             | 备注                      |
    | GY02-RY-2026-001 | 310101199003078812        |
    """
    assert check("C-18") == [
        "18B视频核验!B2 反恐台账出现身份证号，不能导出",
        "18B视频核验!B3 反恐台账出现身份证号，不能导出",
    ]


def test_a_card_is_reported_once(check: Checker) -> None:
    """
    | 编号             | 目标名称           |
    | GY02-FK-2026-001 | 310101199003078812 |
    """
    found = check.run("C-18", "FK-11", ledger="FK").findings
    assert [item.rule for item in found] == ["FK-11"]
