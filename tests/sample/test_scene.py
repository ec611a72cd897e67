from datetime import date

from gsafety_xl.sample.clerks import Clerk, entry_number, numbered
from gsafety_xl.sample.scene import Scene, dice


def test_topics_have_dice_of_their_own() -> None:
    assert dice(1, "a").random() == dice(1, "a").random()
    assert dice(1, "a").random() != dice(1, "b").random()
    assert dice(1, "a").random() != dice(2, "a").random()


def test_dice_do_not_hang_on_the_hash_seed() -> None:
    assert dice(2026, "visits", "GYS01").randrange(10**6) == 928194


def test_the_year_is_whole(scene: Scene) -> None:
    assert scene.as_of == date(2026, 12, 31)


def test_a_day_without_work_moves_on(scene: Scene) -> None:
    assert scene.day("10-01") == date(2026, 10, 1)
    assert scene.workday("10-01") == date(2026, 10, 8)


def test_a_row_is_filled_in_within_three_days_and_within_the_year(scene: Scene) -> None:
    clerk = Clerk(scene, "GYS01")
    for day in (date(2026, 3, 2), date(2026, 12, 30), date(2026, 12, 31)):
        filled_on = clerk.row(["fire"], day)["filled_on"]
        assert isinstance(filled_on, date)
        assert day <= filled_on <= scene.as_of
        assert (filled_on - day).days <= 3


def test_no_domain_is_blank(scene: Scene) -> None:
    assert Clerk(scene, "JB00").row((), date(2026, 1, 5))["domain"] is None


def test_entries_are_numbered_in_order_and_keep_numbers_they_bring(scene: Scene) -> None:
    clerk, day = Clerk(scene, "GYS01"), date(2026, 1, 5)
    rows = [clerk.row(["fire"], day) for _ in range(3)]
    rows[0]["id"] = "GYS01-YH-2025-041"
    assert [(row["seq"], row["id"]) for row in numbered(rows, "YH", 2026)] == [
        (1, "GYS01-YH-2025-041"),
        (2, "GYS01-YH-2026-001"),
        (3, "GYS01-YH-2026-002"),
    ]


def test_more_than_999_entries_take_four_digits() -> None:
    assert entry_number("GYS01", "JC", 2026, 1000) == "GYS01-JC-2026-1000"
