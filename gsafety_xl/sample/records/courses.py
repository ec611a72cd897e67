"""What becomes of a hidden danger after it was found: deadline, rectification, review."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from gsafety_xl.sample.scene import Scene

#: Out of a hundred: how many get an extension, how many are late.
_EXTENDED, _LATE = 7, 12
_MAJOR_DONE_BEFORE_DUE = 6
_LATE_DAYS, _EXTENSION_DAYS = 10, 14


@dataclass(frozen=True)
class Course:
    """The days of one danger; ``status`` is a choice key."""

    found_on: date
    due_on: date
    status: str
    done_on: date | None = None
    review_on: date | None = None
    extended_to: date | None = None

    @property
    def late(self) -> bool:
        """Tell whether it was rectified after the deadline, extended or not."""
        return self.done_on is not None and self.done_on > (self.extended_to or self.due_on)


def on_site(found_on: date) -> Course:
    """Return the course of a danger put right in front of the inspectors."""
    return Course(found_on, found_on, "closed", found_on, found_on)


def as_usual(found_on: date, days: int, scene: Scene, chance: Random) -> Course:
    """Return a likely course: most in time, some extended, some late; none overdue at year end."""
    due = scene.workdays.after(found_on, days)
    open_course = Course(found_on, due, "in_progress")
    roll = chance.randrange(100)
    if roll < _EXTENDED and due < scene.as_of:
        return _extended(open_course, chance.randint(5, 12), scene, chance)
    if roll < _EXTENDED + _LATE:
        done = scene.workdays.after(due, chance.randint(1, 9))
        if done <= scene.as_of:
            return _settled(open_course, done, scene, chance)
    early = scene.workdays.on_or_before(due - timedelta(days=chance.randint(0, days // 2)))
    return _settled(open_course, max(early, found_on), scene, chance)


def major(found_on: date, days: int, scene: Scene, chance: Random) -> Course:
    """Return the course of a major danger: rectified in time, reviewed, closed."""
    due = scene.workdays.after(found_on, days)
    done = scene.workdays.on_or_before(due - timedelta(days=_MAJOR_DONE_BEFORE_DUE))
    return _settled(Course(found_on, due, "in_progress"), done, scene, chance)


def late(found_on: date, days: int, scene: Scene, chance: Random) -> Course:
    """Return the course of a danger rectified after its deadline, still within the year."""
    due = scene.workdays.after(found_on, days)
    done = scene.workdays.after(due, _LATE_DAYS)
    return _settled(Course(found_on, due, "in_progress"), done, scene, chance)


def extended(found_on: date, days: int, scene: Scene, chance: Random) -> Course:
    """Return the course of a danger given more time; open if that ends after the year."""
    due = scene.workdays.after(found_on, days)
    return _extended(Course(found_on, due, "in_progress"), _EXTENSION_DAYS, scene, chance)


def overdue(found_on: date, days: int, scene: Scene, chance: Random) -> Course:  # noqa: ARG001 - one signature
    """Return the course of a danger left open after its deadline."""
    return Course(found_on, scene.workdays.after(found_on, days), "in_progress")


def _extended(course: Course, days: int, scene: Scene, chance: Random) -> Course:
    limit = scene.workdays.after(course.due_on, days)
    course = replace(course, extended_to=limit, status="extended")
    return _settled(course, limit, scene, chance)


def _settled(course: Course, done: date, scene: Scene, chance: Random) -> Course:
    """Add rectification and review as far as they have happened by the end of the year."""
    if done > scene.as_of:
        return course
    review = scene.workdays.after(done, chance.randint(1, 4))
    if review > scene.as_of:
        return replace(course, done_on=done, status="rectified")
    return replace(course, done_on=done, review_on=review, status="closed")


#: Every course that a data file may name.
COURSES: dict[str, Callable[[date, int, Scene, Random], Course]] = {
    course.__name__: course for course in (as_usual, major, late, extended, overdue)
}
