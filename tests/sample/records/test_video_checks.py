from collections import Counter

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.scene import Entry
from tests.sample.field_entries import by_number, day, entries, number


def kept(check: Entry) -> int:
    return (day(check["checked_on"]) - day(check["earliest_on"])).days


def is_new(check: Entry) -> bool:
    """Tell whether the store was put in less than 90 days before the check."""
    installed = day(check["installed_on"])
    return (day(check["checked_on"]) - installed).days < 90


def test_every_target_is_checked_once_a_quarter(sample_year: SampleYear) -> None:
    done = Counter(
        (check["target_id"], (day(check["checked_on"]).month - 1) // 3)
        for check in entries(sample_year, "video_check")
    )
    targets = by_number(sample_year, "counter_terror_target")
    assert done == Counter({(target, quarter): 1 for target in targets for quarter in range(4)})


def test_ninety_days_are_kept_but_by_the_store_just_put_in(sample_year: SampleYear) -> None:
    short = [check for check in entries(sample_year, "video_check") if kept(check) < 90]
    assert short == [check for check in entries(sample_year, "video_check") if is_new(check)]
    assert [check["target_id"] for check in short] == ["GY01-FK-2026-003"]


def test_nothing_is_older_than_its_store(sample_year: SampleYear) -> None:
    for check in entries(sample_year, "video_check"):
        assert day(check["installed_on"]) <= day(check["earliest_on"]) <= day(check["checked_on"])


def test_the_label_is_near_what_was_measured(sample_year: SampleYear) -> None:
    for check in entries(sample_year, "video_check"):
        if not is_new(check):
            assert abs(number(check["nominal_days"]) - kept(check)) <= 7


def test_numbers_of_cameras_contain_one_another(sample_year: SampleYear) -> None:
    targets = by_number(sample_year, "counter_terror_target")
    for check in entries(sample_year, "video_check"):
        total, sampled, normal = (number(check[key]) for key in ("total", "sampled", "normal"))
        assert 0 < normal <= sampled <= total
        assert total == targets[str(check["target_id"])]["cameras"]


def test_checks_stand_in_the_order_of_their_days(sample_year: SampleYear) -> None:
    for records in sample_year.records.values():
        days = [day(check["checked_on"]) for check in records.get("video_check", ())]
        assert days == sorted(days)
        assert all(map(sample_year.scene.workdays.is_open, days))
