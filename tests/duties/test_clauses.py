"""The clauses as data: quoted to the letter, each obligation counted or explained."""

import hashlib

from gsafety_xl.duties import MEASURES
from gsafety_xl.schema import load_catalogue

CATALOGUE = load_catalogue()
CLAUSES = CATALOGUE.clauses
#: SHA-256 of the 26 quotations, one a line, in order.
QUOTED = "5ed77ee635e43b7194a698ba3069c22fbea970e5577e039441ccbb0e80ef8111"


def test_twenty_six_clauses_and_five_items() -> None:
    assert len([clause for clause in CLAUSES.values() if not clause.parent]) == 26
    items = [code for code, clause in CLAUSES.items() if clause.parent]
    assert items == [f"安全-08-{number}" for number in range(1, 6)]


def test_areas_have_their_clauses_in_order() -> None:
    areas = [clause.area for clause in CLAUSES.values() if not clause.parent]
    assert list(dict.fromkeys(areas)) == ["安全生产", "消防安全", "自然灾害防治", "反恐怖"]
    assert [areas.count(area) for area in dict.fromkeys(areas)] == [9, 8, 4, 5]


def test_quotations_are_the_text_of_the_duties() -> None:
    text = "\n".join(clause.quote for clause in CLAUSES.values() if not clause.parent)
    assert hashlib.sha256(text.encode()).hexdigest() == QUOTED


def test_some_quotations_read_as_they_should() -> None:
    assert CLAUSES["安全-09"].quote == "落实区委、区政府及区安委办交办的其他事项。"
    assert CLAUSES["消防-04"].quote == "组织、协调本区护林防火工作。"
    assert "年内主要领导带队检查督导消防工作不少于2次。" in CLAUSES["消防-01"].quote
    assert "视频监控保存 90 天制度" in CLAUSES["反恐-03"].quote


def test_items_are_quoted_from_their_clause() -> None:
    for clause in CLAUSES.values():
        assert not clause.parent or clause.quote in CLAUSES[clause.parent].quote


def test_places_are_where_the_text_has_them() -> None:
    assert CLAUSES["安全-05"].place == "一（五）"
    assert CLAUSES["安全-08-3"].place == "一（八）3"
    assert CLAUSES["反恐-01"].place == "四（一）"
    assert len({clause.place for clause in CLAUSES.values()}) == 31


def test_obligations_are_lettered_from_a() -> None:
    for code, clause in CLAUSES.items():
        keys = [item.key for item in clause.obligations]
        assert keys == list("abcdefgh"[: len(keys)]), code
        assert keys, code


def test_every_obligation_is_counted() -> None:
    for code, clause in CLAUSES.items():
        for item in clause.obligations:
            assert item.measure in MEASURES, (code, item.key)
            assert item.facts, (code, item.key)
            assert item.next_act, (code, item.key)


def test_every_measure_is_used() -> None:
    used = {item.measure for clause in CLAUSES.values() for item in clause.obligations}
    assert used - {""} == set(MEASURES)


def test_ledgers_columns_and_choices_named_exist() -> None:
    for clause in CLAUSES.values():
        for item in clause.obligations:
            for key in item.ledgers:
                spec = CATALOGUE.ledgers[key]
                for column, allowed in [*item.where.items(), *item.good.items()]:
                    codes = spec.column(column).codes
                    choices = (
                        {choice.key for choice in CATALOGUE.codes[codes].items} if codes else set()
                    )
                    assert not choices or set(allowed) <= choices | {"*"}, item.text
            parameter = item.arguments.get("parameter")
            assert parameter is None or parameter in CATALOGUE.parameters
