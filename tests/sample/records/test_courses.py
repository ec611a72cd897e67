from datetime import date

import pytest

from gsafety_xl.sample.records.courses import COURSES, Course, on_site
from gsafety_xl.sample.scene import Scene, dice

MARCH = date(2026, 3, 10)


def courses(name: str, found_on: date, days: int, scene: Scene) -> list[Course]:
    return [COURSES[name](found_on, days, scene, dice(seed, name)) for seed in range(300)]


@pytest.mark.parametrize("found_on", [MARCH, date(2026, 12, 10), date(2026, 12, 24)])
@pytest.mark.parametrize("days", [1, 5, 15])
def test_days_follow_one_another_within_the_year(found_on: date, days: int, scene: Scene) -> None:
    for course in courses("as_usual", found_on, days, scene):
        assert found_on <= course.due_on
        if course.extended_to is not None:
            assert course.extended_to > course.due_on
        if course.done_on is not None:
            assert found_on <= course.done_on <= scene.as_of
        if course.review_on is not None:
            assert course.done_on is not None
            assert course.done_on <= course.review_on <= scene.as_of


@pytest.mark.parametrize("found_on", [MARCH, date(2026, 12, 10), date(2026, 12, 24)])
def test_nothing_usual_is_overdue_at_the_end_of_the_year(found_on: date, scene: Scene) -> None:
    for course in courses("as_usual", found_on, 7, scene):
        if course.done_on is None:
            assert (course.extended_to or course.due_on) >= scene.as_of


def test_the_status_says_how_far_it_got(scene: Scene) -> None:
    for found_on in (MARCH, date(2026, 12, 22)):
        for course in courses("as_usual", found_on, 9, scene):
            reached = (course.done_on is not None, course.review_on is not None)
            expected = {
                (True, True): {"closed"},
                (True, False): {"rectified"},
                (False, False): {"in_progress", "extended"},
            }
            assert course.status in expected[reached]


def test_a_year_has_late_and_extended_ones_but_most_are_in_time(scene: Scene) -> None:
    usual = courses("as_usual", MARCH, 8, scene)
    late = sum(course.late for course in usual)
    extended = sum(course.extended_to is not None for course in usual)
    assert 15 <= late <= 60
    assert 9 <= extended <= 40


def test_late_means_after_the_deadline_that_holds(scene: Scene) -> None:
    assert all(course.late for course in courses("late", MARCH, 10, scene)[:5])
    assert not any(course.late for course in courses("extended", MARCH, 10, scene)[:5])


def test_an_extension_into_the_next_year_stays_open(scene: Scene) -> None:
    (course, *_) = courses("extended", date(2026, 12, 14), 10, scene)
    assert course.status == "extended"
    assert course.extended_to == date(2027, 1, 7)
    assert course.done_on is None


def test_an_overdue_one_is_never_done(scene: Scene) -> None:
    (course, *_) = courses("overdue", date(2026, 12, 1), 14, scene)
    assert course == Course(date(2026, 12, 1), date(2026, 12, 15), "in_progress")


def test_a_major_one_is_closed_in_time(scene: Scene) -> None:
    for course in courses("major", date(2026, 7, 8), 30, scene)[:20]:
        assert course.status == "closed"
        assert not course.late


def test_put_right_on_site_is_closed_the_same_day() -> None:
    assert on_site(MARCH) == Course(MARCH, MARCH, "closed", MARCH, MARCH)
