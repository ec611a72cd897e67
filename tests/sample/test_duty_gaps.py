"""The duties of the sample district: exactly the gaps that were put there, and no others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from gsafety_xl.duties import CoverageState, cover_duties
from gsafety_xl.sample.keeping import SampleYear, keep_year
from gsafety_xl.sample.scene import Entry
from gsafety_xl.schema import load_catalogue
from tests.sample.year_tables import ledgers_of

CATALOGUE = load_catalogue()
YEAR = keep_year(2026, 2026)
#: What the sample lacks on purpose: see data/sample/gaps.toml and the field ledgers' own gaps.
LACKING = {
    "安全-02a": "北苑公园",
    "安全-05c": "",
    "安全-06d": "示例区建筑垃圾管理所缺9月",
    "安全-08-1b": "翠谷绿化养护有限公司",
    "反恐-02b": "GY01-LS-2026-016",
    "反恐-02c": "GY01-FK-2026-003",
    "反恐-03a": "GY01-FK-2026-002",
    "反恐-03c": "",
    "安全-04b": "",
}


def gaps(year: SampleYear) -> dict[str, str]:
    """Return the obligations that are not evidenced at the year's end, and why."""
    ledgers = ledgers_of(year, CATALOGUE)
    coverage = cover_duties(
        ledgers, CATALOGUE, year.register, 2026, date(2026, 12, 31), year_end=True
    )
    fine = {CoverageState.EVIDENCED, CoverageState.NOT_APPLICABLE}
    return {
        item.key: item.why
        for clause in coverage
        for item in clause.obligations
        if item.state not in fine
    }


def without(
    ledger: str, unwanted: Callable[[Entry], bool], units: Sequence[str] = ()
) -> SampleYear:
    """Return the year without some entries of a ledger, in the books of all or some units."""
    records: Mapping[str, Mapping[str, Sequence[Entry]]] = {
        unit: {
            key: [entry for entry in entries if not unwanted(entry)]
            if key == ledger and (not units or unit in units)
            else entries
            for key, entries in kept.items()
        }
        for unit, kept in YEAR.records.items()
    }
    return replace(YEAR, records=records)


def test_the_sample_lacks_what_was_left_out_and_nothing_else() -> None:
    found = gaps(YEAR)
    assert sorted(found) == sorted(LACKING)
    assert {key: word for key, word in LACKING.items() if word not in found[key]} == {}


@pytest.mark.parametrize(
    ("ledger", "unwanted", "opened"),
    [
        (
            "campaign",
            lambda entry: "fire" in entry["domain"] and entry["tier"] == "bureau",
            {"消防-01e"},
        ),
        (
            "inspection",
            lambda entry: entry["leader_role"] == "principal",
            {"消防-01f"},
        ),
        ("policy", lambda entry: entry["kind"] == "letter", {"安全-03b"}),
        ("policy", lambda entry: entry["kind"] == "assessment", {"消防-01d"}),
        ("meeting", lambda entry: entry["held_at"].month in {4, 5, 6}, {"安全-03c"}),
        (
            "submission",
            lambda entry: entry["item"] == "inspection" and entry["period"] == "2026-Q2",
            {"安全-06c"},
        ),
        ("emergency_plan", lambda entry: entry["event"] == "industry_emergency", {"安全-08-5a"}),
        (
            "event_support",
            lambda entry: entry["kind"] == "expo",
            {"消防-07a", "消防-07b", "消防-07c"},
        ),
        (
            "training",
            lambda entry: "counter_terror" in entry["domain"],
            {"反恐-04a", "反恐-04b", "反恐-04c"},
        ),
        ("forest_patrol", lambda entry: entry["kind"] == "joint", {"消防-04c"}),
        ("risk_source", lambda _entry: True, {"灾害-02c", "灾害-02d", "灾害-02e", "灾害-01b"}),
    ],
)
def test_what_is_taken_away_is_missed(
    ledger: str, unwanted: Callable[[Entry], bool], opened: set[str]
) -> None:
    found = set(gaps(without(ledger, unwanted)))
    assert opened <= found
    assert found - set(LACKING) - opened <= _beside(opened)


def _beside(opened: set[str]) -> set[str]:
    """Return what may well open along with a gap: duties that the same entries evidence."""
    together = {
        "消防-01e": {"消防-03b", "消防-03c", "消防-03d", "安全-06a"},
        "消防-01f": {"安全-05a", "安全-08-1b", "消防-03a", "安全-08-2c", "安全-08-3b", "反恐-02a"},
        "消防-01d": {"安全-03a"},
        "安全-03c": {"安全-03d", "灾害-02a"},
        "安全-08-5a": {"消防-01c"},
        "反恐-04a": {"反恐-03c"},
    }
    return {key for name in opened for key in together.get(name, set())}
