"""The bureau's own values: what they change, and that they are never shown as law."""

from dataclasses import replace

import msgspec

from gsafety_xl.schema import Catalogue, Strength
from gsafety_xl.schema.parameter_use import uses_of
from gsafety_xl.schema.parameter_values import basis_text, measured_value, with_values


def test_a_value_of_its_own_rests_on_the_bureau(catalogue: Catalogue) -> None:
    own = with_values(catalogue, {"video.kept_days": 120}).parameters["video.kept_days"]
    assert own.value == 120
    assert own.basis.strength is Strength.BUREAU
    assert own.basis.label == (
        "本局参数（默认90天，原文规定"
        "（职责 反恐-03；《反恐怖主义法》（2018修正）第三十二条第三款，把握：高））"
    )


def test_the_default_stays_beside_it(catalogue: Catalogue) -> None:
    own = with_values(catalogue, {"video.kept_days": 120}).parameters["video.kept_days"]
    assert own.shipped == catalogue.parameters["video.kept_days"]
    assert own.shipped.shipped is own.shipped


def test_the_default_typed_again_changes_nothing(catalogue: Catalogue) -> None:
    assert with_values(catalogue, {"video.kept_days": 90}) == catalogue


def test_the_catalogue_that_shipped_is_left_alone(catalogue: Catalogue) -> None:
    with_values(catalogue, {"video.kept_days": 120})
    assert catalogue.number("video.kept_days") == 90


def test_a_second_value_goes_by_the_same_default(catalogue: Catalogue) -> None:
    once = with_values(catalogue, {"video.kept_days": 120, "danger.rectify_days": 20})
    twice = with_values(once, {"video.kept_days": 100}).parameters
    assert twice["video.kept_days"].shipped.value == 90
    assert "默认90天" in twice["video.kept_days"].basis.label
    assert twice["danger.rectify_days"].value == 20


def test_a_rule_that_goes_by_it_says_so(catalogue: Catalogue) -> None:
    rule = catalogue.rules["YH-06"]
    assert rule.parameters == ["danger.overdue_error_days"]
    assert basis_text(rule, catalogue) == rule.basis.label
    own = with_values(catalogue, {"danger.overdue_error_days": 10})
    assert basis_text(rule, own) == (
        f"{rule.basis.label}；本局参数：逾期未整改升为强制的天数 10天（默认30天）"
    )


def test_measures_stand_behind_the_number(catalogue: Catalogue) -> None:
    shown = {
        key: measured_value(catalogue.parameters[key])
        for key in (
            "danger.rectify_days",
            "drill.crowded.per_half",
            "plan.issue_by",
            "forest.season",
        )
    }
    assert shown == {
        "danger.rectify_days": "15天",
        "drill.crowded.per_half": "1 次/半年",
        "plan.issue_by": "01-31",
        "forest.season": "10-01；05-31",
    }


def test_uses_are_rules_and_duties(catalogue: Catalogue) -> None:
    uses = uses_of(catalogue)
    assert "YH-06" in uses["danger.overdue_error_days"]
    assert "JC-04" in uses["inspection.led_fire.per_year"]
    assert "安全-07" in uses["drill.bureau.per_year"]


def test_what_nothing_goes_by_has_no_use(catalogue: Catalogue) -> None:
    rules = {
        code: msgspec.structs.replace(rule, parameters=[]) for code, rule in catalogue.rules.items()
    }
    bare = replace(catalogue, rules=rules, clauses={}, ledgers={})
    assert uses_of(bare) == {}
