"""Money for safety: granted, spent within what was granted, on what other ledgers tell of."""

from collections import defaultdict

import pytest

from gsafety_xl.sample.keeping import SampleYear
from tests.sample.year_entries import day, everywhere, number


def test_every_unit_has_a_budget(each_year: SampleYear) -> None:
    for unit, records in each_year.records.items():
        granted = [
            number(entry["budget"])
            for entry in records.get("budget", ())
            if entry["row_kind"] == "budget"
        ]
        assert not records.get("budget") or sum(granted) > 0, unit


def test_no_line_is_overspent(each_year: SampleYear) -> None:
    granted: dict[tuple[object, object], float] = defaultdict(float)
    spent: dict[tuple[object, object], float] = defaultdict(float)
    for entry in everywhere(each_year, "budget"):
        key = entry["target_unit"], entry["subject"]
        if entry["row_kind"] == "budget":
            granted[key] += number(entry["budget"])
        else:
            spent[key] += number(entry["spent"])
    assert [key for key, amount in spent.items() if amount > granted[key]] == []


def test_what_is_spent_has_day_purpose_and_voucher(each_year: SampleYear) -> None:
    for entry in everywhere(each_year, "budget"):
        if entry["row_kind"] == "expense":
            spent_on = day(entry["spent_on"])
            assert spent_on.year == each_year.scene.year
            assert entry["purpose"]
            assert str(entry["voucher"]).startswith(f"{spent_on:%Y-%m}-")


def test_vouchers_are_not_used_twice(each_year: SampleYear) -> None:
    for records in each_year.records.values():
        vouchers = [entry.get("voucher") for entry in records.get("budget", ())]
        used = [voucher for voucher in vouchers if voucher]
        assert len(used) == len(set(used))


def test_drills_cost_what_their_ledger_says(each_year: SampleYear) -> None:
    for unit, records in each_year.records.items():
        if records.get("budget"):
            costs = [
                number(entry["cost"])
                for entry in records["drill"]
                if entry["cost"] and entry["status"] == "done"
            ]
            paid = [
                number(entry["spent"])
                for entry in records["budget"]
                if entry["fee_kind"] == "drill" and entry["row_kind"] == "expense"
            ]
            assert sorted(paid) == sorted(costs), unit


def test_rectifications_cost_what_the_dangers_say(each_year: SampleYear) -> None:
    year = each_year.scene.year
    for unit, records in each_year.records.items():
        paid = [
            number(entry["spent"])
            for entry in records.get("budget", ())
            if entry["fee_kind"] == "rectification" and entry["row_kind"] == "expense"
        ]
        if paid:
            funds = [
                number(entry["fund"])
                for entry in records["hidden_danger"]
                if entry.get("fund") and entry.get("done_on") and day(entry["done_on"]).year == year
            ]
            assert sum(paid) == pytest.approx(sum(funds), abs=0.03), unit


def test_targets_have_money_against_terror(sample_year: SampleYear) -> None:
    for unit in sample_year.scene.words.units:
        if unit.ct_key:
            kinds = {entry["fee_kind"] for entry in sample_year.records[unit.code]["budget"]}
            assert "counter_terror" in kinds


def test_the_bureau_keeps_the_money_of_its_units_without_a_ledger(sample_year: SampleYear) -> None:
    kept = {
        entry["target_unit"]
        for entry in sample_year.records["JB00"]["budget"]
        if entry["row_kind"] == "budget"
    }
    assert kept == {"JB00", "GYS01", "SRS01", "HWS01", "GY02"}
