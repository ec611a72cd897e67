"""What the bureau wrote into its parameter sheet (参数)."""

from dataclasses import replace
from datetime import date

import pytest

from gsafety_xl.model import CellRef, Finding, Ledgers, Level, RunState
from gsafety_xl.rules import CheckResult, RuleContext, run_rules
from gsafety_xl.rules.parameters import judge_settings
from gsafety_xl.schema import Catalogue, ParameterValue
from gsafety_xl.schema.parameter_values import Setting, with_values
from tests.conftest import Checker
from tests.ledger_tables import REGISTER


def setting(key: str, text: str, value: ParameterValue | None = None, problem: str = "") -> Setting:
    return Setting(CellRef("局.xlsx", "参数", 12, 4), key, text, value, problem)


def judged(catalogue: Catalogue, *settings: Setting) -> list[Finding]:
    values = {item.key: item.value for item in settings if item.value is not None}
    own = with_values(catalogue, values)
    return judge_settings(settings, RuleContext(own, REGISTER, date(2026, 6, 30), 2026))


def said(catalogue: Catalogue, code: str, *settings: Setting) -> list[str]:
    found = judged(catalogue, *settings)
    assert {item.rule for item in found} <= {code}
    return [f"{item.place.cell} {item.message}" for item in found]


def test_a_stricter_value_is_fine(catalogue: Catalogue) -> None:
    assert said(catalogue, "P-01", setting("video.kept_days", "120", 120)) == []


def test_what_the_law_says_at_least_is_fine(catalogue: Catalogue) -> None:
    assert said(catalogue, "P-01", setting("drill.bureau.per_year", "0.5", 0.5)) == []


def test_custom_has_no_bounds(catalogue: Catalogue) -> None:
    assert said(catalogue, "P-01", setting("danger.rectify_days", "60", 60)) == []


def test_less_than_the_law_asks_for(catalogue: Catalogue) -> None:
    assert said(catalogue, "P-01", setting("inspection.led_fire.per_year", "1", 1)) == [
        "D12 主要领导带队检查督导消防的次数设为 1，低于依据的最少 2 次/年：原文规定（职责 消防-01：年内不少于2次，把握：高）"
    ]


def test_longer_than_the_law_allows(catalogue: Catalogue) -> None:
    assert said(catalogue, "P-01", setting("accident.report.unit_minutes", "90", 90)) == [
        "D12 单位接报后首报的时限设为 90，低于依据的要求（最多 60分钟）：法规规定（《生产安全事故报告和调查处理条例》（国务院令第493号）第九条：1小时内，把握：高）"
    ]


def test_an_unverified_law_is_named_as_such(catalogue: Catalogue) -> None:
    (message,) = said(catalogue, "P-01", setting("meeting.safety.per_quarter", "0", 0))
    assert message.endswith("把握：中，待核）")


def test_a_value_that_cannot_be_read(catalogue: Catalogue) -> None:
    assert said(
        catalogue, "P-01", setting("danger.rectify_days", "半个月", None, "unreadable")
    ) == ["D12 一般隐患整改期限的本局取值“半个月”看不懂，仍按默认值 15天"]


def test_a_grade_is_not_the_bureaus_to_set(catalogue: Catalogue) -> None:
    assert said(catalogue, "P-01", setting("ride.large.speed", "5", None, "fixed")) == [
        "D12 大型游乐设施：最大运行线速度达到不由本局设定，本局取值“5”没有采用"
    ]


def test_a_key_twice(catalogue: Catalogue) -> None:
    assert said(catalogue, "P-01", setting("danger.rectify_days", "9", None, "doubled")) == [
        "D12 一般隐患整改期限写了两次本局取值，“9”没有采用"
    ]


def test_a_key_that_is_none(catalogue: Catalogue) -> None:
    assert said(catalogue, "P-01", setting("danger.recify_days", "9", None, "unknown")) == [
        "D12 参数表中没有代码“danger.recify_days”，这一行没有采用"
    ]


@pytest.mark.parametrize(
    ("problem", "level"),
    [
        ("unreadable", Level.ERROR),
        ("doubled", Level.ERROR),
        ("fixed", Level.WARNING),
    ],
)
def test_what_changes_nothing_is_an_error(catalogue: Catalogue, problem: str, level: Level) -> None:
    (found,) = judged(catalogue, setting("danger.rectify_days", "9", None, problem))
    assert found.level is level


def test_a_loose_value_must_be_explained(catalogue: Catalogue) -> None:
    (found,) = judged(catalogue, setting("video.kept_days", "60", 60))
    assert found.level is Level.WARNING
    assert found.unit == "JB00"
    assert found.fix == "改为不少于 90天，或清空该格按默认值 90天；确需如此的写明理由"


def test_the_remedy_says_how_to_write_it(catalogue: Catalogue) -> None:
    (found,) = judged(catalogue, setting("forest.season", "10月", None, "unreadable"))
    assert found.fix == "填 2 个月-日，用分号隔开，例如 10-01；05-31；按默认值的，清空该格"


def run(check: Checker, *settings: Setting) -> CheckResult:
    check.run("P-01", ledger="YH")
    context = replace(check.context(), settings=settings)
    return run_rules(Ledgers(check.tables), context, only=frozenset({"P-01"}))


def test_it_is_asked_along_with_the_ledgers(check: Checker) -> None:
    """
    | 隐患编号          |
    | GYS01-YH-2026-001 |
    """
    strict = setting("danger.rectify_days", "10", 10)
    wrong = setting("danger.rectify_days", "十来天", None, "unreadable")
    assert run(check).states == {"P-01": RunState.NOT_APPLICABLE}
    assert run(check, strict).states == {"P-01": RunState.PASSED}
    assert run(check, wrong).states == {"P-01": RunState.FINDINGS}
