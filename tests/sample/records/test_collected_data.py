from collections import defaultdict

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.schema import Catalogue
from tests.sample.field_entries import by_number, entries, number


def test_every_target_has_all_six_kinds_once(sample_year: SampleYear, catalogue: Catalogue) -> None:
    kinds = defaultdict(list)
    for entry in entries(sample_year, "base_data"):
        kinds[entry["target_id"]].append(entry["kind"])
    six = sorted(item.key for item in catalogue.codes["base_data_kind"].items)
    assert set(kinds) == set(by_number(sample_year, "counter_terror_target"))
    assert all(sorted(map(str, found)) == six for found in kinds.values())


def test_what_is_done_is_complete(sample_year: SampleYear) -> None:
    for entry in entries(sample_year, "base_data"):
        needed, done = number(entry["needed"]), number(entry["done"])
        expected = "not_applicable" if needed == 0 else "done" if done == needed else "in_progress"
        assert entry["status"] == expected


def test_what_does_not_apply_says_why(sample_year: SampleYear) -> None:
    lacking = [e for e in entries(sample_year, "base_data") if e["status"] == "not_applicable"]
    assert len(lacking) == 1
    for entry in entries(sample_year, "base_data"):
        assert ("na_reason" in entry) == (entry in lacking)


def test_it_was_updated_in_december(sample_year: SampleYear) -> None:
    months = {f"{entry['updated_on']:%m}" for entry in entries(sample_year, "base_data")}
    assert months == {"12"}
