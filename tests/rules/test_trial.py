from dataclasses import replace
from datetime import date

import msgspec

from gsafety_xl.model import Finding, Ledgers
from gsafety_xl.rules import run_rules
from tests.conftest import Checker


def on_trial(check: Checker, as_of: str) -> list[Finding]:
    """Return the findings of YH-07 while it is on trial up to the end of June."""
    check.run("YH-07")
    context = check.context(as_of=as_of)
    rule = msgspec.structs.replace(context.catalogue.rules["YH-07"], trial_until=date(2026, 6, 30))
    catalogue = replace(context.catalogue, rules=context.catalogue.rules | {"YH-07": rule})
    trying = replace(context, catalogue=catalogue)
    return run_rules(Ledgers(check.tables), trying, only=frozenset({"YH-07"})).findings


def test_a_rule_on_trial_warns_and_says_until_when(check: Checker) -> None:
    """
    | 隐患编号          | 复查人 | 整改责任人 |
    | GYS01-YH-2026-001 | 孙××   | 孙××       |
    """
    found = on_trial(check, "2026-06-30")
    assert [finding.level for finding in found] == ["W"]
    assert found[0].basis.endswith("；试行至2026-06-30，其后转为强制")


def test_after_its_trial_it_blocks(check: Checker) -> None:
    """
    | 隐患编号          | 复查人 | 整改责任人 |
    | GYS01-YH-2026-001 | 孙××   | 孙××       |
    """
    found = on_trial(check, "2026-07-01")
    assert [finding.level for finding in found] == ["E"]
    assert "试行" not in found[0].basis
