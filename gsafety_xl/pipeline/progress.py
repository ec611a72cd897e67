"""How long work tells the door how far it is."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

T = TypeVar("T")

#: Called with what is being done, how many steps are done, and how many there are.
Progress: TypeAlias = Callable[[str, int, int], None]


def silent(_what: str, _done: int, _total: int) -> None:
    """Say nothing: for pipes and tests."""


def following(items: Iterable[T], what: str, total: int, progress: Progress) -> Iterator[T]:
    """Hand on the items, telling ``progress`` before the first and after each."""
    progress(what, 0, total)
    for done, item in enumerate(items, start=1):
        yield item
        progress(what, done, total)
