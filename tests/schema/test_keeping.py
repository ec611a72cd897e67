"""Which unit keeps which ledger, in which of its workbooks."""

from dataclasses import replace
from itertools import product

import msgspec
import pytest

from gsafety_xl.schema import Catalogue, LedgerSpec, Unit
from gsafety_xl.schema.keeping import UNIT_FLAGS, keeps, ledger_of_details, ledgers_kept
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK, MAIN_BOOK
from gsafety_xl.schema.units import BUREAU

SECRET = {"FK", "LS", "SP"}


def every_unit(catalogue: Catalogue, *named: str) -> list[Unit]:
    """Return a unit of every kind, the unknown too, with every combination of flags."""
    kinds = ["", *(item.key for item in catalogue.codes["unit_kind"].items)]
    return [
        Unit(
            "GYS01",
            "某单位",
            kind=kind,
            ledgers=named,
            must_report=must_report,
            fire_key=fire_key,
            crowded=crowded,
            counter_terror_key=counter_terror_key,
        )
        for kind in kinds
        for must_report, fire_key, crowded, counter_terror_key in product((False, True), repeat=4)
    ]


def codes(ledgers: tuple[LedgerSpec, ...]) -> set[str]:
    return {ledger.code for ledger in ledgers}


def kept_with(catalogue: Catalogue, key: str, unit: Unit, **values: object) -> bool:
    """Tell whether a unit keeps a ledger that says other things of its keepers."""
    spec = msgspec.structs.replace(catalogue.ledgers[key], **values)
    return keeps(unit, spec, replace(catalogue, ledgers={**catalogue.ledgers, key: spec}))


NAMED = [(), ("JC", "YH"), ("JC", "YH", "FK", "LS", "SP"), ("JCX", "YD", "SW")]


@pytest.mark.parametrize("named", NAMED)
def test_no_main_workbook_has_a_counter_terror_ledger(
    catalogue: Catalogue, named: tuple[str, ...]
) -> None:
    for unit in every_unit(catalogue, *named):
        kept = ledgers_kept(unit, catalogue)
        assert kept, unit
        assert not SECRET & codes(kept), unit


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("book", [MAIN_BOOK, COUNTER_TERROR_BOOK])
def test_details_come_with_what_they_detail_and_the_other_way_round(
    catalogue: Catalogue, book: str, named: tuple[str, ...]
) -> None:
    details = [spec for spec in catalogue.ledgers.values() if spec.details_of]
    for unit in every_unit(catalogue, *named):
        kept = {spec.key for spec in ledgers_kept(unit, catalogue, book)}
        for spec in details:
            assert (spec.key in kept) == (spec.details_of in kept), (unit, spec.key)


def test_the_counter_terror_workbook_is_for_key_targets_alone(catalogue: Catalogue) -> None:
    for unit in every_unit(catalogue):
        kept = codes(ledgers_kept(unit, catalogue, COUNTER_TERROR_BOOK))
        assert kept == (SECRET if unit.counter_terror_key else set()), unit


def test_the_register_does_not_decide_about_the_counter_terror_workbook(
    catalogue: Catalogue,
) -> None:
    unit = Unit("GY01", "东湖公园", kind="park", ledgers=("JC",), counter_terror_key=True)
    assert codes(ledgers_kept(unit, catalogue, COUNTER_TERROR_BOOK)) == SECRET


@pytest.mark.parametrize("ledgers", [(), ("JC",)])
def test_the_bureau_keeps_everything(catalogue: Catalogue, ledgers: tuple[str, ...]) -> None:
    bureau = Unit(BUREAU, "局", kind="bureau", ledgers=ledgers)
    both = [*ledgers_kept(bureau, catalogue), *ledgers_kept(bureau, catalogue, COUNTER_TERROR_BOOK)]
    assert sorted(spec.code for spec in both) == sorted(
        spec.code for spec in catalogue.ledgers.values()
    )
    assert {"DW", "RY", "JB", "BS"} < codes(ledgers_kept(bureau, catalogue))


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (("JC",), {"JC", "JCX"}),
        # naming the details means the whole
        (("JCX",), {"JC", "JCX"}),
        (("jc", "YH"), {"JC", "JCX", "YH"}),
        # kept by the bureau alone, of another workbook, unknown
        (("YH", "DW", "JB", "FK", "QQ"), {"YH"}),
        # the register decides, whatever the kind of the unit
        (("YY", "YH"), {"YY", "YH"}),
    ],
)
def test_the_register_decides_about_the_main_workbook(
    catalogue: Catalogue, named: tuple[str, ...], expected: set[str]
) -> None:
    unit = Unit("GYS01", "绿管所", kind="institution", ledgers=named)
    assert codes(ledgers_kept(unit, catalogue)) == expected


@pytest.mark.parametrize(
    ("kind", "ledger", "kept"),
    [
        ("park", "YY", True),
        ("operator", "YY", True),
        ("sanitation", "YY", False),
        ("institution", "JZ", True),
        ("park", "JZ", False),
        ("sanitation", "YH", True),
        ("park", "JB", False),
        # of a unit whose kind nobody knows all is asked
        ("", "YY", True),
        ("", "JZ", True),
        ("", "DW", False),
    ],
)
def test_the_kind_of_a_unit_decides(
    catalogue: Catalogue, kind: str, ledger: str, *, kept: bool
) -> None:
    unit = Unit("GYS01", "某单位", kind=kind)
    assert (ledger in codes(ledgers_kept(unit, catalogue))) == kept


def test_a_flag_decides(catalogue: Catalogue) -> None:
    flags = ["crowded", "fire_key"]
    for unit in every_unit(catalogue):
        kept = kept_with(catalogue, "fire_site", unit, unit_flags=flags)
        assert kept == (unit.crowded or unit.fire_key)


def test_kind_and_flag_together(catalogue: Catalogue) -> None:
    asked = {"unit_kinds": ["park"], "unit_flags": ["crowded"]}
    for unit in every_unit(catalogue):
        kept = kept_with(catalogue, "fire_site", unit, **asked)
        assert kept == (unit.crowded and unit.kind in {"park", ""})


def test_the_ledgers_stand_in_the_order_of_the_catalogue(catalogue: Catalogue) -> None:
    order = list(catalogue.ledgers)
    for unit in every_unit(catalogue):
        places = [order.index(spec.key) for spec in ledgers_kept(unit, catalogue)]
        assert places == sorted(places)


def test_what_details_belong_to(catalogue: Catalogue) -> None:
    found = {
        spec.code: ledger_of_details(spec, catalogue).code for spec in catalogue.ledgers.values()
    }
    details = {code: whole for code, whole in found.items() if code != whole}
    assert details == {
        "RW": "JH",
        "YD": "HY",
        "JCX": "JC",
        "SW": "SG",
        "XB": "SG",
        "LS": "FK",
        "SP": "FK",
    }


def test_every_flag_that_may_be_named_is_a_column_of_the_register(catalogue: Catalogue) -> None:
    register = catalogue.ledgers["unit_register"]
    flags = {column.key for column in register.columns if column.type == "flag"}
    assert flags == set(UNIT_FLAGS)
