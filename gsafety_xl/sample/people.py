"""The people of the sample district; names are drawn by chance, numbers are made up."""

from dataclasses import dataclass
from datetime import date
from random import Random

from gsafety_xl.sample.word_shapes import PeopleWords, PostWords, UnitWords


@dataclass(frozen=True)
class Person:
    """Somebody in a post; role and rank are choice keys."""

    name: str
    unit: str
    part: str
    title: str
    role: str
    rank: str
    duty: str
    phone: str
    since: date


@dataclass(frozen=True)
class Staff:
    """The people of one unit, by what they do in its records."""

    people: tuple[Person, ...]

    def __getitem__(self, part: str) -> Person:
        """Return who does a part; KeyError when nobody does."""
        return {person.part: person for person in reversed(self.people)}[part]

    def all_of(self, *parts: str) -> list[Person]:
        """Return everybody who does one of these parts."""
        return [person for person in self.people if person.part in parts]


def engage(units: list[UnitWords], words: PeopleWords, chance: Random) -> dict[str, Staff]:
    """Fill the posts of every unit that has any; no two people share a name."""
    pairs = [surname + given for surname in words.surnames for given in words.given]
    names = iter(chance.sample(pairs, len(pairs)))
    numbers = iter(range(1, 10_000))
    staff: dict[str, Staff] = {}
    for unit in units:
        posts = words.staff.get(unit.staff, [])
        people = [
            _person(unit, post, next(names), words.mobile.format(number=next(numbers)))
            for post in posts
        ]
        if people:
            staff[unit.code] = Staff(tuple(people))
    return staff


def _person(unit: UnitWords, post: PostWords, name: str, phone: str) -> Person:
    return Person(
        name=name,
        unit=unit.code,
        part=post.part,
        title=post.title.format(head=unit.head),
        role=post.role,
        rank=post.rank,
        duty=post.duty,
        phone=phone,
        since=unit.opened_on,
    )
