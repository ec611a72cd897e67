"""References between kinds of data; mistakes in single files are in ``test_data_files``."""

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import msgspec
import pytest

from gsafety_xl.schema import Catalogue, DocumentSpec
from gsafety_xl.schema.consistency import find_inconsistencies


def document(**names: list[str]) -> DocumentSpec:
    """Return as much of a document as is looked at here."""
    return cast("DocumentSpec", SimpleNamespace(**{"ledgers": [], "figures": [], **names}))


def test_what_ships_is_consistent(catalogue: Catalogue) -> None:
    assert list(find_inconsistencies(catalogue)) == []


def test_a_document_shows_figures_that_exist_for_any_span(catalogue: Catalogue) -> None:
    documents = {"D99": document(figures=["K01", "K01_year", "K99", "K99_ly_year"])}
    lost = list(find_inconsistencies(replace(catalogue, documents=documents)))
    assert lost == ["数据文件 documents.toml 中 D99 的 figures 指向不存在的 K99"] * 2


def test_a_document_is_made_from_ledgers_that_exist(catalogue: Catalogue) -> None:
    documents = {"D99": document(ledgers=["drill", "YL"])}
    lost = list(find_inconsistencies(replace(catalogue, documents=documents)))
    assert lost == ["数据文件 documents.toml 中 D99 的 ledgers 指向不存在的 YL"]


@pytest.mark.parametrize("key", ["date", "column"])
def test_an_indicator_looks_at_columns_that_exist(catalogue: Catalogue, key: str) -> None:
    spoiled = msgspec.structs.replace(catalogue.indicators["K01"], **{key: "no_such"})
    indicators = {**catalogue.indicators, "K01": spoiled}
    lost = list(find_inconsistencies(replace(catalogue, indicators=indicators)))
    assert lost == ["数据文件 indicators.toml 中 K01 提到不存在的列 no_such"]


def test_an_indicator_asks_for_values_that_exist(catalogue: Catalogue) -> None:
    spoiled = msgspec.structs.replace(catalogue.indicators["K01"], where={"kind": ["no_such"]})
    indicators = {**catalogue.indicators, "K01": spoiled}
    lost = list(find_inconsistencies(replace(catalogue, indicators=indicators)))
    assert lost == ["数据文件 indicators.toml 中 K01 的条件 kind 中没有码 no_such"]


def test_a_rule_without_cases_can_say_nothing(catalogue: Catalogue) -> None:
    rules = {
        **catalogue.rules,
        "ZZ-01": msgspec.structs.replace(catalogue.rules["YH-07"], cases={}),
    }
    lost = list(find_inconsistencies(replace(catalogue, rules=rules)))
    assert lost == ["数据文件 rules 中 ZZ-01 没有 cases"]


def test_clauses_are_not_looked_up_where_none_are_known(catalogue: Catalogue) -> None:
    assert list(find_inconsistencies(replace(catalogue, clauses={}))) == []
