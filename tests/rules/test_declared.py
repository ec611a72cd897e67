from gsafety_xl.rules.declared import declared_codes
from tests.conftest import Checker


def test_required_cells(check: Checker) -> None:
    """
    | 隐患编号          | 隐患地点 | 隐患级别 | 整改责任人 |
    | GYS01-YH-2026-001 |          | 一般     | 　         |
    |                   | 配电间   |          | —          |
    """
    assert check("C-01", ledger="YH") == [
        "B2 隐患地点未填写",
        "D2 整改责任人未填写",
        "A3 编号未填写",
        "C3 隐患级别未填写",
        "D3 整改责任人填的是“—”，必填列不接受",
    ]


def test_cells_required_by_another_cell(check: Checker) -> None:
    """
    | 隐患编号          | 隐患来源 | 检查编号 |
    | GYS01-YH-2026-001 | 局检查   |          |
    | GYS01-YH-2026-002 | 单位自查 | 无       |
    | GYS01-YH-2026-003 | 网格巡查 |          |
    """
    assert check("C-01", ledger="YH") == [
        "C2 隐患来源为“局检查”或“单位自查”时必须填写检查编号",
        "C3 隐患来源为“局检查”或“单位自查”时检查编号不能填“无”",
    ]


def test_cells_required_once_another_says_anything(check: Checker) -> None:
    """
    | 编号              | 最近安全检测日期 | 检测机构 |
    | GYS01-HW-2026-001 |                  |          |
    | GYS01-HW-2026-002 | 2026-05-20       |          |
    | GYS01-HW-2026-003 | 2026-05-20       | 某检测站 |
    """
    assert check("C-01", ledger="HW") == ["C3 填写了“最近安全检测日期”时必须填写检测机构"]


def test_optional_cells_and_notes_may_say_nothing(check: Checker) -> None:
    """
    | 检查编号          | 检查情况 | 检查照片 | 备注 |
    | GYS01-JC-2026-001 | 无       |          | /    |
    """
    assert check("C-01", ledger="JC") == []


def test_all_conditions_of_a_requirement_must_hold(check: Checker) -> None:
    """
    | 编号              | 业务领域   | 组织层级   | 报送对象 | 发文字号 | 签发人 |
    | JB00-JH-2026-001  | 安全、消防 | 局（系统） |          | ×〔2026〕1号 | 张×× |
    | JB00-JH-2026-002  | 消防       | 局（系统） |          | ×〔2026〕2号 | 张×× |
    | GYS01-JH-2026-001 | 安全       | 下属单位   |          |          |        |
    """
    assert check("C-01", ledger="JH") == [
        "D2 组织层级为“局（系统）”且业务领域为“安全”时必须填写报送对象"
    ]


def test_nothing_to_say_in_a_number_column_is_one_finding(check: Checker) -> None:
    """
    | 检查编号          | 检查人次 | 检查日期 |
    | GYS01-JC-2026-001 | 无       | /        |
    """
    found = check.run("C-01", "C-03", "C-06", ledger="JC").findings
    assert [(item.rule, item.place.cell) for item in found] == [("C-06", "B2"), ("C-03", "C2")]


def test_a_required_choice_of_nothing_is_one_finding(check: Checker) -> None:
    """
    | 隐患编号          | 隐患单位 | 隐患级别 | 资金来源 |
    | GYS01-YH-2026-001 | 无       | /        | 无       |
    | GYS01-YH-2026-002 | 东湖公园 | 同上     | 无       |
    """
    found = check.run("C-01", "C-04", "C-05", ledger="YH").findings
    assert [f"{item.place.cell} {item.rule} {item.message}" for item in found] == [
        "B2 C-01 隐患单位填的是“无”，必填列不接受",
        "C2 C-01 隐患级别填的是“/”，必填列不接受",
    ]


def test_ditto_in_the_first_entry_says_nothing(check: Checker) -> None:
    """
    | 隐患编号          | 隐患地点 |
    | GYS01-YH-2026-001 | 同上     |
    """
    assert check("C-01", ledger="YH") == ["B2 隐患地点填的是“同上”，必填列不接受"]


def test_an_optional_day_may_be_struck_out_until_it_is_needed(check: Checker) -> None:
    """
    | 隐患编号          | 整改完成日期 | 状态   |
    | GYS01-YH-2026-001 | /            | 待整改 |
    | GYS01-YH-2026-002 | /            | 已整改 |
    """
    assert check("C-03", ledger="YH") == []
    assert check("C-01", ledger="YH") == [
        "B3 状态为“已整改待复查”或“复查不合格”时整改完成日期不能填“/”"
    ]


def test_pairs_of_days(check: Checker) -> None:
    """
    | 检查编号          | 检查日期   | 整改期限   |
    | GYS01-JC-2026-001 | 2026-04-28 | 2026-04-27 |
    """
    assert check("C-13", ledger="JC") == ["C2 整改期限（2026-04-27）早于检查日期（2026-04-28）"]


def test_the_same_day_is_in_order(check: Checker) -> None:
    """
    | 检查编号          | 检查日期   | 整改期限   |
    | GYS01-JC-2026-001 | 2026-04-28 | 2026-04-28 |
    | GYS01-JC-2026-002 | 2026-04-28 |            |
    """
    assert check("C-13", ledger="JC") == []


def test_a_fire_inspection_is_signed_for(check: Checker) -> None:
    """
    | 检查编号          | 检查类型 | 被检查单位签收人 |
    | GYS01-JC-2026-001 | 防火检查 |                  |
    | GYS01-JC-2026-002 | 日常检查 |                  |
    """
    assert check("JC-10") == ["C2 防火检查未填写被检查单位签收人"]


def test_a_signed_fire_inspection_passes(check: Checker) -> None:
    """
    | 检查编号          | 检查类型 | 被检查单位签收人 |
    | GYS01-JC-2026-001 | 防火检查 | 孙××             |
    """
    assert check("JC-10") == []


def test_a_ledger_knows_the_rules_that_follow_from_it(check: Checker) -> None:
    ledgers = check.catalogue.ledgers
    cells = {"C-01", "C-03", "C-04", "C-05", "C-06", "C-15"}
    danger = cells | {"YH-03", "YH-04", "YH-05", "YH-10", "YH-14"}
    assert declared_codes(ledgers["hidden_danger"]) == danger
    assert declared_codes(ledgers["accident_statistics"]) == cells | {"ST-04"}
    assert declared_codes(ledgers["person"]) == cells | {"RY-01"}


def test_who_writes_nothing_is_told_what_to_write_instead(check: Checker) -> None:
    """
    | 编号              | 发现问题 | 状态   |
    | GYS01-YL-2026-001 | 无       | 已实施 |
    """
    (finding,) = check.run("C-01", ledger="YL").findings
    assert finding.message == "状态为“已实施”时发现问题不能填“无”"
    assert "（确实没有的写“未发现”" in finding.fix


def test_without_a_problem_named_the_improvement_is_not_asked_for(check: Checker) -> None:
    """
    | 编号              | 发现问题 | 改进措施 | 状态   |
    | GYS01-YL-2026-001 |          |          | 已实施 |
    | GYS01-YL-2026-002 | 广播小   |          | 已实施 |
    """
    found = check.run("C-01", ledger="YL").findings
    assert [item.place.cell for item in found] == ["B2", "C3"]
