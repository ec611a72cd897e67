"""Inspections made on purpose: their words, and the visit that each becomes."""

from datetime import date
from typing import NamedTuple

from gsafety_xl.sample.field_words import FieldWords, load_field
from gsafety_xl.sample.records.visits import Visit
from gsafety_xl.sample.scene import Scene
from gsafety_xl.sample.word_shapes import PlaceWords, UnitWords


class RoundWords(FieldWords, frozen=True, kw_only=True):
    """What a round is about, and which part of the staff leads it."""

    part: str = "liaison"
    kind: str
    theme: str
    domain: list[str]
    content: str


class ExtraVisit(RoundWords, frozen=True, kw_only=True):
    """An inspection appointed besides, on a day as ``MM-DD``.

    ``danger`` is the key of what it finds, which nobody has put right yet; empty for nothing.
    """

    keeper: str
    unit: str
    place: str
    day: str
    danger: str = ""


class NodeWords(RoundWords, frozen=True, kw_only=True):
    """A round before a node of the year; ``before`` is its day, empty for the spring festival."""

    before: str = ""


class Rounds(FieldWords, frozen=True, kw_only=True):
    """Inspections appointed besides, rounds of what is due by ledger key, and regular ones."""

    due: dict[str, RoundWords]
    fire: RoundWords
    nodes: list[NodeWords]
    visits: list[ExtraVisit]


class Stop(NamedTuple):
    """Where a round goes, and when."""

    day: date
    target: UnitWords
    place: str


def round_words() -> Rounds:
    """Return the words of all rounds."""
    return load_field("rounds", Rounds)


def round_visit(keeper: UnitWords, stop: Stop, words: RoundWords, scene: Scene) -> Visit:
    """Return the visit of a place on a day; it finds nothing."""
    staff = scene.staff[keeper.code]
    return Visit(
        day=stop.day,
        target=stop.target,
        place=PlaceWords(name=stop.place, kinds=[]),
        theme=words.theme,
        kind=words.kind,
        domain=tuple(words.domain),
        content=words.content,
        leader=staff[words.part],
        inspectors=tuple(staff.all_of("inspector", "clerk")[:2]),
        others=scene.chance("round", keeper.code, words.theme, stop.place).randint(0, 2),
    )
